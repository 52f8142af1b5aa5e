import PapersModel
import PapersScreen

/// What the mouse does: a click selects or follows, the wheel scrolls the pane under the pointer.
extension State {
  /// Rows that one step of the wheel scrolls.
  private static let wheelStep = 3

  mutating func point(_ mouse: Mouse) -> [Effect] {
    let step = mouse.kind == .wheelUp ? -Self.wheelStep : Self.wheelStep
    guard window.inquiry == nil else { return [] }
    switch window.context {
    case .prompt: return []
    case .reader:
      if mouse.kind != .click, let reader = window.reader { scroll(reader, by: step) }
      return []
    case .chart:
      pending = []
      return pointInChart(mouse, step: step)
    case .outline, .page:
      pending = []
      return pointInPanes(mouse, step: step)
    }
  }

  private mutating func pointInPanes(_ mouse: Mouse, step: Int) -> [Effect] {
    guard let layout else { return [] }
    if let region = layout.outline, region.contains(mouse.position) {
      guard mouse.kind == .click else {
        scrollOutline(by: step, height: region.height)
        return []
      }
      let row = list.outline.offset + mouse.position.row - region.rows.lowerBound
      guard row < list.overview.rowCount else { return [] }
      notice = nil
      window.focus = .outline
      list.select(row: row)
    } else if let region = layout.detail, region.contains(mouse.position) {
      guard mouse.kind == .click else {
        scrollPage(by: step)
        return []
      }
      notice = nil
      window.focus = .detail
      let line = list.detail.offset + mouse.position.row - region.rows.lowerBound
      let column = mouse.position.column - region.columns.lowerBound - 1
      if let index = list.detail.page.links.firstIndex(where: { $0.contains(line: line, column: column) }) {
        list.detail.selectedLink = index
        return enterOrFollow()
      }
    }
    return []
  }

  /// Scrolls the outline; the selection goes along only as far as it must to stay in sight.
  private mutating func scrollOutline(by step: Int, height: Int) {
    let (outline, count) = (list.outline, list.overview.rowCount)
    let offset = Viewport.clamped(outline.offset + step, height: height, count: count)
    list.outline.offset = offset
    let context = min(2, (height - 1) / 2)
    let first = offset == 0 ? 0 : offset + context
    let last = offset + height >= count ? count - 1 : offset + height - 1 - context
    list.select(row: max(first, min(last, outline.selection)))
  }

  mutating func toggleMouse() -> [Effect] {
    watchesMouse.toggle()
    say(watchesMouse ? .mouseTaken : .mouseLeft)
    return [.watchMouse(watchesMouse)]
  }
}
