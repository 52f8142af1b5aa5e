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

  /// The events of those entries of a list that somebody did something with, by position; those of each in no order.
  public func eventsByPosition(of source: String) throws(StoreError) -> [Int: [HistoryEvent]] {
    try read { db in
      let touched = try Row.fetchAll(
        db,
        sql: """
          SELECT position, paper FROM entry_state
          CROSS JOIN entry ON entry.source = ? AND entry.key = \(PaperName.keySQL("entry_state.entry"))
            AND entry.paper = entry_state.entry
          """, arguments: [source])
      return try touched.reduce(into: [:]) {
        $0[$1.count("position")] = try Self.events(of: PaperName($1["paper"] as String), in: db)
      }
    }
  }
}
