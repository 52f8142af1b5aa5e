/// Lines typed before, the latest last.
public struct LineHistory: Hashable, Sendable, Codable {
  /// A line of the history that is shown in place of the one being typed.
  struct Recall: Hashable, Sendable, Codable {
    /// Counted back from the latest, which is 0.
    let index: Int
    /// What was being typed.
    let draft: String

    init(index: Int, draft: String) {
      // A file may say anything.
      self.index = min(max(0, index), LineHistory.limit - 1)
      self.draft = draft
    }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      self.init(
        index: try values.decode(Int.self, forKey: .index), draft: try values.decode(String.self, forKey: .draft))
    }
  }

  public private(set) var lines: [String] = []
  private static let limit = 100
  /// Bytes of all lines together, but for the latest, which stays however long it is.
  private static let byteLimit = 1 << 17

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
    var room = Self.byteLimit
    lines = lines.suffix(Self.limit - 1).reversed().prefix { earlier in
      room -= earlier.utf8.count
      return room >= 0
    }.reversed()
    lines.append(line)
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
