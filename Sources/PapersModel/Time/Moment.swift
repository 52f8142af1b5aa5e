/// A point in time, to the millisecond.
///
/// Sums and differences stop at the earliest and the latest moment there is, since a clock, a library and a file may
/// name any.
public struct Moment: Hashable, Comparable, Sendable {
  /// Milliseconds since 1970-01-01 UTC, negative before it. Leap seconds aren't counted.
  public let milliseconds: Int64

  /// From 1970 to 9999: the moments that something recorded can have.
  public static let recordable = Moment(milliseconds: 0)...Moment(milliseconds: 253_402_300_799_999)

  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

  /// The moment so much later, or earlier for a negative number.
  public func advanced(byMilliseconds distance: Int64) -> Moment {
    let (sum, overflows) = milliseconds.addingReportingOverflow(distance)
    return Moment(milliseconds: overflows ? (distance < 0 ? .min : .max) : sum)
  }

  /// The moment so much later, or earlier for a negative number.
  public func advanced(bySeconds distance: Int) -> Moment {
    let (product, overflows) = Int64(distance).multipliedReportingOverflow(by: 1_000)
    return advanced(byMilliseconds: overflows ? (distance < 0 ? .min : .max) : product)
  }

  /// How many milliseconds this is after another moment; negative if it is before it.
  public func milliseconds(since earlier: Moment) -> Int64 {
    let (difference, overflows) = milliseconds.subtractingReportingOverflow(earlier.milliseconds)
    return overflows ? (self < earlier ? .min : .max) : difference
  }

  /// How many whole seconds this is after another moment; negative if it is before it.
  public func seconds(since earlier: Moment) -> Int { Int(milliseconds(since: earlier) / 1_000) }

  /// The nearest moment of a range.
  public func clamped(to range: ClosedRange<Moment>) -> Moment { min(max(self, range.lowerBound), range.upperBound) }

  /// Seconds since 1970-01-01 UTC; the part of a second that has begun doesn't count.
  public var wholeSeconds: Int { Int(milliseconds.quotientRoundedDown(by: 1_000)) }
}

/// In JSON a moment is its number of milliseconds.
extension Moment: Codable {
  public init(from decoder: any Decoder) throws {
    self.init(milliseconds: try decoder.singleValueContainer().decode(Int64.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(milliseconds)
  }
}
