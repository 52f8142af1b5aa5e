import PapersModel

/// A picture of the whole list in place of the panes. Its selection is the outline's, so that every key that acts on an
/// entry acts on it here as well.
public struct Chart: Hashable, Sendable {
  public enum Content: Hashable, Sendable {
    case timeline(Timeline)
    case map(RelationMap)
  }

  public let content: Content
  /// The first visible row.
  public var offset = 0
  /// Entries read for what is in sight, by their positions in the reading order.
  public var entries: [Int: EntrySummary] = [:]
  private let rowOfPosition: [Int: Int]

  public init(_ content: Content) {
    self.content = content
    let positions =
      switch content {
      case .timeline(let timeline): timeline.items.map(\.position)
      case .map(let map): map.rows.map(\.position)
      }
    rowOfPosition = Dictionary(positions.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  public var rowCount: Int { rowOfPosition.count }

  var isMap: Bool {
    if case .map = content { true } else { false }
  }

  /// The reading position of the entry in a row.
  public func position(atRow row: Int) -> Int {
    switch content {
    case .timeline(let timeline): timeline.items[row].position
    case .map(let map): map.rows[row].position
    }
  }

  /// The row of an entry; `nil` if the chart doesn't show it.
  public func row(ofPosition position: Int) -> Int? { rowOfPosition[position] }

  /// The row of the first entry at or after a reading position, else the last one before it; `nil` if there are no rows.
  func row(nearestTo position: Int) -> Int? {
    if let row = rowOfPosition[position] { return row }
    let nearest =
      rowOfPosition.keys.filter { $0 >= position }.min() ?? rowOfPosition.keys.max()
    return nearest.flatMap { rowOfPosition[$0] }
  }

  /// The positions of entries whose names are shown beside the row of the selected entry: those it builds on, and those
  /// that build on it.
  func neighbours(ofRow row: Int) -> (buildsOn: [Int], leadsTo: [Int]) {
    guard case .map(let map) = content else { return ([], []) }
    let limit = 12
    return (
      map.rows[row].buildsOn.prefix(limit).map { map.rows[$0].position },
      map.rows[row].leadsTo.prefix(limit).map { map.rows[$0].position }
    )
  }
}

extension State {
  /// The row of the chart that is selected; `nil` where the selection is something that the chart doesn't show.
  var selectedChartRow: Int? {
    guard let chart, let position = selectedPosition else { return nil }
    return chart.row(ofPosition: position)
  }

  var chartLayout: ChartLayout? {
    guard let chart else { return nil }
    return ChartLayout(size: size, hasAxis: !chart.isMap)
  }
}
