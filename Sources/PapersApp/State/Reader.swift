import PapersModel

/// A text of the program's own, to scroll through.
public struct Reader: Hashable, Sendable {
  public enum Content: Hashable, Sendable {
    case help
    case messages
    case statistics(ReadingStatistics)
    /// Terms with their explanations; `isWhole` if they are all that the list has.
    case glossary([GlossaryTerm], isWhole: Bool)
  }

  public var content: Content
  /// The first visible line.
  public var offset = 0
  /// What was typed to find something in it.
  public var filter = ""
}
