import Synchronization

/// Work that may take a while: it tells how far it is, and stops when it is asked to.
///
/// What is done within a tenth of a second is never reported.
package final class LongWork: Sendable {
  /// The work was stopped by the person; nothing of it is kept.
  package struct Cancelled: Error {}

  private let isCancelled = Atomic(false)
  private let cancelHandlers = Mutex<[@Sendable () -> Void]>([])
  private let nextReport: Mutex<ContinuousClock.Instant>
  private let report: @Sendable (_ done: Int, _ total: Int) -> Void

  /// - Parameter report: Called on the thread that works, at most twenty times a second.
  package init(_ report: @escaping @Sendable (_ done: Int, _ total: Int) -> Void) {
    self.report = report
    nextReport = Mutex(ContinuousClock.now + .milliseconds(100))
  }

  /// Asks the work to stop, from any thread.
  package func cancel() {
    isCancelled.store(true, ordering: .relaxed)
    let handlers = cancelHandlers.withLock { handlers in
      defer { handlers = [] }
      return handlers
    }
    for handler in handlers { handler() }
  }

  /// Whether the work was asked to stop.
  package var isToStop: Bool { isCancelled.load(ordering: .relaxed) }

  /// Has work that waits for something outside learn that it is to stop.
  ///
  /// - Parameter handler: Called once, on the thread that cancels; at once if that was before.
  package func onCancel(_ handler: @escaping @Sendable () -> Void) {
    let isLate = cancelHandlers.withLock { handlers in
      let isLate = isToStop
      if !isLate { handlers.append(handler) }
      return isLate
    }
    if isLate { handler() }
  }

  /// - Throws: `Cancelled` if the work is to stop.
  package func advance(to done: Int, of total: Int) throws(Cancelled) {
    if isToStop { throw Cancelled() }
    // Looking at the clock costs more than most steps.
    guard done % 16 == 0 else { return }
    let now = ContinuousClock.now
    let isDue = nextReport.withLock { next in
      guard now >= next else { return false }
      next = now + .milliseconds(50)
      return true
    }
    if isDue { report(done, total) }
  }
}

/// Shows how far work is while no screen is open.
package protocol WorkDisplay {
  /// Shows that work has begun whose length isn't known yet.
  func begin()

  /// The work itself, to be told how far it is.
  var work: LongWork { get }

  /// Takes away what is shown.
  func end()
}
