/// Short names that can stand in a path or a prompt as they are: those of lists and of sections.
public enum SafeName {
  /// The longest name, in bytes, so that an ending still fits into the name of a file.
  public static let limit = 100

  /// Whether the text is such a name: 1 to `limit` ASCII letters, digits and `- _ .`, the first of them no dot.
  public static func isValid(_ text: String) -> Bool {
    guard let first = text.utf8.first, first != UInt8(ascii: "."), text.utf8.count <= limit else { return false }
    return text.utf8.allSatisfy(isSafe)
  }

  /// A name that is made of what a text has of one: `../My papers` gives `My-papers`. A valid name stays as it is.
  ///
  /// - Returns: `nil` if nothing in the text can stand in a name.
  public static func made(from text: String) -> String? {
    if isValid(text) { return text }
    let words = text.utf8.split { !isSafe($0) }.compactMap { String($0) }
    let name = words.joined(separator: "-").drop { $0 == "." || $0 == "-" }.prefix(limit)
    return name.isEmpty ? nil : String(name)
  }

  private static func isSafe(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}
