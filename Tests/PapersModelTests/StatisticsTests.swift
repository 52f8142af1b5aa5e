import PapersModel
import PapersTestSupport
import Testing

@Suite("Looking back")
struct StatisticsTests {
  private let day = 86_400
  /// 2026-11-24, a Tuesday, noon UTC.
  private let now: Moment = 1_795_521_600_000

  private func event(_ sequence: Int, _ change: HistoryEvent.Change, daysAgo: Int, entry: String) -> HistoryEvent {
    HistoryEvent(
      id: .init(device: "a", sequence: sequence),
      time: HybridTime(moment: now.advanced(bySeconds: -daysAgo * day), counter: sequence),
      entry: CitationKey(entry), change: change)
  }

  @Test("Weeks are counted back from now, empty ones as well; what was undone doesn't count")
  func figures() {
    var first = makeEntry("a1", "A")
    first.commentary.effort = Effort(survey: 10...20, grasp: 60...120)
    let tally = Tally([.read: 1, .toRead: 1])
    let overview = ListOverview(
      id: "x", title: LocalizedText(english: "X"),
      sections: [
        SectionOverview(
          id: "s", title: LocalizedText(english: "S"), positions: 0..<2, papers: tally, everything: tally),
        SectionOverview(
          id: "t", title: LocalizedText(english: "T"), positions: 2..<2, papers: Tally(), everything: Tally()),
      ])
    let read = event(1, .statusSet(.read), daysAgo: 16, entry: "a1")
    let undoneRead = event(4, .statusSet(.read), daysAgo: 1, entry: "b1")
    let statistics = ReadingStatistics(
      overview: overview,
      entries: [
        (
          first, 0,
          [
            read, event(2, .noteWritten("n", over: nil), daysAgo: 16, entry: "a1"),
            event(3, .timeSpent(seconds: 3_600, startedAt: now.advanced(bySeconds: -2 * day)), daysAgo: 2, entry: "a1"),
          ]
        ),
        (makeEntry("b1", "B"), 0, [undoneRead, event(5, .undone(undoneRead.id), daysAgo: 1, entry: "b1")]),
      ], now: now, calendar: .utc)
    #expect(statistics.sections.map(\.secondsSpent) == [3_600])
    #expect(statistics.weeks.map(\.week) == ["2026-W45", "2026-W46", "2026-W47", "2026-W48"])
    #expect(statistics.weeks.map(\.readCount) == [1, 0, 0, 0])
    #expect(statistics.weeks.map(\.noteCount) == [1, 0, 0, 0])
    #expect(statistics.weeks.map(\.secondsSpent) == [0, 0, 3_600, 0])
    #expect(statistics.noteCount == 1)
    #expect(statistics.estimatedMinutes == 70...140)
  }

  @Test("Estimates of any size have a sum")
  func hugeEstimates() {
    let overview = ListOverview(
      id: "x", title: LocalizedText(english: "X"),
      sections: [
        SectionOverview(
          id: "s", title: LocalizedText(english: "S"), positions: 0..<2, papers: Tally(), everything: Tally())
      ])
    let entries = ["a", "b"].enumerated().map { number, key in
      var entry = makeEntry(key, key)
      entry.commentary.effort = Effort(survey: Int.min...Int.max, grasp: Int.min...Int.max)
      return (entry, 0, [event(number + 1, .statusSet(.read), daysAgo: 1, entry: key)])
    }
    let statistics = ReadingStatistics(overview: overview, entries: entries, now: now, calendar: .utc)
    #expect(statistics.estimatedMinutes == Int.min...Int.max)
  }

  @Test("With nothing done there are no weeks")
  func nothing() {
    let overview = ListOverview(id: "x", title: LocalizedText(english: "X"), sections: [])
    let statistics = ReadingStatistics(overview: overview, entries: [], now: now, calendar: .utc)
    #expect(statistics.weeks.isEmpty && statistics.estimatedMinutes == nil)
  }
}
