/// A stretch of reading.
public struct TimeSpent: Hashable, Sendable, Codable {
  /// When it began.
  public var startedAt: Moment
  /// 0 or more.
  public var seconds: Int

  public init(startedAt: Moment, seconds: Int) {
    self.startedAt = startedAt
    self.seconds = seconds
  }
}

/// The time that went into an entry, or into several.
public struct ReadingTime: Hashable, Sendable, Codable {
  /// Seconds that one stretch can have: a week at most. A session is shorter; this keeps nonsense out of the sums.
  public static let secondsOfStretch = 1...604_800
  /// Seconds that a correction by hand can set: a hundred years at most.
  public static let secondsInTotal = 0...3_155_760_000

  public private(set) var stretches: [TimeSpent] = []

  public init() {}

  /// Projects the events of one entry, in any order, doubles included.
  public init(projecting events: some Sequence<HistoryEvent>) {
    for event in EntryProgress.standing(among: events) { take(event) }
  }

  /// Takes in a standing event that is later than all before it; those that say nothing about time change nothing.
  ///
  /// A correction leaves the stretches with the sum that it states. What is too much goes from the last ones; what is
  /// missing becomes a stretch of its own, at the time of the correction.
  public mutating func take(_ event: HistoryEvent) {
    switch event.change {
    case .timeSpent(let seconds, let startedAt):
      stretches.append(TimeSpent(startedAt: startedAt, seconds: seconds))
    case .timeCorrected(let total):
      let sum = seconds
      var excess = max(0, sum - total)
      while excess > 0, let last = stretches.popLast() {
        if last.seconds > excess {
          stretches.append(TimeSpent(startedAt: last.startedAt, seconds: last.seconds - excess))
        }
        excess -= min(excess, last.seconds)
      }
      if sum < total { stretches.append(TimeSpent(startedAt: event.moment, seconds: total - sum)) }
    default:
      break
    }
  }

  /// The sum of all stretches.
  public var seconds: Int { stretches.reduce(0) { $0 + $1.seconds } }

  /// The seconds of each week with any. A stretch counts whole to the week in which it began.
  public func secondsByWeek(in calendar: LocalCalendar) -> [ISOWeek: Int] {
    stretches.reduce(into: [:]) { weeks, stretch in
      weeks[calendar.week(of: stretch.startedAt), default: 0] += stretch.seconds
    }
  }

  /// Adds the time that went into something else, for sections and lists.
  public static func += (left: inout Self, right: Self) {
    left.stretches += right.stretches
  }

  public static func + (left: Self, right: Self) -> Self {
    var sum = left
    sum += right
    return sum
  }
}
