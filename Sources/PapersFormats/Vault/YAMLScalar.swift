import PapersModel

/// Writes texts as YAML that every parser reads as the same text.
enum YAMLScalar {
  /// The text without quotes where that says the same, else in double quotes.
  ///
  /// YAML 1.1 and 1.2 differ in what a plain `no`, `012` or `1:30` is; all of that is quoted.
  static func text(_ text: String, inFlow: Bool = false) -> String {
    isPlain(text, inFlow: inFlow) ? text : quoted(text)
  }

  static func isPlain(_ text: String, inFlow: Bool = false) -> Bool {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last else { return false }
    if "-?:,[]{}#&*!|>'\"%@`=<".unicodeScalars.contains(first) || first == " " || last == " " || last == ":" {
      return false
    }
    if scalars.contains(where: mustBeEscaped) { return false }
    if inFlow, scalars.contains(where: ",[]{}".unicodeScalars.contains) { return false }
    if isOtherWord(text) || isNumberLike(text) { return false }
    var before: Unicode.Scalar = "a"
    for scalar in scalars {
      if before == ":", scalar == " " || inFlow { return false }
      if before == " ", scalar == "#" { return false }
      before = scalar
    }
    return true
  }

  private static func quoted(_ text: String) -> String {
    text.doubleQuoted { scalar in
      switch scalar {
      case "\n": return "\\n"
      case "\r": return "\\r"
      case "\t": return "\\t"
      case _ where mustBeEscaped(scalar):
        let width = scalar.value <= 0xFF ? 2 : scalar.value <= 0xFFFF ? 4 : 8
        let sign = width == 2 ? "x" : width == 4 ? "u" : "U"
        return "\\" + sign + scalar.value.digits(width, radix: 16, uppercase: true)
      default: return nil
      }
    }
  }

  /// Control characters, line breaks of any kind, and what parsers refuse to read.
  private static func mustBeEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  /// Whether some parser reads the word as a truth value or as nothing.
  private static func isOtherWord(_ text: String) -> Bool {
    ["true", "false", "yes", "no", "on", "off", "y", "n", "null", "~"].contains(text.lowercased())
  }

  /// Whether some parser may read the text as a number, a date or a time. Says so of some texts too many.
  private static func isNumberLike(_ text: String) -> Bool {
    guard let first = text.utf8.first, (0x30...0x39).contains(first) || "+.".utf8.contains(first) else { return false }
    if [".inf", "+.inf", ".nan"].contains(text.lowercased()) { return true }
    return text.utf8.allSatisfy { (0x30...0x39).contains($0) || "abcdefABCDEFxXoOtTzZ_.,:+- ".utf8.contains($0) }
  }
}
