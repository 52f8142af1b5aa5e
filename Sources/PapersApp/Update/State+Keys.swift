import PapersModel
import PapersScreen

/// What keys do.
extension State {
  mutating func press(_ key: Key) -> [Effect] {
    awaited = nil
    let effects = takeKey(key)
    for case .read(let read) in effects where !read.isForFrame { awaited = read }
    return effects
  }

  private mutating func takeKey(_ key: Key) -> [Effect] {
    if let question = window.inquiry { return answer(question, with: Inquiry.Answer(key)) }
    let context = window.context
    if let effects = pressDuringWork(key, in: context) { return effects }
    // What is typed is taken as it is; what is a command means the same on an input method that is still on, which sends
    // full-width letters.
    if let effects = type(key, in: context) { return effects }
    let key = context == .prompt ? key : key.withoutInputMethod
    switch keymap.lookup(key, after: pending, in: context) {
    case .matched(let action):
      pending = []
      notice = nil
      latestAction = action
      return perform(action, in: context)
    case .pending:
      pending.append(key)
      return []
    case .unbound:
      let pressed = pending + [key]
      pending = []
      // In a text or a prompt there is no line to say it in, and Esc ends a sequence that was begun.
      let isSaid = context != .reader && context != .prompt && !(pressed.count > 1 && key == .escape)
      if isSaid { say(meaning(of: pressed).map(Notice.notHere) ?? .unbound(Binding.label(of: pressed))) }
      return []
    }
  }

  /// What keys mean elsewhere that mean nothing here.
  private func meaning(of keys: [Key]) -> Action? {
    for context in KeyContext.allCases where context != .prompt {
      if case .matched(let action) = keymap.lookup(prefix: keys, in: context) { return action }
    }
    return nil
  }

  /// Letters that are typed rather than commands: in a prompt, and in the list of keys, where they find rows.
  ///
  /// - Returns: `nil` for keys that mean what the keymap says.
  private mutating func type(_ key: Key, in context: KeyContext) -> [Effect]? {
    switch context {
    case .prompt:
      guard case .character(let character) = key, let prompt = window.prompt else { return nil }
      return edit(prompt, by: .insert(character))
    case .reader: return window.reader.flatMap { type(key, in: $0) }
    case .outline, .page, .chart: return nil
    }
  }

  /// Carries out what is wanted, where it means something.
  mutating func perform(_ action: Action, in context: KeyContext) -> [Effect] {
    guard action.contexts.contains(context) else {
      say(.notHere(action))
      return []
    }
    switch context {
    case .prompt: return window.prompt.map { performInPrompt(action, $0) } ?? []
    case .reader: return window.reader.map { performInReader(action, $0) } ?? []
    case .chart: return window.chart.flatMap { performInChart(action, $0) } ?? performOnList(action)
    case .outline, .page: return performInPanes(action) ?? performOnList(action)
    }
  }

  /// What actions do in the two panes.
  ///
  /// - Returns: `nil` for those that mean the same wherever the selected entry is in sight.
  private mutating func performInPanes(_ action: Action) -> [Effect]? {
    switch action {
    case .selectNext: move(by: 1)
    case .selectPrevious: move(by: -1)
    case .pageDown: move(by: pageHeight)
    case .pageUp: move(by: -pageHeight)
    case .halfPageDown: move(by: max(1, pageHeight / 2))
    case .halfPageUp: move(by: -max(1, pageHeight / 2))
    case .first: move(by: -.max)
    case .last: move(by: .max)
    case .scrollDetailDown: scrollPage(by: 3)
    case .scrollDetailUp: scrollPage(by: -3)
    case .enterDetail, .goRight: return enterOrFollow()
    case .goLeft: window.focus = .outline
    case .back:
      if list.search != nil, window.focus == .outline { list.search = nil } else { window.focus = .outline }
    case .nextLink: selectLink(forward: true)
    case .previousLink: selectLink(forward: false)
    case .toggleAnswers: toggleAnswers()
    case .zoom: window.isZoomed.toggle()
    case .widenOutline: moveBorder(by: 4)
    case .narrowOutline: moveBorder(by: -4)
    default: return nil
    }
    return []
  }

