import Foundation
import PapersApp
import PapersDesk
import Synchronization
import Testing

/// Work waits for semaphores here, and a test that waits in vain for good is ended by its time limit.
@Suite("Lanes of work", .timeLimit(.minutes(2)))
struct LanesTests {
  private let lanes: Lanes<String>
  private let wakeUps = Counter()
  private let forever = ContinuousClock.Instant.now + .seconds(600)

  private final class Counter: Sendable {
    let semaphore = DispatchSemaphore(value: 0)
  }

  private final class Log: Sendable {
    private let lines = Mutex<[String]>([])
    func add(_ line: String) { lines.withLock { $0.append(line) } }
    var all: [String] { lines.withLock { $0 } }
  }

  init() {
    let wakeUps = wakeUps
    lanes = Lanes { done, total in
      "\(done)/\(total)"
    } wake: {
      wakeUps.semaphore.signal()
    }
  }

  @Test("Saves are carried out in order, and the loop is woken for them")
  func order() {
    for number in 0..<100 { lanes.carryOut(in: .saves) { _ in "\(number)" } }
    #expect(lanes.wait(for: [.saves], until: forever))
    #expect(lanes.takeOutcomes() == (0..<100).map(String.init))
    #expect(lanes.takeOutcomes().isEmpty)
    for _ in 0..<100 { wakeUps.semaphore.wait() }
  }

  @Test("What is prepared wakes nobody, and its outcome is there when one looks")
  func preparing() {
    lanes.prepare(in: .reads) { "prepared" }
    lanes.prepare(in: .reads) { nil }
    lanes.carryOut(in: .reads) { _ in nil }
    wakeUps.semaphore.wait()
    #expect(lanes.takeOutcomes() == ["prepared"])
    #expect(wakeUps.semaphore.wait(timeout: .now()) == .timedOut)
  }

  @Test("Long work holds up neither saves nor a search, nor a program that doesn't end")
  func independence() {
    let gate = DispatchSemaphore(value: 0)
    lanes.carryOut(in: .exports) { _ in
      gate.wait()
      return "export"
    }
    lanes.carryOut(in: .clipboard) { _ in
      gate.wait()
      return "copy"
    }
    lanes.carryOut(in: .saves) { _ in "save" }
    lanes.carryOut(in: .search) { _ in "search" }
    #expect(lanes.wait(for: [.saves, .search], until: forever))
    #expect(Set(lanes.takeOutcomes()) == ["save", "search"])
    #expect(!lanes.areIdle([.exports]))
    #expect(!lanes.areIdle([.clipboard]))
    #expect(!lanes.wait(for: [.exports, .saves], until: .now))
    for _ in 0..<2 { gate.signal() }
    #expect(lanes.wait(for: [.exports, .clipboard], until: forever))
    #expect(Set(lanes.takeOutcomes()) == ["export", "copy"])
  }

  @Test("Long work begins when what was to be saved before it is saved", arguments: [Lane.search, .surveys, .exports])
  func afterSaves(lane: Lane) {
    let gate = DispatchSemaphore(value: 0)
    lanes.carryOut(in: .saves) { _ in
      gate.wait()
      return "save"
    }
    lanes.carryOut(in: lane) { _ in "long" }
    gate.signal()
    #expect(lanes.wait(for: [lane], until: forever))
    #expect(lanes.takeOutcomes() == ["save", "long"])
  }

  @Test("Of searches that replace each other the newest is carried out, and the one that has begun is asked to stop")
  func replacing() {
    let (begun, gate) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    lanes.carryOut(in: .search, replacingEarlier: true) { work in
      begun.signal()
      gate.wait()
      return work.isToStop ? nil : "first"
    }
    begun.wait()
    for number in 0..<10 { lanes.carryOut(in: .search, replacingEarlier: true) { _ in "\(number)" } }
    gate.signal()
    #expect(lanes.wait(for: [.search], until: forever))
    #expect(lanes.takeOutcomes() == ["9"])
  }

  @Test("Cancelled work stops, and what hasn't begun never does")
  func cancelling() {
    let (begun, stopped) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    lanes.carryOut(in: .exports) { work in
      work.onCancel { stopped.signal() }
      begun.signal()
      stopped.wait()
      return work.isToStop ? "stopped" : "done"
    }
    lanes.carryOut(in: .exports) { _ in "second" }
    begun.wait()
    lanes.cancel([.exports])
    #expect(lanes.wait(for: [.exports], until: forever))
    #expect(lanes.takeOutcomes() == ["stopped"])
  }

  @Test("Browsers don't wait for each other")
  func browsers() {
    let (one, other) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    lanes.carryOut(in: .browsers) { _ in
      one.signal()
      other.wait()
      return nil
    }
    lanes.carryOut(in: .browsers) { _ in
      other.signal()
      one.wait()
      return nil
    }
    #expect(lanes.wait(for: [.browsers], until: forever))
  }

  @Test("An answer that is there in time is given back, and is no outcome")
  func answer() {
    #expect(lanes.answer(in: .reads, within: .seconds(600), late: Optional.some) { "page" } == "page")
    #expect(lanes.takeOutcomes().isEmpty)
  }

  @Test("One that comes too late is an outcome; until then nothing else in the lane is waited for")
  func lateAnswer() {
    let gate = DispatchSemaphore(value: 0)
    let page = lanes.answer(in: .reads, within: .zero, late: { (page: String) in "late \(page)" }) {
      gate.wait()
      return "page"
    }
    #expect(page == nil)
    // Would wait for ten minutes.
    #expect(
      lanes.answer(in: .reads, within: .seconds(600), late: { (page: String) in "late \(page)" }) { "next" } == nil)
    #expect(lanes.takeOutcomes().isEmpty)
    gate.signal()
    for _ in 0..<2 { wakeUps.semaphore.wait() }
    #expect(lanes.wait(for: [.reads], until: forever))
    #expect(lanes.takeOutcomes() == ["late page", "late next"])
    #expect(lanes.answer(in: .reads, within: .seconds(600), late: Optional.some) { "in time" } == "in time")
  }

  @Test("How far long work is comes as an outcome")
  func report() {
    lanes.carryOut(in: .exports) { work in
      // The first tenth of a second is silent, so this goes on until something was said.
      let start = ContinuousClock.now
      while ContinuousClock.now < start + .milliseconds(150) { try? work.advance(to: 16, of: 32) }
      return "done"
    }
    #expect(lanes.wait(for: [.exports], until: forever))
    let outcomes = lanes.takeOutcomes()
    #expect(outcomes.first == "16/32")
    #expect(outcomes.last == "done")
  }

  @Test("What only the loop can do has no lane; saves are never replaced")
  func effects() {
    #expect(Effect.quit.lane == nil)
    #expect(Effect.editNote(of: "a").lane == nil)
    #expect(Effect.record(.statusSet(.read), of: "a").lane == .saves)
    #expect(!Effect.record(.statusSet(.read), of: "a").replacesEarlier)
    #expect(Effect.search(SearchRequest("x", from: 0)).replacesEarlier)
    #expect(Read.page(at: 0).isForFrame)
    #expect(Effect.read(.page(at: 0)).lane == .reads)
  }
}
