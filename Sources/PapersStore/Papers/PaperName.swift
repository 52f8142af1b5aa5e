import PapersModel

/// What the library calls a paper: its citation key, or where papers share one, the key, a blank and an identifier of the
/// paper. No key has a blank.
///
/// The name without identifier of a key that papers share stands for what can't be told to be about one of them.
struct PaperName: RawRepresentable, Hashable, Comparable, Sendable {
  let rawValue: String

  init(rawValue: String) { self.rawValue = rawValue }
  init(_ rawValue: String) { self.rawValue = rawValue }
  init(_ key: CitationKey) { rawValue = key.rawValue }
  init(_ key: CitationKey, identifier: String) { rawValue = "\(key) \(identifier)" }

  var key: CitationKey {
    // Nearly all are keys themselves.
    guard let blank = rawValue.utf8.firstIndex(of: UInt8(ascii: " ")) else { return CitationKey(rawValue) }
    return CitationKey(String(rawValue[..<blank]))
  }

  /// Whether it tells the paper from others with its key.
  var hasIdentifier: Bool { rawValue.utf8.contains(UInt8(ascii: " ")) }

  /// What an identifier is, such as `doi`. Those of two kinds don't contradict one another.
  static func kind(of identifier: String) -> Substring { identifier.prefix { $0 != ":" } }

  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// The key of the name in a column, for looking up rows by key.
  static func keySQL(_ column: String) -> String { "substr(\(column), 1, instr(\(column) || ' ', ' ') - 1)" }
}
