import PapersModel

/// Everything that belongs to the list that is open: another list has another of these.
public struct OpenList: Hashable, Sendable {
  public var overview: ListOverview
  public var outline = Outline()
  public var detail = Detail()
  public var search: Search?
  /// Where an export goes unless the person says otherwise.
  public var exportPath: String
  /// Where links and suggestions were followed from, the latest last.
  var trail: [ReturnPoint] = []
  /// Statuses that are shown and on their way to the disk.
  var unsaved = UnsavedStatuses()

  public init(_ overview: ListOverview, exportPath: String) {
    self.overview = overview
    self.exportPath = exportPath
  }

  public var selectedItem: OutlineItem { overview.item(atRow: outline.selection) }

  /// The reading position of the selected entry; `nil` on the list and on sections.
  public var selectedPosition: Int? {
    if case .entry(let position) = selectedItem { position } else { nil }
  }

  /// The selected entry.
  public var selectedEntry: EntrySummary? { selectedPosition.flatMap { outline.entry(at: $0) } }

  mutating func select(row: Int) {
    let row = max(0, min(row, overview.rowCount - 1))
    guard row != outline.selection else { return }
    outline.selection = row
    detail.turn()
  }

  mutating func select(position: Int) { select(row: overview.row(of: .entry(position))) }

  /// Has everything that was read asked for anew.
  mutating func forget() {
    outline.forget()
    detail.forget()
  }

  // MARK: - Places that outlive a change of the list

  /// What a row stands for, by what it is called.
  func anchor(ofRow row: Int) -> Anchor {
    switch overview.item(atRow: row) {
    case .list: .list
    case .section(let index): .section(overview.sections[index].id, near: row)
    case .entry(let position): .entry(outline.entry(at: position)?.key, near: position)
    }
  }

  var selectionAnchor: Anchor {
    // The page knows the key even where the row is out of sight.
    if case .entry(let position) = selectedItem, let entry = detail.entry, entry.summary.position == position {
      return .entry(entry.entry.key, near: position)
    }
    return anchor(ofRow: outline.selection)
  }

  func row(of anchor: Anchor) -> Int {
    switch anchor {
    case .list: return 0
    case .section(let id, let row):
      let index = overview.sections.firstIndex { $0.id == id }
      return index.map { overview.row(of: .section($0)) } ?? min(row, overview.rowCount - 1)
    case .entry(_, let position):
      guard overview.entryCount > 0 else { return 0 }
      return overview.row(of: .entry(max(0, min(position, overview.entryCount - 1))))
    }
  }

  var searchOrigin: Search.Origin { Search.Origin(anchor: selectionAnchor, offset: outline.offset) }

  /// The keys whose positions have to be known when the list changes.
  var anchoredKeys: Set<CitationKey> {
    let anchors = [selectionAnchor] + trail.map(\.anchor) + [search?.origin.anchor].compactMap { $0 }
    return Set(anchors.compactMap(\.key))
  }

  /// Takes in that the list, or what was done with it, may be another now.
  ///
  /// - Parameter positions: Where the anchored keys stand now; those that are gone have none.
  mutating func take(_ overview: ListOverview, positions: [CitationKey: Int]) {
    let selected = selectionAnchor.moved(to: positions)
    let hasMoved = !overview.hasRows(of: self.overview)
    self.overview = overview
    for index in trail.indices {
      trail[index].anchor = trail[index].anchor.moved(to: positions)
      if hasMoved { trail[index].chart = nil } else { trail[index].chart?.forget() }
    }
    if let origin = search?.origin.anchor { search?.origin.anchor = origin.moved(to: positions) }
    let row = row(of: selected)
    // What isn't there any more leaves its neighbour selected, whose page begins at its top.
    if selected.key.map({ positions[$0] == nil }) ?? false { detail.turn() }
    outline.selection = row
    // What is counted now is what the library has.
    unsaved = UnsavedStatuses()
    forget()
  }
}

/// A place in the list that a change of the list doesn't move to something else.
enum Anchor: Hashable, Sendable {
  case list
  /// A section by its id, and the row in which it stood.
  case section(String, near: Int)
  /// An entry by its key, if that is known, and its position.
  case entry(CitationKey?, near: Int)

  var key: CitationKey? {
    if case .entry(let key, _) = self { key } else { nil }
  }

  func moved(to positions: [CitationKey: Int]) -> Anchor {
    guard case .entry(let key?, let position) = self else { return self }
    return .entry(key, near: positions[key] ?? position)
  }
}

/// A place to come back to.
struct ReturnPoint: Hashable, Sendable {
  var anchor: Anchor
  var focus: Window.Pane
  var detailOffset: Int
  var chart: Chart?
}

extension ListOverview {
  /// Whether the same sections stand in the same rows.
  fileprivate func hasRows(of other: ListOverview) -> Bool {
    sections.elementsEqual(other.sections) { $0.id == $1.id && $0.positions == $1.positions }
  }
}
