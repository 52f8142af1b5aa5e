import GRDB
import PapersModel

extension LibraryStore {
  /// Searches for the entries in which every word of a query occurs: in title, authors, commentary, note or tags.
  ///
  /// Words are compared without regard to case, accents and full-width forms, and may be parts of words, so that Chinese
  /// needs no word boundaries. The work grows with what is returned and not with the list, but for long words whose
  /// pieces are all frequent and that are rare themselves.
  ///
  /// - Parameters:
  ///   - position: Where to begin in the reading order, counted from 0.
  ///   - reach: How many matches to return, at most, on each side of the one that is found.
  public func matches(
    of query: String, in source: String, from position: Int = 0, seeking goal: SearchGoal = .best, reach: Int = 500
  ) throws(StoreError) -> SearchMatches {
    let words = SearchText.words(of: query)
    guard !words.isEmpty else { return SearchMatches() }
    return try read { db in
      let search = try CatalogueSearch(words, source, db)
      guard let found = try search.find(goal, from: position) else { return SearchMatches() }
      let later = try search.matches(from: found, limit: reach + 1)
      let earlier = try search.matches(before: found, limit: reach + 1)
      return SearchMatches(
        earlier.prefix(reach).reversed() + later.prefix(reach), hasEarlier: earlier.count > reach,
        hasLater: later.count > reach, found: found)
    }
  }
}

/// One search in one transaction.
private struct CatalogueSearch {
  let words: [String]
  let source: String
  let db: Database
  /// The entries whose notes have a part in their matching; few, since people write them.
  let noted: [Int]

  init(_ words: [String], _ source: String, _ db: Database) throws {
    (self.words, self.source, self.db) = (words, source, db)
    let anywhere = words.map { _ in "(instr(entry_text.name, ?) OR instr(content, ?) OR instr(note_text.folded, ?))" }
    noted = try Int.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT entry.position FROM note_index CROSS JOIN note_text ON note_text.id = note_index.rowid
          CROSS JOIN entry ON entry.source = ? AND entry.key = \(PaperName.keySQL("note_text.entry"))
            AND entry.paper = note_text.entry
          CROSS JOIN entry_text ON entry_text.source = entry.source AND entry_text.position = entry.position
          WHERE note_index MATCH ? AND \(Self.all(of: anywhere)) ORDER BY entry.position
          """),
      arguments: StatementArguments(
        [source, words.map { "(\(GramTokenizer.expression(for: [$0])))" }.joined(separator: " OR ")]
          + words.flatMap { [$0, $0, $0] }))
  }

  func find(_ goal: SearchGoal, from position: Int) throws -> Int? {
    switch goal {
    case .best:
      for start in [position, 0] {
        if let named = try entries(in: .names, from: start, limit: 1).first { return named }
      }
      fallthrough
    case .next:
      return try matches(from: position, limit: 1).first ?? matches(from: 0, limit: 1).first
    case .previous:
      return try matches(before: position == .max ? position : position + 1, limit: 1).first
        ?? matches(before: .max, limit: 1).first
    }
  }

  /// Ascending.
  func matches(from position: Int, limit: Int) throws -> [Int] {
    let entries = try entries(in: .everything, from: position, limit: limit)
    let notes = noted.lazy.filter { $0 >= position }
    return Array(Set(entries).union(notes.prefix(limit)).sorted().prefix(limit))
  }

  /// Descending.
  func matches(before position: Int, limit: Int) throws -> [Int] {
    let entries = try entries(in: .everything, before: position, limit: limit)
    let notes = noted.reversed().lazy.filter { $0 < position }
    return Array(Set(entries).union(notes.prefix(limit)).sorted(by: >).prefix(limit))
  }

  /// Conditions joined in groups, since SQLite's expressions may be a thousand deep only.
  private static func all(of conditions: [String]) -> String {
    stride(from: 0, to: conditions.count, by: 100)
      .map { "(\(conditions[$0..<min($0 + 100, conditions.count)].joined(separator: " AND ")))" }
      .joined(separator: " AND ")
  }

  private enum Scope {
    case names, everything
  }

  private func entries(in scope: Scope, from position: Int, limit: Int) throws -> [Int] {
    try entries(in: scope, "position >= ?", position, order: "ASC", limit: limit)
  }

  private func entries(in scope: Scope, before position: Int, limit: Int) throws -> [Int] {
    try entries(in: scope, "position < ?", position, order: "DESC", limit: limit)
  }

  private func entries(in scope: Scope, _ bound: String, _ position: Int, order: String, limit: Int) throws -> [Int] {
    // What stands first in a list has the smaller number in the index.
    let ids = "SELECT id FROM entry_text WHERE source = ? AND \(bound) ORDER BY position"
    guard let first = try Int64.fetchOne(db.cachedStatement(sql: "\(ids) ASC LIMIT 1"), arguments: [source, position]),
      let last = try Int64.fetchOne(db.cachedStatement(sql: "\(ids) DESC LIMIT 1"), arguments: [source, position])
    else { return [] }
    let index = scope == .names ? "name_index" : "entry_index"
    let inName = "instr(entry_text.name, ?)"
    let condition = scope == .names ? inName : "(\(inName) OR instr(entry_text.content, ?))"
    let uncertain = words.filter { !GramTokenizer.isExact($0) }
    let conditions =
      ["\(index) MATCH ?", "\(index).rowid BETWEEN ? AND ?", "source = ?"] + uncertain.map { _ in condition }
    let statement = try db.cachedStatement(
      sql: """
        SELECT position FROM \(index) CROSS JOIN entry_text ON entry_text.id = \(index).rowid
        WHERE \(Self.all(of: conditions)) ORDER BY \(index).rowid \(order) LIMIT ?
        """)
    var arguments: [any DatabaseValueConvertible] = [GramTokenizer.expression(for: words), first, last, source]
    for word in uncertain { arguments += scope == .names ? [word] : [word, word] }
    return try Int.fetchAll(statement, arguments: StatementArguments(arguments + [limit]))
  }
}
