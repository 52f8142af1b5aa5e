import PapersModel

/// Something to be done outside the pure part; its outcome comes back as an event.
public enum Effect: Hashable, Sendable {
  /// Read rows of the outline.
  case loadWindow(Range<Int>)
  /// Read an entry.
  case loadDetail(at: Int)
  case loadGlossary
  case loadTimeline
  case loadMap
  case loadStatistics
  /// Read some entries by their positions in the reading order.
  case loadEntries([Int])
  case setStatus(ReadingStatus, of: CitationKey)
  /// Hand the terminal to the editor.
  case editNote(of: CitationKey)
  /// Add a line to the note.
  case appendToNote(String, of: CitationKey)
  /// 1 to 5; `nil` takes the rating away.
  case setRating(Int?, of: CitationKey)
  /// The tags that there are to be, in this order.
  case setTags([String], of: CitationKey)
  case finishPass(ReadingPass, of: CitationKey)
  case beginRereading(of: CitationKey)
  /// Measure the time that goes into an entry, or stop and keep what was measured.
  case startClock(of: CitationKey)
  case stopClock
  /// Stop, and forget what was measured.
  case dropClock
  /// Make an edit that was cut short the note, or put its file aside.
  case takeDraft(of: CitationKey, path: String)
  case putDraftAside(path: String)
  case undo
  case redo
  case suggest
  case search(SearchRequest)
  case open(String)
  /// Write an entry, by its position in the reading order, as a BibTeX record.
  case loadCitation(at: Int)
  /// Put a text on the clipboard. A long one is called by a name when it is said what was copied.
  case copy(String, named: String? = nil)
  case export(to: String, overwrite: Bool)
  /// Stop the long work that is under way.
  case cancelWork
  /// Take in the outcomes of what is under way before the next key: they decide what it acts on.
  case awaitOutcomes
  /// Take clicks and wheel turns, or leave the mouse to the terminal.
  case watchMouse(Bool)
  case redraw
  case suspend
  case quit

  /// Reads of a few rows are answered before the next frame is drawn, so that no frame shows a gap.
  public var isImmediate: Bool {
    switch self {
    case .loadWindow, .loadDetail, .loadGlossary, .loadEntries, .loadCitation: true
    default: false
    }
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
