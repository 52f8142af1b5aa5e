import PapersModel
import PapersScreen

/// Everything the screen shows is drawn from this value, and every key is a change of it.
public struct State: Hashable, Sendable {
  public var size: Size
  public var overview: ListOverview
  public var language: CommentaryLanguage
  public var glyphs: Glyphs
  /// Tells the dates that are shown.
  public var calendar: LocalCalendar
  public var keymap: Keymap

  public var focus = Pane.outline
  public var outline = Outline()
  public var detail = Detail()
  /// What stands in place of the panes.
  public var chart: Chart?
  public var overlay: Overlay?
  public var search: Search?
  public var message: Message? {
    didSet {
      guard let message else { return }
      messages.append(message)
      if messages.count > Self.messageLimit { messages.removeFirst() }
    }
  }
  /// What was said so far, the latest last.
  public private(set) var messages: [Message] = []
  private static let messageLimit = 200
  public var watchesMouse = true
  /// Whether one pane has the whole window.
  public var isZoomed = false
  /// Columns by which the border between the panes was moved to the right.
  public var borderShift = 0
  /// Long work that is under way.
  public var work: Work?
  /// What was typed at prompts before.
  public var promptHistory: [Prompt.Purpose: LineHistory] = [:]
  /// What the entry is called whose reading is being timed.
  public var timedEntry: String?
  /// Edits that were cut short and aren't asked about yet.
  public var foundDrafts: [FoundDraft] = []
  /// Keys of a sequence that isn't complete.
  public var pending: [Key] = []
  /// Where an export goes unless the person says otherwise.
  public var exportPath: String
  /// Where links and suggestions were followed from, the latest last.
  var trail: [Place] = []
  /// Statuses on their way to the disk, so that quick presses of a cycling key follow each other.
  var savingStatus: [CitationKey: ReadingStatus] = [:]

  public enum Pane: String, Hashable, Sendable, Codable {
    case outline, detail
  }

  /// The list of sections and entries, of which a window is in memory.
  public struct Outline: Hashable, Sendable {
    /// Index of the selected row.
    public var selection = 0
    /// The first visible row.
    public var offset = 0
    /// Rows read from the catalogue, and the reading position of the first.
    public var window: [EntrySummary] = []
    public var windowStart = 0

    /// The entry at a reading position, if it is in memory.
    public func entry(at position: Int) -> EntrySummary? {
      let index = position - windowStart
      return window.indices.contains(index) ? window[index] : nil
    }
  }

  /// The selected item at length.
  public struct Detail: Hashable, Sendable {
    /// The entry read from the catalogue; `nil` for the list and for sections.
    public var entry: EntryDetail?
    /// The first visible line.
    public var offset = 0
    public var showsAnswers = false
    /// Whether to scroll to the first word that was searched for, once the page is laid out.
    var seeksMatch = false
    /// Whether to bring the questions into sight, once the page is laid out.
    var seeksQuestions = false
    /// Which link of the page is selected.
    public var selectedLink: Int?
    /// The laid out page, and what it was laid out for.
    var page = DetailPage()
    var layoutKey: DetailLayoutKey?
    /// Pages that were laid out lately, the latest last.
    var recentPages: [RecentPage] = []

    struct RecentPage: Hashable {
      var key: DetailLayoutKey
      var page: DetailPage
    }
  }

  /// What stands in front of the panes.
  public enum Overlay: Hashable, Sendable {
    case reader(Reader)
    case prompt(Prompt)
    /// A question about overwriting, answered with y or n.
    case overwrite(path: String, reason: String)
    /// A question on leaving while the clock runs, answered with y, n or anything else to stay.
    case clock(name: String)
    /// A question for a rating, answered with a digit.
    case rating(of: CitationKey, name: String)
    /// A question about an edit that was cut short, answered with y, n or anything else for later.
    case draft(FoundDraft)
  }

  /// A note that was being edited when the program ended.
  public struct FoundDraft: Hashable, Sendable {
    public var key: CitationKey
    public var name: String
    /// Where its file is.
    public var path: String

    public init(key: CitationKey, name: String, path: String) {
      self.key = key
      self.name = name
      self.path = path
    }
  }

  /// A text of the program's own, to scroll through.
  public struct Reader: Hashable, Sendable {
    public enum Content: Hashable, Sendable {
      case help
      case messages
      case statistics(ReadingStatistics)
      /// Terms with their explanations; `isWhole` if they are all that the list has.
      case glossary([GlossaryTerm], isWhole: Bool)
    }

