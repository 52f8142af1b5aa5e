import Foundation
import PapersDesk
import PapersScreen
import PapersSystem
import PapersTerminal
import Synchronization

/// A line with a bar on standard error, where that is a terminal, while no screen is open.
final class ProgressLine: WorkDisplay, Sendable {
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
