import GRDB
import PapersModel

/// Reading what was recorded.
extension LibraryStore {
  /// The progress of an entry, whether or not a list names it.
  ///
  /// - Parameter source: The list that tells which paper is meant, where papers share the key.
  public func progress(of entry: CitationKey, in source: String? = nil) throws(StoreError) -> EntryProgress {
    try read { db in try Self.progress(of: Self.name(of: entry, in: source, db), in: db) }
  }

  /// The log by logical time; the events of one entry, in the order in which the last one wins.
  ///
  /// - Parameters:
  ///   - entry: Only this entry's events, under whichever key; `nil` for all.
  ///   - source: The list that tells which paper is meant, where papers share the key.
  public func events(of entry: CitationKey? = nil, in source: String? = nil) throws(StoreError) -> [HistoryEvent] {
    try read { db in
      guard let entry else {
        return try HistoryEvent.fetchAll(
          db, sql: "SELECT * FROM event ORDER BY milliseconds, counter, device, sequence")
      }
      return HistoryOrder.sorted(try Self.events(of: Self.name(of: entry, in: source, db), in: db))
    }
  }

  /// The events about the entries of a list, by position; those of each in no order.
  ///
  /// What can't be told to be about one of several papers that share a key counts for the entry that has the key.
  public func eventsByPosition(of source: String) throws(StoreError) -> [Int: [HistoryEvent]] {
    try read { db in
      var positions: [String: Int?] = [:]
      var events: [Int: [HistoryEvent]] = [:]
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT event.*, coalesce(name, entry) AS name FROM event
          LEFT JOIN paper_name ON paper_name.key = entry AND paper_name.identifier = paper
          WHERE entry IS NOT NULL
          """)
      while let row = try rows.next() {
        let name: String = row["name"]
        let position = try positions[name] ?? Self.position(of: PaperName(name), in: source, db)
        positions[name] = .some(position)
        if let position { events[position, default: []].append(try HistoryEvent(row: row)) }
      }
      return events
    }
  }
}
