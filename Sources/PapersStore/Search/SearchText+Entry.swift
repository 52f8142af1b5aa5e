import PapersModel

/// What there is of an entry to search through, folded.
extension SearchText {
  /// What an entry is called and by whom it is.
  static func name(of entry: Entry) -> String {
    var parts = [entry.key.rawValue] + entry.title.all + entry.authors
    parts += [entry.shortTitle, entry.year.map(String.init)].compactMap { $0 }
    return folded(parts.joined(separator: "\n"))
  }

  /// What the person wrote about an entry: the note, and the tags as its page shows them.
  static func written(in progress: EntryProgress) -> String {
    folded(([progress.note] + progress.tags.map { "#" + $0 }).filter { !$0.isEmpty }.joined(separator: "\n"))
  }

  /// Everything else about an entry that search looks through.
  static func content(of entry: Entry) -> String {
    let parts = [entry.venue].compactMap { $0 } + entry.commentary.texts.flatMap(\.all) + entry.commentary.terms
    return folded(parts.joined(separator: "\n"))
  }
}
