import Foundation
import PapersModel
import Testing

@Suite("What a person does with an entry")
struct MarksTests {
  /// Events of one device, a second apart from each other, from the first second on.
  private func events(_ changes: [HistoryEvent.Change], device: String = "a") -> [HistoryEvent] {
    changes.enumerated().map { index, change in
      HistoryEvent(
        id: .init(device: device, sequence: index + 1), time: HybridTime(milliseconds: Int64(index + 1) * 1_000),
        entry: "vaswani2017", change: change)
    }
  }

  private func progress(_ changes: [HistoryEvent.Change]) -> EntryProgress {
    EntryProgress(projecting: events(changes))
  }

  private func id(_ sequence: Int) -> HistoryEvent.ID { .init(device: "a", sequence: sequence) }

  @Test("The last rating wins, none takes it away")
  func rating() {
    #expect(progress([]).rating == nil)
    #expect(progress([.ratingSet(3), .ratingSet(5)]).rating == 5)
    #expect(progress([.ratingSet(3), .ratingSet(nil)]).rating == nil)
    #expect(progress([.ratingSet(3), .ratingSet(nil), .undone(id(2))]).rating == 3)
  }

  @Test(
    "Tags stand in the order of adding, and the last word on each counts",
    arguments: [
      ([.tagAdded("b"), .tagAdded("a")], ["b", "a"]),
      ([.tagAdded("b"), .tagAdded("a"), .tagAdded("b")], ["b", "a"]),
      ([.tagAdded("b"), .tagAdded("a"), .tagRemoved("b")], ["a"]),
      ([.tagAdded("b"), .tagAdded("a"), .tagRemoved("b"), .tagAdded("b")], ["a", "b"]),
      ([.tagRemoved("b"), .tagAdded("b")], ["b"]),
      ([.tagAdded("b"), .tagRemoved("b"), .undone(.init(device: "a", sequence: 2))], ["b"]),
      ([.tagAdded("é"), .tagAdded("e\u{301}")], ["é"]),
    ] as [([HistoryEvent.Change], [String])])
  func tags(changes: [HistoryEvent.Change], tags: [String]) {
    #expect(progress(changes).tags == tags)
  }

  @Test(
    "A tag is trimmed and can't disturb a list",
    arguments: [
      ("to present", "to present"), ("  注意力\u{3000}", "注意力"), ("👩‍👩‍👧", "👩‍👩‍👧"), ("", nil), (" \n", nil), ("a\nb", nil),
      ("a\u{1B}[1m", nil), ("a\u{202E}b", nil), ("a\u{2028}b", nil),
      (String(repeating: "字", count: 64), String(repeating: "字", count: 64)),
      (String(repeating: "字", count: 65), nil), ("a" + String(repeating: "\u{301}", count: 600), nil),
    ] as [(String, String?)])
  func tag(text: String, tag: String?) {
    #expect(Tag.trimmed(text) == tag)
  }

  @Test("A pass has its date, and one more each time it is finished")
  func passes() {
    let progress = progress([.passFinished(.survey), .passFinished(.grasp), .passFinished(.survey)])
    #expect(progress.passes == [.survey: 3_000, .grasp: 2_000])
    #expect(progress.readings[0].finished == [.survey: [1_000, 3_000], .grasp: [2_000]])
    #expect(progress.readings[0].count(of: .survey) == 2)
    #expect(progress.readings[0].count(of: .rebuild) == 0)
  }

  @Test("A re-reading begins with open passes, and earlier readings keep their dates")
  func rereading() {
    let changes: [HistoryEvent.Change] = [
      .passFinished(.survey), .statusSet(.read), .rereadingBegun, .passFinished(.survey), .statusSet(.read),
    ]
    let again = progress(changes)
    #expect(again.readings.map(\.begunAt) == [nil, 3_000])
    #expect(again.readings.map(\.passes) == [[.survey: 1_000], [.survey: 4_000]])
    #expect(again.readings.map(\.readAt) == [2_000, 5_000])
    #expect(again.status == .read)
    let undone = progress(changes + [.undone(id(3))])
    #expect(undone.readings.count == 1)
    #expect(undone.readings[0].finished == [.survey: [1_000, 4_000]])
  }

  @Test("Begun twice before anything came of it, it is one re-reading")
  func rereadingTwice() {
    #expect(progress([.rereadingBegun]).readings.map(\.begunAt) == [nil, 1_000])
    #expect(progress([.rereadingBegun, .rereadingBegun]).readings.map(\.begunAt) == [nil, 1_000])
    #expect(progress([.rereadingBegun, .passFinished(.survey), .rereadingBegun]).readings.count == 3)
  }

