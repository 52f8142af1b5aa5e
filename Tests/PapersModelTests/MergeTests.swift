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

  @Test("What a person does counts at once on their own device, however wrong the clocks are that it has heard of")
  func wrongClocks() {
    var generator = SeededGenerator(seed: 21)
    var farAheadCount = 0
    for round in 0..<2_000 {
      let events = makeRandomHistory(deviceCount: 2 + round % 2, using: &generator)
      for (index, event) in events.enumerated() where !event.seen.isEmpty {
        guard case .statusSet(let status) = event.change else { continue }
        farAheadCount += 1
        // What its writer knew: its own events, and what it names.
        let known = events[..<index].filter { earlier in
          earlier.entry == event.entry
            && (earlier.id.device == event.id.device
              || event.seen.contains { $0.device == earlier.id.device && $0.sequence >= earlier.id.sequence })
        }
        #expect(EntryProgress(projecting: known + [event]).status == status, "round \(round)")
      }
    }
    #expect(farAheadCount > 100)
  }

  @Test("Of all that knew an event, the earliest counts, whichever number it names")
  func witnesses() {
    var generator = SeededGenerator(seed: 22)
    for round in 0..<200 {
      let far = (1...6).map { sequence in
        HistoryEvent(
          id: .init(device: "far", sequence: sequence), time: HybridTime(milliseconds: 9_000_000_000_000), entry: "a",
          change: .rereadingBegun)
      }
      let knowing = (1...5).map { sequence in
        HistoryEvent(
          id: .init(device: "a", sequence: sequence),
          time: HybridTime(milliseconds: Int64.random(in: 1...50, using: &generator)), entry: "a",
          change: .rereadingBegun,
          seen: [.init(device: "far", sequence: Int.random(in: 1...6, using: &generator))])
      }
      let order = HistoryOrder(of: (far + knowing).shuffled(using: &generator))
      for event in far {
        let earliest = knowing.filter { $0.seen[0].sequence >= event.id.sequence }.min { $0.time < $1.time }
        guard let earliest else {
          #expect(knowing.allSatisfy { order.position(of: $0) < order.position(of: event) })
          continue
        }
        #expect(order.position(of: event) < order.position(of: earliest), "round \(round)")
        for earlier in knowing where earlier.time < earliest.time {
          #expect(order.position(of: earlier) < order.position(of: event), "round \(round)")
        }
      }
    }
  }

  @Test("An event from the far future stands before the earliest that knew it, and after what it is later than")
  func farFuture() {
    func event(
      _ device: String, _ sequence: Int, at time: Int64, _ status: ReadingStatus, seen: [HistoryEvent.ID] = []
    ) -> HistoryEvent {
      HistoryEvent(
        id: .init(device: device, sequence: sequence), time: HybridTime(milliseconds: time),
        clock: Moment(milliseconds: time), entry: "a", change: .statusSet(status), seen: seen)
    }
    let far = [event("far", 1, at: 8_000_000_000_000, .reading), event("far", 2, at: 9_000_000_000_000, .skipped)]
    let early = event("b", 1, at: 100, .toRead)
    let knowing = event("a", 1, at: 200, .read, seen: [far[1].id])
    #expect(HistoryOrder.sorted([knowing, far[1], early, far[0]]) == [early, far[0], far[1], knowing])
    #expect(EntryProgress(projecting: far + [early]).status == .skipped)
    // Shown is what the clock said.
    #expect(EntryProgress(projecting: far + [early]).statusSetAt == 9_000_000_000_000)
    #expect(EntryProgress(projecting: far + [early, knowing]).statusSetAt == 200)
    // What somebody did before that, who didn't know of it, is not later than it.
    #expect(EntryProgress(projecting: far + [event("b", 2, at: 150, .toRead), knowing]).status == .read)
    // What somebody did after that, who didn't know of it either, is.
    #expect(EntryProgress(projecting: far + [event("b", 2, at: 250, .toRead), knowing]).status == .toRead)
    // An event that wasn't known yet wins as it always did.
    #expect(EntryProgress(projecting: [knowing, event("far", 3, at: 9_100_000_000_000, .toRead)]).status == .toRead)
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
