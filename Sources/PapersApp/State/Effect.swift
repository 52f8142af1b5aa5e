import PapersModel

/// Something to be done outside the pure part; its outcome comes back as an event.
public enum Effect: Hashable, Sendable {
  case read(Read)
  /// Keep something that the person did to an entry.
  case record(HistoryEvent.Change, of: CitationKey)
  case undo
  case redo
  /// Hand the terminal to the editor.
  case editNote(of: CitationKey)
  /// Add a line to the note as it is then.
  case appendToNote(String, of: CitationKey)
  /// Make an edit that was cut short the note, or put its file aside.
  case takeDraft(of: CitationKey, path: String)
  case putDraftAside(path: String)
  /// Measure the time that goes into an entry, or stop and keep what was measured.
  case startClock(of: CitationKey)
  case stopClock
  /// Stop, and forget what was measured.
  case dropClock
  case search(SearchRequest)
  case open(String)
  /// Put a text on the clipboard.
  case copy(Copy)
  case export(to: String, overwrite: Bool)
  /// Stop the long work that is under way.
  case cancelWork
  /// Take in what was just asked for before the next key, if it comes soon: it decides what that key acts on.
  case awaitOutcomes
  /// Take clicks and wheel turns, or leave the mouse to the terminal.
  case watchMouse(Bool)
  case redraw
  case suspend
  case quit
}

/// A text for the clipboard.
public struct Copy: Hashable, Sendable {
  public var text: String
  /// What the entry is called whose BibTeX record it is; `nil` for a text that can be named by itself.
  public var citationOf: String?

  public init(_ text: String, citationOf: String? = nil) {
    self.text = text
    self.citationOf = citationOf
  }
}

/// What is to be searched for.
public struct SearchRequest: Hashable, Sendable {
  public var query: String
  /// The reading position to begin at.
  public var position: Int
  public var goal: SearchGoal

  public init(_ query: String, from position: Int, seeking goal: SearchGoal = .best) {
    self.query = query
    self.position = position
    self.goal = goal
  }
}
