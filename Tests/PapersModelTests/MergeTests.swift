import PapersModel
import PapersTestSupport
import Testing

@Suite("Logs that grew apart")
struct MergeTests {
  @Test("Thousands of random histories of two and three devices give one state in every order of arrival")
  func orderOfArrival() {
    var generator = SeededGenerator(seed: 20)
    for round in 0..<4_000 {
      let events = makeRandomHistory(deviceCount: 2 + round % 2, using: &generator)
      let expected = EntryProgress(projecting: events)
      let time = ReadingTime(projecting: events)
      #expect(time.seconds == expected.secondsSpent, "round \(round)")
      for _ in 0..<3 {
        let doubles = events.filter { _ in Int.random(in: 0..<4, using: &generator) == 0 }
        let arrived = (events + doubles).shuffled(using: &generator)
        guard EntryProgress(projecting: arrived) == expected, ReadingTime(projecting: arrived) == time else {
          Issue.record("round \(round): \(events)")
          return
        }
      }
    }
  }

  @Test("What one device said last about a value wins, as far as another didn't speak later")
  func lastWriterWins() {
    func event(_ device: String, _ sequence: Int, at time: Int64, _ change: HistoryEvent.Change) -> HistoryEvent {
      HistoryEvent(
        id: .init(device: device, sequence: sequence), time: HybridTime(milliseconds: time), entry: "a", change: change)
    }
    let merged = EntryProgress(projecting: [
      event("b", 1, at: 20, .ratingSet(2)), event("a", 1, at: 10, .ratingSet(5)),
      event("a", 2, at: 30, .tagAdded("x")), event("b", 2, at: 25, .tagRemoved("x")),
      event("a", 3, at: 40, .timeSpent(seconds: 60, startedAt: 40)),
      event("b", 3, at: 40, .timeSpent(seconds: 30, startedAt: 40)),
    ])
    #expect(merged.rating == 2)
    #expect(merged.tags == ["x"])
    #expect(merged.secondsSpent == 90)
  }
}
