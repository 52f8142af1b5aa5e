import CUnistring

/// A grapheme cluster as a terminal can show it.
public struct DisplayCluster: Hashable, Sendable {
  let packed: PackedCharacter
  /// Columns taken, 1 or 2.
  public let width: Int

  /// What to paint: the cluster itself, or a visible stand-in.
  public var character: Character { packed.character }

  /// The one width rule of the program.
  ///
  /// Scalar widths are GNU libunistring's (UAX #11, ambiguous counts as narrow); emoji sequences with a joiner, a
  /// presentation selector or a pair of regional indicators take 2 columns. Control characters become control pictures,
  /// and bidirectional overrides a replacement character, so that nothing from a file reaches the terminal raw.
  ///
  /// Of a cluster of more than 128 bytes the first 32 scalars count.
  ///
  /// - Returns: `nil` for a cluster that shows nothing (zero-width space, byte-order mark, soft hyphen).
  public init?(_ character: Character) {
    let utf8 = character.utf8
    if utf8.count == 1, let byte = utf8.first, (0x20..<0x7F).contains(byte) {
      self.init(ascii: byte)
      return
    }
    // A letter may have any number of marks, and what is met is kept.
    let character = utf8.count > Self.longestCluster ? Self.shortened(character) : character
    let scalars = character.unicodeScalars
    let first = scalars.first!
    switch first.value {
    case 0..<0x20:
      // Also "\r\n", which is one cluster.
      self.init(Unicode.Scalar(0x2400 + first.value)!, width: 1)
      return
    case 0x7F:
      self.init("\u{2421}", width: 1)
      return
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xAC00...0xD7A3, 0x3041...0x30FF, 0xFF01...0xFF60:
      guard scalars.count == 1 else { break }
      self.init(first, width: 2)
      return
    default:
      break
    }
    if scalars.contains(where: Self.isDeceptive) {
      self.init("\u{FFFD}", width: 1)
      return
    }
    let columns = Self.columns(of: scalars, first: first)
    if columns > 0 {
      self.init(packed: PackedCharacter(character), width: columns)
    } else if scalars.contains(where: \.isMark) {
      // A mark with no letter to stand on.
      self.init(packed: PackedCharacter(Character("\u{25CC}" + String(character))), width: 1)
    } else {
      return nil
    }
  }

  /// Bytes; as many scalars as UAX #15 allows in its stream-safe format, where they take the most.
  private static let longestCluster = 128

  /// A cluster without the scalars that no text in earnest has.
  private static func shortened(_ character: Character) -> Character {
    var text = ""
    for scalar in character.unicodeScalars.prefix(longestCluster / 4) { text.unicodeScalars.append(scalar) }
    return text.first ?? character
  }

  /// A printable ASCII character.
  init(ascii byte: UInt8) {
    self.init(Unicode.Scalar(byte), width: 1)
  }

  /// A single scalar of which the width is known.
  init(_ scalar: Unicode.Scalar, width: Int) {
    self.init(packed: PackedCharacter(scalar), width: width)
  }

  private init(packed: PackedCharacter, width: Int) {
    self.packed = packed
    self.width = width
  }

  /// C1 controls, and the characters that reorder or hide the text around them.
  private static func isDeceptive(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x206F, 0xFFF9...0xFFFB: true
    case 0xE0000...0xE0FFF: scalar.value < 0xE0020 || scalar.value > 0xE007F
    default: false
    }
  }

  private static func columns(of scalars: Character.UnicodeScalarView, first: Unicode.Scalar) -> Int {
    if scalars.count > 1 {
      let isEmojiSequence = scalars.contains { $0.value == 0x200D || $0.value == 0xFE0F || $0.value == 0x20E3 }
      if isEmojiSequence, first.properties.isEmoji { return 2 }
    }
    if (0x1F1E6...0x1F1FF).contains(first.value) { return 2 }
    let sum = scalars.reduce(0) { $0 + max(0, Int(uc_width($1.value, "UTF-8"))) }
    return min(2, sum)
  }
}

extension Unicode.Scalar {
  fileprivate var isMark: Bool {
    [.nonspacingMark, .enclosingMark].contains(properties.generalCategory)
  }
}

extension String {
  /// Columns that the text takes on a terminal.
  public var displayWidth: Int {
    var width = plainPrefixCount
    guard width < utf8.count else { return width }
    dropping(bytes: width).forEachDisplayCluster { cluster, _ in
      width += cluster?.width ?? 0
      return true
    }
    return width
  }

  /// The text cut to a number of columns; where something was cut, `…` stands in the last of them.
  public func truncated(toWidth width: Int) -> String {
    guard width > 0 else { return "" }
    let plain = plainPrefixCount
    if plain > width { return self[..<utf8.index(startIndex, offsetBy: width - 1)] + "…" }
    if plain == utf8.count { return self }
    var used = 0
    var bytes = 0
    var bytesKept = 0
    var isCut = false
    forEachDisplayCluster { cluster, utf8Count in
      used += cluster?.width ?? 0
      bytes += utf8Count
      isCut = used > width
      // The ellipsis needs a column, so a cut can only come after what leaves one.
      if used < width { bytesKept = bytes }
      return !isCut
    }
    return isCut ? self[..<utf8.index(startIndex, offsetBy: bytesKept)] + "…" : self
  }
}

extension StringProtocol {
  /// The text as it may be written to a terminal: control characters, escape sequences and bidirectional overrides are
  /// visible stand-ins; line breaks and tabs stay.
  public var terminalSafe: String {
    var safe = ""
    for character in self {
      if character == "\n" || character == "\t" {
        safe.append(character)
      } else if character == "\r\n" {
        safe.append("\n")
      } else if let cluster = DisplayCluster(character) {
        safe.append(cluster.character)
      }
    }
    return safe
  }
}
