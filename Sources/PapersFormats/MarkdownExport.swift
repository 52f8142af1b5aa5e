import PapersModel

/// A list with its notes as one Markdown document, to which the entries are added one after the other.
public struct MarkdownExport: Sendable {
  private let overview: ListOverview
  private let secondsFromUTC: Int
  private var body: String
  /// Entries added so far.
  private var entryCount = 0
  private var headedSections = 0
  /// Entries that have a note.
  public private(set) var noteCount = 0

  /// - Parameter secondsFromUTC: The local clock's distance from UTC, for dates.
  public init(overview: ListOverview, secondsFromUTC: Int) {
    self.overview = overview
    self.secondsFromUTC = secondsFromUTC
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
      out += "\n\(Self.escaped(chinese))\n"
    }
    out += "\n\(Self.bibliographicLine(entry))\n"
    out += "\n- Key: `\(entry.key)`\n- Status: \(status(progress))\n"
    if progress.hasNote {
      out += "- Note: \(progress.noteWrittenAt.map(day) ?? "")\n"
      out += "\n" + Self.closingFences(progress.note)
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
    if let address = entry.address { parts.append("<\(address)>") }
    for case .doi(let doi) in entry.identifiers { parts.append("doi:\(Self.escaped(doi))") }
    return parts.joined(separator: ". ")
  }

  private func status(_ progress: EntryProgress) -> String {
    let word = progress.status.word
    var parts: [String] = []
    if let started = progress.startedAt, progress.status != .reading { parts.append("started \(day(started))") }
    if progress.status != .toRead, let since = progress.statusSetAt { parts.append("\(word) \(day(since))") }
    return parts.isEmpty ? word : "\(word) (\(parts.joined(separator: ", ")))"
  }

  private func day(_ milliseconds: Int64) -> String {
    CivilDay(milliseconds: milliseconds, secondsFromUTC: secondsFromUTC).description
  }

  /// The note unchanged, then what it needs so that the document goes on after it: an end of its last line, and an end
  /// of a fenced code block that it leaves open.
  private static func closingFences(_ note: String) -> String {
    var out = note
    if note.last?.isNewline != true { out += "\n" }
    if let fence = openFence(in: note) { out += fence + "\n" }
    return out
  }

  /// The fence of a code block that is open at the end of a text, by CommonMark's rules for fenced code blocks.
  static func openFence(in text: String) -> String? {
    var open: (mark: Character, count: Int)?
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let indent = line.prefix { $0 == " " }.count
      let rest = line.dropFirst(indent)
      guard indent <= 3, let mark = rest.first, mark == "`" || mark == "~" else { continue }
      let count = rest.prefix { $0 == mark }.count
      let info = rest.dropFirst(count)
      if let current = open {
        if mark == current.mark, count >= current.count, info.allSatisfy({ $0 == " " || $0 == "\t" }) { open = nil }
      } else if count >= 3, mark == "~" || !info.contains("`") {
        open = (mark, count)
      }
    }
    return open.map { String(repeating: $0.mark, count: $0.count) }
  }

  /// Text from a list as Markdown that shows just that text.
  static func escaped(_ text: String) -> String {
    var out = ""
    for character in text {
      if character.isNewline {
        out.append(" ")
      } else {
        if "\\`*_[]<>#|~".contains(character) { out.append("\\") }
        out.append(character)
      }
    }
    return out
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
    line = "<!-- paperstui export 1, list \(listID), \(ContentHash(body.utf8)) -->"
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
