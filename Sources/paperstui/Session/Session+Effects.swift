import Foundation
import PapersApp
import PapersDesk
import PapersTerminal

/// What only the loop can do, and what it gives to the lanes.
extension Session {
  func carryOut(_ effect: Effect) {
    switch effect {
    case .quit: isEnding = true
    case .awaitOutcomes:
      let start = ContinuousClock.now
      lanes.wait(for: Lane.decisive, until: start + patienceLeft)
      patienceLeft -= .now - start
      takeOutcomes()
    case .cancelWork: lanes.cancel([.exports])
    case .watchMouse(let watch): terminal.watchesMouse = watch
    case .redraw: terminal.redraw()
    case .suspend: handTerminal { _ = raise(SIGTSTP) }
    case .startClock(let key):
      let name = state.list.selectedEntry?.name ?? key.rawValue
      clock = ReadingClock(of: key, name: name, now: library.store.now)
      take(.clockStarted(name: name))
    case .stopClock: stopClock()
    case .dropClock: clock = nil
    case .copy(let copy) where Clipboard.way() == .terminal:
      copyByTerminal(copy.text)
      take(.copied(copy, isCertain: false))
    case .open(let address) where runner.hasNoBrowser(for: address):
      copyByTerminal(address)
      take(.copiedInsteadOfOpened(address))
    case .editNote where !lanes.wait(for: [.saves], until: .now + Self.patience):
      // The editor would show the note without what is on its way to it.
      take(.failed(effect, "The note is still being saved. Try again in a moment."))
    case _ where runner.needsTerminal(effect):
      takeOutcomes()
      if let outcome = handTerminal({ runner.perform(effect) }) { take(outcome) }
    default:
      guard let lane = effect.lane else { return }
      let runner = runner
      lanes.carryOut(in: lane, replacingEarlier: effect.replacesEarlier) { work in
        runner.perform(effect, work: work)
      }
    }
  }

  /// Stops the clock, if it runs, and has the time kept that it measured.
  func stopClock() {
    guard let clock else { return }
    self.clock = nil
    let seconds = clock.seconds
    take(.clockStopped(name: clock.name, isTooShort: seconds == 0))
    if seconds > 0 { carryOut(.record(.timeSpent(seconds: seconds, startedAt: clock.startedAt), of: clock.key)) }
  }

  /// Lets another program have the terminal for a while.
  private func handTerminal<T>(_ body: () -> T) -> T {
    let result = terminal.suspended(body)
    // Keys that send signals were meant for the other program.
    for signal in inbox.drain() where ![SIGINT, SIGQUIT].contains(signal) { end(by: signal) }
    take(.resized(terminal.size))
    return result
  }

  private func copyByTerminal(_ text: String) {
    let isInTmux = ProcessInfo.processInfo.environment["TMUX"]?.isEmpty == false
    terminal.copyToClipboard(Data(text.utf8).base64EncodedString(), isInTmux: isInTmux)
  }
}