    public var content: Content
    /// The first visible line.
    public var offset = 0
    /// What was typed to find something in it.
    public var filter = ""
  }

  /// A place to come back to.
  struct Place: Hashable, Sendable {
    var selection: Int
    var focus: Pane
    var detailOffset: Int
    var chart: Chart?
  }

  /// A line that is being typed.
  public struct Prompt: Hashable, Sendable, Codable {
    public enum Purpose: String, Hashable, Sendable, Codable {
      case search, export, command, append, tags
    }

    public var purpose: Purpose
    public var line: LineEditor
    /// The entry that it is about, where it is about one.
    public var entry: CitationKey?
    /// Which of the earlier lines is shown, and what was being typed before one was; `nil` for a line of its own.
    var recall: LineHistory.Recall?
  }

  /// How far long work is, counted in entries.
  public struct Work: Hashable, Sendable {
    public var done: Int
    public var total: Int
    /// Whether the person wanted to leave already.
    var isLeaving = false
  }

  public struct Search: Hashable, Sendable {
    public var query: String
    /// `nil` while the search runs.
    public var matches: SearchMatches?
    /// Where the selection was when the search began.
    var origin: Outline

    public var words: [String] { query.split(separator: " ").map(String.init) }

    /// The words to mark in the row of an entry, by its reading position.
    func words(inRowAt position: Int) -> [String] { matches?.mayHold(position) == true ? words : [] }
  }

  public struct Message: Hashable, Sendable {
    public var text: String
    public var isError: Bool

    public init(text: String, isError: Bool) {
      self.text = text
      self.isError = isError
    }
  }

  /// Where things stand now; `nil` if the window is too small.
  var layout: Layout? { Layout(size: size, focus: focus, isZoomed: isZoomed, shift: borderShift) }

  public init(
    size: Size, overview: ListOverview, language: CommentaryLanguage, glyphs: Glyphs = .unicode,
    calendar: LocalCalendar = .utc, keymap: Keymap = .standard, exportPath: String = "notes.md"
  ) {
    self.size = size
    self.overview = overview
    self.language = language
    self.glyphs = glyphs
    self.calendar = calendar
    self.keymap = keymap
    self.exportPath = exportPath
  }
}

/// The signs of the screen, in a form that every terminal has and one that looks better.
public struct Glyphs: Hashable, Sendable {
  public var statuses: [ReadingStatus: String]
  public var selected: String
  public var note: String
  public var followUp: String
  public var bullet: String
  public var folded: String
  public var unfolded: String
  public var vertical: String
  public var horizontal: String
  public var down: String
  public var full: String
  public var empty: String
  public var separator: String
  /// The beginning of a year in a timeline.
  public var tick: String
  public var star: String
  public var noStar: String
  /// What an entry comes from.
  public var from: String
  public var lanes: Lanes

  /// The lines of a map.
  public struct Lanes: Hashable, Sendable {
    public var down: String
    public var across: String
    public var branchRight: String
    public var branchLeft: String
    public var branchBoth: String
    public var endRight: String
    public var endLeft: String
    public var endBoth: String
  }

  public static let unicode = Glyphs(
    statuses: [.toRead: "○", .reading: "◐", .read: "●", .skipped: "–"], selected: "▸", note: "✎", followUp: "└",
    bullet: "•", folded: "▹", unfolded: "▿", vertical: "│", horizontal: "─", down: "┬", full: "━", empty: "─",
    separator: " · ", tick: "┊", star: "★", noStar: "☆", from: "←",
    lanes: Lanes(
      down: "│", across: "─", branchRight: "├", branchLeft: "┤", branchBoth: "┼", endRight: "╰", endLeft: "╯",
      endBoth: "┴"
    ))

  public static let ascii = Glyphs(
    statuses: [.toRead: ".", .reading: "~", .read: "x", .skipped: "-"], selected: ">", note: "*", followUp: "+",
    bullet: "*", folded: "+", unfolded: "-", vertical: "|", horizontal: "-", down: "+", full: "#", empty: ".",
    separator: " - ", tick: ":", star: "*", noStar: ".", from: "<",
    lanes: Lanes(
      down: "|", across: "-", branchRight: "+", branchLeft: "+", branchBoth: "+", endRight: "`", endLeft: "'",
      endBoth: "'"
    ))

  public func status(_ status: ReadingStatus) -> String { statuses[status] ?? "?" }
}
