import GRDB
import PapersModel

/// Reading what was recorded.
extension LibraryStore {
  /// The progress of an entry, whether or not a list names it.
  public func progress(of entry: CitationKey) throws(StoreError) -> EntryProgress {
    try read { try Self.progress(of: entry, in: $0) }
  }

  /// The log by logical time; the events of one entry, in the order in which the last one wins.
  ///
  /// - Parameter entry: Only this entry's events, under whichever key; `nil` for all.
  public func events(of entry: CitationKey? = nil) throws(StoreError) -> [HistoryEvent] {
    try read { db in
      guard let entry else {
        return try HistoryEvent.fetchAll(
          db, sql: "SELECT * FROM event ORDER BY milliseconds, counter, device, sequence")
      }
      return HistoryOrder.sorted(
        try Self.keys(ofPaper: entry, in: db).flatMap { key in
          try HistoryEvent.fetchAll(db, sql: Self.eventsOfEntrySQL, arguments: [key.rawValue])
        })
    }
  }
}
