import PapersModel

/// A list with its notes as one Markdown document.
public struct MarkdownExport: Sendable {
  private let overview: ListOverview
  private let entries: [EntryDetail]
  private let secondsFromUTC: Int

  /// - Parameters:
  ///   - entries: In reading order.
  ///   - secondsFromUTC: The local clock's distance from UTC, for dates.
  public init(overview: ListOverview, entries: [EntryDetail], secondsFromUTC: Int) {
    self.overview = overview
    self.entries = entries
    self.secondsFromUTC = secondsFromUTC
  }

  /// Entries that have a note.
  public var noteCount: Int { entries.count { $0.progress.hasNote } }

  /// The document. The same progress gives the same bytes.
  public var text: String {
    let body = self.body
    return ExportStamp(listID: overview.id, body: body).line + "\n" + body
  }

  private var body: String {
    var out = "\n# \(Self.escaped(overview.title.preferring(.english)))\n"
    let papers = overview.papers
    if papers.total > 0 {
      out += "\n\(papers[.read]) of \(papers.total) papers read.\n"
    }
    var number = 0
    for section in overview.sections {
      let isNumbered = section.papers.total > 0
      if isNumbered { number += 1 }
      out += "\n## \(isNumbered ? "\(number). " : "")\(section.title.all.map(Self.escaped).joined(separator: " · "))\n"
      for position in section.positions where entries.indices.contains(position) {
        out += entry(entries[position])
      }
    }
    return out
  }

  private func entry(_ detail: EntryDetail) -> String {
    let entry = detail.entry
    var out = "\n### \(Self.escaped(entry.title.preferring(.english)))\n"
    if entry.title.english != nil, let chinese = entry.title.chinese {
      out += "\n\(Self.escaped(chinese))\n"
    }
    out += "\n\(bibliographicLine(entry))\n"
    out += "\n- Key: `\(entry.key)`\n- Status: \(status(detail.progress))\n"
    if detail.progress.hasNote {
      out += "- Note: \(detail.progress.noteWrittenAt.map(day) ?? "")\n"
      out += "\n" + Self.closingFences(detail.progress.note)
    }
    return out
  }

  private func bibliographicLine(_ entry: Entry) -> String {
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
    let word = progress.status == .toRead ? "to read" : progress.status.rawValue
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
