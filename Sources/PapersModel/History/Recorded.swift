/// What became of an entry when something was recorded of it, or taken or brought back.
public struct Recorded: Hashable, Sendable {
  public enum Way: Hashable, Sendable, CaseIterable {
    case done, undone, redone
  }

  public var entry: CitationKey
  /// What was done; on undo and redo, what is taken or brought back.
  public var change: HistoryEvent.Change
  public var way: Way
  public var before: EntryProgress
  public var after: EntryProgress
  /// The entry's row as it is now; `nil` if the list doesn't have the entry.
  public var summary: EntrySummary?
  /// How often the library was changed, this change included.
  public var changeCount: Int

  public init(
    entry: CitationKey, change: HistoryEvent.Change, way: Way = .done, before: EntryProgress, after: EntryProgress,
    summary: EntrySummary?, changeCount: Int
  ) {
    self.entry = entry
    self.change = change
    self.way = way
    self.before = before
    self.after = after
    self.summary = summary
    self.changeCount = changeCount
  }

  /// What to call the entry.
  public var name: String { summary?.name ?? entry.rawValue }
}