  @Test(
    "Time adds up, and a correction stands for all before it",
    arguments: [
      ([], 0),
      ([.timeSpent(seconds: 60, startedAt: 0), .timeSpent(seconds: 30, startedAt: 0)], 90),
      ([.timeSpent(seconds: 60, startedAt: 0), .timeCorrected(seconds: 10), .timeSpent(seconds: 5, startedAt: 0)], 15),
      ([.timeCorrected(seconds: 600)], 600),
      ([.timeSpent(seconds: 60, startedAt: 0), .timeCorrected(seconds: 0)], 0),
      ([.timeSpent(seconds: 60, startedAt: 0), .undone(.init(device: "a", sequence: 1))], 0),
      (
        [.timeSpent(seconds: 60, startedAt: 0), .timeCorrected(seconds: 9), .undone(.init(device: "a", sequence: 2))],
        60
      ),
    ] as [([HistoryEvent.Change], Int)])
  func time(changes: [HistoryEvent.Change], seconds: Int) {
    #expect(progress(changes).secondsSpent == seconds)
    #expect(ReadingTime(projecting: events(changes)).seconds == seconds)
    // A stretch that arrives twice counts once.
    #expect(EntryProgress(projecting: events(changes) + events(changes)).secondsSpent == seconds)
  }

  @Test("A correction takes from the last stretches and adds one of its own")
  func corrections() {
    let spent: [HistoryEvent.Change] = [.timeSpent(seconds: 60, startedAt: 10), .timeSpent(seconds: 30, startedAt: 20)]
    func stretches(_ total: Int) -> [TimeSpent] {
      ReadingTime(projecting: events(spent + [.timeCorrected(seconds: total)])).stretches
    }
    #expect(stretches(70) == [TimeSpent(startedAt: 10, seconds: 60), TimeSpent(startedAt: 20, seconds: 10)])
    #expect(stretches(60) == [TimeSpent(startedAt: 10, seconds: 60)])
    #expect(stretches(5) == [TimeSpent(startedAt: 10, seconds: 5)])
    #expect(stretches(100).last == TimeSpent(startedAt: 3_000, seconds: 10))
  }

  @Test(
    "Weeks are those of ISO 8601",
    arguments: [
      ("2026-11-24", "2026-W48"), ("2026-01-01", "2026-W01"), ("2025-12-29", "2026-W01"), ("2025-12-28", "2025-W52"),
      ("2027-01-03", "2026-W53"), ("2021-01-03", "2020-W53"), ("2016-01-03", "2015-W53"), ("2012-01-01", "2011-W52"),
      ("1970-01-01", "1970-W01"), ("1969-12-28", "1969-W52"), ("2000-02-29", "2000-W09"), ("2024-12-30", "2025-W01"),
    ])
  func weeks(day: String, week: String) throws {
    let midnight = try #require(try? Date(day + "T00:00:00Z", strategy: .iso8601)).timeIntervalSince1970
    for second in [0, 86_399] {
      let found = LocalCalendar.utc.week(of: Moment(milliseconds: 0).advanced(bySeconds: Int(midnight) + second))
      #expect(found.description == week)
    }
  }

  @Test("Every day is in the week that the system's calendar says")
  func everyDay() {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = TimeZone(secondsFromGMT: 0)!
    for day in stride(from: -5_000, to: 40_000, by: 7) {
      let date = Date(timeIntervalSince1970: Double(day) * 86_400)
      let week = LocalCalendar.utc.week(of: Moment(milliseconds: 0).advanced(bySeconds: day * 86_400))
      #expect(week.year == calendar.component(.yearForWeekOfYear, from: date))
      #expect(week.week == calendar.component(.weekOfYear, from: date))
    }
  }

