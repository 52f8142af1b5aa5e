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
    _ = try updateNames(of: contestedKeys(in: db).union(abandonedKeys(in: db)).union(sharedKeys(in: db)), in: db)
    let keys = try String.fetchAll(db, sql: "SELECT DISTINCT entry FROM event WHERE entry IS NOT NULL")
    try project(Set(keys.map { PaperName($0) }), in: db)
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

  private static let deedsSQL = HistoryEvent.Change.Form.deeds.sorted().map { "'\($0)'" }.joined(separator: ", ")

  /// The first of some events whose paper a list has, under whichever key; of all if there is no list.
  func first(_ events: RecordCursor<HistoryEvent>, of source: String?, in db: Database) throws -> HistoryEvent? {
    var known: [PaperName: Bool] = [:]
    while let event = try events.next() {
      guard let source else { return event }
      guard let name = try Self.name(of: event, in: db) else { continue }
      let isThere = try known[name] ?? (Self.position(of: name, in: source, db) != nil)
      if isThere { return event }
      known[name] = isThere
    }
    return nil
  }

  /// Adds an event of this device, later than all in the log, and projects its paper.
  ///
  /// - Parameter paper: What tells the paper from others that share the key, or may come to share it.
  func append(_ change: HistoryEvent.Change, to entry: CitationKey, of paper: String?, in db: Database) throws {
    let now = clock().clamped(to: Moment.recordable)
    let latest = try Row.fetchOne(db, sql: Self.latestTimeSQL, arguments: [HybridTime.horizon(now: now)])
    let time = HybridTime.next(
      now: now, after: latest.map { HybridTime(moment: $0["milliseconds"], counter: $0["counter"]) })
    let name = try Self.name(of: entry, as: paper, in: db)
    let event = HistoryEvent(
      id: try device.nextID(in: db), time: time, clock: now, entry: entry, paper: paper,
      change: change, seen: try Self.lastEvents(of: name, after: time, in: db))
    try event.insert(in: db)
    try Self.project(name, in: db)
  }

  static let latestTimeSQL = """
    SELECT milliseconds, counter FROM event WHERE milliseconds <= ? ORDER BY milliseconds DESC, counter DESC LIMIT 1
    """

  /// The last event of each device about a paper that has a later time, in order of the devices; of those furthest ahead
  /// if there are too many.
  private static func lastEvents(of name: PaperName, after time: HybridTime, in db: Database) throws
    -> [HistoryEvent.ID]
  {
    var ids: [String: (sequence: Int, moment: Moment)] = [:]
    // What is named for the sake of another paper with the key says nothing about this one.
    for key in try Set(namesInLog(ofPaper: name, in: db).map(\.key)) {
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

  /// The events of a key that stands for one paper.
  static let eventsOfKeySQL = "SELECT * FROM event WHERE entry = ?"

  /// The events of a key that are about one of the papers with it.
  static let eventsOfPaperSQL = """
    SELECT event.* FROM event
    LEFT JOIN paper_name ON paper_name.key = event.entry AND paper_name.identifier = event.paper
    WHERE event.entry = :key AND coalesce(paper_name.name, event.entry) = :name
    """

  /// The events of the log that are about a paper under one of its names, each as `body` makes it.
  static func events<T>(under name: PaperName, in db: Database, _ body: (Row) throws -> T?) throws -> [T] {
    let rows =
      try areKeysShared(in: db) || name.hasIdentifier
      ? Row.fetchCursor(
        db.cachedStatement(sql: eventsOfPaperSQL), arguments: ["key": name.key.rawValue, "name": name.rawValue])
      : Row.fetchCursor(db.cachedStatement(sql: eventsOfKeySQL), arguments: [name.rawValue])
    var events: [T] = []
    while let row = try rows.next() {
      if let event = try body(row) { events.append(event) }
    }
    return events
  }

  /// The events of a paper, in no order.
  static func events(of name: PaperName, in db: Database) throws -> [HistoryEvent] {
    try namesInLog(ofPaper: name, in: db).flatMap { try events(under: $0, in: db) { try HistoryEvent(row: $0) } }
  }

  /// Derives what the tables hold of papers, each under all its names.
  static func project(_ names: Set<PaperName>, in db: Database) throws {
    var projected: Set<PaperName> = []
    for name in names.sorted() where !projected.contains(name) { projected.formUnion(try project(name, in: db)) }
  }

  /// Derives from the events of one paper what the tables hold of it under each of its names; and of what shows some of
  /// them, where papers share a key.
  ///
  /// - Returns: The names.
  @discardableResult
  static func project(_ name: PaperName, in db: Database) throws -> Set<PaperName> {
    let concerned = try namesConcerned(by: name, in: db)
    guard concerned.contains(where: \.hasIdentifier) else {
      let events = try concerned.map { name in
        (name: name, own: try Self.events(under: name, in: db) { try HistoryEvent(row: $0) })
      }
      try write(EntryProjection(of: events.flatMap(\.own)), of: events, in: db)
      return concerned
    }
    for name in concerned {
      let isName = try !name.hasIdentifier || namesWithIdentifier(of: name.key, in: db).contains(name)
      let own = try events(under: name, in: db) { try HistoryEvent(row: $0) }
      try write(EntryProjection(of: isName ? events(of: name, in: db) : []), of: [(name, own)], in: db)
    }
    return concerned
  }

  /// What the events of a paper give.
  private struct EntryProjection {
    var isEmpty: Bool
    var progress: EntryProgress
    var undone: Set<HistoryEvent.ID>

    init(of events: [HistoryEvent]) {
      isEmpty = events.isEmpty
      progress = EntryProgress(projecting: events)
      undone = EntryProgress.undone(among: events)
    }
  }

  /// - Parameter names: Those to write it under, each with the events that are recorded under it.
  private static func write(
    _ projection: EntryProjection, of names: [(name: PaperName, own: [HistoryEvent])], in db: Database
  ) throws {
    let insert = try db.cachedStatement(sql: "INSERT OR IGNORE INTO undone_event (device, sequence) VALUES (?, ?)")
    let delete = try db.cachedStatement(sql: "DELETE FROM undone_event WHERE device = ? AND sequence = ?")
    for (name, own) in names {
      for event in own where event.change.target == nil {
        let statement = projection.undone.contains(event.id) ? insert : delete
        try statement.execute(arguments: [event.id.device, event.id.sequence])
      }
      if projection.isEmpty { try remove(name, in: db) } else { try write(projection.progress, of: name, in: db) }
    }
  }

  /// Takes away what the tables hold of an entry that nothing is known of any more.
  private static func remove(_ entry: PaperName, in db: Database) throws {
    try SearchIndex.setWritten(EntryProgress(), of: entry, in: db)
    for table in ["entry_state", "note_link"] {
      try db.cachedStatement(sql: "DELETE FROM \(table) WHERE entry = ?").execute(arguments: [entry.rawValue])
    }
  }

  private static func write(_ progress: EntryProgress, of entry: PaperName, in db: Database) throws {
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

  static func progress(of entry: PaperName, in db: Database) throws -> EntryProgress {
    let statement = try db.cachedStatement(sql: "SELECT * FROM entry_state WHERE entry = ?")
    let row = try Row.fetchOne(statement, arguments: [entry.rawValue])
    return row.map(EntryProgress.init(row:)) ?? EntryProgress()
  }
}
