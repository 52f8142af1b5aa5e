import GRDB
import PapersModel

/// What a person does, recorded, and taken and brought back.
///
/// Each is one transaction that brings back what became of the entry. A `source` is the list whose row of the entry is
/// wanted with it, and which tells what paper is meant where papers share a key; without one there is no row.
extension LibraryStore {
  /// Records something that a person did with an entry, unless that changes nothing.
  ///
  /// Of time, less than a second is nothing, and more than a week counts as a week. Undoing, redoing and renaming are
  /// not recorded like this, and change nothing here.
  ///
  /// - Throws: `StoreError.invalidRating`, `.invalidTag` or `.invalidTime` for what can't be.
  @discardableResult
  public func record(_ change: HistoryEvent.Change, of entry: CitationKey, in source: String? = nil)
    throws(StoreError) -> Recorded
  {
    let change = try Self.validated(change)
    return try recording { db in
      try record(change, of: entry, in: source, db)
    }
  }

  /// Writes a new version of the note; earlier versions stay in the log. Writing what is already there records nothing.
  ///
  /// - Parameter change: Makes the new text from the current one, inside the transaction.
  @discardableResult
  public func writeNote(of entry: CitationKey, in source: String? = nil, _ change: (String) -> String)
    throws(StoreError) -> Recorded
  {
    try recording { db in
      let before = try Self.progress(of: Self.name(of: entry, in: source, db), in: db)
      return try record(
        .noteWritten(change(before.note), over: before.noteVersion), of: entry, in: source, db)
    }
  }

  /// Writes a new version of a note that was read before, unless somebody wrote another since.
  ///
  /// - Parameter base: The version that was read; `nil` if there was none.
  /// - Throws: `StoreError.noteChanged`, with nothing written.
  @discardableResult
  public func writeNote(_ text: String, of entry: CitationKey, over base: HistoryEvent.ID?, in source: String? = nil)
    throws(StoreError) -> Recorded
  {
    try recording { db in
      guard try Self.progress(of: Self.name(of: entry, in: source, db), in: db).noteVersion == base else {
        throw StoreError.noteChanged
      }
      return try record(.noteWritten(text, over: base), of: entry, in: source, db)
    }
  }

  /// Takes back the latest change that was made in this library and isn't taken back yet; what came from elsewhere is
  /// not this person's to undo.
  ///
  /// - Parameter source: Only changes of entries of this list, since what one doesn't see one doesn't mean to undo;
  ///   `nil` for all.
  /// - Returns: `nil` if there is nothing to undo.
  @discardableResult
  public func undo(in source: String? = nil) throws(StoreError) -> Recorded? {
    try recording { db in
      guard let event = try latestStandingEvent(of: source, in: db) else { return nil }
      return try reverse(event, .undone, in: source, db)
    }
  }

  /// Brings back the change that was undone last, unless something new was done since.
  ///
  /// - Parameter source: Only changes of entries of this list; `nil` for all.
  /// - Returns: `nil` if there is nothing to redo.
  @discardableResult
  public func redo(in source: String? = nil) throws(StoreError) -> Recorded? {
    try recording { db in
      guard let event = try latestUndoneEvent(of: source, in: db) else { return nil }
      return try reverse(event, .redone, in: source, db)
    }
  }

  // MARK: - Inside a transaction

  /// Runs a transaction, and tells those that see its outcome which of the library's changes it was.
  private func recording(_ body: (Database) throws -> Recorded) throws(StoreError) -> Recorded {
    var (recorded, count) = try counting(body)
    recorded.changeCount = count
    return recorded
  }

  private func recording(_ body: (Database) throws -> Recorded?) throws(StoreError) -> Recorded? {
    var (recorded, count) = try counting(body)
    recorded?.changeCount = count
    return recorded
  }

  private func record(
    _ change: HistoryEvent.Change, of entry: CitationKey, in source: String?, _ db: Database
  ) throws -> Recorded {
    let name = try Self.name(of: entry, in: source, db)
    let before = try Self.progress(of: name, in: db)
    if before.isNews(change) {
      try append(change, to: entry, of: Self.identifier(of: entry, in: source, db), in: db)
    }
    return Recorded(
      entry: entry, change: change, before: before, after: try Self.progress(of: name, in: db),
      summary: try Self.summary(of: name, in: source, db), changeCount: 0)
  }

  private func reverse(_ event: HistoryEvent, _ way: Recorded.Way, in source: String?, _ db: Database) throws
    -> Recorded
  {
    // Only kinds that are about an entry can be taken back.
    guard let entry = event.entry, let name = try Self.name(of: event, in: db) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }
    // Of what all papers with a key show, the one is shown that the list has.
    let shown = name.hasIdentifier ? name : try Self.name(of: entry, in: source, db)
    let before = try Self.progress(of: shown, in: db)
    let reversal: HistoryEvent.Change = way == .undone ? .undone(event.id) : .redone(event.id)
    // Whatever the event is found to be about, its reversal is about the same.
    try append(reversal, to: entry, of: event.paper, in: db)
    return Recorded(
      entry: entry, change: event.change, way: way, before: before, after: try Self.progress(of: shown, in: db),
      summary: try Self.summary(of: name, in: source, db), changeCount: 0)
  }

  private static func summary(of name: PaperName, in source: String?, _ db: Database) throws -> EntrySummary? {
    guard let source, let position = try position(of: name, in: source, db) else { return nil }
    return try summaries(where: "source = ? AND position = ?", [source, position], in: db).first
  }

  /// A change as it can be recorded.
  private static func validated(_ change: HistoryEvent.Change) throws(StoreError) -> HistoryEvent.Change {
    switch change {
    case .ratingSet(let rating?):
      guard (1...5).contains(rating) else { throw .invalidRating(rating) }
      return change
    case .tagAdded(let text):
      guard let tag = Tag.trimmed(text) else { throw .invalidTag(text) }
      return .tagAdded(tag)
    case .tagRemoved(let text):
      guard let tag = Tag.trimmed(text) else { throw .invalidTag(text) }
      return .tagRemoved(tag)
    case .timeSpent(let seconds, let startedAt):
      return .timeSpent(
        seconds: min(seconds, ReadingTime.secondsOfStretch.upperBound),
        startedAt: startedAt.clamped(to: Moment.recordable))
    case .timeCorrected(let seconds):
      guard ReadingTime.secondsInTotal.contains(seconds) else { throw .invalidTime(seconds: seconds) }
      return change
    default: return change
    }
  }
}
