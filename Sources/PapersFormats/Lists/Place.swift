/// A place in a file, as editors count it.
struct Place: Hashable, Comparable, Sendable {
  // A draft holds very many places; 32 bits are enough for those of the largest file that is read.
  private let lineNumber: UInt32
  private let columnNumber: UInt32

  /// - Parameters:
  ///   - line: Counted from 1.
  ///   - column: Counted from 1 in Unicode scalars.
  init(line: Int, column: Int) {
    lineNumber = UInt32(clamping: line)
    columnNumber = UInt32(clamping: column)
  }

  var line: Int { Int(lineNumber) }
  var column: Int { Int(columnNumber) }

  /// Where a file begins.
  static let start = Place(line: 1, column: 1)

  static func < (left: Place, right: Place) -> Bool {
    (left.lineNumber, left.columnNumber) < (right.lineNumber, right.columnNumber)
  }
}

/// What a file says, and where it says it.
struct Placed<Value> {
  var value: Value
  var place: Place

  init(_ value: Value, at place: Place) {
    self.value = value
    self.place = place
  }
}

extension Placed: Equatable where Value: Equatable {}
extension Placed: Sendable where Value: Sendable {}
