/// The papers of a list in the order in which their first versions became public: a second order beside the list's own.
public struct Timeline: Hashable, Sendable {
  public struct Item: Hashable, Sendable {
    /// Counted from 0 in the reading order of the list.
    public var position: Int
    public var date: PartialDate

    public init(position: Int, date: PartialDate) {
      self.position = position
      self.date = date
    }
  }

  /// Earliest first; of those of one day, the first in reading order.
  public let items: [Item]
  /// Papers that stand in the list without a date.
  public let undatedCount: Int

  /// - Parameter items: In any order.
  public init(_ items: [Item], undatedCount: Int = 0) {
    self.items = items.map { (item: $0, day: $0.date.middleDay) }
      .sorted { ($0.day, $0.item.position) < ($1.day, $1.item.position) }
      .map(\.item)
    self.undatedCount = undatedCount
  }

  /// The years from the first paper's to the last one's.
  public var years: ClosedRange<Int>? {
    guard let first = items.first, let last = items.last else { return nil }
    return first.date.year...last.date.year
  }

  /// How far along its years a date lies, from 0 at the first of January of the first year to 1 at the end of the last.
  /// A date known to the month or the year lies in the middle of it.
  public func fraction(of date: PartialDate) -> Double {
    guard let years else { return 0 }
    let start = PartialDate(year: years.lowerBound, month: 1, day: 1).middleDay
    let end = PartialDate(year: years.upperBound + 1, month: 1, day: 1).middleDay
    return Double(date.middleDay - start) / Double(end - start)
  }
}

extension PartialDate {
  /// The day, or the middle of the month or year that is known, counted from 1970-01-01.
  var middleDay: Int {
    CivilDay(year: year, month: month ?? 7, day: day ?? (month == nil ? 2 : 15)).daysSinceEpoch
  }
}
