import PapersModel
import PapersScreen

/// Draws the whole screen.
public func view(_ state: State) -> Frame {
  var frame = Frame(size: state.size)
  guard let layout = state.layout else {
    drawTooSmall(state, on: &frame)
    return frame
  }
  if case .reader(let reader) = state.overlay {
    drawReader(state, reader, on: &frame)
    return frame
  }
  drawHeader(state, on: &frame)
  if let rule = layout.rule {
    let line = String(repeating: state.glyphs.horizontal, count: state.size.columns)
    frame.put(line, .border, row: rule, columns: 0..<state.size.columns)
  }
  if let border = layout.border, let rows = layout.outline?.rows {
    if let rule = layout.rule { frame.put(state.glyphs.down, .border, row: rule, columns: border..<border + 1) }
    for row in rows { frame.put(state.glyphs.vertical, .border, row: row, columns: border..<border + 1) }
  }
  if let region = layout.outline { drawOutline(state, in: region, on: &frame) }
  if let region = layout.detail { drawDetail(state, in: region, on: &frame) }
  drawFooter(state, row: layout.footer, on: &frame)
  return frame
}

private func drawTooSmall(_ state: State, on frame: inout Frame) {
  let text = Wording.pick(state.language.interface, "The window is too small.", "窗口太小。")
  let lines = StyledText(text).wrapped(toWidth: max(1, state.size.columns))
  for (row, line) in lines.enumerated() { frame.put(line, row: row, columns: 0..<state.size.columns) }
}

// MARK: - Header

private func drawHeader(_ state: State, on frame: inout Frame) {
  let columns = 0..<state.size.columns
  let language = state.language.interface
  let papers = state.overview.papers
  let tally = papers.total > 0 ? papers : state.overview.sections.map(\.everything).reduce(Tally(), +)
  frame.fill(row: 0, columns: columns, .header)

  let figures =
    Wording.pick(language, "\(tally[.read]) of \(tally.total) read", "已读 \(tally[.read])/\(tally.total)")
  var progress = StyledText()
  if state.size.columns >= 60, tally.total > 0 {
    let barWidth = 10
    let full = (tally[.read] * barWidth + tally.total / 2) / tally.total
    progress += StyledText(String(repeating: state.glyphs.full, count: full), .accent)
    progress += StyledText(String(repeating: state.glyphs.empty, count: barWidth - full), .border)
    progress += StyledText(" ", .header)
  }
  progress += StyledText(figures, .header)
  let start = max(1, state.size.columns - progress.displayWidth - 1)
  let isPageAlone = state.layout?.outline == nil
  let name = (isPageAlone ? state.selectedEntry?.name : nil) ?? state.overview.title.preferring(language)
  let title = name.truncated(toWidth: max(0, start - 3))
  frame.put(title, .header, row: 0, columns: Range(from: 1, upTo: start))
  frame.put(progress, row: 0, columns: Range(from: start, upTo: state.size.columns))
}

// MARK: - Outline

private func drawOutline(_ state: State, in region: Region, on frame: inout Frame) {
  let columns = Range(from: region.columns.lowerBound + 1, upTo: region.columns.upperBound - 1)
  for (index, row) in region.rows.enumerated() {
    let outlineRow = state.outline.offset + index
    guard outlineRow < state.overview.rowCount else { break }
    let isSelected = outlineRow == state.outline.selection
    let selection: Role? = isSelected ? (state.focus == .outline ? .selection : .idleSelection) : nil
    if let selection { frame.fill(row: row, columns: region.columns, selection) }
    if isSelected {
      frame.put(state.glyphs.selected, selection!, row: row, columns: region.columns)
      if state.focus == .outline { frame.cursor = Position(row: row, column: region.columns.lowerBound) }
    }
    let (left, right) = outlineText(state, state.overview.item(atRow: outlineRow), width: columns.count)
    put(left, right, selection, row: row, in: columns, on: &frame)
  }
}

