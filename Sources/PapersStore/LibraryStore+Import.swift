import GRDB
import PapersModel

extension LibraryStore {
  /// Brings the events of another copy of the log into this one: the union of both, whatever the order of arrival.
  ///
  /// An event that is known already is left out, so that importing twice changes nothing; what an earlier release left
  /// out of it is added. Whatever is recorded here afterwards counts as later than every imported event.
  ///
  /// - Returns: How many events were new, and how many known.
  /// - Throws: `StoreError.malformedEvent` or `StoreError.contradictoryEvent`, with nothing written: an event that
  ///   can't be, or one whose id is known here with another content.
  @discardableResult
  public func importEvents(_ events: some Sequence<HistoryEvent>) throws(StoreError) -> (new: Int, known: Int) {
    // A log that holds many events would be read through at each start until it is put into the file.
    defer { checkpoint() }
    return try write { db in
      var touched: Set<CitationKey> = []
      var (new, known) = (0, 0)
      for event in events {
        guard event.isWellFormed else { throw StoreError.malformedEvent(event.id) }
        switch try event.comparison(in: db) {
        case .same?: known += 1
        case .fuller?:
          try event.complete(in: db)
          touched.insert(event.entry)
          known += 1
        case .other?: throw StoreError.contradictoryEvent(event.id)
        case nil:
          try event.insert(in: db)
          touched.insert(event.entry)
          new += 1
        }
      }
      for entry in touched { try Self.project(entry, in: db) }
      // Another device may know an entry by the key that it had before.
      try followAliases(in: db)
      return (new, known)
    }
  }
}
