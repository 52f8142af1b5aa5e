import CUnistring

extension DisplayCluster {
  /// ASCII of the same width, for terminals whose encoding isn't UTF-8: letters without their accents, plain forms of
  /// common signs, question marks for everything else.
  public var ascii: String {
    if character.isASCII { return String(character) }
    let first = character.unicodeScalars.first!
    let plain: Character
    if (0xFF01...0xFF5E).contains(first.value) {
      plain = Character(Unicode.Scalar(first.value - 0xFEE0)!)
    } else {
      plain = Self.plainSigns[first] ?? Self.baseLetter(of: first) ?? "?"
    }
    return width == 1 ? String(plain) : plain == "?" ? "??" : "\(plain) "
  }

  /// ASCII for a sign of one column, such as an arrow or an ellipsis; `nil` for letters and everything else.
  static func plainSign(_ scalar: Unicode.Scalar) -> Character? {
    scalar.properties.isAlphabetic ? nil : plainSigns[scalar]
  }

  private static let plainSigns: [Unicode.Scalar: Character] = [
    "\u{2018}": "'", "\u{2019}": "'", "\u{201C}": "\"", "\u{201D}": "\"", "\u{2013}": "-", "\u{2014}": "-",
    "\u{2026}": ".", "\u{00B7}": "-", "\u{2022}": "*", "\u{00D7}": "x", "\u{2212}": "-", "\u{2192}": ">",
    "\u{2190}": "<", "\u{2191}": "^", "\u{2193}": "v", "\u{00A0}": " ", "\u{3001}": ",", "\u{3002}": ".",
    "\u{0141}": "L", "\u{0142}": "l", "\u{00D8}": "O", "\u{00F8}": "o", "\u{0131}": "i", "\u{2264}": "<",
    "\u{2265}": ">", "\u{2248}": "~", "\u{300A}": "<", "\u{300B}": ">",
  ]

  /// The letter under the accents, by canonical decomposition.
  private static func baseLetter(of scalar: Unicode.Scalar) -> Character? {
    var current = scalar.value
    var decomposition = [ucs4_t](repeating: 0, count: Int(UC_DECOMPOSITION_MAX_LENGTH))
    while uc_canonical_decomposition(current, &decomposition) > 0 { current = decomposition[0] }
    guard current < 0x80, let base = Unicode.Scalar(current) else { return nil }
    return Character(base)
  }
}

extension StringProtocol {
  /// The text in ASCII of the same width; line breaks and tabs stay.
  public var asciiFallback: String {
    var ascii = ""
    for character in self {
      if character == "\n" || character == "\t" {
        ascii.append(character)
      } else if let cluster = DisplayCluster(character) {
        ascii += cluster.ascii
      }
    }
    return ascii
  }
}