  /// What actions do wherever the selected entry is in sight.
  private mutating func performOnList(_ action: Action) -> [Effect] {
    if let change = action.change { return record(change) }
    switch action {
    case .goBack: goBack()
    case .nextEntry: stepInReadingOrder(by: 1)
    case .previousEntry: stepInReadingOrder(by: -1)
    case .suggest: return [.read(.suggestion), .awaitOutcomes]
    case .timeline: return [.read(.timeline), .awaitOutcomes]
    case .map: return [.read(.map), .awaitOutcomes]
    case .statistics: return [.read(.statistics), .awaitOutcomes]
    case .search: beginSearch()
    case .nextMatch: return stepThroughMatches(forward: true)
    case .previousMatch: return stepThroughMatches(forward: false)
    case .cycleStatus: return cycleStatus()
    case .editNote: return requireEntry().map { [.editNote(of: $0.key)] } ?? []
    case .appendToNote: ask(for: .append)
    case .rate: if let entry = requireEntry() { ask(.rating(of: entry.key, name: entry.name)) }
    case .editTags: editTags()
    case .toggleClock: return toggleClock()
    case .undo: return [.undo]
    case .redo: return [.redo]
    case .openPaper: return requireAddress().map { open($0) } ?? []
    case .openPDF: return requireAddress(ofPDF: true).map { open($0) } ?? []
    case .copyKey: return requireEntry().map { [.copy(Copy($0.key.rawValue))] } ?? []
    case .copyTitle: return requireEntry().map { [.copy(Copy($0.title.preferring(.english)))] } ?? []
    case .copyAddress: return requireAddress().map { [.copy(Copy($0))] } ?? []
    case .copyCitation: return requireEntry().map { [.read(.citation(at: $0.position)), .awaitOutcomes] } ?? []
    case .switchLanguage: switchLanguage()
    case .glossary: return openGlossary()
    case .export: window.prompt = Prompt(purpose: .export, line: LineEditor(list.exportPath))
    case .help: window.reader = Reader(content: .help)
    case .command: window.prompt = Prompt(purpose: .command, line: LineEditor())
    case .messages: showMessages()
    case .toggleMouse: return toggleMouse()
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .quit: return quit()
    default: break
    }
    return []
  }

  // MARK: - Moving

  /// Whether a key does nothing but select another row here, so that nothing of a page is needed before the next key.
  public func onlySelects(_ key: Key) -> Bool {
    let context = window.context
    guard window.inquiry == nil, context == .outline || context == .page,
      case .matched(let action) = keymap.lookup(key.withoutInputMethod, after: pending, in: context)
    else { return false }
    return action.onlySelects(in: context)
  }

  var pageHeight: Int {
    let layout = layout
    let region = window.focus == .outline ? layout?.outline : layout?.detail
    // One line of the page before stays in sight.
    return max(1, (region?.height ?? 1) - 1)
  }

  private mutating func move(by rows: Int) {
    if window.focus == .outline {
      list.select(row: list.outline.selection.addingClamped(rows))
    } else {
      scrollPage(by: rows)
    }
  }

  /// How much of the page shows is settled later, and not at all while it has no room.
  mutating func scrollPage(by lines: Int) {
    list.detail.offset = max(0, min(list.detail.offset.addingClamped(lines), list.detail.page.lines.count))
  }

  /// Moves the border between the panes as far as both keep room.
  private mutating func moveBorder(by columns: Int) {
    guard let width = layout?.border else {
      say(.noBorder)
      return
    }
    window.borderShift += columns
    // What the window didn't allow is not remembered, so that the next key the other way has its effect.
    window.borderShift -= columns - ((layout?.border ?? width) - width)
  }

  private mutating func stepInReadingOrder(by step: Int) {
    let position: Int
    switch list.selectedItem {
    case .list: position = step > 0 ? 0 : -1
    case .section(let index):
      let start = list.overview.sections[index].positions.lowerBound
      position = step > 0 ? start : start - 1
    case .entry(let current): position = current + step
    }
    guard (0..<list.overview.entryCount).contains(position) else {
      say(step > 0 ? .lastEntry : .firstEntry)
      return
    }
    list.select(position: position)
  }

  // MARK: - The selected entry

  /// The selected entry's address; where the list has none, that is said.
  private mutating func requireAddress(ofPDF isPDF: Bool = false) -> String? {
    guard requireEntry() != nil, let detail = list.detail.entry else { return nil }
    if let address = isPDF ? detail.entry.pdfAddress : detail.entry.address { return address }
    say(isPDF ? .noPDF(of: detail.summary.name) : .noAddress(of: detail.summary.name))
    return nil
  }

  /// Hands an address over. A browser may run on for hours, so nobody waits for it.
  mutating func open(_ address: String) -> [Effect] {
    say(.opening(address))
    return [.open(address)]
  }

  private mutating func toggleAnswers() {
    guard requireEntry() != nil else { return }
    if list.detail.entry?.entry.commentary.questions.isEmpty ?? true {
      say(.noQuestions)
    } else {
      list.detail.showsAnswers.toggle()
      list.detail.seeksQuestions = list.detail.showsAnswers
    }
  }

  private mutating func switchLanguage() {
    language = language.next
    say(.languageSwitched(language))
  }

  /// The selected entry; where none is selected, a hint how to get to one.
  mutating func requireEntry() -> EntrySummary? {
    if list.selectedPosition == nil { say(.nothingSelected) }
    return list.selectedEntry
  }
}

extension Action {
  /// Whether it does nothing but select another row.
  func onlySelects(in context: KeyContext) -> Bool {
    switch self {
    case .nextEntry, .previousEntry: context == .outline || context == .page
    case .selectNext, .selectPrevious, .pageDown, .pageUp, .halfPageDown, .halfPageUp, .first, .last:
      context == .outline
    default: false
    }
  }
}

extension Int {
  fileprivate func addingClamped(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other > 0 ? .max : .min) : sum
  }
}
