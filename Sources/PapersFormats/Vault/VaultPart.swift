/// A part of a vault file that is ours.
public enum VaultPart: String, Hashable, Sendable {
  /// What the list says about a paper.
  case about
  /// The person's note, as the library has it too.
  case note
  /// The list of a whole reading list.
  case index
}
