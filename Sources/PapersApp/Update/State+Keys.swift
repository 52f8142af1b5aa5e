import PapersModel
import PapersScreen

/// What keys do.
extension State {
  mutating func press(_ key: Key) -> [Effect] {
    if overlay == nil, let effects = pressDuringWork(key) { return effects }
    switch overlay {
    case .prompt(let prompt): return pressInPrompt(key, prompt)
    case .overwrite(let path, _): return answer(key, path)
    case .draft(let draft): return answer(key, draft)
    case .clock: return answerClock(key)
    case .rating(let entry, let name): return rate(key, entry, name)
    case .reader(let reader):
      if let effects = type(key, in: reader) { return effects }
    case nil: break
    }
    // An input method that is still on sends full-width letters; as commands they mean the same.
    let key = key.withoutInputMethod
    switch keymap.lookup(key, after: pending) {
    case .matched(let action):
      pending = []
      message = nil
      return perform(action)
    case .pending:
      pending.append(key)
      return []
    case .unbound:
      let pressed = Binding.label(of: pending + [key])
      let wasPending = !pending.isEmpty
      pending = []
      if !(wasPending && key == .escape) {
        say(
          "“\(pressed)” is not bound to anything; ? lists the keys.", "“\(pressed)”没有对应的操作；按 ? 查看按键。")
      }
      return []
    }
  }

  mutating func paste(_ text: String) -> [Effect] {
    guard case .prompt(var prompt) = overlay else {
      say("Pasted text is not taken for keys.", "粘贴的文字不会当作按键。")
      return []
    }
    prompt.line.paste(text)
    overlay = .prompt(prompt)
    return prompt.purpose == .search ? searchAsTyped(prompt.line.text) : []
  }

