import PapersModel
import PapersScreen

/// Draws the chart that stands in place of the panes.
func drawChart(_ state: State, _ chart: Chart, on frame: inout Frame) {
  guard let layout = state.chartLayout else { return }
  if let rule = layout.rule {
    let line = String(repeating: state.glyphs.horizontal, count: state.size.columns)
    frame.put(line, .border, row: rule, columns: 0..<state.size.columns)
  }
  let rows = chart.offset..<min(chart.rowCount, chart.offset + layout.body.height)
  switch chart.content {
  case .timeline(let timeline):
    TimelineView(state: state, chart: chart, timeline: timeline, layout: layout).draw(rows, on: &frame)
  case .map(let map):
    MapView(state: state, chart: chart, map: map, layout: layout).draw(rows, on: &frame)
  }
  if let row = state.selectedChartRow, rows.contains(row) {
    frame.cursor = CellPosition(row: layout.body.rows.lowerBound + row - chart.offset, column: 0)
  }
  if let row = layout.caption {
    frame.put(caption(state, chart), row: row, columns: Range(from: 1, upTo: state.size.columns - 1))
  }
}

extension Chart {
  /// What the header says while the chart is shown.
  func title(in language: Language) -> String {
    switch content {
    case .timeline(let timeline):
      let title = Wording.pick(language, "Timeline by first publication", "按首次发表日期的时间线")
      let count = timeline.undatedCount
      guard count > 0 else { return title }
      return title + Wording.pick(language, ", \(count) without a date", "，另有 \(count) 篇无日期")
    case .map: return Wording.pick(language, "Map of what builds on what", "谁建立在谁之上")
    }
  }
}

/// The selected entry at length.
private func caption(_ state: State, _ chart: Chart) -> StyledText {
  guard let entry = state.list.selectedEntry else { return StyledText() }
  let language = state.language.interface
  let separator = StyledText(state.glyphs.separator, .secondary)
  // In the map the names beside it matter more than the whole title.
  var text = StyledText(chart.content.kind == .map ? entry.name : entry.title.preferring(.english), .title)
  switch chart.content {
  case .timeline:
    // A row may have been read before the list lost a section.
    let sections = state.list.overview.sections
    if sections.indices.contains(entry.section), let section = sections[entry.section].number {
      text += separator + StyledText("§\(section)", .secondary)
    }
    if let kind = Wording.kind(entry.kind, language) { text += separator + StyledText(kind, .secondary) }
    text += separator + StyledText(Wording.status(entry.status, language), .secondary)
  case .map:
    guard let row = state.selectedChartRow else { return text }
    let neighbours = chart.neighbours(ofRow: row)
    let relations: [(Wording.Heading, [Int])] = [
      (.buildsOn, neighbours.buildsOn), (.leadsTo, neighbours.leadsTo),
    ]
    for (heading, positions) in relations {
      let names = positions.compactMap { chart.entries[$0]?.name }
      guard !names.isEmpty else { continue }
      text += separator + StyledText(Wording.heading(heading, language) + " ", .secondary)
      text += StyledText(names.joined(separator: Wording.pick(language, ", ", "、")))
    }
  }
  return text.truncated(toWidth: max(0, state.size.columns - 2))
}

extension State {
  /// Says in a row of a picture that its entry can't be read, unless the answer isn't there yet.
  func drawUnreadable(_ position: Int, of chart: Chart, row: Int, on frame: inout Frame) {
    guard chart.isUnreadable(at: position) else { return }
    let text = Wording.unreadable(chart.failure, language.interface)
    let columns = Range(from: 2, upTo: size.columns - 1)
    frame.put(text.truncated(toWidth: columns.count), .error, row: row, columns: columns)
  }
}

/// What a row of a chart is drawn with.
struct ChartRowStyle {
  /// The role of everything in the row where it is the selected one.
  let selection: Role?

  func role(_ role: Role) -> Role { selection ?? role }

  /// The role of an entry's sign.
  func sign(of entry: EntrySummary) -> Role {
    switch entry.status {
    case .read: role(.done)
    case .reading: role(.underWay)
    case .toRead, .skipped: role(.secondary)
    }
  }

  func text(_ text: StyledText) -> StyledText {
    guard let selection else { return text }
    return StyledText(text.runs.map { StyledText.Run($0.text, $0.role == .match ? .match : selection) })
  }
}

extension State {
  /// The name of an entry in a chart, with what was searched for marked in it.
  func chartName(of entry: EntrySummary) -> StyledText {
    let name = StyledText(entry.name, entry.status.isSettled ? .secondary : .text)
    return name.highlighting(list.search?.words(inRowAt: entry.position) ?? [])
  }
}
