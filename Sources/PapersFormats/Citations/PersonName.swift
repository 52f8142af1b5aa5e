/// The name of an author in the parts that bibliographies sort and abbreviate by.
///
/// The parts are BibTeX's four, as *Tame the BeaST* by N. Markey tells them ("The author format",
/// <https://ctan.org/pkg/tamethebeast>): First, von, Last and Jr. Between a first and a last word, the first word with a
/// small letter begins the von part. Beyond BibTeX, a capital particle (`Le Scao`) begins the last name, which BibTeX
/// would cut to its last word.
///
/// A double family name without a hyphen (`Ortiz Suarez`) can't be told from a middle name and isn't: a list that
/// means it writes `Ortiz Suarez, Pedro`.
enum PersonName: Hashable, Sendable {
  /// A person. Only the family name is never empty.
  case person(given: String, particle: String, family: String, suffix: String)
  /// A group, or a name whose parts aren't known: Chinese and Korean names in their own script, single names.
  case literal(String)
  /// The authors that a list leaves out: `et al.`
  case others

  /// The authors as a list writes them, one name each; `Jacob Devlin et al.` is two, an empty one none. Those left out
  /// stand once at the end, the only place where bibliographies know them.
  static func names(_ authors: [String]) -> [PersonName] {
    let names = authors.flatMap { author -> [PersonName] in
      let name = PlainText.singleLine(author)
      if name.isEmpty { return [] }
      if leftOut.contains(name.lowercased()) { return [.others] }
      for ending in [" et al.", " et al", " and others"] where name.lowercased().hasSuffix(ending) {
        let first = name.dropLast(ending.count)
        return [PersonName(String(first.last == "," ? first.dropLast() : first)), .others]
      }
      return [PersonName(name)]
    }
    let named = names.filter { $0 != .others }
    return named.count == names.count ? named : named + [.others]
  }

  /// Takes a name apart: `Aidan N. Gomez`, `Gomez, Aidan N.` or BibTeX's `Gomez, Jr., Aidan N.`
  init(_ text: String) {
    let name = PlainText.singleLine(text)
    var parts = name.split(separator: ",", omittingEmptySubsequences: false).map {
      $0.split(separator: " ").map(String.init)
    }
    // A comma before what belongs after the name anyway: "Jose Luis Olmos, Jr."
    if parts.count == 2, parts[0].count > 1, parts[1].count == 1, Self.isSuffix(parts[1][0]) {
      parts = [parts[0] + parts[1]]
    }
    guard (1...3).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }),
      Self.isPersonal(name, words: parts.flatMap { $0 })
    else {
      self = .literal(name)
      return
    }
    if parts.count == 1 {
      self = Self.inReadingOrder(parts[0])
    } else {
      let (particle, family) = Self.splitFamily(parts[0])
      self = .person(
        given: parts[parts.count - 1].joined(separator: " "), particle: particle, family: family,
        suffix: parts.count == 3 ? parts[1].joined(separator: " ") : "")
    }
  }

  /// Reads `First von Last Jr`.
  private static func inReadingOrder(_ words: [String]) -> PersonName {
    var words = words
    var suffix = ""
    if words.count > 2, let last = words.last, isSuffix(last) {
      suffix = last
      words.removeLast()
    }
    guard words.count > 1 else { return .literal(words.joined(separator: " ")) }
    let start = familyStart(words)
    let (particle, family) = splitFamily(Array(words[start...]))
    return .person(given: words[..<start].joined(separator: " "), particle: particle, family: family, suffix: suffix)
  }

  /// Where the last name begins, its particles included.
  private static func familyStart(_ words: [String]) -> Int {
    let last = words.count - 1
    // Who writes even the last name small ("danah boyd") has no von part.
    if !isSmall(words[last]), isSmall(words[0]) { return 0 }
    for index in words.indices.dropFirst().dropLast() {
      // "Blaise Agüera y Arcas" is one family name with a conjunction in it.
      if words[index] == "y", index > 1 { return index - 1 }
      if capitalParticles.contains(words[index]) || (isSmall(words[index]) && !isSmall(words[last])) { return index }
    }
    return last
  }

  /// The small words that a last name begins with, and the rest.
  private static func splitFamily(_ words: [String]) -> (particle: String, family: String) {
    let count = min(words.prefix(while: isSmall).count, words.count - 1)
    return (words.prefix(count).joined(separator: " "), words.dropFirst(count).joined(separator: " "))
  }

  // MARK: - Words

  private static func isSuffix(_ word: String) -> Bool { suffixes.contains(word) }

  /// Whether a word begins with a small letter, by its first letter as in BibTeX: `'t` does.
  private static func isSmall(_ word: String) -> Bool { word.first(where: \.isLetter)?.isLowercase == true }

  /// Whether a name looks like a person's that can be taken apart.
  private static func isPersonal(_ name: String, words: [String]) -> Bool {
    let hasOnlyNameCharacters = name.allSatisfy { $0.isLetter || " ,.-'’‘ʻ‐‑".contains($0) }
    return hasOnlyNameCharacters && words.allSatisfy { $0.contains(where: \.isLetter) }
      && !name.unicodeScalars.contains(where: isEastAsian)
      && !words.contains {
        groupWords.contains($0) || joiningWords.contains($0) || $0.lowercased() == "and"
          || $0.split(separator: "-").contains { groupWords.contains(String($0)) }
      }
  }

  /// Whether a scalar is of a script whose names put the family first: Han, Kana, Bopomofo, Hangul.
  private static func isEastAsian(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x11FF, 0x2E80...0x2FDF, 0x3005...0x3007, 0x3040...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFF65...0xFFDC, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
