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
      // What papers are called decides what is shown of them.
      var stale = Set(try Self.keysWithStaleNames(in: db))
      let names = try String.fetchAll(
        db,
        sql: """
          SELECT entry FROM event WHERE entry IS NOT NULL UNION SELECT entry FROM entry_state
          UNION SELECT name FROM paper_name ORDER BY 1
          """)
      for name in names.map({ PaperName($0) }) {
        var events: [HistoryEvent] = []
        var own: [HistoryEvent.ID] = []
        var unreadable: [LibraryFault] = []
        for other in try Self.namesInLog(ofPaper: name, in: db) {
          events += try Self.events(under: other, in: db) { row in
            let event = try? HistoryEvent(row: row)
            guard other == name else { return event }
            let id = HistoryEvent.ID(device: row["device"], sequence: row["sequence"])
            if event == nil { unreadable.append(.unreadableEvent(id)) } else { own.append(id) }
            return event
          }
        }
        faults += unreadable
        guard unreadable.isEmpty else { continue }
        if try !Self.isProjection(of: events, own: own, heldFor: name, in: db) { stale.insert(name.key) }
      }
      return faults + stale.sorted().map { .staleProjection($0) }
    }
  }

  static func damages(in db: Database) throws -> [LibraryFault] {
    do {
      return try String.fetchAll(db, sql: "PRAGMA integrity_check(10)").filter { $0 != "ok" }.map { .damaged($0) }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      return [.damaged(error.message ?? "SQLite can't read it")]
    }
  }

  /// Whether the tables hold of a paper, under one of its names, just what its events give.
  ///
  /// - Parameter own: Those that are recorded under the name.
  private static func isProjection(
    of events: [HistoryEvent], own: [HistoryEvent.ID], heldFor name: PaperName, in db: Database
  ) throws -> Bool {
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT * FROM entry_state WHERE entry = ?"), arguments: [name.rawValue])
    guard let row else { return events.isEmpty }
    guard !events.isEmpty else { return false }
    let progress = EntryProgress(projecting: events)
    for (column, value) in try progress.columns(for: name) {
      guard row[column] as DatabaseValue? ?? .null == value?.databaseValue ?? .null else { return false }
    }
    guard try SearchIndex.written(of: name, in: db) == SearchText.written(in: progress) else { return false }
    let undone = EntryProgress.undone(among: events)
    let isUndone = try db.cachedStatement(sql: "SELECT 1 FROM undone_event WHERE device = ? AND sequence = ?")
    let targets = Set(events.filter { $0.change.target != nil }.map(\.id))
    return try own.allSatisfy { id in
      try (Row.fetchOne(isUndone, arguments: [id.device, id.sequence]) != nil)
        == (undone.contains(id) && !targets.contains(id))
    }
  }
}
