import PapersModel

/// Something a person can want. What is said of it stands in one row of `ActionRow.table`.
public enum Action: Int, Hashable, Sendable, CaseIterable {
  case selectNext, selectPrevious, pageDown, pageUp, halfPageDown, halfPageUp, first, last
  case enterDetail, goLeft, goRight, back, nextLink, previousLink, goBack
  case zoom, widenOutline, narrowOutline, scrollDetailDown, scrollDetailUp
  case nextEntry, previousEntry, suggest, timeline, map, statistics
  case openPaper, openPDF, copyKey, copyTitle, copyAddress, copyCitation
  case switchLanguage, toggleAnswers, glossary
  case search, nextMatch, previousMatch
  case cycleStatus, markToRead, markReading, markRead, markSkipped
  case editNote, appendToNote, rate, editTags, finishSurvey, finishGrasp, finishRebuild, beginRereading, toggleClock
  case undo, redo, export
  case command, messages, toggleMouse, help, redraw, suspend, quit
  case acceptLine, cancelLine, completeLine, earlierLine, laterLine
  case lineStart, lineEnd, letterBack, letterForward, wordBack, wordForward
  case deleteBack, deleteForward, cutWord, cutNextWord, cutToStart, cutToEnd, putBack

  /// Groups of actions, in the order in which help shows them.
  public enum Group: Hashable, Sendable, CaseIterable {
    case moving, reading, finding, keeping, program, typing
  }
}

/// What has the keys.
public enum KeyContext: String, Hashable, Sendable, CaseIterable {
  case outline
  /// The page of what is selected.
  case page
  /// A picture of the list.
  case chart
  /// A text of the program's own, such as help.
  case reader
  /// A line that is being typed.
  case prompt
}

/// Some of the contexts. A bit each: a set would be hashed at each start.
public struct KeyContexts: OptionSet, Hashable, Sendable {
  public let rawValue: Int

  public init(rawValue: Int) {
    self.rawValue = rawValue
  }

  private init(_ contexts: KeyContext...) {
    rawValue = contexts.reduce(0) { $0 | 1 << $1.index }
  }

  public static let outline = Self(.outline)
  public static let page = Self(.page)
  public static let chart = Self(.chart)
  public static let reader = Self(.reader)
  public static let prompt = Self(.prompt)
  /// The two panes.
  static let panes = Self(.outline, .page)
  /// Wherever the selected entry is in sight.
  static let list = Self(.outline, .page, .chart)
  /// Wherever no line is being typed.
  static let commands = Self(.outline, .page, .chart, .reader)
  static let everywhere = Self(.outline, .page, .chart, .reader, .prompt)

  public func contains(_ context: KeyContext) -> Bool { rawValue & 1 << context.index != 0 }
}

extension KeyContext {
  /// Its place among all cases.
  var index: Int {
    switch self {
    case .outline: 0
    case .page: 1
    case .chart: 2
    case .reader: 3
    case .prompt: 4
    }
  }
}

extension KeyContext {
  /// The names of the actions that mean something in it.
  public var actionNames: [String] { ActionRow.table.filter { $0.contexts.contains(self) }.map(\.name) }
}

/// The name of an action stands in files, and is typed as a command.
extension Action {
  public init?(name: String) {
    guard let row = ActionRow.table.first(where: { $0.name == name }) else { return nil }
    self = row.action
  }

  public var name: String { row.name }

  var row: ActionRow { ActionRow.byAction[rawValue] }

  public var group: Group { row.group }

  /// Where it means something.
  public var contexts: KeyContexts { row.contexts }

  /// One line of help.
  public func summary(in language: Language) -> String { row.summary.text(in: language) }

  /// A word or two for the line at the bottom.
  func hint(in language: Language, _ context: KeyContext = .outline) -> String {
    (row.hints.first { $0.key == context }?.value ?? row.hint ?? row.summary).text(in: language)
  }

  /// What a newcomer needs first; the README lists these.
  public static let everyday = ActionRow.table.filter(\.isEveryday).map(\.action)

  /// What it records of the selected entry, where that is always the same.
  var change: HistoryEvent.Change? {
    switch self {
    case .markToRead: .statusSet(.toRead)
    case .markReading: .statusSet(.reading)
    case .markRead: .statusSet(.read)
    case .markSkipped: .statusSet(.skipped)
    case .finishSurvey: .passFinished(.survey)
    case .finishGrasp: .passFinished(.grasp)
    case .finishRebuild: .passFinished(.rebuild)
    case .beginRereading: .rereadingBegun
    default: nil
    }
  }
}
