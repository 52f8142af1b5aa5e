import PapersModel
import PapersScreen

/// Entries in rows, each with a lane down to those that build on it. The lanes to and from the selected entry stand out.
struct MapView {
  let state: State
  let chart: Chart
  let map: RelationMap
  let layout: ChartLayout
  private let selected: Int?
  private let laneCount: Int

  /// Columns that names keep, however many lanes there are.
  private static let nameWidth = 30
  private static let firstColumn = 2

  init(state: State, chart: Chart, map: RelationMap, layout: ChartLayout) {
    self.state = state
    self.chart = chart
    self.map = map
    self.layout = layout
    selected = state.selectedChartRow
    let room = max(1, (state.size.columns - Self.nameWidth) / 2)
    let visible = map.rows[chart.offset..<min(map.rows.count, chart.offset + layout.body.height)]
    laneCount = min(room, visible.map(\.lanes.count).max() ?? 0)
  }

  func draw(_ rows: Range<Int>, on frame: inout Frame) {
    for (index, row) in rows.enumerated() {
      guard let entry = chart.entries[map.rows[row].position] else {
        let screenRow = layout.body.rows.lowerBound + index
        state.drawUnreadable(map.rows[row].position, of: chart, row: screenRow, on: &frame)
        continue
      }
      let screenRow = layout.body.rows.lowerBound + index
      let style = ChartRowStyle(selection: row == selected ? .selection : nil)
      if let selection = style.selection {
        frame.fill(row: screenRow, columns: 0..<state.size.columns, selection)
        frame.put(state.glyphs.selected, selection, row: screenRow, columns: 0..<1)
      }
      let lanes = style.text(self.lanes(ofRow: row, entry))
      let nameColumn = Self.firstColumn + 2 * laneCount + 1
      frame.put(lanes, row: screenRow, columns: Range(from: Self.firstColumn, upTo: nameColumn))
      let right = StyledText(entry.year.map(String.init) ?? "", .secondary)
      let end = state.size.columns - 1 - right.displayWidth
      frame.put(style.text(right), row: screenRow, columns: Range(from: end, upTo: state.size.columns))
      let label = style.text(self.label(ofRow: row, entry)).truncated(toWidth: max(0, end - 1 - nameColumn))
      frame.put(label, row: screenRow, columns: Range(from: nameColumn, upTo: end - 1))
    }
  }

  /// The entry's name, and those of what it builds on, so that nobody has to trace a lane to know.
  private func label(ofRow row: Int, _ entry: EntrySummary) -> StyledText {
    var name = state.chartName(of: entry)
    if isNeighbour(row) { name = StyledText(name.runs.map { .init($0.text, $0.role == .match ? .match : .accent) }) }
    let positions = chart.neighbours(ofRow: row).buildsOn.prefix(4)
    let names = positions.compactMap { chart.entries[$0]?.name }
    guard !names.isEmpty else { return name }
    let more = map.rows[row].buildsOn.count > names.count ? ", …" : ""
    return name + StyledText("  \(state.glyphs.from) " + names.joined(separator: ", ") + more, .secondary)
  }

  private func isNeighbour(_ row: Int) -> Bool {
    guard let selected else { return false }
    return map.rows[selected].buildsOn.contains(row) || map.rows[selected].leadsTo.contains(row)
  }

  // MARK: - Lanes

  private func lanes(ofRow index: Int, _ entry: EntrySummary) -> StyledText {
    let row = map.rows[index]
    let glyphs = state.glyphs.lanes
    let joined = row.lanes.indices.filter { lane in
      switch row.lanes[lane] {
      case .joining, .ending: true
      default: false
      }
    }
    // An entry whose lane found no room is joined from the edge.
    let own = row.lane ?? max(row.lanes.count, 1)
    let span = min(joined.first ?? own, own)...max(joined.last ?? own, own)
    var text = StyledText()
    for lane in 0..<laneCount {
      let (sign, role) = cell(lane, of: row, at: index, own: own, span: span, entry, glyphs)
      text += StyledText(sign, role)
      // The gap after the lane belongs to the connection that crosses it.
      let isCrossed = span.contains(lane) && lane < span.upperBound && !joined.isEmpty
      text += StyledText(isCrossed ? glyphs.across : " ", isCrossed ? connectionRole(of: row, at: index) : .border)
    }
    return text
  }

  private func cell(
    _ lane: Int, of row: RelationMap.Row, at index: Int, own: Int, span: ClosedRange<Int>, _ entry: EntrySummary,
    _ glyphs: Glyphs.Lanes
  ) -> (String, Role) {
    let isFirst = lane == span.lowerBound
    let isLast = lane == span.upperBound
    switch lane < row.lanes.count ? row.lanes[lane] : .empty {
    case .entry:
      return (state.glyphs.status(entry.status), ChartRowStyle(selection: nil).sign(of: entry))
    case .passing(let source): return (glyphs.down, role(ofLaneFrom: source, at: index))
    case .joining(let source):
      let sign = isFirst ? glyphs.branchRight : isLast ? glyphs.branchLeft : glyphs.branchBoth
      return (sign, role(ofLaneFrom: source, at: index))
    case .ending(let source):
      let sign = isFirst ? glyphs.endRight : isLast ? glyphs.endLeft : glyphs.endBoth
      return (sign, role(ofLaneFrom: source, at: index))
    case .empty:
      let isCrossed = span.contains(lane) && !isFirst && !isLast
      return (isCrossed ? glyphs.across : " ", connectionRole(of: row, at: index))
    }
  }

  /// A lane stands out on its way from the selected entry down, and from what the selected entry builds on down to it.
  private func role(ofLaneFrom source: Int, at index: Int) -> Role {
    guard let selected else { return .border }
    if source == selected { return .accent }
    return index <= selected && map.rows[selected].buildsOn.contains(source) ? .accent : .border
  }

  private func connectionRole(of row: RelationMap.Row, at index: Int) -> Role {
    guard let selected else { return .border }
    return row.buildsOn.contains(selected) || index == selected ? .accent : .border
  }
}
