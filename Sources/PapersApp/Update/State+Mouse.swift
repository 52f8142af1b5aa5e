import PapersModel
import PapersScreen

/// What the mouse does: a click selects or follows, the wheel scrolls the pane under the pointer.
extension State {
  /// Rows that one step of the wheel scrolls.
  private static let wheelStep = 3

  mutating func point(_ mouse: Mouse) -> [Effect] {
    let step = mouse.kind == .wheelUp ? -Self.wheelStep : Self.wheelStep
    switch overlay {
    case .reader(let reader):
      guard mouse.kind != .click else { return [] }
      scroll(reader, by: step)
      return []
    case .prompt, .overwrite, .draft, .rating, .clock: return []
    case nil: break
    }
    guard let layout else { return [] }
    pending = []
    if chart != nil { return pointInChart(mouse, step: step) }
    if let region = layout.outline, region.contains(mouse.position) {
      guard mouse.kind == .click else {
        scrollOutline(by: step, height: region.height)
        return []
      }
      let row = outline.offset + mouse.position.row - region.rows.lowerBound
      guard row < overview.rowCount else { return [] }
      message = nil
      focus = .outline
      select(row: row)
    } else if let region = layout.detail, region.contains(mouse.position) {
      guard mouse.kind == .click else {
        scrollPage(by: step)
        return []
      }
      message = nil
      focus = .detail
      let line = detail.offset + mouse.position.row - region.rows.lowerBound
      let column = mouse.position.column - region.columns.lowerBound - 1
      if let index = detail.page.links.firstIndex(where: { $0.contains(line: line, column: column) }) {
        detail.selectedLink = index
        return enterOrFollow()
      }
    }
    return []
  }

  /// Scrolls the outline; the selection goes along only as far as it must to stay in sight.
  private mutating func scrollOutline(by step: Int, height: Int) {
    outline.offset = Viewport.clamped(outline.offset + step, height: height, count: overview.rowCount)
    let context = min(2, (height - 1) / 2)
    let first = outline.offset == 0 ? 0 : outline.offset + context
    let last =
      outline.offset + height >= overview.rowCount ? overview.rowCount - 1 : outline.offset + height - 1 - context
    select(row: max(first, min(last, outline.selection)))
  }

  mutating func toggleMouse() -> [Effect] {
    watchesMouse.toggle()
    if watchesMouse {
      say("The mouse selects and scrolls here.", "鼠标可在此选择和滚动。")
    } else {
      say("The mouse is the terminal's, so that text can be selected.", "鼠标已交给终端，可选中文字。")
    }
    return [.watchMouse(watchesMouse)]
  }
}
