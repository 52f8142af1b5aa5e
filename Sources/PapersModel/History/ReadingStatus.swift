/// How far a person is with an entry. Only the person changes it; opening or scrolling never does.
public enum ReadingStatus: String, Hashable, Sendable, Codable, CaseIterable {
  case toRead = "to-read"
  case reading
  case read
  case skipped

  /// The status that a key which cycles through them sets next.
  public var next: ReadingStatus {
    let all = Self.allCases
    return all[(all.firstIndex(of: self)! + 1) % all.count]
  }

  /// Whether the person is done with the entry: it no longer holds up what builds on it.
  public var isSettled: Bool { self == .read || self == .skipped }
}
