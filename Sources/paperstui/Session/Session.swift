import Foundation
import PapersApp
import PapersDesk
import PapersModel
import PapersScreen
import PapersTerminal
import Synchronization

/// The run loop: takes input, updates the state, carries out effects, paints.
///
/// Reads of a few rows happen between a key and its frame; everything else runs on another thread and comes back as an
/// event. While nothing happens the loop waits without a timer.
final class Session {
  /// What the program wants to be told instead of being ended or stopped at once.
  static let signals: [Int32] = [SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT]

  private let library: Library
  private let runner: EffectRunner
  private let terminal: CursesTerminal
  private let inbox: SignalInbox
  private let outcomes = Outcomes()
  private let worker = Worker()
  private var saved: SavedView
  private var state: State
  private let openingLanguage: CommentaryLanguage
  /// A page to be read before it is needed or drawn.
  private var deferredPage: Read?
  /// The latest work that may take long.
  private var work: LongWork?
  private var keptPrompt: Prompt?
  /// What the library said of itself when it was last looked at.
  private var changeCount: Int?
  /// Runs while the person reads a paper.
  private var clock: ReadingClock?
  private var endingSignal: Int32?
  private var isEnding = false

  init(
    library: Library, terminal: CursesTerminal, inbox: SignalInbox, settings: Configuration, glyphs: Glyphs,
    problem: String?
  ) throws {
    self.library = library
    self.terminal = terminal
    self.inbox = inbox
    runner = EffectRunner(library: library, browser: settings.browser, noteTemplate: settings.noteTemplate)
    saved = SavedView.load()
    InterruptedPrompt.prepare()
    do {
      state = try State.opening(
        library, size: terminal.size, settings: settings, language: LocaleSetup.language, glyphs: glyphs,
        saved: saved, problem: problem)
      if let prompt = InterruptedPrompt.take(of: library.source) { state.resume(prompt) }
      for draft in try Self.drafts(in: library, template: settings.noteTemplate) { state.ask(.draft(draft)) }
      openingLanguage = state.language
    } catch {
      terminal.restore()
      throw error
    }
  }

  /// Runs until the person leaves or a signal ends the program.
  ///
  /// - Throws: `ExitCode` of 128 and the signal's number, after everything is saved and the terminal is as it was.
  func run() throws {
    terminal.watchesMouse = state.watchesMouse
    changeCount = try? library.store.changeCount()
    take(.resized(terminal.size))
    keepPrompt()
    terminal.paint(view(state))
    while !isEnding {
      let inputs = terminal.nextInputs()
      clock?.tick(now: library.store.now)
      if !inputs.isEmpty { noticeChanges() }
      for input in inputs where !isEnding { receive(input) }
      readDeferred()
      takeOutcomes()
      // What is seen is kept already.
      keepPrompt()
      if !isEnding { terminal.paint(view(state)) }
    }
    stopClock()
    // What was asked for is carried out before the program ends, but for long work when that is to be soon.
    if endingSignal != nil { work?.cancel() }
    worker.wait()
    // A language that nobody chose goes on following the locale and the settings.
    if state.language != openingLanguage { saved.language = state.language }
    saved.watchesMouse = state.watchesMouse
    saved.borderShift = state.window.borderShift
    saved.promptHistory = Dictionary(uniqueKeysWithValues: state.promptHistory.map { ($0.rawValue, $1) })
    saved.places[library.source] = state.place
    saved.save()
    terminal.restore()
    if let endingSignal { throw EndedBySignal(number: endingSignal) }
  }

  /// Edits that were cut short, but for those that changed nothing.
  private static func drafts(in library: Library, template: String) throws -> [Inquiry.FoundDraft] {
    try Draft.leftBehind().compactMap { draft in
      let note = try library.store.progress(of: draft.key).note
      let start = note.isEmpty ? template : note
      guard !start.utf8.elementsEqual(draft.text.utf8) else {
        draft.remove()
        return nil
      }
      let name = try library.names(of: [draft.key])[draft.key] ?? draft.key.rawValue
      return Inquiry.FoundDraft(key: draft.key, name: name, path: draft.file.path)
    }
  }

  /// Reads what is shown anew if anybody wrote to the library since the last look.
  ///
  /// While something is being carried out, that waits: what is on its way to the disk says by itself what became of it,
  /// and must not be counted twice.
  private func noticeChanges() {
    guard worker.isIdle, let count = try? library.store.changeCount() else { return }
    takeOutcomes()
    guard count != changeCount else { return }
    changeCount = count
    do {
      take(.libraryChanged(try library.overview(), positions: try library.positions(of: state.anchoredKeys)))
    } catch {
      take(.trouble("\(error)"))
    }
  }

  /// Takes in that a change is ours, so that it isn't read back as somebody else's.
  private func adopt(_ recorded: Recorded) {
    if let known = changeCount, recorded.changeCount == known + 1 { changeCount = recorded.changeCount }
  }

