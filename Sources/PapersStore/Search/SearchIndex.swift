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
    try remove(
      "entry_text WHERE source = ?", [source],
      from: [(index: "entry_index", columns: "name, content"), (index: "name_index", columns: "name")], in: db)
  }

  /// Has indexes forget texts, and then removes the texts.
  private static func remove(
    _ texts: String, _ arguments: StatementArguments, from indexes: [(index: String, columns: String)],
    in db: Database
  ) throws {
    func execute(_ sql: String, _ arguments: StatementArguments) throws {
      try db.cachedStatement(sql: sql).execute(arguments: arguments)
    }
    do {
      for (index, columns) in indexes {
        try execute(
          "INSERT INTO \(index) (\(index), rowid, \(columns)) SELECT 'delete', id, \(columns) FROM \(texts)", arguments)
      }
      try execute("DELETE FROM \(texts)", arguments)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      // It doesn't know what it is to forget. What can be made anew must not keep anybody from writing.
      try execute("DELETE FROM \(texts)", arguments)
      for (index, _) in indexes { try execute("INSERT INTO \(index) (\(index)) VALUES ('rebuild')", []) }
    }
  }

  /// What the person wrote about an entry, as search compares it; empty if there is nothing.
  static func written(of entry: PaperName, in db: Database) throws -> String {
    let statement = try db.cachedStatement(sql: "SELECT folded FROM note_text WHERE entry = ?")
    return try String.fetchOne(statement, arguments: [entry.rawValue]) ?? ""
  }

  /// Puts what the person wrote about an entry in place of what was there.
  static func setWritten(_ progress: EntryProgress, of entry: PaperName, in db: Database) throws {
    let folded = SearchText.written(in: progress)
    // A long note takes its time to index, and most changes are not of the note.
    guard try written(of: entry, in: db) != folded else { return }
    try remove(
      "note_text WHERE entry = ?", [entry.rawValue], from: [(index: "note_index", columns: "folded")], in: db)
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
