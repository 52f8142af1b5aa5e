import Foundation
import PapersScreen
import PapersTerminal
import Synchronization

/// Work that may take a while: it tells how far it is, and stops when it is asked to.
///
/// What is done within a tenth of a second is never reported.
final class LongWork: Sendable {
  /// The work was stopped by the person; nothing of it is kept.
  struct Cancelled: Error {}

  private let isCancelled = Atomic(false)
  private let nextReport: Mutex<ContinuousClock.Instant>
  private let report: @Sendable (_ done: Int, _ total: Int) -> Void

  /// - Parameter report: Called on the thread that works, at most twenty times a second.
  init(_ report: @escaping @Sendable (_ done: Int, _ total: Int) -> Void) {
    self.report = report
    nextReport = Mutex(ContinuousClock.now + .milliseconds(100))
  }

  /// Asks the work to stop, from any thread.
  func cancel() { isCancelled.store(true, ordering: .relaxed) }

  /// - Throws: `Cancelled` if the work is to stop.
  func advance(to done: Int, of total: Int) throws(Cancelled) {
    if isCancelled.load(ordering: .relaxed) { throw Cancelled() }
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

/// A line with a bar on standard error, where that is a terminal, while no screen is open.
final class ProgressLine: Sendable {
  private let label: String
  private let isShown = Atomic(false)

  /// - Parameter label: What is being done, such as "Reading list.yaml".
  init(_ label: String) {
    self.label = label
  }

  /// Shows that work has begun whose length isn't known yet.
  func begin() { show("\(label)…  Ctrl-C cancels") }

  /// The work itself, to be told how far it is.
  var work: LongWork {
    LongWork { [self] done, total in
      let width = 20
      let full = total == 0 ? width : done * width / total
      let (filled, empty) = LocaleSetup.isUTF8 ? ("━", "─") : ("#", ".")
      let bar = String(repeating: filled, count: full) + String(repeating: empty, count: width - full)
      show("\(label)  \(bar)  \(done) of \(total)  Ctrl-C cancels")
    }
  }

  /// Takes the line away, if there is one.
  func end() {
    if isShown.exchange(false, ordering: .relaxed) { _ = Descriptor.write("\r\u{1B}[K", to: 2) }
  }

  private func show(_ text: String) {
    guard isatty(2) == 1 else { return }
    isShown.store(true, ordering: .relaxed)
    let columns = TerminalEnvironment.reportedSize?.columns ?? 80
    let shown = LocaleSetup.isUTF8 ? text.terminalSafe : text.terminalSafe.asciiFallback
    _ = Descriptor.write("\r\u{1B}[K" + shown.truncated(toWidth: columns - 1), to: 2)
  }
}
