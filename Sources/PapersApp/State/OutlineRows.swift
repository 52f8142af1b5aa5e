import PapersModel

/// What a row of the outline stands for.
public enum OutlineItem: Hashable, Sendable {
  /// The list itself: its introduction and credit.
  case list
  /// A section, by index.
  case section(Int)
  /// An entry, by its position in the reading order.
  case entry(Int)
}

/// Rows of the outline by arithmetic alone: the list, then each section followed by its entries.
extension ListOverview {
  public var rowCount: Int { 1 + sections.count + entryCount }

  public func row(of item: OutlineItem) -> Int {
    switch item {
    case .list: 0
    case .section(let index): 1 + index + sections[index].positions.lowerBound
    case .entry(let position): 2 + sectionIndex(ofPosition: position) + position
    }
  }

  public func item(atRow row: Int) -> OutlineItem {
    guard row > 0, !sections.isEmpty else { return .list }
    // The last section whose heading is at or above the row.
    var low = 0
    var high = sections.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if self.row(of: .section(middle)) <= row { low = middle } else { high = middle }
    }
    let heading = self.row(of: .section(low))
    return row == heading ? .section(low) : .entry(row - 2 - low)
  }

  /// The section that holds a position; empty sections hold none.
  public func sectionIndex(ofPosition position: Int) -> Int {
    var low = 0
    var high = sections.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if sections[middle].positions.lowerBound <= position { low = middle } else { high = middle }
    }
    // An empty section begins where the next one does; the later of the two holds the position.
    while low + 1 < sections.count, sections[low].positions.upperBound <= position { low += 1 }
    return low
  }

  /// The reading positions of the entries among some rows.
  func positions(inRows rows: Range<Int>) -> Range<Int> {
    guard !rows.isEmpty, entryCount > 0 else { return 0..<0 }
    let first = position(atOrAfterRow: rows.lowerBound)
    let end = rows.upperBound >= rowCount ? entryCount : position(atOrAfterRow: rows.upperBound)
    return first..<max(first, end)
  }

  /// The reading position of the first entry in a row or below it.
  func position(atOrAfterRow row: Int) -> Int {
    switch item(atRow: row) {
    case .list: 0
    case .section(let index): sections[index].positions.lowerBound
    case .entry(let position): position
    }
  }
}
