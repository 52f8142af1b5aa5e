import PapersModel
import PapersScreen

/// Walking in the pictures of the list.
extension State {
  /// Opens a picture, or puts it in place of the same one where the list has changed.
  mutating func openChart(_ content: Chart.Content) {
    var opened = Chart(content)
    guard let row = opened.row(nearestTo: readingPositionOfSelection) else {
      // The list may have lost what was drawn.
      window.chart = nil
      say(content.kind.absence)
      return
    }
    if let chart = window.chart, chart.isRenewed, chart.content.kind == content.kind {
      opened.offset = chart.offset
    } else {
      rememberPlace()
    }
    window.chart = opened
    window.focus = .outline
    selectInChart(row: row)
  }

  /// Has the picture that is open read anew, since the list may be another now.
  mutating func renewChart() -> [Effect] {
    guard let chart = window.chart else { return [] }
    window.chart?.isRenewed = true
    window.chart?.forget()
    return [.read(chart.content.kind.read)]
  }

  /// The position at which reading would go on from what is selected.
  private var readingPositionOfSelection: Int {
    switch list.selectedItem {
    case .list: 0
    case .section(let index): list.overview.sections[index].positions.lowerBound
    case .entry(let position): position
    }
  }

  mutating func selectInChart(row: Int) {
    guard let chart = window.chart, chart.rowCount > 0 else { return }
    let position = chart.position(atRow: max(0, min(row, chart.rowCount - 1)))
    guard position < list.overview.entryCount else { return }
    list.select(position: position)
  }

  /// Carries out what an action means in a picture.
  ///
  /// - Returns: `nil` for actions that mean here what they mean elsewhere.
  mutating func performInChart(_ action: Action, _ chart: Chart) -> [Effect]? {
    let row = selectedChartRow ?? chart.row(nearestTo: readingPositionOfSelection) ?? 0
    let page = max(1, (chartLayout?.body.height ?? 1) - 1)
    switch action {
    case .selectNext: selectInChart(row: row + 1)
    case .selectPrevious: selectInChart(row: row - 1)
    case .pageDown: selectInChart(row: row + page)
    case .pageUp: selectInChart(row: row - page)
    case .halfPageDown: selectInChart(row: row + max(1, page / 2))
    case .halfPageUp: selectInChart(row: row - max(1, page / 2))
    case .first: selectInChart(row: 0)
    case .last: selectInChart(row: chart.rowCount - 1)
    case .goLeft, .goRight:
      switch chart.content {
      case .timeline: leaveChart(for: action == .goLeft ? .outline : .detail)
      case .map(let map): follow(map.rows[row], upwards: action == .goLeft)
      }
    case .enterDetail, .nextLink: leaveChart(for: .detail)
    case .back:
      // A search that was begun here ends first, as in the outline.
      if list.search != nil { list.search = nil } else { leaveChart(for: .outline) }
    case .timeline, .map:
      guard action == chart.content.kind.action else { return nil }
      leaveChart(for: .outline)
    default: return nil
    }
    return []
  }

  /// Back to the panes, to the entry that is selected in the picture; the way back leads into the picture again.
  private mutating func leaveChart(for pane: Window.Pane) {
    if pane == .detail { rememberPlace() }
    window.chart = nil
    window.focus = pane
  }

  /// Walks along the map: up to the latest of the entries that this one builds on, or down to the first that builds on it.
  private mutating func follow(_ row: RelationMap.Row, upwards: Bool) {
    if let next = upwards ? row.buildsOn.last : row.leadsTo.first {
      selectInChart(row: next)
    } else {
      say(upwards ? .buildsOnNothing : .leadsToNothing)
    }
  }

  mutating func pointInChart(_ mouse: Mouse, step: Int) -> [Effect] {
    guard let chart = window.chart, let body = chartLayout?.body, body.contains(mouse.position) else { return [] }
    guard mouse.kind == .click else {
      selectInChart(row: (selectedChartRow ?? 0) + step)
      return []
    }
    let row = chart.offset + mouse.position.row - body.rows.lowerBound
    guard row < chart.rowCount else { return [] }
    notice = nil
    if row == selectedChartRow { leaveChart(for: .detail) } else { selectInChart(row: row) }
    return []
  }

  /// Scrolls the picture to the selection and asks for the entries that come into sight.
  mutating func settleChart() -> [Effect] {
    guard let body = chartLayout?.body, let selection = window.chart.map({ _ in selectedChartRow }) else { return [] }
    guard let wanted = window.chart?.settle(height: body.height, selection: selection), !wanted.isEmpty else {
      return []
    }
    return [.read(.entries(wanted))]
  }
}
