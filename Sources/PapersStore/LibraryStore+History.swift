import Foundation
import GRDB
import PapersModel

extension LibraryStore {
  /// What an undo or redo did.
  public struct Reversal: Hashable, Sendable {
    public var entry: CitationKey
    /// The event that was taken back or brought back.
    public var event: HistoryEvent
    public var before: EntryProgress
    public var progress: EntryProgress
  }

  /// The progress of an entry, whether or not a list names it.
  public func progress(of entry: CitationKey) throws(StoreError) -> EntryProgress {
    try read { try Self.progress(of: entry, in: $0) }
  }

  /// Sets the status. Setting what is already set records nothing.
  ///
  /// - Returns: The entry's progress afterwards.
  @discardableResult
  public func setStatus(_ status: ReadingStatus, of entry: CitationKey) throws(StoreError) -> EntryProgress {
    try write { db in
      let before = try Self.progress(of: entry, in: db)
      guard before.status != status else { return before }
      return try append(.statusSet(status), to: entry, in: db).progress
    }
  }

  /// Writes a new version of the note; earlier versions stay in the log. Writing what is already there records nothing.
  ///
  /// - Parameter change: Makes the new text from the current one, inside the transaction.
  /// - Returns: The entry's progress afterwards.
  @discardableResult
  public func writeNote(of entry: CitationKey, _ change: (String) -> String) throws(StoreError) -> EntryProgress {
    try write { db in
      let before = try Self.progress(of: entry, in: db)
      let text = change(before.note)
      guard text != before.note || text.utf8.count != before.note.utf8.count else { return before }
      return try append(.noteWritten(text, over: before.noteVersion), to: entry, in: db).progress
    }
  }

  /// Writes a new version of a note that was read before, unless somebody wrote another since.
  ///
  /// - Parameter base: The version that was read; `nil` if there was none.
  /// - Throws: `StoreError.noteChanged`, with nothing written.
  @discardableResult
  public func writeNote(_ text: String, of entry: CitationKey, over base: HistoryEvent.ID?) throws(StoreError)
    -> EntryProgress
  {
    try write { db in
      guard try Self.progress(of: entry, in: db).noteVersion == base else { throw StoreError.noteChanged }
      return try append(.noteWritten(text, over: base), to: entry, in: db).progress
    }
  }

  /// Takes back this device's latest change that isn't taken back yet.
  ///
  /// - Parameter source: Only changes of entries of this list, since what one doesn't see one doesn't mean to undo;
  ///   `nil` for all.
  /// - Returns: `nil` if there is nothing to undo.
  @discardableResult
  public func undo(in source: String? = nil) throws(StoreError) -> Reversal? {
    try write { db in
      guard let event = try latestStandingEvent(of: source, in: db) else { return nil }
      return try reverse(event, .undone(event.id), in: db)
    }
  }

  /// Brings back the change that was undone last, unless something new was done since.
  ///
  /// - Parameter source: Only changes of entries of this list; `nil` for all.
  /// - Returns: `nil` if there is nothing to redo.
  @discardableResult
  public func redo(in source: String? = nil) throws(StoreError) -> Reversal? {
    try write { db in
      let last = try latestStandingEvent(of: source, in: db)?.id.sequence ?? 0
      let event = try HistoryEvent.fetchOne(
        db,
        sql: """
          SELECT event.* FROM event JOIN undone_event USING (device, sequence)
          WHERE device = ? AND sequence > ? AND (? IS NULL OR entry IN (SELECT key FROM entry WHERE source = ?))
          ORDER BY sequence LIMIT 1
          """, arguments: [device, last, source, source])
      return try event.map { try reverse($0, .redone($0.id), in: db) }
    }
  }

  /// The log in the order in which the last event wins.
  ///
  /// - Parameter entry: Only this entry's events; `nil` for all.
  public func events(of entry: CitationKey? = nil) throws(StoreError) -> [HistoryEvent] {
    try read { db in
      try HistoryEvent.fetchAll(
        db,
        sql: """
          SELECT * FROM event WHERE ? IS NULL OR entry = ?
          ORDER BY milliseconds, counter, device, sequence
          """, arguments: [entry?.rawValue, entry?.rawValue])
    }
  }

  /// Builds the projection anew from the log.
  public func rebuildProjection() throws(StoreError) {
    try write { db in
      try db.execute(sql: "DELETE FROM entry_state; DELETE FROM undone_event")
      for key in try String.fetchAll(db, sql: "SELECT DISTINCT entry FROM event") {
        try Self.project(CitationKey(key), in: db)
      }
    }
  }

  // MARK: - Inside a transaction

  private func latestStandingEvent(of source: String?, in db: Database) throws -> HistoryEvent? {
    try HistoryEvent.fetchOne(
      db,
      sql: """
        SELECT * FROM event WHERE device = ? AND kind IN ('status', 'note')
        AND NOT EXISTS (
          SELECT 1 FROM undone_event AS undone
          WHERE undone.device = event.device AND undone.sequence = event.sequence)
        AND (? IS NULL OR entry IN (SELECT key FROM entry WHERE source = ?))
        ORDER BY sequence DESC LIMIT 1
        """, arguments: [device, source, source])
  }

