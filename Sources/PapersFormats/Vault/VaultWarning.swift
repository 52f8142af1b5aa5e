/// Something about a file of a vault that its owner should know.
public enum VaultWarning: Hashable, Sendable, CustomStringConvertible {
  /// A guard of the part was missing or damaged; the part was put in anew, and what stood there kept as it is.
  case partPutBack(VaultPart)
  /// Somebody wrote inside a part that is written anew each time; their lines stand below it now.
  case linesMovedOut(VaultPart)
  /// The part has lost its fingerprint, so that there is no telling whether it was edited.
  case fingerprintLost(VaultPart)
  /// A guard that belongs to no part. It is left as it is, as text. Counted from 1 in the file as it was.
  case strayGuard(line: Int)
  /// The front matter is more than names and values, or no YAML, and was left as it is.
  case frontMatterLeftAlone(reason: String)
  /// The value of this property has a form that can't be replaced without loss, and was left as it is.
  case propertyLeftAlone(name: String)
  /// The value in the file, which may have been somebody's, gave way to the library's.
  case propertyReplaced(name: String, was: String)

  public var description: String {
    switch self {
    case .partPutBack(let part):
      "A guard of the \(part.rawValue) part was missing or damaged: the part was put in anew, and all text kept."
    case .linesMovedOut(let part):
      "Lines written inside the \(part.rawValue) part, which is made anew each time, were moved below it."
    case .fingerprintLost(let part):
      "The guard of the \(part.rawValue) part has lost its fingerprint, so the part counts as edited."
    case .strayGuard(let line):
      "The guard in line \(line) belongs to no part and was left as text."
    case .frontMatterLeftAlone(let reason):
      "The front matter was left as it is: \(reason)"
    case .propertyLeftAlone(let name):
      "The property '\(name)' was left as it is: write its value on one line or as a plain list."
    case .propertyReplaced(let name, let was):
      "The property '\(name)' was '\(was)' in the file; the library's value replaced it."
    }
  }
}
