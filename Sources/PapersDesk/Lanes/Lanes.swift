import Foundation
import Synchronization

/// Everything that is done beside the loop, and the outcomes on their way back to it.
///
/// Nothing here is waited for without a bound. What comes too late to be waited for comes back as any other outcome does.
package final class Lanes<Outcome: Sendable>: Sendable {
  private struct Contents {
    /// Those that had work so far. They are few, and a dictionary would be hashed at each start.
    var lines: [(lane: Lane, line: Line)] = []
    var outcomes: [Outcome] = []
    /// The lane of each answer that was waited for in vain and isn't there yet: such a lane is behind.
    var late: [Lane] = []

    func line(_ lane: Lane) -> Line? { lines.first { $0.lane == lane }?.line }
  }

  private let contents = Mutex(Contents())
  private let report: @Sendable (_ done: Int, _ total: Int) -> Outcome
  private let wake: @Sendable () -> Void
  /// How long work waits for the saves before it. SQLite itself gives up sooner.
  private let patience = Duration.seconds(10)

  /// - Parameters:
  ///   - report: The outcome that tells how far long work is.
  ///   - wake: Called on any thread when there may be outcomes to be taken, or a lane has become idle.
  package init(
    reporting report: @escaping @Sendable (_ done: Int, _ total: Int) -> Outcome, wake: @escaping @Sendable () -> Void
  ) {
    self.report = report
    self.wake = wake
  }

  // MARK: - Giving work

  /// Has something done; its outcome comes by `takeOutcomes`.
  ///
  /// - Parameter replacingEarlier: Whether what came before in the lane is dropped, or asked to stop where it has begun.
  package func carryOut(
    in lane: Lane, replacingEarlier: Bool = false, _ body: @escaping @Sendable (LongWork) -> Outcome?
  ) {
    let saves = lane.followsSaves ? line(.saves) : nil
    let before = saves?.latest ?? 0
    let work = LongWork { [self] done, total in
      contents.withLock { $0.outcomes.append(report(done, total)) }
      wake()
    }
    line(lane).add(work, replacing: replacingEarlier) { [self] in
      saves?.wait(for: before, until: .now + patience)
      if let outcome = body(work) { contents.withLock { $0.outcomes.append(outcome) } }
    } whenDone: { [wake] in
      wake()
    }
  }

  /// Has something done that may turn out useful. Nobody is woken for its outcome, which is there at some later
  /// `takeOutcomes`.
  package func prepare(in lane: Lane, _ body: @escaping @Sendable () -> Outcome?) {
    line(lane).add { [self] in
      if let outcome = body() { contents.withLock { $0.outcomes.append(outcome) } }
    }
  }

  /// Has something done and waits for it a moment.
  ///
  /// Where the lane is behind already, nothing is waited for, so that a slow disk doesn't make every key slow.
  ///
  /// - Parameters:
  ///   - limit: How long it is waited for.
  ///   - late: What becomes of an answer that comes later; it comes by `takeOutcomes`.
  /// - Returns: `nil` if it isn't there yet.
  package func answer<Answer: Sendable>(
    in lane: Lane, within limit: Duration, late: @escaping @Sendable (Answer) -> Outcome?,
    _ body: @escaping @Sendable () -> Answer
  ) -> Answer? {
    let promise = Promise<Answer>()
    line(lane).add { [self] in
      guard let answer = promise.keep(body()) else { return }
      contents.withLock { contents in
        if let index = contents.late.firstIndex(of: lane) { contents.late.remove(at: index) }
        if let outcome = late(answer) { contents.outcomes.append(outcome) }
      }
      wake()
    }
    let isBehind = contents.withLock { $0.late.contains(lane) }
    return promise.answer(until: isBehind ? .now : .now + limit) {
      contents.withLock { $0.late.append(lane) }
    }
  }

  private func line(_ lane: Lane) -> Line {
    contents.withLock { contents in
      if let line = contents.line(lane) { return line }
      let line = Line(width: lane.width)
      contents.lines.append((lane, line))
      return line
    }
  }

  // MARK: - Looking after it

  /// What has come of the work since the last call, in order.
  package func takeOutcomes() -> [Outcome] {
    contents.withLock { contents in
      defer { contents.outcomes = [] }
      return contents.outcomes
    }
  }

  /// Whether nothing is left to be done in some lanes.
  package func areIdle(_ lanes: [Lane]) -> Bool { lines(of: lanes).allSatisfy(\.isIdle) }

  /// Waits until nothing is left to be done in some lanes.
  ///
  /// - Returns: Whether it is so; `false` if the moment came first.
  @discardableResult
  package func wait(for lanes: [Lane], until deadline: ContinuousClock.Instant) -> Bool {
    lines(of: lanes).reduce(true) { $1.wait(until: deadline) && $0 }
  }

  /// Drops what hasn't begun in some lanes, and asks what has to stop.
  package func cancel(_ lanes: [Lane]) {
    for line in lines(of: lanes) { line.cancel() }
  }

  private func lines(of lanes: [Lane]) -> [Line] {
    contents.withLock { contents in lanes.compactMap(contents.line) }
  }
}

/// An answer that somebody waits for, for a while.
private final class Promise<Answer: Sendable>: @unchecked Sendable {
  private let condition = NSCondition()
  // Guarded by the condition.
  private var answer: Answer?
  private var isGivenUp = false

  /// Gives the answer to whoever waits.
  ///
  /// - Returns: The answer, if nobody waits any more.
  func keep(_ answer: Answer) -> Answer? {
    let isLate = condition.withLock {
      if !isGivenUp { self.answer = answer }
      return isGivenUp
    }
    condition.broadcast()
    return isLate ? answer : nil
  }

  /// - Parameter givingUp: Called, before anybody can know, if the moment comes first.
  func answer(until deadline: ContinuousClock.Instant, givingUp: () -> Void) -> Answer? {
    condition.withLock {
      if !condition.wait(until: deadline, for: { answer != nil }) {
        isGivenUp = true
        givingUp()
      }
      return answer
    }
  }
}
