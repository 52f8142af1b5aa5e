import PapersModel

/// A list with its notes as one Markdown document, to which the entries are added one after the other.
public struct MarkdownExport: Sendable {
  private let overview: ListOverview
  private let calendar: LocalCalendar
  private var body: String
  /// Entries added so far.
  private var entryCount = 0
  private var headedSections = 0
  /// Entries that have a note.
  public private(set) var noteCount = 0

  /// - Parameter calendar: Tells the dates.
  public init(overview: ListOverview, calendar: LocalCalendar) {
    self.overview = overview
    self.calendar = calendar
    body = "\n# \(Markdown.escaped(overview.title.preferring(.english)))\n"
    let papers = overview.papers
    if papers.total > 0 {
      body += "\n\(papers[.read]) of \(papers.total) papers read.\n"
    }
  }

  /// Adds the next entry of the reading order.
  public mutating func add(_ entry: Entry, _ progress: EntryProgress) {
    addHeadings(before: entryCount)
    body += text(of: entry, progress)
    entryCount += 1
    if progress.hasNote { noteCount += 1 }
  }

  /// The whole document, once every entry is added. The same progress gives the same bytes.
  public mutating func finished() -> String {
    addHeadings(before: .max)
    return ExportStamp(listID: overview.id, body: body).line + "\n" + body
  }

  /// Writes the headings of the sections that begin at or before a position.
  private mutating func addHeadings(before position: Int) {
    while headedSections < overview.sections.count,
      overview.sections[headedSections].positions.lowerBound <= position
    {
      let section = overview.sections[headedSections]
      let number = section.number.map { "\($0). " } ?? ""
      body += "\n## \(number)\(section.title.all.map(Markdown.escaped).joined(separator: " · "))\n"
      headedSections += 1
    }
  }

  private func text(of entry: Entry, _ progress: EntryProgress) -> String {
    var out = "\n### \(Markdown.escaped(entry.title.preferring(.english)))\n"
    if entry.title.english != nil, let chinese = entry.title.chinese {
      out += "\n\(Markdown.paragraph(Markdown.escaped(chinese)))\n"
    }
    let publication = Self.bibliographicLine(entry)
    if !publication.isEmpty { out += "\n\(publication)\n" }
    out += "\n- Key: `\(entry.key)`\n- Status: \(status(progress))\n"
    if progress.hasNote {
      out += "- Note: \(progress.noteWrittenAt.map(day) ?? "")\n"
      out += "\n" + Self.framed(progress.note)
    }
    return out
  }

  static func bibliographicLine(_ entry: Entry) -> String {
    var parts: [String] = []
    let authors =
      entry.authors.count > 12
      ? entry.authors.prefix(8).joined(separator: ", ") + " and \(entry.authors.count - 8) others"
      : entry.authors.joined(separator: ", ")
    if !authors.isEmpty { parts.append(Markdown.escaped(authors)) }
    if let date = entry.published?.description ?? entry.year.map(String.init) { parts.append(date) }
    if let venue = entry.venue { parts.append(Markdown.escaped(venue)) }
    if let address = entry.address { parts.append(Markdown.link(to: address)) }
    for case .doi(let doi) in entry.identifiers { parts.append("doi:\(Markdown.escaped(doi))") }
    return Markdown.paragraph(parts.joined(separator: ". "))
  }

  private func status(_ progress: EntryProgress) -> String {
    let word = progress.status.word
    var parts: [String] = []
    if let started = progress.startedAt, progress.status != .reading { parts.append("started \(day(started))") }
    if progress.status != .toRead, let since = progress.statusSetAt { parts.append("\(word) \(day(since))") }
    return parts.isEmpty ? word : "\(word) (\(parts.joined(separator: ", ")))"
  }

  private func day(_ moment: Moment) -> String { calendar.day(of: moment).description }

  /// The note unchanged, with what it needs so that it doesn't go on with the list above, and the document goes on after
  /// it: an end of its last line, and an end of the code block or comment that it leaves open.
  private static func framed(_ note: String) -> String {
    var out = note
    if goesOnWithList(note) { out = "<!-- the note -->\n\n" + out }
    if note.utf8.last != 0x0A { out += "\n" }
    if let ending = OpenBlock.ending(of: note.utf8) { out += ending + "\n" }
    return out
  }

  /// Whether a note would be more of a list above it: what is indented belongs to the last item, a `-` begins the next.
  private static func goesOnWithList(_ note: String) -> Bool {
    let text = note.utf8
    guard let start = text.firstIndex(where: { !" \t\r\n".utf8.contains($0) }) else { return false }
    if let before = text[..<start].last, " \t".utf8.contains(before) { return true }
    return text[start] == UInt8(ascii: "-") && " \t\r\n".utf8.contains(text[start...].dropFirst().first ?? 0x0A)
  }
}
