import Foundation
import PapersModel

/// Text as search compares it.
enum SearchText {
  /// Without regard to case, diacritics and full-width forms.
  static func folded(_ text: String) -> String {
    text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
  }

  /// The words of a query, each of which must occur somewhere in an entry or its note.
  static func words(of query: String) -> [String] {
    folded(query).split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// Everything about an entry that search looks through, folded.
  static func of(_ entry: Entry) -> String {
    var parts = [entry.key.rawValue] + entry.title.all + entry.authors
    parts += [entry.shortTitle, entry.venue, entry.year.map(String.init)].compactMap { $0 }
    parts += entry.commentary.texts.flatMap(\.all) + entry.commentary.terms
    return folded(parts.joined(separator: "\n"))
  }
}
