/// Columns and rows of a terminal or of a part of it.
public struct Size: Hashable, Sendable, Codable, CustomStringConvertible {
  public var columns: Int
  public var rows: Int

  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  public var description: String { "\(columns)x\(rows)" }
}

/// A cell's place, counted from 0 at the top left.
public struct CellPosition: Hashable, Sendable {
  public var row: Int
  public var column: Int

  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

/// A rectangle of cells with a job, as half-open ranges.
public struct Region: Hashable, Sendable {
  public var rows: Range<Int>
  public var columns: Range<Int>

  public init(rows: Range<Int>, columns: Range<Int>) {
    self.rows = rows
    self.columns = columns
  }

  public var height: Int { rows.count }
  public var width: Int { columns.count }
  public var isEmpty: Bool { rows.isEmpty || columns.isEmpty }

  public func contains(_ position: CellPosition) -> Bool {
    rows.contains(position.row) && columns.contains(position.column)
  }
}

extension Range<Int> {
  /// The numbers from one up to another, or none where the second isn't greater. For columns whose place depends on how
  /// much room there is.
  public init(from start: Int, upTo end: Int) {
    self = start..<Swift.max(start, end)
  }
}
