import PapersModel

/// A list with its notes as a table of comma-separated values (RFC 4180): a header, then a line for each entry.
public struct CSVExport: Sendable {
  private let overview: ListOverview
  private let calendar: LocalCalendar
  private var position = 0
  private var section = 0
  /// The table so far; complete once every entry is added.
  public private(set) var text: String

  private static let columns = [
    "key", "kind", "title", "title_zh", "authors", "year", "published", "venue", "doi", "arxiv", "url", "section",
    "position", "status", "started", "read", "rating", "tags", "note",
  ]

  /// - Parameter calendar: Tells the dates.
  public init(overview: ListOverview, calendar: LocalCalendar) {
    self.overview = overview
    self.calendar = calendar
    text = Self.line(Self.columns)
  }

  /// Adds the next entry of the reading order.
  public mutating func add(_ entry: Entry, _ progress: EntryProgress) {
    while section + 1 < overview.sections.count, overview.sections[section].positions.upperBound <= position {
      section += 1
    }
    position += 1
    func day(_ moment: Moment?) -> String { moment.map { calendar.day(of: $0).description } ?? "" }
    text += Self.line([
      entry.key.rawValue, entry.kind.rawValue, entry.title.preferring(.english), entry.title.chinese ?? "",
      entry.authors.joined(separator: "; "), entry.year.map(String.init) ?? "", entry.published?.description ?? "",
      entry.venue ?? "", entry.doi ?? "", entry.arXivID ?? "", entry.address ?? "",
      overview.sections[section].title.preferring(.english), String(position), progress.status.rawValue,
      day(progress.startedAt),
      day(progress.readAt), progress.rating.map(String.init) ?? "", progress.tags.joined(separator: "; "),
      progress.note,
    ])
  }

  /// A line of fields; those that need it stand in double quotes, in which a double quote is doubled.
  private static func line(_ fields: [String]) -> String {
    fields.map { field in
      let needsQuotes = field.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
      return needsQuotes ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
    }.joined(separator: ",") + "\r\n"
  }
}
