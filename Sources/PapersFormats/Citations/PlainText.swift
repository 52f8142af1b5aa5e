import PapersModel

/// Text from lists in a form that every format can hold.
enum PlainText {
  /// Text on one line: runs of spaces, line breaks and control characters are one space, at the ends none.
  static func singleLine(_ text: String) -> String {
    let words = text.unicodeScalars.split {
      switch $0.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator: true
      default: false
      }
    }
    return words.map { String($0) }.joined(separator: " ")
  }

  /// An address or identifier in which everything that could end a field or break a line is percent-encoded (RFC 3986,
  /// section 2.1).
  static func address(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      if scalar.value <= 0x20 || scalar.value == 0x7F || "{}\\\"".unicodeScalars.contains(scalar) {
        out += "%" + scalar.value.digits(2, radix: 16, uppercase: true)
      } else {
        out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
