import PapersModel
import PapersScreen

/// Draws the list of sections and entries.
func drawOutline(_ state: State, in region: Region, on frame: inout Frame) {
  let columns = Range(from: region.columns.lowerBound + 1, upTo: region.columns.upperBound - 1)
  for (index, row) in region.rows.enumerated() {
    let outlineRow = state.list.outline.offset + index
    guard outlineRow < state.list.overview.rowCount else { break }
    let isSelected = outlineRow == state.list.outline.selection
    let selection: Role? = isSelected ? (state.window.focus == .outline ? .selection : .idleSelection) : nil
    if let selection { frame.fill(row: row, columns: region.columns, selection) }
    if isSelected {
      frame.put(state.glyphs.selected, selection!, row: row, columns: region.columns)
      if state.window.focus == .outline { frame.cursor = CellPosition(row: row, column: region.columns.lowerBound) }
    }
    let (left, right) = outlineText(state, state.list.overview.item(atRow: outlineRow), width: columns.count)
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
    let section = state.list.overview.sections[index]
    let number = section.number.map { "\($0) " } ?? ""
    let progress = section.progress
    let isDone = progress.total > 0 && progress[.read] + progress[.skipped] == progress.total
    let figures = progress.total > 0 ? "\(progress[.read])/\(progress.total)" : ""
    return (
      StyledText(number + section.title.preferring(language), .heading),
      StyledText(figures, isDone ? .done : .secondary)
    )
  case .entry(let position):
    guard let entry = state.list.outline.entry(at: position) else {
      guard state.list.outline.isUnreadable(at: position) else { return ("", "") }
      return (StyledText("  " + Wording.unreadable(state.list.outline.failure, language), .error), "")
    }
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
    return (lead + title.highlighting(state.list.search?.words(inRowAt: position) ?? []), right)
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
