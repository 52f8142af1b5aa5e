import PapersModel
import PapersScreen

/// A question at the bottom, which the next key answers.
public enum Inquiry: Hashable, Sendable {
  /// Whether an export may replace a file.
  case overwrite(path: String, reason: String)
  /// Whether the time that runs is to be kept, on leaving.
  case keepTime(name: String)
  case rating(of: CitationKey, name: String)
  /// Whether an edit that was cut short is taken in.
  case draft(FoundDraft)

  /// What a key says.
  enum Answer: Hashable {
    case yes, no
    case number(Int)
    /// Another key: neither yes nor no.
    case later
  }

  /// A note that was being edited when the program ended.
  public struct FoundDraft: Hashable, Sendable {
    public var key: CitationKey
    public var name: String
    /// Where its file is.
    public var path: String

    public init(key: CitationKey, name: String, path: String) {
      self.key = key
      self.name = name
      self.path = path
    }
  }
}

extension Inquiry.Answer {
  init(_ key: Key) {
    switch key.withoutInputMethod {
    case .character("y"), .character("Y"): self = .yes
    case .character("n"), .character("N"): self = .no
    case .character(let character): self = character.wholeNumberValue.map(Self.number) ?? .later
    default: self = .later
    }
  }
}
