import GRDB
import PapersModel

/// Something that is wrong with a library.
public enum LibraryFault: Hashable, Sendable, CustomStringConvertible {
  /// SQLite finds the file damaged; its own words.
  case damaged(String)
  /// A row refers to one that isn't there.
  case danglingReference(table: String)
  /// An event can't be read, or says something that can't be.
  case unreadableEvent(HistoryEvent.ID)
  /// What the library shows of an entry is not what its history says.
  case staleProjection(CitationKey)

  public var description: String {
    switch self {
    case .damaged(let finding): "The file is damaged: \(finding). Restore a backup."
    case .danglingReference(let table):
      "A row of the table '\(table)' refers to one that is not there. Restore a backup."
    case .unreadableEvent(let id):
      "Event \(id.sequence) of the device \(id.device) says something that can't be. Restore a backup."
    case .staleProjection(let key):
      "What is shown of '\(key)' is not what its history says. Build the projection anew."
    }
  }
}

extension LibraryStore {
  /// Looks through the whole library: SQLite's own check, the references between rows, and whether what is shown equals
  /// what the log gives when it is projected from nothing. Changes nothing.
  ///
  /// The work grows with the size of the history; 100,000 events take about a second.
  ///
  /// - Returns: What is wrong; nothing if all is well.
  public func check() throws(StoreError) -> [LibraryFault] {
    try read { db in
      let damages = try Self.damages(in: db)
      // What else could be said of a damaged file is not to be relied on.
      guard damages.isEmpty else { return damages }
      var faults: [LibraryFault] = []
      let dangling = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { $0[0] as String }
      faults += Set(dangling).sorted().map { .danglingReference(table: $0) }

      for row in try Row.fetchAll(db, sql: "SELECT * FROM event WHERE entry IS NULL") {
        guard (try? HistoryEvent(row: row)) == nil else { continue }
        faults.append(.unreadableEvent(HistoryEvent.ID(device: row["device"], sequence: row["sequence"])))
      }
      let keys = try String.fetchAll(
        db,
        sql: "SELECT entry FROM event WHERE entry IS NOT NULL UNION SELECT entry FROM entry_state ORDER BY 1")
      for key in keys {
        var events: [HistoryEvent] = []
        var unreadable: [LibraryFault] = []
        for name in try Self.keys(ofPaper: CitationKey(key), in: db) {
          let rows = try Row.fetchCursor(
            db.cachedStatement(sql: Self.eventsOfEntrySQL), arguments: [name.rawValue])
          while let row = try rows.next() {
            if let event = try? HistoryEvent(row: row) {
              events.append(event)
            } else if name.rawValue == key {
              unreadable.append(.unreadableEvent(HistoryEvent.ID(device: row["device"], sequence: row["sequence"])))
            }
          }
        }
        faults += unreadable
        guard unreadable.isEmpty else { continue }
        if try !Self.isProjection(of: events, heldFor: CitationKey(key), in: db) {
          faults.append(.staleProjection(CitationKey(key)))
        }
      }
      return faults
    }
  }

  static func damages(in db: Database) throws -> [LibraryFault] {
    do {
      return try String.fetchAll(db, sql: "PRAGMA integrity_check(10)").filter { $0 != "ok" }.map { .damaged($0) }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      return [.damaged(error.message ?? "SQLite can't read it")]
    }
  }

  /// Whether the tables hold of an entry just what its events give.
  private static func isProjection(of events: [HistoryEvent], heldFor entry: CitationKey, in db: Database) throws
    -> Bool
  {
    guard !events.isEmpty,
      let row = try Row.fetchOne(
        db.cachedStatement(sql: "SELECT * FROM entry_state WHERE entry = ?"), arguments: [entry.rawValue])
    else { return false }
    let progress = EntryProgress(projecting: events)
    for (name, value) in try progress.columns(for: entry) {
      guard row[name] as DatabaseValue? ?? .null == value?.databaseValue ?? .null else { return false }
    }
    guard try SearchIndex.written(of: entry, in: db) == SearchText.written(in: progress) else { return false }
    let held = try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT device, sequence FROM undone_event JOIN event USING (device, sequence) WHERE entry = ?"),
      arguments: [entry.rawValue]
    ).map { HistoryEvent.ID(device: $0["device"], sequence: $0["sequence"]) }
    let ids = Set(events.filter { $0.change.target == nil && $0.entry == entry }.map(\.id))
    return Set(held) == EntryProgress.undone(among: events).intersection(ids)
  }
}
