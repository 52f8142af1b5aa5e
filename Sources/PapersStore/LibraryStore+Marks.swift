import GRDB
import PapersModel

/// What a person does with an entry besides status and note. Each method is one transaction and records nothing where
/// nothing changes; each returns the entry's progress afterwards.
extension LibraryStore {
  /// - Parameter rating: 1 to 5; `nil` takes it away.
  /// - Throws: `StoreError.invalidRating` for another number.
  @discardableResult
  public func setRating(_ rating: Int?, of entry: CitationKey) throws(StoreError) -> EntryProgress {
    if let rating, !(1...5).contains(rating) { throw .invalidRating(rating) }
    return try change(entry, to: .ratingSet(rating)) { $0.rating != rating }
  }

  /// - Throws: `StoreError.invalidTag` for what can't be a tag.
  @discardableResult
  public func addTag(_ tag: String, to entry: CitationKey) throws(StoreError) -> EntryProgress {
    guard let tag = Tag.trimmed(tag) else { throw .invalidTag(tag) }
    return try change(entry, to: .tagAdded(tag)) { !$0.tags.contains(tag) }
  }

  /// - Throws: `StoreError.invalidTag` for what can't be a tag.
  @discardableResult
  public func removeTag(_ tag: String, from entry: CitationKey) throws(StoreError) -> EntryProgress {
    guard let tag = Tag.trimmed(tag) else { throw .invalidTag(tag) }
    return try change(entry, to: .tagRemoved(tag)) { $0.tags.contains(tag) }
  }

  /// Notes that a pass is finished now. One that was finished before in this reading gets one more date.
  @discardableResult
  public func finish(_ pass: ReadingPass, of entry: CitationKey) throws(StoreError) -> EntryProgress {
    try change(entry, to: .passFinished(pass)) { _ in true }
  }

  /// Begins to read the entry once more, with all passes open; status, note and earlier readings stay. Begun again
  /// before anything came of it, it records nothing.
  @discardableResult
  public func beginRereading(of entry: CitationKey) throws(StoreError) -> EntryProgress {
    try change(entry, to: .rereadingBegun) { !$0.isRereadingFresh }
  }

  /// Adds a stretch of reading.
  ///
  /// - Parameters:
  ///   - seconds: Without the time in which nothing happened. Less than 1 records nothing; more than a week counts as
  ///     a week.
  ///   - startedAt: When it began.
  @discardableResult
  public func addTime(seconds: Int, startedAt: Moment, to entry: CitationKey) throws(StoreError) -> EntryProgress {
    let limits = ReadingTime.secondsOfStretch
    let stretch = HistoryEvent.Change.timeSpent(
      seconds: min(seconds, limits.upperBound), startedAt: startedAt.clamped(to: Moment.recordable))
    return try change(entry, to: stretch) { _ in seconds >= limits.lowerBound }
  }

  /// Sets the time spent so far by hand; later stretches add to it.
  ///
  /// - Parameter seconds: 0 or more.
  /// - Throws: `StoreError.invalidTime` for a negative number, or more than a hundred years.
  @discardableResult
  public func correctTime(seconds: Int, of entry: CitationKey) throws(StoreError) -> EntryProgress {
    guard ReadingTime.secondsInTotal.contains(seconds) else { throw .invalidTime(seconds: seconds) }
    return try change(entry, to: .timeCorrected(seconds: seconds)) { $0.secondsSpent != seconds }
  }

  // MARK: - Inside a transaction

  private func change(
    _ entry: CitationKey, to change: HistoryEvent.Change, where isNews: (EntryProgress) -> Bool
  ) throws(StoreError) -> EntryProgress {
    try write { db in
      let before = try Self.progress(of: entry, in: db)
      return isNews(before) ? try append(change, to: entry, in: db).progress : before
    }
  }
}