/// What a row says on its left and on its right.
///
/// - Parameter width: Columns for both together.
private func outlineText(_ state: State, _ item: OutlineItem, width: Int) -> (left: StyledText, right: StyledText) {
  let language = state.language.interface
  switch item {
  case .list:
    return (StyledText(Wording.pick(language, "About this list", "关于这份清单"), .heading), "")
  case .section(let index):
    let section = state.overview.sections[index]
    let number = section.number.map { "\($0) " } ?? ""
    let progress = section.progress
    let isDone = progress.total > 0 && progress[.read] + progress[.skipped] == progress.total
    let figures = progress.total > 0 ? "\(progress[.read])/\(progress.total)" : ""
    return (
      StyledText(number + section.title.preferring(language), .heading),
      StyledText(figures, isDone ? .done : .secondary)
    )
  case .entry(let position):
    guard let entry = state.outline.entry(at: position) else { return ("", "") }
    let role: Role =
      switch entry.status {
      case .read: .done
      case .reading: .underWay
      case .toRead, .skipped: .secondary
      }
    let indent = entry.kind == .followUp ? "  \(state.glyphs.followUp) " : "  "
    var right = StyledText()
    if entry.hasNote { right += StyledText(state.glyphs.note + " ", .accent) }
    if let year = entry.year { right += StyledText(String(year), .secondary) }
    let lead = StyledText(indent, .secondary) + StyledText(state.glyphs.status(entry.status) + " ", role)
    let room = width - lead.displayWidth - right.displayWidth - 1
    let title = StyledText(titleInOutline(entry, room: room), entry.status.isSettled ? .secondary : .text)
    let words = state.search.flatMap { $0.index(ofMatchAt: position) == nil ? nil : $0.words } ?? []
    return (lead + title.highlighting(words), right)
  }
}

/// The title, with the entry's short name before it where the title will be cut: many begin alike.
private func titleInOutline(_ entry: EntrySummary, room: Int) -> String {
  let title = entry.title.preferring(.english)
  guard let short = entry.shortTitle, title.displayWidth > room, !title.hasPrefix(short) else { return title }
  return "\(short): \(title)"
}

/// Puts one text at the left edge, cut where it must be, and one at the right edge.
private func put(
  _ left: StyledText, _ right: StyledText, _ selection: Role?, row: Int, in columns: Range<Int>, on frame: inout Frame
) {
  func inSelection(_ text: StyledText) -> StyledText {
    guard let selection else { return text }
    return StyledText(text.runs.map { StyledText.Run($0.text, $0.role == .match ? .match : selection) })
  }
  let rightStart = max(columns.lowerBound, columns.upperBound - right.displayWidth)
  let room = max(0, rightStart - columns.lowerBound - (right.isEmpty ? 0 : 1))
  frame.put(
    inSelection(left.truncated(toWidth: room)), row: row,
    columns: Range(from: columns.lowerBound, upTo: columns.lowerBound + room))
  frame.put(inSelection(right), row: row, columns: Range(from: rightStart, upTo: columns.upperBound))
}

// MARK: - Detail

private func drawDetail(_ state: State, in region: Region, on frame: inout Frame) {
  let columns = Range(from: region.columns.lowerBound + 1, upTo: region.columns.upperBound)
  let lines = state.detail.page.lines
  for (index, row) in region.rows.enumerated() {
    let line = state.detail.offset + index
    guard line < lines.count else { break }
    frame.put(lines[line], row: row, columns: columns)
  }
  if state.focus == .detail { frame.cursor = Position(row: region.rows.lowerBound, column: columns.lowerBound) }
}

// MARK: - Footer

