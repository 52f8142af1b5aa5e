import PapersModel

/// Measures how long a person reads a paper. The paper is read elsewhere, so that keys here are rare; a long silence is
/// taken for a break all the same.
package struct ReadingClock {
  package let key: CitationKey
  package let name: String
  package let startedAt: Moment
  private var lastSign: Moment
  private var milliseconds: Int64 = 0

  /// The longest time without a key that counts as reading, in milliseconds: 30 minutes.
  package static let idleLimit: Int64 = 30 * 60 * 1000

  package init(of key: CitationKey, name: String, now: Moment) {
    self.key = key
    self.name = name
    startedAt = now
    lastSign = now
  }

  /// Takes in that the person is here.
  package mutating func tick(now: Moment) {
    milliseconds += max(0, min(now.milliseconds(since: lastSign), Self.idleLimit))
    lastSign = now
  }

  /// The time so far, in seconds.
  package var seconds: Int { Int(milliseconds / 1000) }
}
