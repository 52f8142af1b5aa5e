/// Looks for what seems to be an alias in the place of a key: `*name :`, or `? ` before an alias or a collection.
///
/// The parser compares the keys of a mapping with each other, which takes forever where a key is an alias of aliases. No
/// list needs such keys, so that they are refused before the parser sees them.
struct AliasScan {
  private enum Place { case start, middle, ampersand, explicitKey, alias, behindAlias }

  /// Whether there is such a key, and an anchor that it may stand for.
  var findsAliasAsKey: Bool { hasAnchor && hasAliasKey }

  private var hasAnchor = false
  private var hasAliasKey = false

  init(_ bytes: some Sequence<UInt8>) {
    var place = Place.start
    for byte in bytes {
      switch (place, byte) {
      case (_, .lineFeed), (_, .carriageReturn): place = .start
      case (.alias, .space), (.alias, .tab): place = .behindAlias
      case (.alias, _): break
      case (.behindAlias, .space), (.behindAlias, .tab), (.explicitKey, .space), (.explicitKey, .tab): break
      case (.behindAlias, .colon), (.explicitKey, .asterisk), (.explicitKey, .bracket), (.explicitKey, .brace):
        hasAliasKey = true
        place = .middle
      case (.start, .asterisk): place = .alias
      case (.start, .questionMark): place = .explicitKey
      case (.start, .ampersand): place = .ampersand
      case (.ampersand, let letter) where letter.isNameByte:
        hasAnchor = true
        place = .middle
      case (.start, .space), (.start, .tab), (.middle, .space), (.middle, .tab): break
      case (_, .bracket), (_, .brace), (_, .comma), (_, .colon), (.start, .hyphen): place = .start
      default: place = .middle
      }
    }
  }
}

extension UInt8 {
  // Bytes are compared as numbers: this looks at every byte of a file before the parser does.
  fileprivate static let lineFeed = UInt8(ascii: "\n")
  fileprivate static let carriageReturn = UInt8(ascii: "\r")
  fileprivate static let space = UInt8(ascii: " ")
  fileprivate static let tab = UInt8(ascii: "\t")
  fileprivate static let colon = UInt8(ascii: ":")
  fileprivate static let comma = UInt8(ascii: ",")
  fileprivate static let hyphen = UInt8(ascii: "-")
  fileprivate static let asterisk = UInt8(ascii: "*")
  fileprivate static let ampersand = UInt8(ascii: "&")
  fileprivate static let questionMark = UInt8(ascii: "?")
  fileprivate static let bracket = UInt8(ascii: "[")
  fileprivate static let brace = UInt8(ascii: "{")

  /// ASCII letters and digits, and the bytes of letters beyond ASCII.
  fileprivate var isNameByte: Bool {
    self >= 0x80 || (0x30...0x39).contains(self) || (0x41...0x5A).contains(self & 0xDF)
  }
}