private func drawFooter(_ state: State, row: Int, on frame: inout Frame) {
  let columns = Range(from: 1, upTo: state.size.columns - 1)
  let language = state.language.interface
  switch state.overlay {
  case .prompt(let prompt):
    drawPrompt(state, prompt, row: row, on: &frame)
    return
  case .overwrite(_, let reason):
    let question = Wording.pick(language, " Overwrite? y/n", " 覆盖吗？y/n")
    let text = reason.truncated(toWidth: max(0, columns.count - question.displayWidth))
    let end = frame.put(text, .error, row: row, columns: columns)
    let cursor = frame.put(question, .accent, row: row, columns: Range(from: end, upTo: columns.upperBound))
    frame.cursor = Position(row: row, column: min(cursor, state.size.columns - 1))
    frame.isCursorVisible = true
    return
  case .reader, nil: break
  }
  if !state.pending.isEmpty, case .pending(let bindings) = state.keymap.lookup(prefix: state.pending) {
    var text = StyledText(state.pending.map(\.name).joined() + "…  ", .accent)
    for binding in bindings {
      let rest = Binding(Array(binding.keys.dropFirst(state.pending.count)), binding.action)
      text +=
        StyledText(rest.label + " ", .accent) + StyledText(binding.action.summary(in: language) + "  ", .secondary)
    }
    frame.put(text, row: row, columns: columns)
  } else if let message = state.message {
    let role: Role = message.isError ? .error : .text
    let key = state.keymap.bindings(for: .messages).first?.label
    guard message.text.displayWidth > columns.count, let key else {
      frame.put(message.text.truncated(toWidth: columns.count), role, row: row, columns: columns)
      return
    }
    // What is cut off can be read at length.
    let rest =
      StyledText("  ") + StyledText(key, .accent) + StyledText(Wording.pick(language, " all", " 全文"), .secondary)
    let end = frame.put(
      message.text.truncated(toWidth: columns.count - rest.displayWidth), role, row: row, columns: columns)
    frame.put(rest, row: row, columns: Range(from: end, upTo: columns.upperBound))
  } else {
    frame.put(hints(state, width: columns.count), row: row, columns: columns)
  }
}

/// The keys that matter now, as many as fit; help and quit always stay.
private func hints(_ state: State, width: Int) -> StyledText {
  let language = state.language.interface
  let actions: [Action] =
    if state.search?.positions?.isEmpty == false {
      [.nextMatch, .back, .enterDetail, .search, .cycleStatus, .editNote]
    } else if state.focus == .outline {
      [
        .selectNext, .enterDetail, .nextEntry, .suggest, .cycleStatus, .editNote, .search, .openPaper, .switchLanguage,
        .export, .undo,
      ]
    } else if state.detail.selectedLink != nil {
      [.enterDetail, .nextLink, .back, .nextEntry]
    } else {
      [.back, .nextEntry, .nextLink]
        + (state.trail.isEmpty ? [] : [.goBack])
        + [.toggleAnswers, .cycleStatus, .editNote, .glossary, .openPaper, .suggest, .search, .switchLanguage, .undo]
    }
  func hint(_ action: Action) -> StyledText {
    var label = state.keymap.bindings(for: action).first?.label ?? ""
    if action == .selectNext { label = "↑↓" }
    if action == .enterDetail, state.focus == .detail {
      return StyledText(label, .accent) + StyledText(Wording.pick(language, " follow", " 打开"), .secondary)
    }
    let name =
      action == .back && state.search != nil ? Wording.pick(language, "end search", "结束搜索") : action.hint(in: language)
    return StyledText(label, .accent) + StyledText(" " + name, .secondary)
  }
  let gap: StyledText = "  "
  var always = StyledText()
  for action in [Action.help, .quit] { always += gap + hint(action) }
  var text = StyledText()
  if let matches = matchCount(state) { text = StyledText(matches, .text) }
  for action in actions where !state.keymap.bindings(for: action).isEmpty {
    let next = (text.isEmpty ? "" : gap) + hint(action)
    guard text.displayWidth + next.displayWidth + always.displayWidth <= width else { break }
    text += next
  }
  return text + (text.isEmpty ? StyledText(Array(always.runs.dropFirst())) : always)
}

