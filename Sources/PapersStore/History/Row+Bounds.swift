import GRDB

/// Numbers of rows that are calculated with: what a damaged file says must not end the program.
extension Row {
  /// A count of entries, or a place among them, from 0 to two billion; the nearest of these for another number.
  func count(_ column: String) -> Int { Swift.min(Swift.max(self[column] as Int? ?? 0, 0), Int(Int32.max)) }

  /// A number that is taken for none where it lies out of bounds.
  func number(_ column: String, in bounds: ClosedRange<Int>) -> Int? {
    (self[column] as Int?).flatMap { bounds.contains($0) ? $0 : nil }
  }
}
