/// A list as YAML with whatever makes drawing hard: titles of thousands of letters, texts that run from right to left,
/// emoji, marks without letters, controls, a thousand authors, hundreds of sections of which many are empty.
///
/// - Parameter generator: The same one makes the same list.
public func makeNastyList(using generator: inout some RandomNumberGenerator) -> String {
  var maker = NastyText(generator: generator)
  defer { generator = maker.generator }
  var yaml = "id: nasty\ntitle: \(maker.quoted(pieces: 3))\nintroduction: \(maker.quoted(pieces: 400))\nsections:\n"
  var keys: [String] = []
  for section in 0..<300 {
    yaml += "  - id: section-\(section)\n    title: \(maker.quoted(pieces: section % 50 == 0 ? 2_000 : 4))\n"
    if section % 7 == 0 { yaml += "    introduction: \(maker.quoted(pieces: 200))\n" }
    let count = section % 3 == 0 ? 0 : maker.number(in: 1...4)
    yaml += count == 0 ? "    entries: []\n" : "    entries:\n"
    for _ in 0..<count {
      let key = "k\(keys.count)"
      // One entry of each kind of excess, and some that have none.
      yaml += "      - key: \(key)\n"
      yaml += "        title: \(maker.quoted(pieces: keys.count % 40 == 0 ? 3_000 : maker.number(in: 1...12)))\n"
      let authors = keys.count % 100 == 1 ? 1_000 : maker.number(in: 0...4)
      if authors > 0 {
        yaml += "        authors: [\((0..<authors).map { _ in maker.quoted(pieces: 2) }.joined(separator: ", "))]\n"
      }
      yaml += "        year: \(maker.number(in: 1900...2026))\n"
      if maker.number(in: 0...2) > 0 { yaml += "        why: \(maker.quoted(pieces: 60))\n" }
      if maker.number(in: 0...3) == 0, let other = keys.randomElement(using: &maker.generator) {
        yaml += "        requires: \(other)\n"
      }
      keys.append(key)
    }
  }
  return yaml
}

private struct NastyText<Generator: RandomNumberGenerator> {
  var generator: Generator

  private static var pieces: [String] {
    [
      "word", " ", "Attention ", "注意力", "，", "ｆｕｌｌ", "שלום ", "مرحبا ", "สวัสดี", "नमस्ते ", "👩‍👩‍👧", "🇨🇳", "❤️", "1️⃣", "e\u{301}",
      "\u{301}", "Z\u{351}\u{36B}\u{343}", "\u{200B}", "\u{202E}", "\u{2066}", "\u{FEFF}", "\u{1B}[31m", "\u{7}",
      "\u{9B}2J", "\u{7F}", "\n", "\t", "-- ", "\"", "\\", "ﷺ", "ß", "Łukasz ", "https://example.org/ ", "𝔸", "한국어",
      "\u{AD}",
    ]
  }

  mutating func number(in range: ClosedRange<Int>) -> Int { .random(in: range, using: &generator) }

  /// Text in double quotes, with a letter at its beginning, since a list takes no blank texts.
  mutating func quoted(pieces count: Int) -> String {
    var text = "\"x"
    for _ in 0..<count {
      for scalar in Self.pieces.randomElement(using: &generator)!.unicodeScalars {
        switch scalar.value {
        case 0x22, 0x5C: text += "\\\(scalar)"
        case 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF:
          text.unicodeScalars.append(scalar)
        default:
          let digits = String(scalar.value, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      }
    }
    return text + "\""
  }
}
