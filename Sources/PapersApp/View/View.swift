import PapersModel
import PapersScreen

/// Draws the whole screen.
public func view(_ state: State) -> Frame {
  var frame = draw(state)
  if state.glyphs == .ascii { frame.useASCIISigns() }
  return frame
}

private func draw(_ state: State) -> Frame {
  var frame = Frame(size: state.size)
  guard let layout = state.layout else {
    drawTooSmall(state, on: &frame)
    return frame
  }
  if let reader = state.window.reader {
    drawReader(state, reader, on: &frame)
    return frame
  }
  drawHeader(state, on: &frame)
  if let chart = state.window.chart {
    drawChart(state, chart, on: &frame)
    drawFooter(state, row: layout.footer, on: &frame)
    return frame
  }
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
  let papers = state.list.overview.papers
  let tally = papers.total > 0 ? papers : state.list.overview.sections.map(\.everything).reduce(Tally(), +)
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
  let name =
    state.window.chart?.title(in: language) ?? (isPageAlone ? state.list.selectedEntry?.name : nil)
    ?? state.list.overview.title.preferring(language)
  let title = name.truncated(toWidth: max(0, start - 3))
  frame.put(title, .header, row: 0, columns: Range(from: 1, upTo: start))
  frame.put(progress, row: 0, columns: Range(from: start, upTo: state.size.columns))
}

// MARK: - Detail

private func drawDetail(_ state: State, in region: Region, on frame: inout Frame) {
  let columns = Range(from: region.columns.lowerBound + 1, upTo: region.columns.upperBound)
  let lines = state.list.detail.page.lines
  for (index, row) in region.rows.enumerated() {
    let line = state.list.detail.offset + index
    guard line < lines.count else { break }
    frame.put(lines[line], row: row, columns: columns)
  }
  for link in state.list.detail.page.links {
    guard case .address(let address) = link.target else { continue }
    for span in link.spans {
      let row = region.rows.lowerBound + span.line - state.list.detail.offset
      guard region.rows.contains(row), lines.indices.contains(span.line) else { continue }
      let start = columns.lowerBound + span.columns.lowerBound
      let end = min(columns.lowerBound + span.columns.upperBound, columns.upperBound)
      frame.hyperlinks.append(Hyperlink(row: row, columns: Range(from: start, upTo: end), address: address))
    }
  }
  if state.window.focus == .detail {
    frame.cursor = CellPosition(row: region.rows.lowerBound, column: columns.lowerBound)
  }
}

// MARK: - Help and glossary

private func drawReader(_ state: State, _ reader: Reader, on frame: inout Frame) {
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
  frame.cursor = CellPosition(row: 1, column: 0)
}