  mutating func perform(_ action: Action) -> [Effect] {
    if case .reader(let reader) = overlay { return perform(action, in: reader) }
    if let effects = performInChart(action) { return effects }
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
    case .enterDetail: return enterOrFollow()
    case .goLeft: focus = .outline
    case .goRight: return enterOrFollow()
    case .back:
      if search != nil, focus == .outline { search = nil } else { focus = .outline }
    case .nextLink: selectLink(forward: true)
    case .previousLink: selectLink(forward: false)
    case .goBack: goBack()
    case .nextEntry: stepInReadingOrder(by: 1)
    case .previousEntry: stepInReadingOrder(by: -1)
    case .suggest: return [.suggest, .awaitOutcomes]
    case .timeline: return [.loadTimeline, .awaitOutcomes]
    case .map: return [.loadMap, .awaitOutcomes]
    case .statistics: return [.loadStatistics, .awaitOutcomes]
    case .search:
      overlay = .prompt(Prompt(purpose: .search, line: LineEditor()))
      search = Search(query: "", origin: outline)
    case .nextMatch: return stepThroughMatches(forward: true)
    case .previousMatch: return stepThroughMatches(forward: false)
    case .cycleStatus, .markToRead, .markReading, .markRead, .markSkipped: return mark(action.status)
    case .editNote: return requireEntry().map { [.editNote(of: $0.key)] } ?? []
    case .appendToNote:
      if let entry = requireEntry() {
        overlay = .prompt(Prompt(purpose: .append, line: LineEditor(), entry: entry.key))
      }
    case .rate, .editTags, .finishSurvey, .finishGrasp, .finishRebuild, .beginRereading, .toggleClock:
      return keepRecord(action)
    case .undo: return [.undo]
    case .redo: return [.redo]
    case .openPaper: return requireAddress().map { open($0) } ?? []
    case .openPDF: return requireAddress(ofPDF: true).map { open($0) } ?? []
    case .copyKey: return requireEntry().map { [.copy($0.key.rawValue)] } ?? []
    case .copyTitle: return requireEntry().map { [.copy($0.title.preferring(.english))] } ?? []
    case .copyAddress: return requireAddress().map { [.copy($0)] } ?? []
    case .copyCitation: return requireEntry().map { [.loadCitation(at: $0.position)] } ?? []
    case .switchLanguage:
      language = language.next
      say(
        language == .both ? "Commentary in English and Chinese." : "Commentary in English.", "解说显示为中文。")
    case .toggleAnswers: return toggleAnswers()
    case .zoom: isZoomed.toggle()
    case .widenOutline: moveBorder(by: 4)
    case .narrowOutline: moveBorder(by: -4)
    case .glossary: return openGlossary()
    case .export:
      overlay = .prompt(Prompt(purpose: .export, line: LineEditor(exportPath)))
    case .help: overlay = .reader(Reader(content: .help))
    case .command: overlay = .prompt(Prompt(purpose: .command, line: LineEditor()))
    case .messages: showMessages()
    case .toggleMouse: return toggleMouse()
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .quit: return quit()
    }
    return []
  }

  // MARK: - Moving

  /// Whether a key does nothing but select another row here, so that nothing of a page is needed before the next key.
  public func onlySelects(_ key: Key) -> Bool {
    guard overlay == nil, case .matched(let action) = keymap.lookup(key.withoutInputMethod, after: pending) else {
      return false
    }
    switch action {
    case .nextEntry, .previousEntry: return true
    case .selectNext, .selectPrevious, .pageDown, .pageUp, .halfPageDown, .halfPageUp, .first, .last:
      return focus == .outline
    default: return false
    }
  }

  var pageHeight: Int {
    let layout = layout
    let region = focus == .outline ? layout?.outline : layout?.detail
    // One line of the page before stays in sight.
    return max(1, (region?.height ?? 1) - 1)
  }

  private mutating func move(by rows: Int) {
    if focus == .outline {
      select(row: outline.selection.addingClamped(rows))
    } else {
      scrollPage(by: rows)
    }
  }

  /// How much of the page shows is settled later, and not at all while it has no room.
  mutating func scrollPage(by lines: Int) {
    detail.offset = max(0, min(detail.offset.addingClamped(lines), detail.page.lines.count))
  }

  /// Moves the border between the panes as far as both keep room.
  private mutating func moveBorder(by columns: Int) {
    guard let width = layout?.border else {
      say("There is one pane here, so there is no border to move.", "这里只有一栏，没有可移动的分隔线。")
      return
    }
    borderShift += columns
    // What the window didn't allow is not remembered, so that the next key the other way has its effect.
    borderShift -= columns - ((layout?.border ?? width) - width)
  }

  mutating func select(row: Int) {
    let row = max(0, min(row, overview.rowCount - 1))
    guard row != outline.selection else { return }
    outline.selection = row
    detail.offset = 0
    detail.showsAnswers = false
    detail.selectedLink = nil
  }

  private mutating func stepInReadingOrder(by step: Int) {
    let position: Int
    switch selectedItem {
    case .list: position = step > 0 ? 0 : -1
    case .section(let index):
      let start = overview.sections[index].positions.lowerBound
      position = step > 0 ? start : start - 1
    case .entry(let current): position = current + step
    }
    guard (0..<overview.entryCount).contains(position) else {
      if step > 0 {
        say("This is the last entry.", "已是最后一条。")
      } else {
        say("This is the first entry.", "已是第一条。")
      }
      return
    }
    select(row: overview.row(of: .entry(position)))
  }

  // MARK: - Keeping

  private mutating func mark(_ status: ReadingStatus?) -> [Effect] {
    guard let entry = requireEntry() else { return [] }
    let status = status ?? (savingStatus[entry.key] ?? entry.status).next
    savingStatus[entry.key] = status
    return [.setStatus(status, of: entry.key)]
  }

  /// The selected entry's address; where the list has none, that is said.
  private mutating func requireAddress(ofPDF isPDF: Bool = false) -> String? {
    guard requireEntry() != nil, let detail = detail.entry else { return nil }
    if let address = isPDF ? detail.entry.pdfAddress : detail.entry.address { return address }
    let name = detail.summary.name
    if isPDF {
      say("The list has no PDF address for \(name).", "清单里没有 \(name) 的 PDF 地址。", isError: true)
    } else {
      say("The list has no address for \(name).", "清单里没有 \(name) 的地址。", isError: true)
    }
    return nil
  }

  /// Hands an address over. A browser may run on for hours, so nobody waits for it.
  mutating func open(_ address: String) -> [Effect] {
    say("Opening \(address)", "正在打开 \(address)")
    return [.open(address)]
  }

  private mutating func toggleAnswers() -> [Effect] {
    guard requireEntry() != nil else { return [] }
    if detail.entry?.entry.commentary.questions.isEmpty ?? true {
      say("There are no questions here.", "这里没有自测题。")
    } else {
      detail.showsAnswers.toggle()
      detail.seeksQuestions = detail.showsAnswers
    }
    return []
  }

  /// The selected entry; where none is selected, a hint how to get to one.
  mutating func requireEntry() -> EntrySummary? {
    if selectedEntry == nil {
      say("Select an entry first; ] goes to the next one.", "请先选中一个条目；按 ] 到下一条。")
    }
    return selectedEntry
  }

  mutating func say(_ english: String, _ chinese: String, isError: Bool = false) {
    message = Message(text: Wording.pick(language.interface, english, chinese), isError: isError)
  }
}

extension Int {
  fileprivate func addingClamped(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other > 0 ? .max : .min) : sum
  }
}
