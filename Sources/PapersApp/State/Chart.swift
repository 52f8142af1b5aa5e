import PapersModel
import PapersScreen

/// A picture of the whole list in place of the panes. Its selection is the outline's, so that every key that acts on an
/// entry acts on it here as well.
public struct Chart: Hashable, Sendable {
  public enum Content: Hashable, Sendable {
    case timeline(Timeline)
    case map(RelationMap)

    var kind: Kind {
      switch self {
      case .timeline: .timeline
      case .map: .map
      }
    }
  }

  /// Which picture it is: what every picture has to say of itself.
  enum Kind: Hashable {
    case timeline, map

    /// What brings it.
    var read: Read {
      switch self {
      case .timeline: .timeline
      case .map: .map
      }
    }

    /// What opens it, and closes it again.
    var action: Action {
      switch self {
      case .timeline: .timeline
      case .map: .map
      }
    }

    /// What is said of a list that has nothing to draw.
    var absence: Notice {
      switch self {
      case .timeline: .nothingDated
      case .map: .nothingRelated
      }
    }

    /// Whether there is a line of years above the rows.
    var hasAxis: Bool { self == .timeline }
  }

  public let content: Content
  /// The first visible row.
  public var offset = 0
  /// Entries read for what is in sight, by their positions in the reading order.
  private(set) var entries: [Int: EntrySummary] = [:]
  /// What was asked for, whatever came of it.
  private var asked: Set<Int> = []
  private var answered: Set<Int> = []
  private(set) var failure: ReadFailure?
  /// Whether another one is being read to stand in its place.
  var isRenewed = false
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

  /// The reading position of the entry in a row.
  public func position(atRow row: Int) -> Int {
    switch content {
    case .timeline(let timeline): timeline.items[row].position
    case .map(let map): map.rows[row].position
    }
  }

  /// The row of an entry; `nil` if the picture doesn't show it.
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

  // MARK: - Entries

  /// Whether a row was asked for in vain.
  func isUnreadable(at position: Int) -> Bool {
    answered.contains(position) && entries[position] == nil
  }

  /// Scrolls to the selection.
  ///
  /// - Returns: The positions of the entries that come into sight and weren't asked for yet.
  mutating func settle(height: Int, selection: Int?) -> [Int] {
    offset =
      selection.map { Viewport.offset(showing: $0, from: offset, height: height, count: rowCount) }
      ?? Viewport.clamped(offset, height: height, count: rowCount)
    let visible = offset..<min(rowCount, offset + height)
    var wanted = Set(visible.map { position(atRow: $0) })
    for row in visible { wanted.formUnion(neighbours(ofRow: row).buildsOn.prefix(4)) }
    if let selection {
      let neighbours = neighbours(ofRow: selection)
      wanted.formUnion(neighbours.buildsOn + neighbours.leadsTo)
    }
    // What is far out of sight is forgotten, so that walking through a huge list doesn't gather all of it.
    if entries.count > 2_000 {
      entries = entries.filter { wanted.contains($0.key) }
      asked.formIntersection(wanted)
      answered.formIntersection(wanted)
    }
    let missing = wanted.subtracting(asked)
    asked.formUnion(missing)
    return missing.sorted()
  }

  /// Takes in the answer to what was asked for.
  mutating func take(_ answer: Result<[EntrySummary], ReadFailure>, for positions: [Int]) {
    answered.formUnion(asked.intersection(positions))
    switch answer {
    case .success(let found):
      failure = nil
      for entry in found where asked.contains(entry.position) { entries[entry.position] = entry }
    case .failure(let reason): failure = reason
    }
  }

  /// Puts an entry in place of the one at its position.
  mutating func replace(_ entry: EntrySummary) {
    if entries[entry.position] != nil { entries[entry.position] = entry }
  }

  /// Has the entries asked for anew.
  mutating func forget() {
    entries = [:]
    asked = []
    answered = []
    failure = nil
  }
}

extension State {
  /// The row of the picture that is selected; `nil` where the selection is something that it doesn't show.
  var selectedChartRow: Int? {
    guard let chart = window.chart, let position = list.selectedPosition else { return nil }
    return chart.row(ofPosition: position)
  }

  var chartLayout: ChartLayout? {
    guard let chart = window.chart else { return nil }
    return ChartLayout(size: size, hasAxis: chart.content.kind.hasAxis)
  }
}
