import Foundation
import PapersModel
import PapersTestSupport
import Testing

@Suite("What a search looks for")
struct SearchTextTests {
  /// What the indexes of libraries hold: Foundation's folding, and letters with strokes.
  private func reference(_ text: String) -> String {
    let strokes: [Unicode.Scalar: String] = [
      "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d",
    ]
    return text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
      .unicodeScalars.reduce(into: "") { $0 += strokes[$1] ?? String($1) }
  }

  private static let alike: [ClosedRange<UInt32>] = [
    0x3400...0x9FFF, 0xAC00...0xD7A3, 0x17000...0x18CFF, 0x20000...0x3FFFF,
  ]

  /// All scalars but those of private use, those that are younger than Foundation's own data, and most of the ideographs
  /// and syllables, which are all alike.
  private static let scalars: [Unicode.Scalar] = (UInt32(0)...0x10FFFF).compactMap(Unicode.Scalar.init).filter {
    let value = $0.value
    guard !alike.contains(where: { $0.contains(value) }) || value % 97 == 0 else { return false }
    guard $0.properties.generalCategory != .privateUse, let age = $0.properties.age else { return false }
    return (age.major, age.minor) <= (15, 0)
  }

  @Test(
    "Text folds as it did when it was indexed, whatever the letters and marks",
    arguments: ["S", "aS", "S\u{301}", "中S", "\u{5D0}S\u{5B0}", "S\u{301}\u{5B0}x", "SS\u{64B}", "яS\u{301}\u{327}"])
  func folding(pattern: String) {
    var different: [Unicode.Scalar] = []
    for scalar in Self.scalars {
      let text = pattern.replacing("S", with: String(scalar))
      if !SearchText.folded(text).unicodeScalars.elementsEqual(reference(text).unicodeScalars) {
        different.append(scalar)
      }
    }
    #expect(different.isEmpty, "\(different.count), such as U+\(String(different.first?.value ?? 0, radix: 16))")
  }

  @Test("Text folds as it did when it was indexed, whatever stands beside what")
  func random() {
    var generator = SeededGenerator(seed: 7)
    let kinds: [ClosedRange<UInt32>] = [
      0x20...0x7E, 0xA0...0x24F, 0x300...0x36F, 0x370...0x52F, 0x591...0x6FF, 0x900...0xDFF, 0x1100...0x11FF,
      0x1E00...0x1FFF, 0x2000...0x206F, 0x3000...0x30FF, 0x4E00...0x4E40, 0xAC00...0xAC40, 0xFE00...0xFFEF,
      0x1F3F0...0x1F64F,
    ]
    for _ in 0..<20_000 {
      var text = ""
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        let value = UInt32.random(in: kinds.randomElement(using: &generator)!, using: &generator)
        if let scalar = Unicode.Scalar(value), scalar.properties.age.map({ ($0.major, $0.minor) <= (15, 0) }) == true {
          text.unicodeScalars.append(scalar)
        }
      }
      let isSame = SearchText.folded(text).unicodeScalars.elementsEqual(reference(text).unicodeScalars)
      #expect(isSame, "\(text.unicodeScalars.map { String($0.value, radix: 16) })")
    }
  }

  @Test(
    "White space of every kind is between words, and a word counts once",
    arguments: [
      ("注意　力", ["注意", "力"]), ("a\tb\u{A0}c\u{2003}d\ne", ["a", "b", "c", "d", "e"]), ("  ", []), ("", []),
      ("Łukasz ŁUKASZ lukasz", ["lukasz"]), ("ＢＥＲＴ", ["bert"]), ("Straße", ["strasse"]), ("Søren", ["soren"]),
    ])
  func words(query: String, words: [String]) {
    #expect(SearchText.words(of: query) == words)
  }

  @Test(
    "What is found is what is marked",
    arguments: [
      ("attention", "Self-Attention: attention", ["Attention", "attention"]), ("意力", "注意力", ["意力"]),
      ("lukasz", "Łukasz Kaiser", ["Łukasz"]), ("kaiser", "Łukasz Käiser", ["Käiser"]),
      ("kaiser", "Ka\u{308}iser", ["Ka\u{308}iser"]), ("KÄISER", "kaiser", ["kaiser"]), ("bert", "ＢＥＲＴ，", ["ＢＥＲＴ"]),
      ("strasse", "Die Straße", ["Straße"]), ("s", "ß", ["ß"]), ("æ", "Caesar", ["ae"]),
      ("注意　很", "注意力 很重要", ["注意", "很"]),
      ("ab bc", "abc", ["abc"]), ("👩", "x👩‍👩‍👧y", ["👩‍👩‍👧"]), ("e", "e\u{301}e", ["e\u{301}e"]), ("zzz", "abc", []),
      ("a", "", []), ("", "abc", []), ("aa", "aaa", ["aa"]), ("i", "İı", ["İı"]), ("\u{301}", "e\u{301}", []),
    ])
  func marking(query: String, text: String, marked: [String]) {
    let words = SearchText.words(of: query)
    let ranges = SearchText.ranges(of: words, in: text)
    let bytes = Array(text.utf8)
    #expect(ranges.map { String(decoding: bytes[$0], as: UTF8.self) } == marked)
  }

  @Test("A text is marked where, and only where, it holds a word when folded")
  func consistent() {
    var generator = SeededGenerator(seed: 3)
    let letters = ["a", "A", "á", "e\u{301}", "ß", "s", "Ł", "l", "注", "意", "　", " ", "ｓ", "👩‍👩‍👧", "\u{5D0}\u{5B0}", "ı"]
    func text(_ count: Int) -> String { (0..<count).map { _ in letters.randomElement(using: &generator)! }.joined() }
    for _ in 0..<5_000 {
      let (query, text) = (text(3), text(12))
      let words = SearchText.words(of: query)
      let holds = words.contains { SearchText.folded(text).utf8.contains($0.utf8) }
      #expect(SearchText.ranges(of: words, in: text).isEmpty == !holds, "\(query) in \(text)")
    }
  }
}

extension Collection where Element == UInt8 {
  fileprivate func contains(_ part: some Collection<UInt8>) -> Bool {
    let (all, part) = (Array(self), Array(part))
    guard part.count <= all.count else { return false }
    return (0...all.count - part.count).contains { all[$0..<$0 + part.count].elementsEqual(part) }
  }
}
