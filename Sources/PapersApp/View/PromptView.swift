import PapersModel
import PapersScreen

/// Draws the line that is being typed.
func drawPrompt(_ state: State, _ prompt: Prompt, row: Int, on frame: inout Frame) {
  let language = state.language.interface
  let label =
    switch prompt.purpose {
    case .search: "/"
    case .command: ":"
    case .export: Wording.pick(language, "Export to: ", "导出到：")
    case .tags: Wording.pick(language, "Tags: ", "标签：")
    case .append: Wording.pick(language, "Add to the note: ", "添加到笔记：")
    }
  let aside: String =
    switch (prompt.purpose, state.list.search?.matches) {
    case _ where prompt.line.isFull: Wording.pick(language, "cut off at 64 KB", "超出 64 KB，已截断")
    case (.command, _) where !prompt.line.text.isEmpty:
      ActionNames.candidates(prompt.line.text).prefix(4).joined(separator: "  ")
    case (.export, _) where state.size.columns >= Layout.widthForTwoPanes:
      Wording.pick(language, ".md .bib .csv .json folder/", ".md .bib .csv .json 文件夹/")
    case (.search, let matches?) where !prompt.line.text.isEmpty:
      matches.isEmpty ? Wording.pick(language, "no match", "无匹配") : (matchCount(state) ?? "")
    default: ""
    }
  let columns = 0..<state.size.columns
  let asideWidth = aside.isEmpty ? 0 : aside.displayWidth + 2
  let start = frame.put(label, .accent, row: row, columns: columns)
  let end = max(start + 1, columns.upperBound - asideWidth)
  let window = LineWindow(of: prompt.line, columns: end - start - 1)
  frame.put(window.text, .text, row: row, columns: Range(from: start, upTo: end))
  frame.put(
    aside, prompt.line.isFull ? .error : .secondary, row: row,
    columns: Range(from: columns.upperBound - asideWidth + 1, upTo: columns.upperBound))
  frame.cursor = CellPosition(row: row, column: min(start + window.cursor, state.size.columns - 1))
  frame.isCursorVisible = true
}

/// The part of a line that shows around its cursor.
struct LineWindow {
  /// What there is to show, from its first column on; what goes beyond the last is left to be cut off.
  let text: String
  /// Columns before the cursor.
  let cursor: Int

  /// Finds as much before the cursor as there is room for. The rest of the line, however long, isn't looked at.
  ///
  /// - Parameters:
  ///   - columns: Columns for what stands before the cursor, which takes one more.
  ///   - measure: The columns of a cluster.
  init(of line: LineEditor, columns: Int, measure: (Character) -> Int = { DisplayCluster($0)?.width ?? 0 }) {
    var start = line.cursor
    var width = 0
    // Of clusters that show nothing there may be any number.
    var rest = 2 * columns
    while start > line.text.startIndex, rest > 0 {
      let previous = line.text.index(before: start)
      let added = measure(line.text[previous])
      guard width + added <= columns else { break }
      (start, width, rest) = (previous, width + added, rest - 1)
    }
    text = String(line.text[start...].prefix(4 * columns + 4))
    cursor = width
  }
}
