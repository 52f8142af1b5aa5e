/// What a search looks for, and what a text holds of it: the same for the store, which finds entries, and the screen, which
/// marks what was found.
///
/// Words are compared without regard to case, diacritics and full-width forms, and may be parts of words, so that Chinese
/// needs no word boundaries.
public enum SearchText {
  /// A text as it is compared.
  public static func folded(_ text: String) -> String {
    String(decoding: TextFolding(text, keepsSources: false).bytes, as: UTF8.self)
  }

  /// The words of a query, folded, each of which must occur somewhere in an entry or its note: the first thousand
  /// different ones, as SQLite takes no more conditions. Whoever pastes a book finds nothing either way.
  public static func words(of query: String) -> [String] {
    var seen: Set<Substring> = []
    let words = folded(query).split(whereSeparator: \.isWhitespace).filter { seen.insert($0).inserted }
    return words.prefix(1000).map(String.init)
  }

  /// Where a text holds words.
  ///
  /// - Parameter words: As `words(of:)` gives them.
  /// - Returns: Bytes of the text in UTF-8, from the beginning of a grapheme cluster to the end of one. In order; those that
  ///   overlap or touch are one.
  public static func ranges(of words: [String], in text: String) -> [Range<Int>] {
    guard !words.isEmpty, !text.isEmpty else { return [] }
    let folding = TextFolding(text, keepsSources: true)
    var found: [Range<Int>] = []
    for word in words {
      let word = Array(word.utf8)
      var start = 0
      while let match = first(word, in: folding.bytes, from: start) {
        found.append(folding.original(match))
        start = match.upperBound
      }
    }
    return joined(found.map { folding.isPlain ? $0 : wholeClusters($0, of: text) })
  }

  private static func first(_ word: [UInt8], in bytes: [UInt8], from start: Int) -> Range<Int>? {
    guard let letter = word.first else { return nil }
    var start = start
    while start + word.count <= bytes.count {
      if bytes[start] == letter, bytes[start..<start + word.count].elementsEqual(word) {
        return start..<start + word.count
      }
      start += 1
    }
    return nil
  }

  private static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
    ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { joined, range in
      if let last = joined.last, range.lowerBound <= last.upperBound {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
  }

  /// Widens a range to the clusters that it touches: what folds by itself may be a part of one, as of a family of emoji.
  private static func wholeClusters(_ range: Range<Int>, of text: String) -> Range<Int> {
    let first = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
    let last = text.utf8.index(text.startIndex, offsetBy: range.upperBound - 1)
    // The index after any place in a cluster is its end.
    let start = text.index(before: text.index(after: first))
    return text.utf8.distance(
      from: text.startIndex, to: start)..<text.utf8.distance(
        from: text.startIndex, to: text.index(after: last))
  }
}
