import PapersModel
import PapersScreen

/// Something that happened: a key, a new size, or the outcome of an effect.
public enum Event: Hashable, Sendable {
  case key(Key)
  /// Text that was pasted; never taken for commands.
  case pasted(String)
  case mouse(Mouse)
  case resized(Size)

  case windowLoaded([EntrySummary], from: Int)
  case detailLoaded(EntryDetail?, at: Int)
  case glossaryLoaded([GlossaryTerm])
  case timelineLoaded(Timeline)
  case mapLoaded(RelationMap)
  case statisticsLoaded(ReadingStatistics)
  case entriesLoaded([EntrySummary])

  /// Somebody else may have written to the library, or to the catalogue of the list.
  case libraryChanged(ListOverview)

  /// A change is on disk.
  case progressSaved(ProgressChange, by: ProgressCause)
  /// Time is measured now, or not any more.
  case clockStarted(name: String)
  /// The time that was measured, and all that went into the entry.
  case clockStopped(name: String, seconds: Int, inAll: Int)
  case nothingToUndo
  case nothingToRedo
  case noteUnchanged
  /// What was wanted is so already.
  case unchanged
  /// The file of an edit that was cut short is here now.
  case draftPutAside(path: String)
  case suggested(Suggestion?, names: [CitationKey: String], position: Int?)
  case searchFinished(SearchRequest, SearchMatches)
  case citationLoaded(String, of: String)
  case opened(String)
  /// A program of the desktop took the text; `isCertain` is false where the terminal was asked to, which never answers.
  case copied(String, isCertain: Bool)
  /// There was no browser to open an address with, so it was copied.
  case copiedInsteadOfOpened(String)
  /// `notes` counts those that were exported; `nil` where the format has no place for notes.
  case exported(path: String, notes: Int?)
  /// A folder of Markdown files and the library were brought together.
  ///
  /// `takenIn` counts the notes that were edited there; `remarks` are sentences about what needs a look.
  case vaultExported(path: String, files: Int, takenIn: Int, remarks: [String])
  /// Long work has come so far, counted in entries.
  case workAdvanced(done: Int, total: Int)
  /// The person stopped long work; nothing of it was kept.
  case workCancelled
  /// The file is there and is not an export, or was edited since.
  case exportNeedsConsent(path: String, reason: String)
  /// Something could not be done; a sentence for the person.
  case failed(String)
}

/// What became of an entry's progress.
public struct ProgressChange: Hashable, Sendable {
  /// The entry as the outline showed it; `nil` if the list doesn't have it.
  public var before: EntrySummary?
  public var after: EntrySummary?
  public var name: String
  public var status: ReadingStatus

  public init(before: EntrySummary?, after: EntrySummary?, name: String, status: ReadingStatus) {
    self.before = before
    self.after = after
    self.name = name
    self.status = status
  }
}

public enum ProgressCause: Hashable, Sendable {
  case marking, note
  /// Something else that a person did to the entry.
  case change(HistoryEvent.Change)
  /// Undo or redo of a status or of a note.
  case undoneStatus, undoneNote, redoneStatus, redoneNote
  /// Undo or redo of anything else.
  case undone(HistoryEvent.Change), redone(HistoryEvent.Change)
}
