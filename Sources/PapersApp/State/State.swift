import PapersModel
import PapersScreen

/// Everything the screen shows is drawn from this value, and every key is a change of it.
public struct State: Hashable, Sendable {
  public var size: Size
  public var language: CommentaryLanguage
  public var glyphs: Glyphs
  /// Tells the dates that are shown.
  public var calendar: LocalCalendar
  public var keymap: Keymap

  public var list: OpenList
  public var window = Window()
  /// What was said last, until another key is pressed.
  public var notice: Notice? {
    didSet {
      guard let notice else { return }
      notices.append(notice)
      if notices.count > Self.noticeLimit { notices.removeFirst() }
    }
  }
  /// What was said so far, the latest last.
  public private(set) var notices: [Notice] = []
  private static let noticeLimit = 200
  public var watchesMouse = true
  /// Long work that is under way.
  public var work: Work?
  /// What was typed at prompts before.
  public var promptHistory: [Prompt.Purpose: LineHistory] = [:]
  /// What the entry is called whose reading is being timed.
  public var timedEntry: String?
  /// What the last key asked for; an answer to another one comes too late to take the window.
  var awaited: Read?
  /// Keys of a sequence that isn't complete.
  public var pending: [Key] = []
  /// What was wanted last: likely wanted again.
  var latestAction: Action?

  /// Where things stand now; `nil` if the window is too small.
  var layout: Layout? {
    Layout(size: size, focus: window.focus, isZoomed: window.isZoomed, shift: window.borderShift)
  }

  public init(
    size: Size, overview: ListOverview, language: CommentaryLanguage, glyphs: Glyphs = .unicode,
    calendar: LocalCalendar = .utc, keymap: Keymap = .standard, exportPath: String = "notes.md"
  ) {
    self.size = size
    self.language = language
    self.glyphs = glyphs
    self.calendar = calendar
    self.keymap = keymap
    list = OpenList(overview, exportPath: exportPath)
  }

  mutating func say(_ notice: Notice) { self.notice = notice }

  /// Asks something at the bottom, when there is room for it.
  public mutating func ask(_ inquiry: Inquiry) { window.ask(inquiry) }

  /// The keys whose positions have to be known when the list changes.
  public var anchoredKeys: Set<CitationKey> { list.anchoredKeys }
}
