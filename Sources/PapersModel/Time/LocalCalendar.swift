/// How moments fall into the days and weeks of a place.
///
/// Summer time and new laws change how far a place's clocks are from UTC, so that is asked for each moment anew: what
/// happened on a summer's night is of the same day in winter.
public struct LocalCalendar: Sendable {
  /// Tells calendars apart: those of one name are equal.
  public let name: String
  private let distance: @Sendable (Moment) -> Int

  /// - Parameters:
  ///   - name: Says whose calendar it is; one name has one rule.
  ///   - secondsFromUTC: How far the clocks of the place are from UTC at a moment, positive to the east. It is asked
  ///     for any moment there is.
  public init(name: String, secondsFromUTC: @escaping @Sendable (Moment) -> Int) {
    self.name = name
    distance = secondsFromUTC
  }

  public static let utc = fixed(secondsFromUTC: 0)

  /// The calendar of a place whose clocks are never changed.
  public static func fixed(secondsFromUTC: Int) -> LocalCalendar {
    LocalCalendar(name: "UTC\(secondsFromUTC < 0 ? "" : "+")\(secondsFromUTC)") { _ in secondsFromUTC }
  }

  /// How far the clocks are from UTC at a moment, in seconds, positive to the east. A week at most, which is the farthest
  /// that a time zone can say.
  public func secondsFromUTC(at moment: Moment) -> Int {
    let week = 7 * 86_400
    return min(max(distance(moment), -week), week)
  }

  public func day(of moment: Moment) -> CivilDay { CivilDay(daysSinceEpoch: daysSinceEpoch(of: moment)) }

  public func week(of moment: Moment) -> ISOWeek { day(of: moment).week }

  /// The weeks back from the one of a moment, that one first.
  func weeks(backFrom moment: Moment) -> some Sequence<ISOWeek> {
    // Counted in days: a week in which the clocks are changed is longer or shorter than others.
    let day = daysSinceEpoch(of: moment)
    return (0...).lazy.map { CivilDay(daysSinceEpoch: day - 7 * $0).week }
  }

  /// Day and time of a moment to the minute: `2026-11-24 13:05`.
  public func text(of moment: Moment) -> String {
    let seconds = localSeconds(of: moment)
    let minutes = (seconds - seconds.quotientRoundedDown(by: 86_400) * 86_400) / 60
    return "\(day(of: moment)) \((minutes / 60).digits(2)):\((minutes % 60).digits(2))"
  }

  /// What the clocks show, as seconds since they showed the beginning of 1970.
  private func localSeconds(of moment: Moment) -> Int { moment.wholeSeconds + secondsFromUTC(at: moment) }

  private func daysSinceEpoch(of moment: Moment) -> Int { localSeconds(of: moment).quotientRoundedDown(by: 86_400) }
}

extension LocalCalendar: Hashable {
  public static func == (left: Self, right: Self) -> Bool { left.name == right.name }

  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
