/// A moment of a hybrid logical clock: wall-clock time that never runs backwards in one log.
///
/// Two devices whose clocks disagree still get one order of events that respects what each had seen.
/// Source: Kulkarni et al., *Logical Physical Clocks and Consistent Snapshots in Globally Distributed Databases* (2014).
public struct HybridTime: Hashable, Comparable, Sendable, Codable {
  /// Milliseconds since 1970-01-01 UTC.
  public var milliseconds: Int64
  /// Orders moments of the same millisecond.
  public var counter: Int

  /// From 1970 to 9999, the moments that an event can have.
  public static let reasonableMilliseconds: ClosedRange<Int64> = 0...253_402_300_799_999

  public init(milliseconds: Int64, counter: Int = 0) {
    self.milliseconds = milliseconds
    self.counter = counter
  }

  /// The moment of an event that happens now, after everything seen so far.
  ///
  /// - Parameters:
  ///   - now: The wall clock, in milliseconds since 1970-01-01 UTC; it may have been set back.
  ///   - latest: The latest moment in the log, whichever device it came from.
  public static func next(now: Int64, after latest: HybridTime?) -> HybridTime {
    guard let latest, latest.milliseconds >= now else { return HybridTime(milliseconds: now) }
    return HybridTime(milliseconds: latest.milliseconds, counter: latest.counter + 1)
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.milliseconds, left.counter) < (right.milliseconds, right.counter)
  }
}
