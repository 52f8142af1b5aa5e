import PapersModel

/// Something a person can want. Its name stands in files and in help; keys are bound to it in the keymap.
public enum Action: String, Hashable, Sendable, CaseIterable {
  case selectNext = "select-next"
  case selectPrevious = "select-previous"
  case pageDown = "page-down"
  case pageUp = "page-up"
  case halfPageDown = "half-page-down"
  case halfPageUp = "half-page-up"
  case first
  case last
  case enterDetail = "enter-detail"
  case goLeft = "go-left"
  case goRight = "go-right"
  case back
  case nextLink = "next-link"
  case previousLink = "previous-link"
  case goBack = "go-back"
  case zoom
  case widenOutline = "widen-outline"
  case narrowOutline = "narrow-outline"
  case nextEntry = "next-entry"
  case previousEntry = "previous-entry"
  case suggest
  case timeline
  case map
  case statistics
  case scrollDetailDown = "scroll-detail-down"
  case scrollDetailUp = "scroll-detail-up"
  case search
  case nextMatch = "next-match"
  case previousMatch = "previous-match"
  case cycleStatus = "cycle-status"
  case markToRead = "mark-to-read"
  case markReading = "mark-reading"
  case markRead = "mark-read"
  case markSkipped = "mark-skipped"
  case editNote = "edit-note"
  case appendToNote = "append-to-note"
  case rate
  case editTags = "edit-tags"
  case finishSurvey = "finish-survey"
  case finishGrasp = "finish-grasp"
  case finishRebuild = "finish-rebuild"
  case beginRereading = "begin-rereading"
  case toggleClock = "toggle-clock"
  case undo
  case redo
  case openPaper = "open-paper"
  case openPDF = "open-pdf"
  case copyKey = "copy-key"
  case copyTitle = "copy-title"
  case copyAddress = "copy-address"
  case copyCitation = "copy-bibtex"
  case switchLanguage = "switch-language"
  case toggleAnswers = "toggle-answers"
  case glossary
  case export
  case command
  case messages
  case toggleMouse = "toggle-mouse"
  case help
  case redraw
  case suspend
  case quit

  /// Groups of actions, in the order in which help shows them.
  public enum Group: Hashable, Sendable, CaseIterable {
    case moving, reading, finding, keeping, program
  }

  public var group: Group {
    switch self {
    case .selectNext, .selectPrevious, .pageDown, .pageUp, .halfPageDown, .halfPageUp, .first, .last,
      .enterDetail, .goLeft, .goRight, .back, .nextLink, .previousLink, .goBack, .zoom, .widenOutline, .narrowOutline,
      .scrollDetailDown, .scrollDetailUp:
      .moving
    case .nextEntry, .previousEntry, .suggest, .timeline, .map, .statistics, .openPaper, .openPDF, .copyKey, .copyTitle,
      .copyAddress, .copyCitation,
      .toggleAnswers, .glossary, .switchLanguage:
      .reading
    case .search, .nextMatch, .previousMatch: .finding
    case .cycleStatus, .markToRead, .markReading, .markRead, .markSkipped, .editNote, .appendToNote, .rate, .editTags,
      .finishSurvey, .finishGrasp, .finishRebuild, .beginRereading, .toggleClock, .undo, .redo,
      .export:
      .keeping
    case .help, .command, .messages, .toggleMouse, .redraw, .suspend, .quit: .program
    }
  }

  /// The pass that is finished.
  var pass: ReadingPass? {
    switch self {
    case .finishSurvey: .survey
    case .finishGrasp: .grasp
    case .finishRebuild: .rebuild
    default: nil
    }
  }

  /// The status that a direct mark sets.
  public var status: ReadingStatus? {
    switch self {
    case .markToRead: .toRead
    case .markReading: .reading
    case .markRead: .read
    case .markSkipped: .skipped
    default: nil
    }
  }
}