  @Test("Seconds are summed by the week in which a stretch began, by the local clock")
  func byWeek() {
    // Sunday 2026-11-29, 23:30 UTC, is Monday in Shanghai.
    let time = ReadingTime(
      projecting: events([.timeSpent(seconds: 60, startedAt: 1_795_995_000_000), .timeSpent(seconds: 5, startedAt: 0)]))
    #expect(
      time.secondsByWeek(in: .utc) == [ISOWeek(year: 2026, week: 48): 60, ISOWeek(year: 1970, week: 1): 5])
    #expect(time.secondsByWeek(in: .fixed(secondsFromUTC: 28_800))[ISOWeek(year: 2026, week: 49)] == 60)
    #expect((time + time).seconds == 130)
  }

  @Test(
    "An event is one line of JSON in a form that stays",
    arguments: [
      (.statusSet(.toRead), #""kind":"status""#, #","value":"to-read""#),
      (.noteWritten("注\r\n\"", over: nil), #""kind":"note""#, #","value":"注\r\n\"""#),
      (
        .noteWritten("", over: .init(device: "b", sequence: 2)), #""kind":"note""#,
        #","target":{"device":"b","sequence":2},"value":"""#
      ),
      (.ratingSet(4), #""kind":"rating""#, #","value":"4""#),
      (.ratingSet(nil), #""kind":"rating""#, ""),
      (.tagAdded("a b"), #""kind":"tag-added""#, #","value":"a b""#),
      (.tagRemoved("a b"), #""kind":"tag-removed""#, #","value":"a b""#),
      (.passFinished(.grasp), #""kind":"pass""#, #","value":"grasp""#),
      (.rereadingBegun, #""kind":"rereading""#, ""),
      (.timeSpent(seconds: 90, startedAt: 1_000), #""kind":"time""#, #","value":"90 1000""#),
      (.timeCorrected(seconds: 0), #""kind":"time-corrected""#, #","value":"0""#),
      (.undone(.init(device: "b", sequence: 2)), #""kind":"undone""#, #","target":{"device":"b","sequence":2}"#),
      (.redone(.init(device: "b", sequence: 2)), #""kind":"redone""#, #","target":{"device":"b","sequence":2}"#),
    ] as [(HistoryEvent.Change, String, String)])
  func json(change: HistoryEvent.Change, kind: String, rest: String) throws {
    let event = HistoryEvent(
      id: .init(device: "a", sequence: 7), time: HybridTime(milliseconds: 5, counter: 1), entry: "he2015",
      change: change)
    let fuller = HistoryEvent(
      id: event.id, time: event.time, clock: 6, entry: event.entry, change: change,
      seen: [.init(device: "c", sequence: 3)])
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let line = String(decoding: try encoder.encode(event), as: UTF8.self)
    let start = #"{"counter":1,"device":"a","entry":"he2015","# + kind + #","milliseconds":5,"sequence":7"#
    #expect(line == start + rest + "}")
    #expect(try JSONDecoder().decode(HistoryEvent.self, from: Data(line.utf8)) == event)
    let longer = String(decoding: try encoder.encode(fuller), as: UTF8.self)
    #expect(longer.hasPrefix(#"{"clock":6,"counter":1,"device":"a","#))
    #expect(longer.contains(#""seen":[{"device":"c","sequence":3}],"sequence":7"#))
    #expect(try JSONDecoder().decode(HistoryEvent.self, from: Data(longer.utf8)) == fuller)
  }

  @Test(
    "A line that says what can't be is no event",
    arguments: [
      (#""kind":"""#, 1), (#""kind":5"#, 1), (#""kind":"status","value":"done""#, 1), (#""kind":"status""#, 1),
      (#""kind":"status","value":"read","list":"own""#, 1), (#""kind":"status","value":["read"]"#, 1),
      (#""kind":"rating","value":"6""#, 1), (#""kind":"rating","value":"04""#, 1),
      (#""kind":"rereading","value":"x""#, 1), (#""kind":"tag-added","value":" a""#, 1),
      (#""kind":"tag-added","value":"a\nb""#, 1), (#""kind":"time","value":"0 5""#, 1),
      (#""kind":"time","value":"90""#, 1), (#""kind":"time","value":"90 -5""#, 1), (#""kind":"undone""#, 1),
      (#""kind":"time-corrected","value":"-1""#, 1),
      (#""kind":"status","value":"read","target":{"device":"a","sequence":1}"#, 1),
      (#""kind":"rereading""#, 0), (#""kind":"rereading""#, -1), (#""kind":"rereading","clock":-1"#, 1),
      (#""kind":"rereading","clock":253402300800000"#, 1), (#""kind":"rereading","clock":"5""#, 1),
      (#""kind":"rereading","seen":[{"device":"","sequence":1}]"#, 1),
      (#""kind":"rereading","seen":[{"device":"b","sequence":1},{"device":"a","sequence":1}]"#, 1),
      (#""kind":"rereading","seen":[{"device":"b","sequence":9223372036854775807}]"#, 1),
    ])
  func malformed(change: String, sequence: Int) {
    let line = #"{"device":"a","sequence":\#(sequence),"milliseconds":5,"counter":0,"entry":"a","# + change + "}"
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(HistoryEvent.self, from: Data(line.utf8)) }
  }

  @Test(
    "An event of a kind that isn't known, and what isn't known of an event, is written again as it was",
    arguments: [
      #""entry":"a","kind":"mark","milliseconds":5,"sequence":1,"value":"x""#,
      #""entry":"a","kind":"mark","milliseconds":5,"sequence":1,"target":{"device":"b","sequence":2},"value":"x""#,
      #""kind":"opened","list":"own","milliseconds":5,"sequence":1"#,
      #""kind":"started","milliseconds":5,"sequence":1"#,
      #""kind":"mark","milliseconds":5,"sequence":1,"target":"abc","value":{"from":1,"to":[2.5,-3,null,true,"注\"\n"]}"#,
      #""entry":"not a key","kind":"mark","list":7,"milliseconds":5,"sequence":1"#,
      #""entry":"a","kind":"status","milliseconds":5,"paper":{"doi":"10.1000/x"},"sequence":1,"value":"read""#,
      #""entry":"a","further":{},"kind":"rereading","milliseconds":5,"n":18446744073709551615,"sequence":1"#,
    ])
  func passedOn(rest: String) throws {
    let line = #"{"counter":0,"device":"d","# + rest + "}"
    let event = try JSONDecoder().decode(HistoryEvent.self, from: Data(line.utf8))
    #expect(event.isWellFormed)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    #expect(String(decoding: try encoder.encode(event), as: UTF8.self) == line)
  }

  @Test("What isn't known changes nothing")
  func unknown() {
    let unknown = HistoryEvent.Change.unknown(.init(kind: "mark", value: "x", target: id(1)))
    #expect(progress([.ratingSet(3), unknown]) == progress([.ratingSet(3)]))
    #expect(!EntryProgress().isNews(unknown))
    #expect(unknown.target == nil)
  }
}
