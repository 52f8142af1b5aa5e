import Foundation
import GRDB
import PapersModel

/// Appending to the log, and what is derived from it in the same transaction.
extension LibraryStore {
  /// Builds the projection anew from the log.
  public func rebuildProjection() throws(StoreError) {
    try write { try Self.rebuildProjection(in: $0) }
  }

  static func rebuildProjection(in db: Database) throws {
    try db.execute(
      sql: "DELETE FROM entry_state; DELETE FROM undone_event; DELETE FROM note_link")
    try SearchIndex.removeNotes(in: db)
    var projected: Set<CitationKey> = []
    for key in try String.fetchAll(db, sql: "SELECT DISTINCT entry FROM event WHERE entry IS NOT NULL").map({
      CitationKey($0)
    })
    where !projected.contains(key) {
      projected.formUnion(try keys(ofPaper: key, in: db))
      try project(key, in: db)
    }
  }

  // MARK: - Inside a transaction

  /// The latest change of this library's person that stands, undone and redone ones aside.
  func latestStandingEvent(of source: String?, in db: Database) throws -> HistoryEvent? {
    for device in try device.own(in: db) {
      let events = try HistoryEvent.fetchCursor(db, sql: Self.standingEventsSQL, arguments: [device.id, device.last])
      if let event = try first(events, of: source, in: db) { return event }
    }
    return nil
  }

  /// The latest change of this library's person that was undone, unless a later one stands.
  func latestUndoneEvent(of source: String?, in db: Database) throws -> HistoryEvent? {
    let standing = try latestStandingEvent(of: source, in: db)?.id
    let devices = try device.own(in: db)
    let end = devices.firstIndex { $0.id == standing?.device }.map { $0 + 1 } ?? devices.count
    for device in devices[..<end].reversed() {
      let events = try HistoryEvent.fetchCursor(
        db,
        sql: """
          SELECT event.* FROM event JOIN undone_event USING (device, sequence)
          WHERE device = ? AND sequence > ? AND sequence <= ? ORDER BY sequence
          """, arguments: [device.id, device.id == standing?.device ? standing?.sequence : 0, device.last])
      if let event = try first(events, of: source, in: db) { return event }
    }
    return nil
  }

  /// What can be undone of one device up to a number, the latest first.
  static let standingEventsSQL = """
    SELECT * FROM event WHERE device = ? AND sequence <= ? AND kind IN (\(deedsSQL))
    AND NOT EXISTS (
      SELECT 1 FROM undone_event AS undone
      WHERE undone.device = event.device AND undone.sequence = event.sequence)
    ORDER BY sequence DESC
    """

  private static let deedsSQL = HistoryEvent.Change.Record.deeds.sorted().map { "'\($0)'" }.joined(separator: ", ")

  /// The first of some events whose entry a list has, under whichever key; of all if there is no list.
  func first(_ events: RecordCursor<HistoryEvent>, of source: String?, in db: Database) throws -> HistoryEvent? {
    var known: [CitationKey: Bool] = [:]
    while let event = try events.next() {
      guard let source else { return event }
      guard let entry = event.entry else { continue }
      let isThere = try known[entry] ?? (Self.position(of: entry, in: source, db) != nil)
      if isThere { return event }
      known[entry] = isThere
    }
    return nil
  }

  /// Adds an event of this device, later than all in the log, and projects its entry.
  @discardableResult
  func append(_ change: HistoryEvent.Change, to entry: CitationKey, in db: Database) throws
    -> (event: HistoryEvent, progress: EntryProgress)
  {
    let now = clock().clamped(to: Moment.recordable)
    let latest = try Row.fetchOne(db, sql: Self.latestTimeSQL, arguments: [HybridTime.horizon(now: now)])
    let time = HybridTime.next(
      now: now, after: latest.map { HybridTime(moment: $0["milliseconds"], counter: $0["counter"]) })
    let event = HistoryEvent(
      id: try device.nextID(in: db), time: time, clock: now, entry: entry,
      change: change, seen: try Self.lastEvents(of: entry, after: time, in: db))
    try event.insert(in: db)
    return (event, try Self.project(entry, in: db))
  }

