import Foundation

/// A thread that carries out jobs one after the other.
///
/// Not a queue of Dispatch: once such a queue has run anything, a monitor wakes the program every second for as long as it
/// lives, and an idle program is to use no CPU at all.
package final class Worker: @unchecked Sendable {
  // Guarded by the condition.
  private var jobs: [@Sendable () -> Void] = []
  private var isBusy = false
  private let condition = NSCondition()

  package init() {
    Thread.detachNewThread { [self] in
      while true { next()() }
    }
  }

  /// Puts a job at the end of the line.
  package func async(_ job: @escaping @Sendable () -> Void) {
    condition.withLock {
      jobs.append(job)
      condition.broadcast()
    }
  }

  /// Whether everything that was asked for is done.
  package var isIdle: Bool { condition.withLock { !isBusy && jobs.isEmpty } }

  /// Waits until everything that was asked for is done.
  package func wait() {
    condition.withLock {
      while isBusy || !jobs.isEmpty { condition.wait() }
    }
  }

  private func next() -> @Sendable () -> Void {
    condition.withLock {
      isBusy = false
      condition.broadcast()
      while jobs.isEmpty { condition.wait() }
      isBusy = true
      return jobs.removeFirst()
    }
  }
}
