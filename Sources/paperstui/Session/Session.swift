import Foundation
import PapersApp
import PapersDesk
import PapersModel
import PapersScreen
import PapersTerminal

/// The run loop: takes input, updates the state, carries out effects, paints.
///
/// Everything that may take a while is done in lanes and comes back as an event. The loop waits for what its next frame
/// needs, but never without a bound, so that keys and signals are answered whatever else goes on. While nothing happens it
/// waits without a timer.
final class Session {
  /// What the program wants to be told instead of being ended or stopped at once.
  static let signals: [Int32] = [SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT]

  /// How long the loop waits for what it needs before it goes on without.
  static let patience = Duration.seconds(1)

  let library: Library
  let runner: EffectRunner
  let terminal: CursesTerminal
  let inbox: SignalInbox
  let lanes: Lanes<Event>
  /// How the screen was left before.
  let saved: SavedView
  var state: State
  let openingLanguage: CommentaryLanguage
  /// Runs while the person reads a paper.
  var clock: ReadingClock?
  var endingSignal: Int32?
  var isEnding = false
  /// What failed, or was not done, since the last frame that the person saw.
  var unseenTroubles: [String] = []
  /// How long the keys that have come together may still make the loop wait for what they act on.
  var patienceLeft = Session.patience
  /// A page to be read before it is needed or drawn.
  private var deferredPage: Read?
  private var keptPrompt: Prompt?
  /// What the library said of itself when it was last looked at.
  private var changeCount: Int?
  /// Whether it was said that other programs' changes can't be seen.
  private var hasToldOfTrouble = false

  init(
    library: Library, terminal: CursesTerminal, inbox: SignalInbox, settings: Configuration, glyphs: Glyphs,
    problem: String?
  ) throws {
    self.library = library
    self.terminal = terminal
    self.inbox = inbox
    runner = EffectRunner(library: library, browser: settings.browser, noteTemplate: settings.noteTemplate)
    lanes = Lanes { done, total in
      .workAdvanced(done: done, total: total)
    } wake: {
      inbox.wake()
    }
    saved = SavedView.load()
    InterruptedPrompt.prepare()
    do {
      state = try State.opening(
        library, size: terminal.size, settings: settings, language: LocaleSetup.language, glyphs: glyphs,
        saved: saved, problem: problem)
      if let prompt = InterruptedPrompt.take(of: library.source) { state.resume(prompt) }
      for draft in try Draft.offered(in: library, template: settings.noteTemplate) { state.ask(.draft(draft)) }
      openingLanguage = state.language
    } catch {
      terminal.restore()
      throw error
    }
  }

  /// Runs until the person leaves or a signal ends the program.
  ///
  /// - Throws: `EndedBySignal`, after everything is saved and the terminal is as it was.
  func run() throws {
    terminal.watchesMouse = state.watchesMouse
    noticeChanges()
    take(.resized(terminal.size))
    show()
    while !isEnding {
      let inputs = terminal.nextInputs()
      clock?.tick(now: library.store.now)
      patienceLeft = Self.patience
      if !inputs.isEmpty { noticeChanges() }
      for input in inputs where !isEnding { receive(input) }
      readDeferred()
      guard !isEnding else { break }
      takeOutcomes()
      show()
      unseenTroubles = []
      if !inputs.isEmpty { prepareNextPage() }
    }
    leave()
    if let endingSignal { throw EndedBySignal(number: endingSignal) }
  }

  /// Paints the state. What is being typed outlives a crash from the moment it is seen.
  func show() {
    let prompt = state.window.prompt
    if prompt != keptPrompt {
      keptPrompt = prompt
      let text = prompt.flatMap { InterruptedPrompt(source: library.source, prompt: $0).text }
      terminal.keepOnCrash(text, path: Places.interruptedPrompt.path)
    }
    terminal.paint(view(state))
  }

  private func receive(_ input: CursesTerminal.Input) {
    switch input {
    case .key(let key):
      let onlySelects = state.onlySelects(key)
      if !onlySelects { readDeferred() }
      take(.key(key), defersPage: onlySelects)
    case .paste(let text): take(.pasted(text))
    case .mouse(let mouse): take(.mouse(mouse))
    case .resized(let size): take(.resized(size))
    case .signal(let number): end(by: number)
    case .closed: end(by: SIGHUP)
    }
  }

  func end(by signal: Int32) {
    endingSignal = signal
    isEnding = true
  }

  /// - Parameter defersPage: Whether the selected entry's page may be read later: of many keys in a row, all that select
  ///   another entry at once, only the last one's page is wanted.
  func take(_ event: Event, defersPage: Bool = false) {
    switch event {
    case .recorded(let recorded): adopt(recorded)
    case .failed(_, let sentence): unseenTroubles.append(sentence)
    case .exportNeedsConsent(_, let reason): unseenTroubles.append("\(reason) Nothing was exported.")
    default: break
    }
    var effects = update(&state, event)[...]
    while let effect = effects.popFirst() {
      switch effect {
      case .read(.page(let position)) where defersPage: deferredPage = .page(at: position)
      // Each thing is asked for once, so that answers bring few further reads, and at last none.
      case .read(let read) where read.isForFrame:
        if let answer = answer(to: read) { effects += update(&state, answer) }
      default: carryOut(effect)
      }
    }
  }

  private func readDeferred() {
    guard let page = deferredPage else { return }
    deferredPage = nil
    if let answer = answer(to: page) { take(answer) }
  }

  /// Reads what the next frame needs; an answer that comes too late for it is an outcome as any other.
  private func answer(to read: Read) -> Event? {
    let runner = runner
    return lanes.answer(in: .reads, within: Self.patience, late: { $0 }) { runner.answer(read) }
  }

  /// Has the page made ready that the next key may lead to. Nobody waits for it, and nothing waits behind it for long.
  private func prepareNextPage() {
    guard lanes.areIdle([.reads]), let step = NextStep(from: state) else { return }
    let runner = runner
    lanes.prepare(in: .reads) { step.page { runner.answer($0) } }
  }

  func takeOutcomes() {
    for event in lanes.takeOutcomes() { take(event) }
  }

  /// Takes in that a change is ours, so that it isn't read back as somebody else's.
  private func adopt(_ recorded: Recorded) {
    if let known = changeCount, recorded.changeCount == known + 1 { changeCount = recorded.changeCount }
  }

  /// Reads what is shown anew if anybody wrote to the library since the last look.
  ///
  /// While something is being saved, that waits: what is on its way to the disk says by itself what became of it, and must
  /// not be counted twice.
  private func noticeChanges() {
    guard lanes.areIdle([.saves]) else { return }
    takeOutcomes()
    let library = library
    do {
      // Answered from memory that all programs share, in less time than a lane takes to begin.
      let count = try library.store.changeCount()
      guard let known = changeCount, known != count else {
        (changeCount, hasToldOfTrouble) = (count, false)
        return
      }
      let keys = state.anchoredKeys
      let look = lanes.answer(in: .reads, within: Self.patience, late: { _ in nil }) {
        Result { try library.news(of: keys) }
      }
      // What couldn't be read in time is looked at again with the next key.
      guard let news = try look?.get() else { return }
      (changeCount, hasToldOfTrouble) = (count, false)
      take(.libraryChanged(news.overview, positions: news.positions))
    } catch {
      // Once is enough; whatever else fails for the same reason says so itself.
      if !hasToldOfTrouble { state.report("\(error)") }
      hasToldOfTrouble = true
    }
  }
}

/// The program was asked to end by a signal.
struct EndedBySignal: Error {
  var number: Int32
}
