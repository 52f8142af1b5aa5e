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
      let events = try HistoryEvent.fetchCursor(
        db,
        sql: """
          SELECT event.* FROM event JOIN undone_event USING (device, sequence)
          WHERE device = ? AND sequence > ? ORDER BY sequence
          """, arguments: [device, last])
      return try first(events, of: source, in: db).map { try reverse($0, .redone($0.id), in: db) }
    }
  }

  /// The log in the order in which the last event wins.
  ///
  /// - Parameter entry: Only this entry's events, under whichever key; `nil` for all.
  public func events(of entry: CitationKey? = nil) throws(StoreError) -> [HistoryEvent] {
    try read { db in
      guard let entry else {
        return try HistoryEvent.fetchAll(
          db, sql: "SELECT * FROM event ORDER BY milliseconds, counter, device, sequence")
      }
      return try Self.keys(ofPaper: entry, in: db).flatMap { key in
        try HistoryEvent.fetchAll(db, sql: Self.eventsOfEntrySQL, arguments: [key.rawValue])
      }.sorted { $1.isLater(than: $0) }
    }
  }
}
