/// One grid position.
public struct Cell: Hashable, Sendable {
  fileprivate(set) var packed: PackedCharacter
  public var role: Role
  /// Columns the cluster takes: 1, 2, or 0 for the second cell of a wide one.
  public fileprivate(set) var width: UInt8

  /// What is shown here; a space in the second cell of a wide cluster.
  public var character: Character { packed.character }
  /// The only scalar of what is shown here; `nil` if there are several.
  public var scalar: Unicode.Scalar? { packed.scalar }

  public static let blank = space(.text)

  fileprivate static func space(_ role: Role, width: UInt8 = 1) -> Cell {
    Cell(packed: PackedCharacter(" " as Unicode.Scalar), role: role, width: width)
  }
}

/// Part of a row that stands for an address, which the terminal may open by itself.
public struct Hyperlink: Hashable, Sendable {
  public var row: Int
  /// Half-open; the cells' text is painted as it is.
  public var columns: Range<Int>
  public var address: String

  public init(row: Int, columns: Range<Int>, address: String) {
    self.row = row
    self.columns = columns
    self.address = address
  }
}

/// The whole grid at one moment.
public struct Frame: Hashable, Sendable {
  public let size: Size
  /// Row by row.
  public private(set) var cells: [Cell]
  public var hyperlinks: [Hyperlink] = []
  /// Where the terminal's cursor stands; screen readers and braille lines follow it.
  public var cursor = CellPosition(row: 0, column: 0)
  /// Whether the cursor shows, as it does where text is typed.
  public var isCursorVisible = false

  public init(size: Size) {
    self.size = size
    cells = [Cell](repeating: .blank, count: max(0, size.columns * size.rows))
  }

  /// The cells of one row.
  public func row(_ row: Int) -> ArraySlice<Cell> {
    cells[row * size.columns..<(row + 1) * size.columns]
  }

  /// The text of each row, without trailing spaces.
  public var lines: [String] {
    (0..<size.rows).map { row in
      var line = ""
      for cell in self.row(row) where cell.width > 0 { line.append(cell.character) }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// Writes text into one row; what doesn't fit between the columns is cut off, never wrapped or spilled.
  ///
  /// - Parameter columns: Half-open; clamped to the frame.
  /// - Returns: The column after the text.
  @discardableResult
  public mutating func put(_ text: String, _ role: Role, row: Int, columns: Range<Int>) -> Int {
    let columns = columns.clamped(to: 0..<size.columns)
    guard (0..<size.rows).contains(row) else { return columns.lowerBound }
    var column = columns.lowerBound
    let plain = text.plainPrefixCount
    var text = text
    text.withUTF8 { bytes in
      for byte in bytes.prefix(min(plain, columns.count)) {
        set(DisplayCluster(ascii: byte), role, row: row, column: column)
        column += 1
      }
    }
    guard plain < text.utf8.count, column < columns.upperBound else { return column }
    text.dropping(bytes: plain).forEachDisplayCluster { cluster, _ in
      guard let cluster else { return true }
      guard column + cluster.width <= columns.upperBound else { return false }
      set(cluster, role, row: row, column: column)
      column += cluster.width
      return true
    }
    return column
  }

  /// Writes styled text into one row, as above.
  @discardableResult
  public mutating func put(_ text: StyledText, row: Int, columns: Range<Int>) -> Int {
    var column = columns.lowerBound
    for run in text.runs {
      column = put(run.text, run.role, row: row, columns: Range(from: column, upTo: columns.upperBound))
    }
    return column
  }

  /// Fills part of a row with spaces of one role.
  public mutating func fill(row: Int, columns: Range<Int>, _ role: Role) {
    guard (0..<size.rows).contains(row) else { return }
    for column in columns.clamped(to: 0..<size.columns) {
      set(DisplayCluster(ascii: UInt8(ascii: " ")), role, row: row, column: column)
    }
  }

  /// Puts ASCII in place of signs such as arrows, dashes and ellipses; letters stay, whatever their script.
  public mutating func useASCIISigns() {
    for index in cells.indices where cells[index].width == 1 {
      guard let scalar = cells[index].scalar, !scalar.isASCII else { continue }
      if let plain = DisplayCluster.plainSign(scalar) { cells[index].packed = PackedCharacter(plain) }
    }
  }

  private mutating func set(_ cluster: DisplayCluster, _ role: Role, row: Int, column: Int) {
    let index = row * size.columns + column
    // Writing over half of a wide cluster leaves a space in the other half.
    if cells[index].width == 0 { cells[index - 1] = .space(cells[index - 1].role) }
    let last = index + cluster.width - 1
    if cells[last].width == 2 { cells[last + 1] = .space(cells[last].role) }
    cells[index] = Cell(packed: cluster.packed, role: role, width: UInt8(cluster.width))
    if cluster.width == 2 { cells[index + 1] = .space(role, width: 0) }
  }
}
