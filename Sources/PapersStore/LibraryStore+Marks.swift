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
  ///   - startedAt: Milliseconds since 1970-01-01 UTC.
  @discardableResult
  public func addTime(seconds: Int, startedAt: Int64, to entry: CitationKey) throws(StoreError) -> EntryProgress {
    let limits = ReadingTime.secondsOfStretch
    let moments = HybridTime.reasonableMilliseconds
    let stretch = HistoryEvent.Change.timeSpent(
      seconds: min(seconds, limits.upperBound),
      startedAt: min(max(startedAt, moments.lowerBound), moments.upperBound))
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

  // MARK: - What lists show

  /// A tag of a list.
  public struct TagCount: Hashable, Sendable {
    public var tag: String
    /// How many entries of the list have it.
    public var count: Int
  }

  /// The tags of a list's entries, the most frequent first, then by their letters. Of a long list, only the entries that
  /// somebody touched are looked at.
  public func tags(of source: String) throws(StoreError) -> [TagCount] {
    let counts = try read { db in
      var counts: [String: Int] = [:]
      let rows = try String.fetchCursor(
        db,
        sql: """
          SELECT tag.value FROM entry_state CROSS JOIN entry ON entry.source = ? AND entry.key = entry_state.entry,
            json_each(tags) AS tag
          WHERE tags <> '[]'
          """, arguments: [source])
      while let tag = try rows.next() { counts[tag, default: 0] += 1 }
      return counts
    }
    return counts.map { TagCount(tag: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.tag) < ($0.count, $1.tag) }
  }

  /// The time that went into the entries of a list, those without any left out. Only events about time are read.
  public func readingTimes(of source: String) throws(StoreError) -> [CitationKey: ReadingTime] {
    try read { try Self.readingTimes(of: source, in: $0).mapValues(\.time) }
  }

  /// The time that went into the sections of a list, by their index; those without any left out.
  public func readingTimesBySection(of source: String) throws(StoreError) -> [Int: ReadingTime] {
    try read { db in
      try Self.readingTimes(of: source, in: db).values
        .reduce(into: [:]) { $0[$1.section, default: ReadingTime()] += $1.time }
    }
  }

  private static func readingTimes(of source: String, in db: Database) throws
    -> [CitationKey: (section: Int, time: ReadingTime)]
  {
    var times: [CitationKey: (section: Int, time: ReadingTime)] = [:]
    let rows = try Row.fetchCursor(db, sql: timeEventsSQL, arguments: [source])
    while let row = try rows.next() {
      let event = try HistoryEvent(row: row)
      times[event.entry, default: (row["section"], ReadingTime())].time.take(event)
    }
    return times.filter { $0.value.time.seconds > 0 }
  }

  static let timeEventsSQL = """
    SELECT event.*, section FROM event INDEXED BY event_about_time
    CROSS JOIN entry ON entry.source = ? AND entry.key = event.entry
    WHERE event.kind IN ('time', 'time-corrected')
    AND NOT EXISTS (
      SELECT 1 FROM undone_event AS undone
      WHERE undone.device = event.device AND undone.sequence = event.sequence)
    ORDER BY milliseconds, counter, device, sequence
    """

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
