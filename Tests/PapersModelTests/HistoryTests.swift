import PapersModel
import PapersTestSupport
import Testing

@Suite("A person's history")
struct HistoryTests {
  private let key = CitationKey("vaswani2017")

  private func event(
    _ sequence: Int, _ change: HistoryEvent.Change, at milliseconds: Int64? = nil, counter: Int = 0,
    device: String = "a"
  ) -> HistoryEvent {
    HistoryEvent(
      id: .init(device: device, sequence: sequence),
      time: HybridTime(milliseconds: milliseconds ?? Int64(sequence), counter: counter), entry: key, change: change)
  }

  @Test("An entry without events is to be read")
  func empty() {
    let progress = EntryProgress(projecting: [HistoryEvent]())
    #expect(progress == EntryProgress())
    #expect(progress.status == .toRead)
    #expect(!progress.hasNote)
  }

  @Test("The latest status wins, and its dates are kept")
  func latestStatus() {
    let progress = EntryProgress(projecting: [
      event(1, .statusSet(.reading), at: 100), event(2, .statusSet(.read), at: 200),
    ])
    #expect(progress.status == .read)
    #expect(progress.statusSetAt == 200)
    #expect(progress.startedAt == 100)
    #expect(progress.readAt == 200)
  }

  @Test("An undone event counts no more, a redone one counts again")
  func undo() {
    let reading = event(1, .statusSet(.reading))
    let read = event(2, .statusSet(.read))
    let undone = event(3, .undone(read.id))
    let redone = event(4, .redone(read.id))
    #expect(EntryProgress(projecting: [reading, read, undone]).status == .reading)
    #expect(EntryProgress(projecting: [reading, read, undone]).readAt == nil)
    #expect(EntryProgress(projecting: [reading, read, undone, redone]).status == .read)
  }

  @Test("An undone note brings back the version before it, byte for byte")
  func undoneNote() {
    let first = event(1, .noteWritten("one\r\n", over: nil))
    let second = event(2, .noteWritten("two", over: first.id))
    let progress = EntryProgress(projecting: [first, second, event(3, .undone(second.id))])
    #expect(Array(progress.note.utf8) == Array("one\r\n".utf8))
    #expect(progress.noteVersion == first.id)
  }

  @Test("Two devices' events give one state in every order of arrival, doubles included")
  func orderOfArrival() {
    var generator = SeededGenerator(seed: 7)
    for round in 0..<500 {
      var events: [HistoryEvent] = []
      for sequence in 1...Int.random(in: 1...12, using: &generator) {
        for device in ["a", "b"] {
          let target = HistoryEvent.ID(
            device: Bool.random(using: &generator) ? "a" : "b",
            sequence: Int.random(in: 1...sequence, using: &generator))
          let change: HistoryEvent.Change =
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: .statusSet(ReadingStatus.allCases.randomElement(using: &generator)!)
            case 1: .noteWritten("\(device)\(sequence)", over: nil)
            case 2: .undone(target)
            default: .redone(target)
            }
          // Few different moments, so that many events are simultaneous.
          let moment = Int64.random(in: 0...3, using: &generator)
          events.append(event(sequence, change, at: moment, device: device))
        }
      }
      let expected = EntryProgress(projecting: events)
      let arrived = (events + events.prefix(3)).shuffled(using: &generator)
      #expect(EntryProgress(projecting: arrived) == expected, "round \(round)")
    }
  }

  @Test(
    "The clock of a log never runs backwards",
    arguments: [
      (now: 10, latest: nil, next: HybridTime(milliseconds: 10)),
      (now: 10, latest: HybridTime(milliseconds: 9, counter: 4), next: HybridTime(milliseconds: 10)),
      (now: 10, latest: HybridTime(milliseconds: 10), next: HybridTime(milliseconds: 10, counter: 1)),
      (now: 10, latest: HybridTime(milliseconds: 99, counter: 2), next: HybridTime(milliseconds: 99, counter: 3)),
      // A day ahead is believed, more is not.
      (
        now: 10, latest: HybridTime(milliseconds: 86_400_010, counter: 2),
        next: HybridTime(milliseconds: 86_400_010, counter: 3)
      ),
      (now: 10, latest: HybridTime(milliseconds: 86_400_011, counter: 2), next: HybridTime(milliseconds: 10)),
      (now: 10, latest: HybridTime(milliseconds: .max, counter: .max), next: HybridTime(milliseconds: 10)),
      // A counter that is full goes on in the next millisecond.
      (
        now: 10, latest: HybridTime(milliseconds: 99, counter: Int(Int32.max)), next: HybridTime(milliseconds: 100)
      ),
      (now: 10, latest: HybridTime(milliseconds: 99, counter: .max), next: HybridTime(milliseconds: 100)),
      // A clock beyond what can be recorded counts as the nearest that can.
      (now: Moment(milliseconds: .min), latest: nil, next: HybridTime(milliseconds: 0)),
      (now: Moment(milliseconds: .max), latest: nil, next: HybridTime(milliseconds: 253_402_300_799_999)),
      (
        now: Moment(milliseconds: .max),
        latest: HybridTime(milliseconds: 253_402_300_799_999, counter: Int(Int32.max)),
        next: HybridTime(milliseconds: 253_402_300_799_999, counter: Int(Int32.max))
      ),
    ] as [(now: Moment, latest: HybridTime?, next: HybridTime)])
  func hybridTime(now: Moment, latest: HybridTime?, next: HybridTime) {
    #expect(HybridTime.next(now: now, after: latest) == next)
  }

  @Test("The cycling key goes through all statuses and back")
  func cycle() {
    #expect(ReadingStatus.toRead.next == .reading)
    #expect(ReadingStatus.reading.next == .read)
    #expect(ReadingStatus.read.next == .skipped)
    #expect(ReadingStatus.skipped.next == .toRead)
  }
}
