import Foundation
import PapersApp
import PapersDesk
import PapersTerminal

/// The way out: what was asked for is carried out, and nothing else is waited for.
extension Session {
  /// How long leaving waits before it says so.
  private static let silence = Duration.milliseconds(300)
  /// How long saves and an export that stops have once a signal has come.
  private static let lastWait = Duration.seconds(2)
  /// How long a program has to take what was copied. One that does so later gets no time.
  private static let copyWait = Duration.seconds(1)

  func leave() {
    stopClock()
    finishWork()
    keepView()
    let isSaved = lanes.areIdle([.saves])
    terminal.restore()
    // There is no screen any more that would show it.
    takeOutcomes()
    for sentence in unseenTroubles { Output.message(sentence) }
    if !isSaved { Output.message("The last change was not saved yet.") }
  }

  /// Waits for what is being saved and for an export that nobody cancelled, until the person or a signal has enough of it.
  private func finishWork() {
    let wanted: [Lane] = [.saves, .exports]
    var hasTime = endingSignal == nil
    if hasTime, !lanes.wait(for: wanted, until: .now + Self.silence) {
      takeOutcomes()
      state.sayLeavingWaits()
      show()
      while hasTime, !lanes.areIdle(wanted) { hasTime = !hasEnough(terminal.nextInputs()) }
    }
    if !hasTime {
      lanes.cancel([.exports])
      lanes.wait(for: wanted, until: .now + Self.lastWait)
    }
    lanes.wait(for: [.clipboard], until: .now + Self.copyWait)
    lanes.cancel([.clipboard])
    lanes.wait(for: [.clipboard], until: .now + Self.copyWait)
  }

  private func hasEnough(_ inputs: [CursesTerminal.Input]) -> Bool {
    for input in inputs {
      switch input {
      case .key(let key): if state.leavesAtOnce(key) { return true }
      case .signal(let number):
        end(by: number)
        return true
      case .closed:
        end(by: SIGHUP)
        return true
      case .resized(let size):
        take(.resized(size))
        show()
      case .paste, .mouse: break
      }
    }
    return false
  }

  private func keepView() {
    var view = saved
    // A language that nobody chose goes on following the locale and the settings.
    if state.language != openingLanguage { view.language = state.language }
    view.watchesMouse = state.watchesMouse
    view.borderShift = state.window.borderShift
    view.promptHistory = Dictionary(uniqueKeysWithValues: state.promptHistory.map { ($0.rawValue, $1) })
    view.places[library.source] = state.place
    view.save(changedFrom: saved)
  }
}