  /// Stops the clock, if it runs, and has the time kept that it measured.
  private func stopClock() {
    guard let clock else { return }
    self.clock = nil
    let seconds = clock.seconds
    take(.clockStopped(name: clock.name, isTooShort: seconds == 0))
    if seconds > 0 { carryOut(.record(.timeSpent(seconds: seconds, startedAt: clock.startedAt), of: clock.key)) }
  }

  /// Has what is being typed outlive a crash.
  private func keepPrompt() {
    let prompt = state.window.prompt
    guard prompt != keptPrompt else { return }
    keptPrompt = prompt
    let text = prompt.flatMap { InterruptedPrompt(source: library.source, prompt: $0).text }
    terminal.keepOnCrash(text, path: Places.interruptedPrompt.path)
  }

  private func copyByTerminal(_ text: String) {
    let isInTmux = ProcessInfo.processInfo.environment["TMUX"]?.isEmpty == false
    terminal.copyToClipboard(Data(text.utf8).base64EncodedString(), isInTmux: isInTmux)
  }

  private func end(by signal: Int32) {
    endingSignal = signal
    isEnding = true
  }

  private func takeOutcomes() {
    for event in outcomes.takeAll() {
      if case .recorded(let recorded) = event { adopt(recorded) }
      take(event)
    }
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

  /// - Parameter defersPage: Whether the selected entry's page may be read later: of many keys in a row, all that select
  ///   another entry at once, only the last one's page is wanted.
  private func take(_ event: Event, defersPage: Bool = false) {
    var effects = update(&state, event)
    while !effects.isEmpty {
      switch effects.removeFirst() {
      case .read(.page(let position)) where defersPage: deferredPage = .page(at: position)
      // Each thing is asked for once, so that answers bring few further reads, and at last none.
      case .read(let read) where read.isForFrame: effects += update(&state, runner.answer(read))
      case let effect: carryOut(effect)
      }
    }
  }

  private func readDeferred() {
    guard let page = deferredPage else { return }
    deferredPage = nil
    take(runner.answer(page))
  }

  private func carryOut(_ effect: Effect) {
    switch effect {
    case .quit: isEnding = true
    case .awaitOutcomes:
      worker.wait()
      takeOutcomes()
    case .watchMouse(let watch): terminal.watchesMouse = watch
    case .redraw: terminal.redraw()
    case .copy(let copy) where Clipboard.way() == .terminal:
      copyByTerminal(copy.text)
      take(.copied(copy, isCertain: false))
    case .cancelWork: work?.cancel()
    case .startClock(let key):
      let name = state.list.selectedEntry?.name ?? key.rawValue
      clock = ReadingClock(of: key, name: name, now: library.store.now)
      take(.clockStarted(name: name))
    case .stopClock: stopClock()
    case .dropClock: clock = nil
    case .open(let address) where runner.hasNoBrowser(for: address):
      copyByTerminal(address)
      take(.copiedInsteadOfOpened(address))
    case .suspend:
      terminal.suspended { _ = raise(SIGTSTP) }
      take(.resized(terminal.size))
    case _ where runner.needsTerminal(effect):
      let outcome = terminal.suspended { runner.perform(effect) }
      // Keys that send signals were meant for the other program.
      for signal in inbox.drain() where ![SIGINT, SIGQUIT, SIGWINCH].contains(signal) { end(by: signal) }
      take(.resized(terminal.size))
      if let outcome {
        if case .recorded(let recorded) = outcome { adopt(recorded) }
        take(outcome)
      }
    default:
      let (runner, outcomes, inbox) = (runner, outcomes, inbox)
      let work = LongWork { done, total in
        outcomes.add(.workAdvanced(done: done, total: total))
        inbox.wake()
      }
      if case .export = effect { self.work = work }
      if case .search(let request) = effect { outcomes.expect(request.query) }
      // A browser may keep its opener waiting until it is closed; what is to be saved must not wait with it.
      let isOpening = if case .open = effect { true } else { false }
      let job = { @Sendable in
        // While one types, only the newest search is worth carrying out.
        if case .search(let request) = effect, !outcomes.isExpected(request.query) { return }
        guard let outcome = runner.perform(effect, work: work) else { return }
        outcomes.add(outcome)
        inbox.wake()
      }
      if isOpening { Thread.detachNewThread(job) } else { worker.async(job) }
    }
  }
}

/// The program was asked to end by a signal.
struct EndedBySignal: Error {
  var number: Int32
}

/// Outcomes on their way from the worker to the loop.
private final class Outcomes: Sendable {
  private struct Contents {
    var events: [Event] = []
    var query: String?
  }

  private let contents = Mutex(Contents())

  func add(_ event: Event) {
    contents.withLock { $0.events.append(event) }
  }

  func takeAll() -> [Event] {
    contents.withLock { contents in
      defer { contents.events = [] }
      return contents.events
    }
  }

  func expect(_ query: String) {
    contents.withLock { $0.query = query }
  }

  func isExpected(_ query: String) -> Bool {
    contents.withLock { $0.query == query }
  }
}
