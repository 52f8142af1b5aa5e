import PapersModel

/// A line that is being typed.
public struct Prompt: Hashable, Sendable, Codable {
  public enum Purpose: String, Hashable, Sendable, Codable {
    case search, export, command, append, tags
  }

  public var purpose: Purpose
  public var line: LineEditor
  /// The entry that it is about, where it is about one.
  public var entry: CitationKey?
  /// The tags that stood in the line at first.
  var offeredTags: [String]?
  /// Which of the earlier lines is shown, and what was being typed before one was; `nil` for a line of its own.
  var recall: LineHistory.Recall?
}
