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
    body = "\n# \(Self.escaped(overview.title.preferring(.english)))\n"
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
      body += "\n## \(number)\(section.title.all.map(Self.escaped).joined(separator: " · "))\n"
      headedSections += 1
    }
  }

  private func text(of entry: Entry, _ progress: EntryProgress) -> String {
    var out = "\n### \(Self.escaped(entry.title.preferring(.english)))\n"
    if entry.title.english != nil, let chinese = entry.title.chinese {
      out += "\n\(Self.paragraph(Self.escaped(chinese)))\n"
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
    if !authors.isEmpty { parts.append(Self.escaped(authors)) }
    if let date = entry.published?.description ?? entry.year.map(String.init) { parts.append(date) }
    if let venue = entry.venue { parts.append(Self.escaped(venue)) }
    if let address = entry.address { parts.append(Self.link(to: address)) }
    for case .doi(let doi) in entry.identifiers { parts.append("doi:\(Self.escaped(doi))") }
    return paragraph(parts.joined(separator: ". "))
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

  /// An address as a link to it.
  static func link(to address: String) -> String {
    // The short form knows no escapes, and programs differ in whether `&lt;` in it is one sign.
    let isPlain = address.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"<>".utf8.contains($0) }
    if isPlain, !address.contains("&") || !address.contains(";") { return "<\(address)>" }
    let text = escaped(address)
    return "[\(text)](<\(text)>)"
  }

  /// Text of ours or from a list as a paragraph, whatever it begins with.
  static func paragraph(_ text: String) -> String {
    let text = text.unicodeScalars.drop { $0 == " " || $0 == "\t" }
    let number = text.prefix { ("0"..."9").contains($0) }
    let rest = text[number.endIndex...]
    let (signs, followers) = number.isEmpty ? ("-+", " \t-") : (".)", " \t")
    guard let sign = rest.first, signs.unicodeScalars.contains(sign),
      followers.unicodeScalars.contains(rest.dropFirst().first ?? " ")
    else { return String(text) }
    return String(number) + "\\" + String(rest)
  }

  /// Text from a list as Markdown that shows just that text.
  static func escaped(_ text: String) -> String {
    var out = ""
    for character in text {
      if character.isNewline {
        out.append(" ")
      } else {
        // A sign with an accent is one character to Swift, and two to Markdown.
        for scalar in character.unicodeScalars {
          if "\\`*_[]<>#|~".unicodeScalars.contains(scalar) { out.append("\\") }
          out.unicodeScalars.append(scalar)
        }
      }
    }
    guard out.utf8.contains(UInt8(ascii: "&")) else { return out }
    return out.replacing(/&(?=[A-Za-z0-9]+;)/.matchingSemantics(.unicodeScalar), with: "&amp;")
  }
}

extension ReadingStatus {
  /// The status as documents say it.
  var word: String { self == .toRead ? "to read" : rawValue }
}

/// The first line of an export: who wrote the file, and a fingerprint that tells whether anyone has edited it since.
public struct ExportStamp: Hashable, Sendable {
  /// Whose a file is.
  public enum Owner: Hashable, Sendable {
    /// An export as it was written; it may be replaced.
    case untouchedExport
    /// An export that was edited since.
    case editedExport
    case someoneElse
  }

  let line: String

  init(listID: String, body: some StringProtocol) {
    // The name is anything that a list says; here it must end neither the line, the field nor the comment.
    let name = listID.unicodeScalars.map { $0.value < 0x20 || ",>".unicodeScalars.contains($0) ? "-" : $0 }
    line = "<!-- paperstui export 1, list \(String(String.UnicodeScalarView(name))), \(ContentHash(body.utf8)) -->"
  }

  /// Tells whose a file is, by its content.
  public static func owner(of content: String) -> Owner {
    // Lines are split by scalars: with CRLF the line break would be one cluster.
    guard let end = content.unicodeScalars.firstIndex(of: "\n") else { return .someoneElse }
    let first = String(content[..<end])
    guard let match = first.firstMatch(of: /^<!-- paperstui export [0-9]+, list ([^,]*), ([0-9a-f]{16}) -->/) else {
      return .someoneElse
    }
    let body = content.unicodeScalars[content.unicodeScalars.index(after: end)...]
    let isUntouched = ContentHash(Substring(body).utf8).description == match.2
    return isUntouched ? .untouchedExport : .editedExport
  }
}