  private func reverse(_ event: HistoryEvent, _ change: HistoryEvent.Change, in db: Database) throws -> Reversal {
    let before = try Self.progress(of: event.entry, in: db)
    let progress = try append(change, to: event.entry, in: db).progress
    return Reversal(entry: event.entry, event: event, before: before, progress: progress)
  }

  private func append(_ change: HistoryEvent.Change, to entry: CitationKey, in db: Database) throws
    -> (event: HistoryEvent, progress: EntryProgress)
  {
    let last = try Int.fetchOne(db, sql: "SELECT max(sequence) FROM event WHERE device = ?", arguments: [device])
    let latest = try Row.fetchOne(
      db, sql: "SELECT milliseconds, counter FROM event ORDER BY milliseconds DESC, counter DESC LIMIT 1")
    let time = HybridTime.next(
      now: clock(), after: latest.map { HybridTime(milliseconds: $0["milliseconds"], counter: $0["counter"]) })
    let event = HistoryEvent(
      id: HistoryEvent.ID(device: device, sequence: (last ?? 0) + 1), time: time, entry: entry, change: change)
    try event.insert(in: db)
    return (event, try Self.project(entry, in: db))
  }

  @discardableResult
  private static func project(_ entry: CitationKey, in db: Database) throws -> EntryProgress {
    let events = try HistoryEvent.fetchAll(db, sql: "SELECT * FROM event WHERE entry = ?", arguments: [entry.rawValue])
    let progress = EntryProgress(projecting: events)
    let undone = EntryProgress.undone(among: events)
    for event in events where event.change.target == nil {
      if undone.contains(event.id) {
        try db.execute(
          sql: "INSERT OR IGNORE INTO undone_event (device, sequence) VALUES (?, ?)",
          arguments: [event.id.device, event.id.sequence])
      } else {
        try db.execute(
          sql: "DELETE FROM undone_event WHERE device = ? AND sequence = ?",
          arguments: [event.id.device, event.id.sequence])
      }
    }
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO entry_state (entry, status, status_set_at, started_at, read_at, note, note_folded,
          note_written_at, note_device, note_sequence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        entry.rawValue, progress.status.rawValue, progress.statusSetAt, progress.startedAt, progress.readAt,
        progress.note, SearchText.folded(progress.note), progress.noteWrittenAt, progress.noteVersion?.device,
        progress.noteVersion?.sequence,
      ])
    return progress
  }

  static func progress(of entry: CitationKey, in db: Database) throws -> EntryProgress {
    let statement = try db.cachedStatement(sql: "SELECT * FROM entry_state WHERE entry = ?")
    let row = try Row.fetchOne(statement, arguments: [entry.rawValue])
    return row.map(EntryProgress.init(row:)) ?? EntryProgress()
  }
}

extension EntryProgress {
  /// Reads the columns of `entry_state`, which are NULL in an outer join for an entry nobody touched.
  init(row: Row) {
    self.init()
    if let word = row["status"] as String?, let status = ReadingStatus(rawValue: word) { self.status = status }
    statusSetAt = row["status_set_at"]
    startedAt = row["started_at"]
    readAt = row["read_at"]
    note = row["note"] ?? ""
    noteWrittenAt = row["note_written_at"]
    if let device = row["note_device"] as String?, let sequence = row["note_sequence"] as Int? {
      noteVersion = HistoryEvent.ID(device: device, sequence: sequence)
    }
  }
}

extension HistoryEvent: FetchableRecord {
  public init(row: Row) throws {
    let target: ID? =
      if let device = row["target_device"] as String?, let sequence = row["target_sequence"] as Int? {
        ID(device: device, sequence: sequence)
      } else {
        nil
      }
    let value: String? = row["value"]
    let kind: String = row["kind"]
    let change: Change
    switch (kind, value, target) {
    case ("status", let word?, _):
      guard let status = ReadingStatus(rawValue: word) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
      change = .statusSet(status)
    case ("note", let text?, let target): change = .noteWritten(text, over: target)
    case ("undone", _, let target?): change = .undone(target)
    case ("redone", _, let target?): change = .redone(target)
    default: throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }
    self.init(
      id: ID(device: row["device"], sequence: row["sequence"]),
      time: HybridTime(milliseconds: row["milliseconds"], counter: row["counter"]),
      entry: CitationKey(row["entry"] as String), change: change)
  }

  fileprivate func insert(in db: Database) throws {
    let (kind, value, target): (String, String?, ID?) =
      switch change {
      case .statusSet(let status): ("status", status.rawValue, nil)
      case .noteWritten(let text, let over): ("note", text, over)
      case .undone(let id): ("undone", nil, id)
      case .redone(let id): ("redone", nil, id)
      }
    try db.execute(
      sql: """
        INSERT INTO event (device, sequence, milliseconds, counter, entry, kind, value, target_device, target_sequence)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        id.device, id.sequence, time.milliseconds, time.counter, entry.rawValue, kind, value, target?.device,
        target?.sequence,
      ])
  }
}
