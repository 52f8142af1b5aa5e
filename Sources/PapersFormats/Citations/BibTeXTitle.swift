/// Titles in which braces keep the capitals that a style must not lower.
///
/// Many styles set titles in sentence case, and lower every letter but the first and those in braces or after a colon
/// (BibTeX's `change.case$`, see *Tame the BeaST*, <https://ctan.org/pkg/tamethebeast>). Capitals that belong to a word
/// are kept, those that only title case gave it are not: `{BERT}: Pre-training of Deep Bidirectional {Transformers}`.
/// They belong to a word that has one after its first letter or a digit before it, is one single letter, or is always
/// written with one. In a title in sentence case, every other word with a capital is a name too.
enum BibTeXTitle {
  /// A title as the value of a field, special characters escaped.
  static func text(_ title: String) -> String {
    let words = words(of: title)
    let isSentenceCase = isSentenceCase(words)
    var out = ""
    var end = title.startIndex
    for word in words {
      out += LaTeXText.escaped(String(title[end..<word.range.lowerBound]))
      let text = LaTeXText.escaped(String(title[word.range]))
      out += needsBraces(word, title[word.range], isSentenceCase: isSentenceCase) ? "{\(text)}" : text
      end = word.range.upperBound
    }
    return out + LaTeXText.escaped(String(title[end...]))
  }

  private struct Word {
    enum Place { case titleStart, afterColon, sentenceStart, afterHyphen, inside }

    let range: Range<String.Index>
    let place: Place
    let startsWithCapital: Bool
    let letterCount: Int
  }

  /// The runs of letters, digits and apostrophes, so that the parts of a compound are words of their own.
  private static func words(of title: String) -> [Word] {
    var words: [Word] = []
    var index = title.startIndex
    var gapStart = index
    while index < title.endIndex {
      guard isWordCharacter(title[index]) else {
        index = title.index(after: index)
        continue
      }
      let start = index
      while index < title.endIndex, isWordCharacter(title[index]) || (title[index] == "'" || title[index] == "’") {
        index = title.index(after: index)
      }
      let word = title[start..<index]
      words.append(
        Word(
          range: start..<index, place: place(after: title[gapStart..<start], isFirst: words.isEmpty),
          startsWithCapital: word.first?.isUppercase == true, letterCount: word.count(where: \.isLetter)))
      gapStart = index
    }
    return words
  }

  private static func isWordCharacter(_ character: Character) -> Bool { character.isLetter || character.isNumber }

  private static func place(after gap: Substring, isFirst: Bool) -> Word.Place {
    if isFirst { return gap.isEmpty ? .titleStart : .sentenceStart }
    if gap == "-" || gap == "‐" || gap == "‑" { return .afterHyphen }
    if gap == ": " { return .afterColon }
    return gap.contains(where: { ".?!:—–".contains($0) }) ? .sentenceStart : .inside
  }

  /// Whether the words inside the title mostly begin small. Short words are small in title case as well.
  private static func isSentenceCase(_ words: [Word]) -> Bool {
    let telling = words.filter { $0.place == .inside && $0.letterCount > 3 }
    return telling.count { $0.startsWithCapital } * 2 < telling.count
  }

  private static func needsBraces(_ word: Word, _ text: Substring, isSentenceCase: Bool) -> Bool {
    guard text.contains(where: \.isUppercase) else { return false }
    if text.dropFirst().contains(where: \.isUppercase) || namesWithCapital.contains(String(text)) { return true }
    switch word.place {
    case .titleStart, .afterColon: return false
    // BibTeX lowers these, and what begins a sentence has to keep its capital.
    case .sentenceStart: return true
    case .afterHyphen, .inside: return isSentenceCase || (text.count == 1 && text != "A")
    }
  }
}
