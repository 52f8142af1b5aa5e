import CNcursesw
import PapersScreen

/// Turns rows into what curses' window is given.
struct RowPainter {
  /// Cells that stand beside each other.
  struct Run {
    var column: Int
    var cells: [cchar_t]
  }

  let attributes: RoleAttributes
  let asciiOnly: Bool
  /// Blanks that take the attributes of what stands before them, at most; more may be cheaper to clear.
  private static let bridgedBlanks = 8

  init(_ attributes: RoleAttributes, asciiOnly: Bool) {
    self.attributes = attributes
    self.asciiOnly = asciiOnly
  }

  /// What differs in a row. A run ends after each cluster whose width curses would count differently, so that curses'
  /// idea of widths never shifts what comes after.
  ///
  /// - Parameters:
  ///   - before: The row as it is painted; `nil` for an empty one.
  ///   - limit: The columns that the terminal has.
  func runs(of cells: ArraySlice<Cell>, over before: ArraySlice<Cell>?, limit: Int) -> [Run] {
    let columns = Self.difference(cells, before).clamped(to: 0..<limit)
    var runs: [Run] = []
    var run = Run(column: columns.lowerBound, cells: [])
    run.cells.reserveCapacity(columns.count)
    var blanks = Blanks(end: 0, role: .text)
    var column = columns.lowerBound
    while column < columns.upperBound {
      let cell = cells[cells.startIndex + column]
      if cell.isBlank {
        if column >= blanks.end { blanks = self.blanks(at: column, in: cells) }
        run.cells.append(attributes.cell(0x20, blanks.role))
        column += 1
        continue
      }
      column += max(1, Int(cell.width))
      if let scalar = cell.plainScalar(asciiOnly: asciiOnly) {
        run.cells.append(attributes.cell(scalar, cell.role))
        continue
      }
      let painted = PaintedCluster(cell, asciiOnly: asciiOnly)
      run.cells += painted.columns.map { attributes.cell($0, cell.role) }
      if !painted.isPlain {
        runs.append(run)
        run = Run(column: column, cells: [])
      }
    }
    if !run.cells.isEmpty { runs.append(run) }
    return runs
  }

  private struct Blanks {
    var end: Int
    var role: Role
  }

  /// How blanks are painted. Between two words of which the second doesn't look like them they take the first one's
  /// attributes, if these don't show on a blank: that spares the terminal a change of attributes.
  private func blanks(at column: Int, in cells: ArraySlice<Cell>) -> Blanks {
    let role = cells[cells.startIndex + column].role
    func isOther(_ cell: Cell) -> Bool { !cell.isBlank || cell.role != role }
    let end = cells[(cells.startIndex + column)...].firstIndex(where: isOther) ?? cells.endIndex
    let start = cells[..<(cells.startIndex + column)].lastIndex(where: isOther).map { $0 + 1 } ?? cells.startIndex
    var blanks = Blanks(end: end - cells.startIndex, role: role)
    guard end < cells.endIndex, start > cells.startIndex, end - start <= Self.bridgedBlanks else { return blanks }
    let (before, after) = (cells[start - 1].role, cells[end].role)
    if attributes.blanksLookAlike(before, role), !attributes.lookAlike(after, role) { blanks.role = before }
    return blanks
  }

  /// The columns in which two rows differ, from the beginning of a cluster.
  private static func difference(_ cells: ArraySlice<Cell>, _ before: ArraySlice<Cell>?) -> Range<Int> {
    guard let before else { return 0..<cells.count }
    guard var first = zip(cells, before).enumerated().first(where: { $1.0 != $1.1 })?.offset else { return 0..<0 }
    let fromEnd = zip(cells.reversed(), before.reversed()).enumerated().first { $1.0 != $1.1 }!.offset
    while first > 0, cells[cells.startIndex + first].width == 0 { first -= 1 }
    return first..<cells.count - fromEnd
  }
}

extension Cell {
  /// Whether it is a space of its own, not the second cell of a wide cluster.
  fileprivate var isBlank: Bool { scalar == " " && width == 1 }
}