  static let latestTimeSQL = """
    SELECT milliseconds, counter FROM event WHERE milliseconds <= ? ORDER BY milliseconds DESC, counter DESC LIMIT 1
    """

  /// The last event of each device about a paper that has a later time, in order of the devices; of those furthest ahead
  /// if there are too many.
  private static func lastEvents(of entry: CitationKey, after time: HybridTime, in db: Database) throws
    -> [HistoryEvent.ID]
  {
    var ids: [String: (sequence: Int, moment: Moment)] = [:]
    for key in try keys(ofPaper: entry, in: db) {
      let rows = try Row.fetchCursor(
        db.cachedStatement(
          sql: """
            SELECT device, max(sequence) AS sequence, max(milliseconds) AS milliseconds FROM event
            WHERE entry = ? AND (milliseconds, counter) > (?, ?) GROUP BY device
            """), arguments: [key.rawValue, time.moment, time.counter])
      while let row = try rows.next() {
        let device: String = row["device"]
        let known = ids[device] ?? (0, time.moment)
        ids[device] = (max(known.sequence, row["sequence"]), max(known.moment, row["milliseconds"]))
      }
    }
    return ids.sorted { $0.value.moment > $1.value.moment }.prefix(HistoryEvent.seenLimit)
      .map { HistoryEvent.ID(device: $0.key, sequence: $0.value.sequence) }.sorted()
  }

  static let eventsOfEntrySQL = "SELECT * FROM event WHERE entry = ?"

  /// Derives from the events of one entry what the tables hold of it, under each key that it has or had.
  @discardableResult
  static func project(_ entry: CitationKey, in db: Database) throws -> EntryProgress {
    let keys = try keys(ofPaper: entry, in: db)
    let events = try keys.flatMap { key in
      try HistoryEvent.fetchAll(db.cachedStatement(sql: eventsOfEntrySQL), arguments: [key.rawValue])
    }
    let progress = EntryProgress(projecting: events)
    let undone = EntryProgress.undone(among: events)
    let insert = try db.cachedStatement(sql: "INSERT OR IGNORE INTO undone_event (device, sequence) VALUES (?, ?)")
    let delete = try db.cachedStatement(sql: "DELETE FROM undone_event WHERE device = ? AND sequence = ?")
    for event in events where event.change.target == nil {
      let statement = undone.contains(event.id) ? insert : delete
      try statement.execute(arguments: [event.id.device, event.id.sequence])
    }
    for key in keys {
      if events.isEmpty { try remove(key, in: db) } else { try write(progress, of: key, in: db) }
    }
    return progress
  }

  /// Takes away what the tables hold of an entry that nothing is known of any more.
  private static func remove(_ entry: CitationKey, in db: Database) throws {
    try SearchIndex.setWritten(EntryProgress(), of: entry, in: db)
    for table in ["entry_state", "note_link"] {
      try db.cachedStatement(sql: "DELETE FROM \(table) WHERE entry = ?").execute(arguments: [entry.rawValue])
    }
  }

  private static func write(_ progress: EntryProgress, of entry: CitationKey, in db: Database) throws {
    let values = try progress.columns(for: entry)
    let names = values.map(\.name).joined(separator: ", ")
    let marks = values.map { _ in "?" }.joined(separator: ", ")
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO entry_state (\(names)) VALUES (\(marks))")
      .execute(arguments: StatementArguments(values.map(\.value)))
    try SearchIndex.setWritten(progress, of: entry, in: db)
    try db.cachedStatement(sql: "DELETE FROM note_link WHERE entry = ?").execute(arguments: [entry.rawValue])
    for link in NoteLinks.all(in: progress.note) {
      try db.cachedStatement(sql: "INSERT OR IGNORE INTO note_link (entry, target) VALUES (?, ?)")
        .execute(arguments: [entry.rawValue, link.key.rawValue])
    }
  }

  static func progress(of entry: CitationKey, in db: Database) throws -> EntryProgress {
    let statement = try db.cachedStatement(sql: "SELECT * FROM entry_state WHERE entry = ?")
    let row = try Row.fetchOne(statement, arguments: [entry.rawValue])
    return row.map(EntryProgress.init(row:)) ?? EntryProgress()
  }
}
