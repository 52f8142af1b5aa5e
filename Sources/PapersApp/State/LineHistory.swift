/// Lines typed before, the latest last.
public struct LineHistory: Hashable, Sendable, Codable {
  /// A line of the history that is shown in place of the one being typed.
  struct Recall: Hashable, Sendable, Codable {
    /// Counted back from the latest, which is 0.
    var index: Int
    /// What was being typed.
    var draft: String
  }

  public private(set) var lines: [String] = []
  private static let limit = 100

  public init() {}

  public init(from decoder: any Decoder) throws {
    lines = Array(try decoder.singleValueContainer().decode([String].self).suffix(Self.limit))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(lines)
  }

  /// Puts a line at the end, once.
  mutating func remember(_ line: String) {
    guard !line.allSatisfy(\.isWhitespace) else { return }
    lines.removeAll { $0 == line }
    lines.append(line)
    if lines.count > Self.limit { lines.removeFirst() }
  }

  /// The line before the one that is shown.
  ///
  /// - Parameter text: What stands in the prompt.
  /// - Returns: `nil` if there is none.
  func earlier(than recall: Recall?, typed text: String) -> (line: String, recall: Recall)? {
    let index = recall.map { $0.index + 1 } ?? 0
    guard index < lines.count else { return nil }
    return (lines[lines.count - 1 - index], Recall(index: index, draft: recall?.draft ?? text))
  }

  /// The line after the one that is shown, which at last is what was being typed.
  func later(than recall: Recall) -> (line: String, recall: Recall?) {
    guard recall.index > 0, !lines.isEmpty else { return (recall.draft, nil) }
    let index = min(recall.index, lines.count) - 1
    return (lines[lines.count - 1 - index], Recall(index: index, draft: recall.draft))
  }
}
