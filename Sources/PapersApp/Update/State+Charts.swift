import PapersModel
import PapersScreen

/// Walking in the timeline and in the map.
extension State {
  mutating func receive(_ content: Chart.Content) {
    let opened = Chart(content)
    guard let row = opened.row(nearestTo: readingPositionOfSelection) else {
      switch content {
      case .timeline: say("No paper of this list has a date.", "这份清单里没有带日期的论文。")
      case .map: say("This list doesn't say what builds on what.", "这份清单没有说明谁建立在谁之上。")
      }
      return
    }
    leaveMark()
    chart = opened
    focus = .outline
    selectInChart(row: row)
  }

  /// The position at which reading would go on from what is selected.
  private var readingPositionOfSelection: Int {
    switch selectedItem {
    case .list: 0
    case .section(let index): overview.sections[index].positions.lowerBound
    case .entry(let position): position
    }
  }

  mutating func selectInChart(row: Int) {
    guard let chart, chart.rowCount > 0 else { return }
    let position = chart.position(atRow: max(0, min(row, chart.rowCount - 1)))
    select(row: overview.row(of: .entry(position)))
  }

  /// Carries out what an action means in a chart.
  ///
  /// - Returns: `nil` for actions that mean here what they mean elsewhere.
  mutating func performInChart(_ action: Action) -> [Effect]? {
    guard let chart else { return nil }
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
      guard case .map(let map) = chart.content else { return leaveChart(for: action == .goLeft ? .outline : .detail) }
      follow(map.rows[row], upwards: action == .goLeft)
    case .enterDetail, .nextLink: return leaveChart(for: .detail)
    case .back:
      // A search that was begun here ends first, as in the outline.
      if search != nil { search = nil } else { return leaveChart(for: .outline) }
    case .timeline, .map:
      return chart.isMap == (action == .map) ? leaveChart(for: .outline) : nil
    case .previousLink, .scrollDetailDown, .scrollDetailUp, .toggleAnswers, .zoom, .widenOutline, .narrowOutline: break
    default: return nil
    }
    return []
  }

  /// Back to the panes, to the entry that is selected in the chart; the way back leads into the chart again.
  private mutating func leaveChart(for pane: Pane) -> [Effect] {
    if pane == .detail { leaveMark() }
    chart = nil
    focus = pane
    return []
  }

  /// Walks along the map: up to the latest of the entries that this one builds on, or down to the first that builds on it.
  private mutating func follow(_ row: RelationMap.Row, upwards: Bool) {
    if let next = upwards ? row.buildsOn.last : row.leadsTo.first {
      selectInChart(row: next)
    } else if upwards {
      say("This entry builds on nothing in the list.", "这一条不建立在清单中的其他条目之上。")
    } else {
      say("Nothing in the list builds on this entry.", "清单中没有建立在这一条之上的条目。")
    }
  }

  mutating func pointInChart(_ mouse: Mouse, step: Int) -> [Effect] {
    guard let chart, let body = chartLayout?.body, body.contains(mouse.position) else { return [] }
    guard mouse.kind == .click else {
      selectInChart(row: (selectedChartRow ?? 0) + step)
      return []
    }
    let row = chart.offset + mouse.position.row - body.rows.lowerBound
    guard row < chart.rowCount else { return [] }
    message = nil
    if row == selectedChartRow { return leaveChart(for: .detail) }
    selectInChart(row: row)
    return []
  }

  /// Scrolls the chart to the selection and asks for the entries that come into sight.
  mutating func settleChart() -> [Effect] {
    guard var chart, let body = chartLayout?.body else { return [] }
    chart.offset =
      selectedChartRow.map {
        Viewport.offset(showing: $0, from: chart.offset, height: body.height, count: chart.rowCount)
      } ?? Viewport.clamped(chart.offset, height: body.height, count: chart.rowCount)
    let visible = chart.offset..<min(chart.rowCount, chart.offset + body.height)
    var wanted = Set(visible.map { chart.position(atRow: $0) })
    for row in visible { wanted.formUnion(chart.neighbours(ofRow: row).buildsOn.prefix(4)) }
    if let row = selectedChartRow {
      let neighbours = chart.neighbours(ofRow: row)
      wanted.formUnion(neighbours.buildsOn + neighbours.leadsTo)
    }
    // What is far out of sight is forgotten, so that walking through a huge list doesn't gather all of it.
    if chart.entries.count > 2_000 { chart.entries = chart.entries.filter { wanted.contains($0.key) } }
    self.chart = chart
    let missing = wanted.filter { chart.entries[$0] == nil }.sorted()
    return missing.isEmpty ? [] : [.loadEntries(missing)]
  }
}
