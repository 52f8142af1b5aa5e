import GRDB
import PapersModel

/// What is searched, and the full-text index of it, kept in step.
///
/// The index holds no text: it is told what goes by the text itself, which must go after it.
enum SearchIndex {
  /// Takes in entries of a list, in reading order.
  struct Writer {
    private let source: String
    private let db: Database
    private let text: Statement
    private let everything: Statement
    private let names: Statement

    init(of source: String, in db: Database) throws {
      (self.source, self.db) = (source, db)
      text = try db.makeStatement(
        sql: "INSERT INTO entry_text (source, position, name, content) VALUES (?, ?, ?, ?)")
      everything = try db.makeStatement(sql: "INSERT INTO entry_index (rowid, name, content) VALUES (?, ?, ?)")
      names = try db.makeStatement(sql: "INSERT INTO name_index (rowid, name) VALUES (?, ?)")
    }

    func add(_ entry: Entry, at position: Int) throws {
      let (name, content) = (SearchText.name(of: entry), SearchText.content(of: entry))
      try text.execute(arguments: [source, position, name, content])
      let id = db.lastInsertedRowID
      try everything.execute(arguments: [id, name, content])
      try names.execute(arguments: [id, name])
    }
  }

  /// Takes out the entries of a list.
  static func removeEntries(of source: String, in db: Database) throws {
    let arguments: StatementArguments = ["source": source]
    let delete = "DELETE FROM entry_text WHERE source = :source"
    do {
      try db.execute(
        sql: """
          INSERT INTO entry_index (entry_index, rowid, name, content)
          SELECT 'delete', id, name, content FROM entry_text WHERE source = :source;
          INSERT INTO name_index (name_index, rowid, name)
          SELECT 'delete', id, name FROM entry_text WHERE source = :source;
          """, arguments: arguments)
      try db.execute(sql: delete, arguments: arguments)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      // The index doesn't know the text that it is to forget. It is only a cache.
      try db.execute(sql: delete, arguments: arguments)
      try db.execute(
        sql: """
          INSERT INTO entry_index (entry_index) VALUES ('rebuild');
          INSERT INTO name_index (name_index) VALUES ('rebuild');
          """)
    }
  }

  /// What the person wrote about an entry, as search compares it; empty if there is nothing.
  static func written(of entry: CitationKey, in db: Database) throws -> String {
    let statement = try db.cachedStatement(sql: "SELECT folded FROM note_text WHERE entry = ?")
    return try String.fetchOne(statement, arguments: [entry.rawValue]) ?? ""
  }

  /// Puts what the person wrote about an entry in place of what was there.
  static func setWritten(_ progress: EntryProgress, of entry: CitationKey, in db: Database) throws {
    let folded = SearchText.written(in: progress)
    // A long note takes its time to index, and most changes are not of the note.
    guard try written(of: entry, in: db) != folded else { return }
    try db.cachedStatement(
      sql: """
        INSERT INTO note_index (note_index, rowid, folded) SELECT 'delete', id, folded FROM note_text WHERE entry = ?
        """
    ).execute(arguments: [entry.rawValue])
    try db.cachedStatement(sql: "DELETE FROM note_text WHERE entry = ?").execute(arguments: [entry.rawValue])
    guard !folded.isEmpty else { return }
    try db.cachedStatement(sql: "INSERT INTO note_text (entry, folded) VALUES (?, ?)")
      .execute(arguments: [entry.rawValue, folded])
    try db.cachedStatement(sql: "INSERT INTO note_index (rowid, folded) VALUES (?, ?)")
      .execute(arguments: [db.lastInsertedRowID, folded])
  }

  /// Takes out what the person wrote about every entry.
  static func removeNotes(in db: Database) throws {
    try db.execute(sql: "DELETE FROM note_text; INSERT INTO note_index (note_index) VALUES ('rebuild')")
  }
}
