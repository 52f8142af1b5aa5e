/// One of three goes at a paper, each deeper than the one before.
///
/// Source: S. Keshav, *How to Read a Paper*, ACM SIGCOMM Computer Communication Review 37 (2007).
public enum ReadingPass: String, Hashable, Sendable, Codable, CodingKeyRepresentable, CaseIterable {
  /// What the paper is about, and whether to go on.
  case survey
  /// What it says, without the details of its proofs.
  case grasp
  /// How one would have got there oneself.
  case rebuild
}

/// One time through a paper, from its first pass to when it was read.
public struct Reading: Hashable, Sendable, Codable {
  /// When a re-reading was begun; `nil` for the first reading, which begins by itself.
  public var begunAt: Moment?
  /// When the passes were finished, each time, the earliest first.
  public private(set) var finished: [ReadingPass: [Moment]] = [:]
  /// When the entry was set to *read* in this reading, if nothing else was set after it.
  public var readAt: Moment?

  public init(begunAt: Moment? = nil) {
    self.begunAt = begunAt
  }

  /// The passes that are finished, with the last date of each.
  public var passes: [ReadingPass: Moment] { finished.compactMapValues(\.last) }

  /// How often a pass was finished.
  public func count(of pass: ReadingPass) -> Int { finished[pass]?.count ?? 0 }

  /// Whether nothing came of it yet.
  public var isEmpty: Bool { finished.isEmpty && readAt == nil }

  /// Takes in that a pass was finished, later than all before it.
  public mutating func finish(_ pass: ReadingPass, at moment: Moment) {
    finished[pass, default: []].append(moment)
  }
}
