import PapersModel
import PapersScreen

/// Papers in rows by date, each at its place on a scale of years.
///
///     2014  2015  2016  2017  2018
///       ┊     ┊     ┊     ┊     ┊
///     2014-09-01     ○ RNN attention
///     2017-06-12     ┊     ┊       ◐ Transformer
struct TimelineView {
  let state: State
  let chart: Chart
  let timeline: Timeline
  let layout: ChartLayout

  private static let dateColumns = 2..<12

  func draw(_ rows: Range<Int>, on frame: inout Frame) {
    let axis =
      layout.axis.map { _ in
        TimelineAxis(timeline, columns: Self.dateColumns.upperBound + 2..<state.size.columns - 2)
      }
    if let axis, let row = layout.axis {
      for tick in axis.ticks where tick.column + 4 <= state.size.columns {
        frame.put(String(tick.year), .secondary, row: row, columns: tick.column..<tick.column + 4)
      }
    }
    for (index, row) in rows.enumerated() {
      let item = timeline.items[row]
      guard let entry = chart.entries[item.position] else {
        state.drawUnreadable(item.position, of: chart, row: layout.body.rows.lowerBound + index, on: &frame)
        continue
      }
      let style = ChartRowStyle(selection: row == state.selectedChartRow ? .selection : nil)
      let screenRow = layout.body.rows.lowerBound + index
      if let selection = style.selection {
        frame.fill(row: screenRow, columns: 0..<state.size.columns, selection)
        frame.put(state.glyphs.selected, selection, row: screenRow, columns: 0..<1)
      }
      frame.put(item.date.description, style.role(.secondary), row: screenRow, columns: Self.dateColumns)
      if let axis {
        draw(entry, at: axis.column(of: item.date), axis, style, row: screenRow, on: &frame)
      } else {
        let label =
          StyledText(state.glyphs.status(entry.status) + " ", style.sign(of: entry))
          + style.text(state.chartName(of: entry))
        let columns = Range(from: Self.dateColumns.upperBound + 1, upTo: state.size.columns - 1)
        frame.put(label.truncated(toWidth: columns.count), row: screenRow, columns: columns)
      }
    }
  }

  /// The entry's sign at its place, and its name on the side where there is room for it.
  private func draw(
    _ entry: EntrySummary, at column: Int, _ axis: TimelineAxis, _ style: ChartRowStyle, row: Int, on frame: inout Frame
  ) {
    for tick in axis.ticks {
      frame.put(state.glyphs.tick, style.role(.border), row: row, columns: tick.column..<tick.column + 1)
    }
    frame.put(
      StyledText(state.glyphs.status(entry.status), style.sign(of: entry)) + StyledText(" ", style.role(.text)),
      row: row,
      columns: column..<column + 2)
    let name = style.text(state.chartName(of: entry))
    // Keeps a line of the grid from touching the name.
    let gap = StyledText(" ", style.role(.text))
    let left = Range(from: axis.columns.lowerBound, upTo: column - 1)
    let right = Range(from: column + 2, upTo: state.size.columns - 1)
    if name.displayWidth <= right.count || right.count >= left.count {
      frame.put(name.truncated(toWidth: right.count) + gap, row: row, columns: right)
    } else {
      let name = name.truncated(toWidth: left.count) + gap
      frame.put(name, row: row, columns: column - name.displayWidth..<column)
    }
  }
}
