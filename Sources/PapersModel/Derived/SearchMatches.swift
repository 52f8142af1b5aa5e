/// What a search found around a place in the reading order.
public struct SearchMatches: Hashable, Sendable, Codable {
  /// Reading positions, ascending; none is left out between the first and the last.
  public var positions: [Int]
  /// Whether there are others before the first.
  public var hasEarlier: Bool
  /// Whether there are others after the last.
  public var hasLater: Bool
  /// The one that was sought, which is among them; `nil` if there is none at all.
  public var found: Int?

  public init(_ positions: [Int] = [], hasEarlier: Bool = false, hasLater: Bool = false, found: Int? = nil) {
    self.positions = positions
    self.hasEarlier = hasEarlier
    self.hasLater = hasLater
    self.found = found
  }

  public var isEmpty: Bool { positions.isEmpty }

  /// Whether there are no others.
  public var isWhole: Bool { !hasEarlier && !hasLater }

  /// Which of the known matches a position is; `nil` if it is none. Asked for each visible row, so that it halves its way
  /// through them.
  public func index(of position: Int) -> Int? {
    let index = firstIndex(atOrAfter: position)
    return index < positions.count && positions[index] == position ? index : nil
  }

  /// Whether a position is a match, or may be one.
  public func mayHold(_ position: Int) -> Bool {
    guard let first = positions.first, let last = positions.last else { return false }
    return index(of: position) != nil || position < first && hasEarlier || position > last && hasLater
  }

  /// The first match at or after a position, without going round; `nil` if there is none, or none is known.
  public func next(from position: Int) -> Int? {
    let index = firstIndex(atOrAfter: position)
    guard index < positions.count, index > 0 || !hasEarlier || positions[0] == position else { return nil }
    return positions[index]
  }

  /// The last match at or before a position, without going round; `nil` if there is none, or none is known.
  public func previous(from position: Int) -> Int? {
    let index = firstIndex(atOrAfter: position + 1)
    guard index > 0, index < positions.count || !hasLater || positions[index - 1] == position else { return nil }
    return positions[index - 1]
  }

  private func firstIndex(atOrAfter position: Int) -> Int {
    var range = 0..<positions.count
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      range = positions[middle] < position ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }
}

/// Which of the matches a search is to find. All go round where there is none in their direction.
public enum SearchGoal: Hashable, Sendable {
  /// One that is called so, at or after a place if there is one; else one that mentions it.
  case best
  /// The first at or after a place.
  case next
  /// The last at or before a place.
  case previous
}
