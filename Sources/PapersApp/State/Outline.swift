import PapersModel

/// The list of sections and entries, of which a window is in memory.
public struct Outline: Hashable, Sendable {
  /// Index of the selected row.
  public var selection = 0
  /// The first visible row.
  public var offset = 0
  /// The positions that were asked for last.
  private var asked = 0..<0
  /// The rows in memory, from a position on; what is missing couldn't be read.
  private var entries: [EntrySummary?] = []
  private var start = 0
  private(set) var failure: ReadFailure?
  private var isAnswered = false

  public init() {}

  /// The entry at a reading position, if it is in memory.
  public func entry(at position: Int) -> EntrySummary? {
    let index = position - start
    return entries.indices.contains(index) ? entries[index] : nil
  }

  /// Whether the row at a position was asked for in vain.
  func isUnreadable(at position: Int) -> Bool {
    isAnswered && asked.contains(position) && entry(at: position) == nil
  }

  /// Notes that positions are asked for.
  ///
  /// - Returns: `false` if they were asked for already.
  mutating func asks(for wanted: Range<Int>, withMargin margin: Int, of count: Int) -> Bool {
    guard !wanted.isEmpty, wanted.clamped(to: asked) != wanted else { return false }
    asked = max(0, wanted.lowerBound - margin)..<min(count, wanted.upperBound + margin)
    isAnswered = false
    return true
  }

  var read: Read { .rows(asked) }

  /// Takes in the answer to what was asked for last; others come too late.
  mutating func take(_ answer: Result<[EntrySummary], ReadFailure>, for positions: Range<Int>) {
    guard positions == asked else { return }
    entries = Array(repeating: nil, count: positions.count)
    start = positions.lowerBound
    failure = nil
    isAnswered = true
    switch answer {
    case .success(let found):
      for entry in found where positions.contains(entry.position) {
        entries[entry.position - positions.lowerBound] = entry
      }
    case .failure(let reason): failure = reason
    }
  }

  /// Puts a row in place of the one at its position.
  mutating func replace(_ entry: EntrySummary) {
    let index = entry.position - start
    if entries.indices.contains(index), entries[index] != nil { entries[index] = entry }
  }

  /// Has the rows asked for anew; those in memory stay until the answer is there.
  mutating func forget() {
    asked = 0..<0
    isAnswered = false
  }
}
