import Foundation
import PapersModel

/// Text as search compares it.
enum SearchText {
  /// Without regard to case, diacritics and full-width forms.
  static func folded(_ text: String) -> String {
    let folded = text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    // The range spares nearly all text the look-ups.
    let hasStrokes = folded.unicodeScalars.contains {
      strokedRange.contains($0.value) && strokedLetters[$0] != nil
    }
    guard hasStrokes else { return folded }
    return folded.unicodeScalars.reduce(into: "") { $0 += strokedLetters[$1] ?? String($1) }
  }

  /// Letters that names hold and that Unicode doesn't take apart into a letter and a mark.
  private static let strokedLetters: [Unicode.Scalar: String] = [
    "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d",
  ]

  private static let strokedRange: ClosedRange<UInt32> = 0xDF...0x153

  /// The words of a query, each of which must occur somewhere in an entry or its note: the first thousand different
  /// ones, as SQLite takes no more conditions. Whoever pastes a book finds nothing either way.
  static func words(of query: String) -> [String] {
    var seen: Set<Substring> = []
    let words = folded(query).split(whereSeparator: \.isWhitespace).filter { seen.insert($0).inserted }
    return words.prefix(1000).map(String.init)
  }

  /// What an entry is called and by whom it is, folded.
  static func name(of entry: Entry) -> String {
    var parts = [entry.key.rawValue] + entry.title.all + entry.authors
    parts += [entry.shortTitle, entry.year.map(String.init)].compactMap { $0 }
    return folded(parts.joined(separator: "\n"))
  }

  /// What the person wrote about an entry: the note, and the tags as its page shows them.
  static func written(in progress: EntryProgress) -> String {
    folded(([progress.note] + progress.tags.map { "#" + $0 }).filter { !$0.isEmpty }.joined(separator: "\n"))
  }

  /// Everything else about an entry that search looks through, folded.
  static func content(of entry: Entry) -> String {
    let parts = [entry.venue].compactMap { $0 } + entry.commentary.texts.flatMap(\.all) + entry.commentary.terms
    return folded(parts.joined(separator: "\n"))
  }
}
