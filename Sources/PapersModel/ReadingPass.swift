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
  /// When a re-reading was begun; `nil` for the first reading, which begins by itself. Milliseconds since
  /// 1970-01-01 UTC, as below.
  public var begunAt: Int64?
  /// When the passes were finished, each time, the earliest first.
  public private(set) var finished: [ReadingPass: [Int64]] = [:]
  /// When the entry was set to *read* in this reading, if nothing else was set after it.
  public var readAt: Int64?

  public init(begunAt: Int64? = nil) {
    self.begunAt = begunAt
  }

  /// The passes that are finished, with the last date of each.
  public var passes: [ReadingPass: Int64] { finished.compactMapValues(\.last) }

  /// How often a pass was finished.
  public func count(of pass: ReadingPass) -> Int { finished[pass]?.count ?? 0 }

  /// Whether nothing came of it yet.
  public var isEmpty: Bool { finished.isEmpty && readAt == nil }

  /// Takes in that a pass was finished, later than all before it.
  public mutating func finish(_ pass: ReadingPass, at milliseconds: Int64) {
    finished[pass, default: []].append(milliseconds)
  }
}
