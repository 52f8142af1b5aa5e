/// A moment of a hybrid logical clock: wall-clock time that never runs backwards in one log.
///
/// Two devices whose clocks disagree still get one order of events that respects what each had seen.
/// Source: Kulkarni et al., *Logical Physical Clocks and Consistent Snapshots in Globally Distributed Databases* (2014).
public struct HybridTime: Hashable, Comparable, Sendable, Codable {
  private enum CodingKeys: String, CodingKey {
    case moment = "milliseconds"
    case counter
  }

  public var moment: Moment
  /// Orders what happened in the same millisecond.
  public var counter: Int

  public init(moment: Moment, counter: Int = 0) {
    self.moment = moment
    self.counter = counter
  }

  /// The counters that an event can have.
  public static let counters = 0...Int(Int32.max)

  /// The latest moment that is believed: a day ahead of the wall clock. A clock that is further ahead is wrong, theirs or
  /// ours, and must not date everything after it.
  public static func horizon(now: Moment) -> Moment { now.advanced(byMilliseconds: 86_400_000) }

  /// The time of an event that happens now, after everything seen so far that is within the horizon.
  ///
  /// - Parameters:
  ///   - now: The wall clock, which may have been set back.
  ///   - latest: The latest time in the log up to the horizon, whichever device it came from; a later one is not taken.
  public static func next(now: Moment, after latest: HybridTime?) -> HybridTime {
    let now = now.clamped(to: Moment.recordable)
    guard let latest, latest.moment >= now, latest.moment <= horizon(now: now) else { return HybridTime(moment: now) }
    if latest.counter < counters.upperBound { return HybridTime(moment: latest.moment, counter: latest.counter + 1) }
    guard latest.moment < Moment.recordable.upperBound else { return latest }
    return HybridTime(moment: latest.moment.advanced(byMilliseconds: 1))
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.moment, left.counter) < (right.moment, right.counter)
  }
}