/// "2 of 5": which match is selected.
private func matchCount(_ state: State) -> String? {
  guard let positions = state.search?.positions, !positions.isEmpty else { return nil }
  let language = state.language.interface
  guard let selected = state.selectedPosition, let index = state.search?.index(ofMatchAt: selected) else {
    return Wording.pick(language, "\(positions.count) matches", "\(positions.count) 个匹配")
  }
  return Wording.pick(language, "\(index + 1) of \(positions.count)", "第 \(index + 1) 个，共 \(positions.count) 个")
}

private func drawPrompt(_ state: State, _ prompt: State.Prompt, row: Int, on frame: inout Frame) {
  let language = state.language.interface
  let label =
    switch prompt.purpose {
    case .search: "/"
    case .command: ":"
    case .export: Wording.pick(language, "Export to: ", "导出到：")
    }
  let aside: String =
    switch (prompt.purpose, state.search?.positions) {
    case (.command, _) where !prompt.line.text.isEmpty:
      CommandLine.candidates(prompt.line.text).prefix(4).joined(separator: "  ")
    case (.search, let positions?) where !prompt.line.text.isEmpty:
      positions.isEmpty ? Wording.pick(language, "no match", "无匹配") : (matchCount(state) ?? "")
    default: ""
    }
  let columns = 0..<state.size.columns
  let asideWidth = aside.isEmpty ? 0 : aside.displayWidth + 2
  let start = frame.put(label, .accent, row: row, columns: columns)
  let end = max(start + 1, columns.upperBound - asideWidth)
  // The cursor's column counts as well, so one column is kept free for it; the line scrolls to show it.
  let clusters = Array(prompt.line.text)
  var first = 0
  func width(from first: Int) -> Int { String(clusters[first..<prompt.line.cursor]).displayWidth }
  while first < prompt.line.cursor, width(from: first) > end - start - 1 { first += 1 }
  frame.put(String(clusters[first...]), .text, row: row, columns: Range(from: start, upTo: end))
  frame.put(
    aside, .secondary, row: row, columns: Range(from: columns.upperBound - asideWidth + 1, upTo: columns.upperBound))
  frame.cursor = Position(row: row, column: min(start + width(from: first), state.size.columns - 1))
  frame.isCursorVisible = true
}

// MARK: - Help and glossary

private func drawReader(_ state: State, _ reader: State.Reader, on frame: inout Frame) {
  let language = state.language.interface
  let columns = Range(from: 1, upTo: state.size.columns - 1)
  let page = ReaderPage(reader, in: state)
  frame.fill(row: 0, columns: 0..<state.size.columns, .header)
  frame.put(page.title, .header, row: 0, columns: columns)
  for (row, line) in page.lines.dropFirst(reader.offset).prefix(page.height).enumerated() {
    frame.put(line, row: 1 + row, columns: columns)
  }
  var hint = StyledText("↑↓", .accent) + StyledText(Wording.pick(language, " scroll  ", " 滚动  "), .secondary)
  if case .glossary(_, isWhole: false) = reader.content, let key = state.keymap.bindings(for: .glossary).first {
    hint += StyledText(key.label, .accent) + StyledText(Wording.pick(language, " all terms  ", " 全部术语  "), .secondary)
  }
  if reader.content == .help {
    hint =
      reader.filter.isEmpty
      ? hint + StyledText(Wording.pick(language, "type to find  ", "输入以查找  "), .secondary)
      : StyledText("/" + reader.filter, .text) + StyledText("  ") + hint
  }
  hint += StyledText("Esc", .accent) + StyledText(Wording.pick(language, " back", " 返回"), .secondary)
  frame.put(hint, row: state.size.rows - 1, columns: columns)
  frame.cursor = Position(row: 1, column: 0)
}
