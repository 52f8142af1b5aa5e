import GRDB
import PapersModel

/// Lists and the files that they are in. A list keeps its name in the catalogue, its `source`, when its file is moved or
/// renamed; so it keeps what it doesn't list any more, and whatever else is remembered by that name.
extension LibraryStore {
  /// The list in a file; `nil` if none was there yet.
  public func source(ofListAt path: String) throws(StoreError) -> String? {
    try read { try Self.source(ofListAt: path, in: $0) }
  }

  /// Where the file of a list was when it was last opened; `nil` for one that ships with the program.
  public func path(ofList source: String) throws(StoreError) -> String? {
    try read { try String.fetchOne($0, sql: "SELECT path FROM list_file WHERE source = ?", arguments: [source]) }
  }

  /// The list in a file whose path isn't known: one with just this content whose own file is gone.
  ///
  /// - Parameter isGone: Whether there is no file any more at a path.
  /// - Returns: `nil` if there is none.
  public func followList(to path: String, contentHash: ContentHash, isGone: (String) -> Bool) throws(StoreError)
    -> String?
  {
    try write { db in
      if let known = try Self.source(ofListAt: path, in: db) { return known }
      let fingerprint = Self.fingerprint(contentHash)
      return try move(to: path, ifOnly: isGone, in: db) { _, row in row["content_hash"] == fingerprint }
    }
  }

  /// The list in a file whose path isn't known, as it is now: one that has the same id and whose own file is gone, if at
  /// least half of its entries are still there; else a list that is new.
  ///
  /// - Parameter isGone: Whether there is no file any more at a path.
  public func followList(to path: String, as list: ReadingList, isGone: (String) -> Bool) throws(StoreError) -> String {
    try write { db in
      if let known = try Self.source(ofListAt: path, in: db) { return known }
      let keys = Set(list.readingOrder.map(\.key))
      let moved = try move(to: path, ifOnly: isGone, in: db) { source, row in
        guard row["id"] == list.id else { return false }
        let old = try Self.listedKeys(of: source, in: db)
        return !old.isEmpty && old.count(where: keys.contains) * 2 >= old.count
      }
      if let moved { return moved }
      let source = try Self.freeSource(for: path, in: db)
      try db.execute(sql: "INSERT INTO list_file (path, source) VALUES (?, ?)", arguments: [path, source])
      return source
    }
  }

  // MARK: - Inside a transaction

  private static func source(ofListAt path: String, in db: Database) throws -> String? {
    try String.fetchOne(db, sql: "SELECT source FROM list_file WHERE path = ?", arguments: [path])
  }

  /// Notes that a list is in another file now, if just one meets a condition and its own file is gone.
  private func move(
    to path: String, ifOnly isGone: (String) -> Bool, in db: Database, _ isMeant: (String, Row) throws -> Bool
  ) throws -> String? {
    let rows = try Row.fetchAll(
      db, sql: "SELECT path, source, content_hash, id FROM list_file JOIN list USING (source)")
    let moved = try rows.filter { try isMeant($0["source"], $0) && isGone($0["path"]) }
    guard moved.count == 1, let source = moved[0]["source"] as String? else { return nil }
    try db.execute(sql: "UPDATE list_file SET path = ? WHERE source = ?", arguments: [path, source])
    return source
  }

  /// The path, or where a list that was there once goes by that, something like it.
  private static func freeSource(for path: String, in db: Database) throws -> String {
    var source = path
    var number = 1
    while try Row.fetchOne(
      db, sql: "SELECT 1 FROM list_file WHERE source = :source UNION SELECT 1 FROM list WHERE source = :source",
      arguments: ["source": source]) != nil
    {
      number += 1
      source = "\(path)#\(number)"
    }
    return source
  }
}
