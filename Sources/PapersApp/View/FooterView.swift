import PapersModel
import PapersScreen

/// Draws the line at the bottom: a prompt, a question, what was said, or the keys that matter now.
func drawFooter(_ state: State, row: Int, on frame: inout Frame) {
  let columns = Range(from: 1, upTo: state.size.columns - 1)
  let language = state.language.interface
  if let question = state.window.inquiry {
    let (text, role) = Wording.question(question, language)
    ask(text, role, Wording.answers(to: question, language), state, row: row, on: &frame)
    return
  }
  if let prompt = state.window.prompt {
    drawPrompt(state, prompt, row: row, on: &frame)
    return
  }
  if !state.pending.isEmpty,
    case .pending(let bindings) = state.keymap.lookup(prefix: state.pending, in: state.window.context)
  {
    var text = StyledText(Binding.label(of: state.pending) + "…  ", .accent)
    for binding in bindings {
      let rest = Binding.label(of: binding.keys.dropFirst(state.pending.count))
      text +=
        StyledText(rest + " ", .accent)
        + StyledText(binding.action.hint(in: language, state.window.context) + "  ", .secondary)
    }
    frame.put(text, row: row, columns: columns)
  } else if let work = state.work, state.notice == nil {
    frame.put(bar(of: work, state).truncated(toWidth: columns.count), row: row, columns: columns)
  } else if let notice = state.notice {
    let role: Role = notice.isError ? .error : .text
    let text = notice.text(in: language, keymap: state.keymap)
    let key = state.keymap.bindings(for: .messages).first?.label
    guard text.displayWidth > columns.count, let key else {
      frame.put(text.truncated(toWidth: columns.count), role, row: row, columns: columns)
      return
    }
    // What is cut off can be read at length.
    let rest =
      StyledText("  ") + StyledText(key, .accent) + StyledText(Wording.pick(language, " all", " 全文"), .secondary)
    let end = frame.put(
      text.truncated(toWidth: columns.count - rest.displayWidth), role, row: row, columns: columns)
    frame.put(rest, row: row, columns: Range(from: end, upTo: columns.upperBound))
  } else {
    frame.put(hints(state, width: columns.count), row: row, columns: columns)
  }
}

/// Draws a question with what leads to it, which is cut where there is little room.
private func ask(
  _ text: String, _ role: Role, _ question: String, _ state: State, row: Int, on frame: inout Frame
) {
  let columns = Range(from: 1, upTo: state.size.columns - 1)
  let text = text.truncated(toWidth: max(0, columns.count - question.displayWidth))
  let end = frame.put(text, role, row: row, columns: columns)
  let cursor = frame.put(question, .accent, row: row, columns: Range(from: end, upTo: columns.upperBound))
  frame.cursor = CellPosition(row: row, column: min(cursor, state.size.columns - 1))
  frame.isCursorVisible = true
}

/// How far long work is.
private func bar(of work: Work, _ state: State) -> StyledText {
  let language = state.language.interface
  let width = 20
  let full = work.total == 0 ? width : min(width, work.done * width / work.total)
  return StyledText(Wording.pick(language, "Exporting  ", "正在导出  "))
    + StyledText(String(repeating: state.glyphs.full, count: full), .accent)
    + StyledText(String(repeating: state.glyphs.empty, count: width - full), .border)
    + StyledText("  " + Wording.pick(language, "\(work.done) of \(work.total)", "\(work.done)/\(work.total)") + "  ")
    + StyledText("Esc", .accent) + StyledText(Wording.pick(language, " cancels", " 取消"), .secondary)
}

/// The keys that matter now, as many as fit; help and quit always stay.
private func hints(_ state: State, width: Int) -> StyledText {
  let language = state.language.interface
  let context = state.window.context
  func keys(_ action: Action) -> String? {
    switch action {
    case .selectNext: "↑↓"
    case .goRight: "←→"
    default: state.keymap.bindings(for: action, in: context).first?.label
    }
  }
  func hint(_ action: Action) -> StyledText? {
    guard let keys = keys(action) else { return nil }
    let name =
      action == .back && state.list.search != nil
      ? Wording.pick(language, "end search", "结束搜索") : action.hint(in: language, context)
    return StyledText(keys, .accent) + StyledText(" " + name, .secondary)
  }
  let gap: StyledText = "  "
  var always = StyledText()
  for hint in [Action.help, .quit].compactMap(hint) { always += gap + hint }
  var text = StyledText()
  if let matches = matchCount(state) { text = StyledText(matches, .text) }
  for hint in hintedActions(state).compactMap(hint) {
    let next = (text.isEmpty ? "" : gap) + hint
    guard text.displayWidth + next.displayWidth + always.displayWidth <= width else { break }
    text += next
  }
  return text + (text.isEmpty ? StyledText(Array(always.runs.dropFirst())) : always)
}

/// What one is most likely to want next, the likeliest first.
private func hintedActions(_ state: State) -> [Action] {
  if let chart = state.window.chart {
    switch chart.content.kind {
    case .map: return [.selectNext, .goRight, .enterDetail, .back, .timeline, .cycleStatus, .editNote, .search]
    case .timeline: return [.selectNext, .enterDetail, .back, .map, .cycleStatus, .editNote, .search]
    }
  }
  if state.list.search?.matches?.isEmpty == false {
    return [.nextMatch, .back, .enterDetail, .search, .cycleStatus, .editNote]
  }
  if state.window.focus == .outline {
    return [
      .selectNext, .enterDetail, .nextEntry, .suggest, .cycleStatus, .editNote, .search, .openPaper, .switchLanguage,
      .timeline, .map, .export, .undo,
    ]
  }
  if state.list.detail.selectedLink != nil { return [.enterDetail, .nextLink, .goLeft, .nextEntry] }
  return [.goLeft, .nextEntry, .nextLink] + (state.list.trail.isEmpty ? [] : [.goBack])
    + [.toggleAnswers, .cycleStatus, .editNote, .glossary, .openPaper, .suggest, .search, .switchLanguage, .undo]
}

/// "2 of 5": which match is selected. Of more than are known, "2 of over 500", or how many there are at least.
func matchCount(_ state: State) -> String? {
  guard let matches = state.list.search?.matches, !matches.isEmpty else { return nil }
  let language = state.language.interface
  let count = matches.positions.count
  let (over, chineseOver) = matches.isWhole ? ("", "") : ("over ", "超过 ")
  guard let selected = state.list.selectedPosition, !matches.hasEarlier, let index = matches.index(of: selected) else {
    return Wording.pick(language, over + (count == 1 ? "1 match" : "\(count) matches"), "\(chineseOver)\(count) 个匹配")
  }
  let total = chineseOver.isEmpty ? " \(count)" : "\(chineseOver)\(count)"
  return Wording.pick(language, "\(index + 1) of \(over)\(count)", "第 \(index + 1) 个，共\(total) 个")
}
