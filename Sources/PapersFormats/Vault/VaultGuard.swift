import PapersModel

/// The lines that mark what is ours in a file of a vault, as comments that no viewer shows.
///
///     <!-- paperstui:note 0123456789abcdef -->
///     What the person wrote.
///     <!-- /paperstui:note -->
///
/// The opening line carries fingerprints of what was written, so that the next export can tell what was edited since
/// without keeping any state outside of the file.
///
/// A line of a text that looks like a guard is written with a backslash more, `<!-- \paperstui:note -->`, and read with
/// one less, so that a note can hold a whole export. A person who types the backslash in the vault therefore finds one
/// less in the library; the file goes on to show what they typed.
struct VaultGuard: Equatable {
  var part: VaultPart
  var isOpening: Bool
  /// The fingerprints of an opening line, if they stand there undamaged.
  var fingerprints: [String]

  /// The guard on a line; `nil` if it is none. It may be indented, and be the text of a list item, as in Logseq.
  init?(_ line: ByteSlice) {
    guard let name = Self.nameStart(in: line) else { return nil }
    guard line[Self.signsStart(in: line, before: name)] != UInt8(ascii: "\\") else { return nil }
    let comment = line[name...].trimmed
    guard comment.count >= 3, comment.suffix(3).elementsEqual("-->".utf8) else { return nil }
    let words = comment.dropLast(3).split(whereSeparator: { $0 == 0x20 || $0 == 0x09 })
    guard let word = words.first, let part = VaultPart(rawValue: word.dropFirst(Self.prefix.count).text) else {
      return nil
    }
    let isHexadecimal = { (digit: UInt8) in (0x30...0x39).contains(digit) || (0x61...0x66).contains(digit) }
    let fingerprints = words.dropFirst()
    let isWhole = fingerprints.allSatisfy { $0.count == 16 && $0.allSatisfy(isHexadecimal) }
    self.part = part
    isOpening = line[name - 1] != UInt8(ascii: "/")
    self.fingerprints = isWhole ? fingerprints.map(\.text) : []
  }

  static func opening(_ part: VaultPart, _ fingerprints: ContentHash...) -> String {
    "<!-- \(([prefix + part.rawValue] + fingerprints.map(\.description)).joined(separator: " ")) -->"
  }

  static func closing(_ part: VaultPart) -> String { "<!-- /\(prefix)\(part.rawValue) -->" }

  /// A text as it can stand between guards.
  static func escaped(_ text: Bytes) -> Bytes {
    rewritten(text) { line in
      guard let name = nameStart(in: line) else { return nil }
      let signs = signsStart(in: line, before: name)
      return Bytes(line[..<signs]) + [UInt8(ascii: "\\")] + line[signs...]
    }
  }

  /// A text as it was before it was put between guards.
  static func unescaped(_ text: Bytes) -> Bytes {
    rewritten(text) { line in
      guard let name = nameStart(in: line) else { return nil }
      let signs = signsStart(in: line, before: name)
      guard line[signs] == UInt8(ascii: "\\") else { return nil }
      return Bytes(line[..<signs]) + line[(signs + 1)...]
    }
  }

  private static let prefix = "paperstui:"
  private static let start = Bytes("<!-- ".utf8)

  /// Where `paperstui:` stands in a line that is a guard, looks like one or is one made harmless.
  private static func nameStart(in line: ByteSlice) -> Int? {
    // Nearly all lines end the search here.
    guard line.count > start.count + prefix.utf8.count else { return nil }
    var index = line.startIndex
    func skipBlanks() {
      while index < line.endIndex, line[index] == 0x20 || line[index] == 0x09 { index += 1 }
    }
    skipBlanks()
    if index < line.endIndex, line[index] == UInt8(ascii: "-") {
      index += 1
      skipBlanks()
    }
    guard line[index...].starts(with: start) else { return nil }
    index += start.count
    while index < line.endIndex, line[index] == UInt8(ascii: "\\") { index += 1 }
    if index < line.endIndex, line[index] == UInt8(ascii: "/") { index += 1 }
    return line[index...].starts(with: prefix.utf8) ? index : nil
  }

  /// Where the backslashes before a name stand, or would.
  private static func signsStart(in line: ByteSlice, before name: Int) -> Int {
    var index = name
    while line[index - 1] != 0x20 { index -= 1 }
    return index
  }

  private static func rewritten(_ text: Bytes, _ rewrite: (ByteSlice) -> Bytes?) -> Bytes {
    var out = Bytes()
    out.reserveCapacity(text.count)
    for line in text.lines {
      if let other = rewrite(line) { out += other } else { out += line }
    }
    return out
  }
}
