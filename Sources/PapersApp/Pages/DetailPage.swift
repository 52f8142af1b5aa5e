import PapersModel
import PapersScreen

/// Everything the lines of the detail pane depend on.
struct DetailLayoutKey: Hashable, Sendable {
  enum Content: Hashable, Sendable {
    case list(ListOverview)
    case section(SectionOverview, number: Int?)
    case entry(EntryDetail, section: SectionOverview, number: Int?, paperNumber: Int?, paperCount: Int)
    case loading
    /// The entry can't be read, for this reason; `nil` if the list has none there any more.
    case unreadable(ReadFailure?)
  }

  var content: Content
  var width: Int
  var language: CommentaryLanguage
  var glyphs: Glyphs
  var calendar: LocalCalendar
  /// Whether hints about keys make sense.
  var isOnScreen = true
  var showsAnswers: Bool
  /// How many lines are wanted; `nil` for the whole page.
  var lineLimit: Int?
  var selectedLink: Int?
  var words: [String]
}

/// A place on a page that leads elsewhere.
struct PageLink: Hashable, Sendable {
  enum Target: Hashable, Sendable {
    /// An entry, by its position in the reading order.
    case entry(Int)
    case address(String)
    /// A term of the glossary, in English.
    case term(String)
  }

  /// Its text in one line.
  struct Span: Hashable, Sendable {
    var line: Int
    var columns: Range<Int>
  }

  var target: Target
  /// From top to bottom; at least one.
  var spans: [Span]
  /// Whether it stands in running text, so that other links may stand in its lines.
  var isInline = false

  /// The lines it fills.
  var lines: Range<Int> { spans[0].line..<spans[spans.count - 1].line + 1 }

  /// Whether a click there is meant for it.
  func contains(line: Int, column: Int) -> Bool {
    isInline ? spans.contains { $0.line == line && $0.columns.contains(column) } : lines.contains(line)
  }
}

/// The page of an entry, a section or the list, laid out as lines of one width.
struct DetailPage: Hashable, Sendable {
  private(set) var lines: [StyledText] = []
  private(set) var links: [PageLink] = []
  /// The heading of the questions.
  private(set) var questionsLine: Int?

  /// A page on which nothing stands yet.
  init() {}

  init(_ key: DetailLayoutKey) {
    var writer = DetailPageWriter(key: key)
    writer.write()
    lines = writer.lines
    links = writer.links
    questionsLine = writer.questionsLine
    while lines.last?.isEmpty == true { lines.removeLast() }
    if !key.words.isEmpty { lines = lines.map { $0.highlighting(key.words) } }
    if let selected = key.selectedLink, links.indices.contains(selected) {
      for span in links[selected].spans {
        let columns = links[selected].isInline ? span.columns : 0..<span.columns.upperBound
        lines[span.line] = lines[span.line].restyled(columns, .selection)
      }
    }
  }
}
