/// Text that isn't Markdown, as Markdown that shows it.
enum Markdown {
  /// An address as a link to it.
  static func link(to address: String) -> String {
    // The short form knows no escapes, and programs differ in whether `&lt;` in it is one sign.
    let isPlain = address.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"<>".utf8.contains($0) }
    if isPlain, !address.contains("&") || !address.contains(";") { return "<\(address)>" }
    let text = escaped(address)
    return "[\(text)](<\(text)>)"
  }

  /// Text of ours or from a list as a paragraph, whatever it begins with.
  static func paragraph(_ text: String) -> String {
    let text = text.unicodeScalars.drop { $0 == " " || $0 == "\t" }
    let number = text.prefix { ("0"..."9").contains($0) }
    let rest = text[number.endIndex...]
    let (signs, followers) = number.isEmpty ? ("-+", " \t-") : (".)", " \t")
    guard let sign = rest.first, signs.unicodeScalars.contains(sign),
      followers.unicodeScalars.contains(rest.dropFirst().first ?? " ")
    else { return String(text) }
    return String(number) + "\\" + String(rest)
  }

  /// Text from a list as Markdown that shows just that text.
  static func escaped(_ text: String) -> String {
    var out = ""
    for character in text {
      if character.isNewline {
        out.append(" ")
      } else {
        // A sign with an accent is one character to Swift, and two to Markdown.
        for scalar in character.unicodeScalars {
          if "\\`*_[]<>#|~".unicodeScalars.contains(scalar) { out.append("\\") }
          out.unicodeScalars.append(scalar)
        }
      }
    }
    guard out.utf8.contains(UInt8(ascii: "&")) else { return out }
    return out.replacing(/&(?=[A-Za-z0-9]+;)/.matchingSemantics(.unicodeScalar), with: "&amp;")
  }
}
