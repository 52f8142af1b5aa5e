import Foundation
import PapersModel
import PapersTestSupport
import Testing

@Suite("Local days")
struct LocalCalendarTests {
  private static let zones = ["Europe/Berlin", "Asia/Shanghai", "America/St_Johns", "Australia/Lord_Howe"]

  @Test("A moment is of the day that the clocks showed then", arguments: LocalTime.samples)
  func samples(sample: LocalTime) {
    let calendar = LocalCalendar.zone(sample.zone)
    let moment = Moment(utc: sample.moment)
    #expect(calendar.text(of: moment) == sample.shown)
    #expect(calendar.day(of: moment).description == sample.shown.prefix(10))
  }

  @Test("Every moment is of the day and week that the system's calendar says", arguments: zones)
  func judge(zone: String) {
    var generator = SeededGenerator(seed: 7)
    var judge = Calendar(identifier: .iso8601)
    judge.timeZone = TimeZone(identifier: zone)!
    let calendar = LocalCalendar.zone(zone)
    for _ in 0..<500 {
      // From 1900 to 2100.
      let moment = Moment(milliseconds: .random(in: -2_208_988_800_000...4_102_444_800_000, using: &generator))
      let parts = judge.dateComponents(
        [.year, .month, .day, .yearForWeekOfYear, .weekOfYear, .hour, .minute],
        from: Date(timeIntervalSince1970: Double(moment.milliseconds) / 1_000))
      let day = calendar.day(of: moment)
      #expect(day.year == parts.year && day.month == parts.month && day.day == parts.day, "\(moment)")
      let week = calendar.week(of: moment)
      #expect(week.year == parts.yearForWeekOfYear && week.week == parts.weekOfYear, "\(moment)")
      let time = calendar.text(of: moment).suffix(5).split(separator: ":").map { Int($0) }
      #expect(time == [parts.hour, parts.minute], "\(moment)")
    }
  }

  @Test(
    "The first and the last moment have a day, and years before 0 a sign",
    arguments: [
      (.min, "-292275055-05-16 16:47", "-292275055-W19"), (.max, "292278994-08-17 07:12", "292278994-W33"),
      (-62_167_219_200_001, "-0001-12-31 23:59", "-0001-W52"), (-62_167_219_200_000, "0000-01-01 00:00", "-0001-W52"),
    ] as [(Int64, String, String)])
  func extremes(milliseconds: Int64, text: String, week: String) {
    let moment = Moment(milliseconds: milliseconds)
    #expect(LocalCalendar.utc.text(of: moment) == text)
    #expect(LocalCalendar.utc.week(of: moment).description == week)
  }

  @Test("A distance from UTC that no clock has counts as a week")
  func distances() {
    for seconds in [Int.min, -604_801, 604_801, .max] {
      let calendar = LocalCalendar.fixed(secondsFromUTC: seconds)
      #expect(calendar.secondsFromUTC(at: 0) == (seconds < 0 ? -604_800 : 604_800))
      for moment in [Moment(milliseconds: .min), 0, Moment(milliseconds: .max)] {
        #expect(calendar.text(of: moment).suffix(6) == LocalCalendar.utc.text(of: moment).suffix(6))
        #expect(calendar.week(of: moment) != LocalCalendar.utc.week(of: moment))
      }
    }
  }

  @Test("Calendars are told apart by their names")
  func equality() {
    #expect(LocalCalendar.fixed(secondsFromUTC: 0) == .utc)
    #expect(LocalCalendar.fixed(secondsFromUTC: 3_600) != .utc)
    #expect(LocalCalendar.zone("Europe/Berlin") == .zone("Europe/Berlin"))
  }

  @Test("Weeks follow each other where the clocks were changed between them")
  func weeks() {
    // Monday, half past midnight, in the night after the clocks were set forward: 168 hours before, it was Sunday.
    let now = Moment(utc: "2026-03-29T22:30:00Z")
    let read = HistoryEvent(
      id: .init(device: "a", sequence: 1), time: HybridTime(moment: Moment(utc: "2026-03-10T12:00:00Z")), entry: "a",
      change: .statusSet(.read))
    let statistics = ReadingStatistics(
      overview: ListOverview(id: "x", title: LocalizedText(english: "X"), sections: []),
      entries: [(makeEntry("a", "A"), 0, [read])], now: now, calendar: .zone("Europe/Berlin"))
    #expect(statistics.weeks.map(\.week) == ["2026-W11", "2026-W12", "2026-W13", "2026-W14"])
    #expect(statistics.weeks.map(\.readCount) == [1, 0, 0, 0])
  }
}
