/// The stable name of an entry, as in BibTeX: `vaswani2017`.
///
/// A person's progress and notes hang on this key, never on a position or a title, so that they survive
/// a list that is reordered or reworded.
public struct CitationKey: RawRepresentable, Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  public let rawValue: String

  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }

  public init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  public var description: String { rawValue }

  public static func < (left: Self, right: Self) -> Bool {
    left.rawValue < right.rawValue
  }

  /// Whether the text can stand as a key: 1 to 100 ASCII letters, digits and `- _ . : +`, beginning with a letter
  /// or digit. The limits are BibTeX's, tightened so that a key is also a safe file name.
  public static func isValid(_ text: String) -> Bool {
    guard let first = text.utf8.first, text.utf8.count <= 100 else { return false }
    let isAlphanumeric = { (byte: UInt8) in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    return isAlphanumeric(first) && text.utf8.allSatisfy { isAlphanumeric($0) || "-_.:+".utf8.contains($0) }
  }
}
