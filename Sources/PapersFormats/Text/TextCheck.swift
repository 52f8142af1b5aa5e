import PapersModel

/// What is looked for in every text of a file, whatever it means.
enum TextCheck {
  /// The longest text of a field, in bytes.
  static let longest = 1 << 20

  /// - Parameter name: What the file calls the text.
  /// - Returns: Whether the text can be used.
  @discardableResult
  static func check(_ text: Placed<String>, of name: String, _ findings: FindingCollector) -> Bool {
    if text.value.utf8.count > longest {
      findings.error("'\(name)' is longer than \(longest >> 10) KB.", at: text.place, "Shorten it.")
      return false
    }
    if let control = text.value.firstControl {
      findings.warning(
        "'\(name)' holds the control character \(codePoint(control.value)).", at: text.place,
        "Take it out; it shows as a sign.")
    }
    return true
  }
}

extension String {
  /// The text as a message quotes it: its beginning, if it is long.
  var excerpt: String {
    let limit = 120
    // In bytes first: counting characters takes longer, and most texts are short.
    guard utf8.count > limit, let end = index(startIndex, offsetBy: limit, limitedBy: endIndex), end < endIndex
    else { return self }
    return self[..<end] + "…"
  }

  fileprivate var firstControl: Unicode.Scalar? {
    // Most texts hold no byte with which the encoding of such a character begins, and bytes are looked at quickly.
    let mayHoldOne = utf8.contains { byte in
      byte < 0x20 && byte != 0x09 && byte != 0x0A || byte == 0x7F || byte == 0xC2 || byte == 0xE2
    }
    return mayHoldOne ? unicodeScalars.first(where: \.isControl) : nil
  }
}

extension Unicode.Scalar {
  /// A control character other than a line break or tab, or one that reorders the text around it.
  fileprivate var isControl: Bool {
    switch value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

/// A code point as Unicode writes it: `U+001B`.
func codePoint(_ value: some BinaryInteger) -> String {
  "U+" + value.digits(4, radix: 16, uppercase: true)
}
