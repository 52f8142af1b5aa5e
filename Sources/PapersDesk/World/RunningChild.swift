import Foundation

/// A program that was started in a session of its own, until it has ended or is left to itself.
final class RunningChild: @unchecked Sendable {
  private let id: pid_t
  private let condition = NSCondition()
  // Guarded by the condition.
  private var hasEnded = false
  private var isCancelled = false
  private var isLeft = false

  /// How long a program may take to end in order when it is asked to.
  private static let grace = Duration.milliseconds(300)

  /// - Parameter id: A child that nobody waits for.
  init(_ id: pid_t) {
    self.id = id
    Thread.detachNewThread { [self] in watch() }
  }

  /// Ends the program with those that it started, from any thread; `wait` then returns.
  func cancel() {
    condition.withLock {
      isCancelled = true
      condition.broadcast()
    }
  }

  /// Whether the program has ended or is to end.
  var isOver: Bool { condition.withLock { hasEnded || isCancelled } }

  /// Waits for the program. May be called once.
  func wait(until deadline: ContinuousClock.Instant, then atLimit: ChildProcess.AtLimit) -> ChildProcess.Ending {
    condition.withLock {
      condition.wait(until: deadline) { hasEnded || isCancelled }
      if hasEnded { return .code(Self.code(ofWaiting: id)) }
      if !isCancelled, atLimit == .runsOn {
        isLeft = true
        return .runsOn
      }
      // The number can't come to mean another group: the program keeps it until it is waited for.
      kill(-id, SIGTERM)
      condition.wait(until: .now + Self.grace) { hasEnded }
      kill(-id, SIGKILL)
      condition.wait(until: .now + Self.grace) { hasEnded }
      if hasEnded { _ = Self.code(ofWaiting: id) } else { isLeft = true }
      return .ended
    }
  }

  /// Notes that the program has ended, without taking its exit code from whoever waits.
  private func watch() {
    var information = siginfo_t()
    while waitid(P_PID, id_t(id), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {}
    condition.withLock {
      hasEnded = true
      if isLeft { _ = Self.code(ofWaiting: id) }
      condition.broadcast()
    }
  }

  /// Waits for a program and takes its exit code.
  static func code(ofWaiting child: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return 127 }
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}

extension NSCondition {
  /// Waits, with the lock held, until something is so.
  ///
  /// - Returns: Whether it is so; `false` if the moment came first.
  @discardableResult
  func wait(until deadline: ContinuousClock.Instant, for isSo: () -> Bool) -> Bool {
    while !isSo() {
      let rest = deadline - .now
      guard rest > .zero else { return false }
      // In steps, so that a clock that is set back doesn't make the wait longer.
      _ = wait(until: Date(timeIntervalSinceNow: min(rest, .seconds(60)) / .seconds(1)))
    }
    return true
  }
}
