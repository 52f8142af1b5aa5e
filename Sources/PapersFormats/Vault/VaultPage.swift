import PapersModel

/// What a vault says about one paper, before it is written in a dialect.
public struct VaultPage: Hashable, Sendable {
  public var key: CitationKey
  /// Each name once at most; those without a value are left out.
  public var properties: [VaultProperty]
  /// What the list says, as Markdown that is made anew by each export.
  public var about: String
  /// The person's note, byte for byte.
  public var note: String

  public init(key: CitationKey, properties: [VaultProperty], about: String, note: String) {
    self.key = key
    self.properties = properties
    self.about = about
    self.note = note
  }
}
