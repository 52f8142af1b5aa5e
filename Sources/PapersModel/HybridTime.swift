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

  /// The moment of an event that happens now, after everything seen so far.
  ///
  /// - Parameters:
  ///   - now: The wall clock, which may have been set back.
  ///   - latest: The latest time in the log, whichever device it came from.
  public static func next(now: Moment, after latest: HybridTime?) -> HybridTime {
    guard let latest, latest.moment >= now else { return HybridTime(moment: now) }
    return HybridTime(moment: latest.moment, counter: latest.counter + 1)
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.moment, left.counter) < (right.moment, right.counter)
  }
}
