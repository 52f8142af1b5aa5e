/// A week of ISO 8601: it begins on Monday, and week 1 is the one with the year's first Thursday.
public struct ISOWeek: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The year that the week counts to, which for days around New Year may be another than the day's.
  public let year: Int
  /// 1 to 53.
  public let week: Int

  public init(year: Int, week: Int) {
    self.year = year
    self.week = week
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.year, left.week) < (right.year, right.week)
  }

  /// ISO 8601: `2026-W48`.
  public var description: String { "\(year.digits(4))-W\(week.digits(2))" }
}

extension CivilDay {
  /// The week that holds the day.
  ///
  /// The year of a week is the year of its Thursday, and its number says how many Thursdays that year has had.
  public var week: ISOWeek {
    let day = daysSinceEpoch
    // 1970-01-01 was a Thursday: 0 for Monday to 6 for Sunday.
    let weekday = ((day + 3) % 7 + 7) % 7
    let thursday = day - weekday + 3
    let year = CivilDay(daysSinceEpoch: thursday).year
    let newYear = CivilDay(year: year, month: 1, day: 1).daysSinceEpoch
    return ISOWeek(year: year, week: (thursday - newYear) / 7 + 1)
  }
}
