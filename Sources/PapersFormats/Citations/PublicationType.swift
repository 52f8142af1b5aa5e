import PapersModel

/// How an entry was published, and by whom: what decides the type of its record in BibTeX and in CSL.
///
/// A list says where a work appeared in one phrase, its venue, so this reads the words of that phrase. It is a guess
/// only in one place: a paper's venue that has none of the words below is taken for a journal, as *Nature* is.
enum PublicationType: Hashable, Sendable {
  /// A paper in the proceedings of a conference or workshop, with their title.
  case conferencePaper(proceedings: String)
  /// An article in a journal, with its title.
  case journalArticle(journal: String)
  /// A technical report, with the institution that issued it where the venue names one.
  case report(institution: String?)
  /// A paper on a preprint server, with the server where it is known.
  case preprint(server: String?)
  /// A post, a site or another page of the web, with the name of what it is part of.
  case webpage(site: String?)
  /// Code, at home in a repository of its own.
  case software
  /// Anything else, with where it appeared in the words of the list.
  case other(venue: String?)

  init(_ entry: Entry) {
    let arXivID = entry.arXivID != nil
    guard let venue = entry.venue.map(PlainText.singleLine), !venue.isEmpty else {
      if entry.kind == .resource {
        self = entry.address.map(Self.isRepository) == true ? .software : .webpage(site: nil)
      } else {
        self = arXivID ? .preprint(server: "arXiv") : .other(venue: nil)
      }
      return
    }
    let sequence = Self.words(of: venue)
    let words = Set(sequence)
    if let first = sequence.first, first.hasPrefix("preprint") || Self.preprintServers[first] != nil {
      let named = sequence.lazy.compactMap { Self.preprintServers[$0] }.first
      self = .preprint(server: named ?? (arXivID ? "arXiv" : nil))
    } else if let institution = Self.reportInstitution(venue) {
      self = .report(institution: institution.isEmpty ? nil : institution)
    } else if Self.isConference(words) {
      self = .conferencePaper(proceedings: Self.withoutRemark(venue))
    } else if !words.isDisjoint(with: Self.neitherWords) {
      self = .other(venue: venue)
    } else if entry.kind == .resource || words.contains("blog") {
      self = .webpage(site: venue)
    } else {
      self = .journalArticle(journal: venue)
    }
  }

  // MARK: - Preprints and reports

  /// The institution of a technical report: what stands before these words, else what stands after their comma, empty
  /// where that is nothing. `nil` for a venue that is no report.
  private static func reportInstitution(_ venue: String) -> String? {
    let tokens = venue.split(separator: " ")
    for index in tokens.indices.dropLast() {
      let pair = tokens[index...].prefix(2).map { $0.lowercased().filter(\.isLetter) }
      guard ["technical", "tech"].contains(pair[0]), ["report", "reports"].contains(pair[1]) else { continue }
      let before = trimmed(tokens[..<index].joined(separator: " "))
      if !before.isEmpty { return before }
      let after = venue.split(separator: ",", maxSplits: 1).dropFirst().first ?? ""
      return trimmed(String(after))
    }
    return nil
  }

  private static func trimmed(_ text: String) -> String {
    let isSeparator = { (character: Character) in character.isWhitespace || ",;:-–—(".contains(character) }
    return String(text.drop(while: isSeparator).reversed().drop(while: isSeparator).reversed())
  }

  // MARK: - Conferences

  private static func isConference(_ words: Set<String>) -> Bool {
    if words.contains("journal") || words.contains("transactions") || words.contains("magazine") { return false }
    if words.isSuperset(of: ["neural", "information", "processing", "systems"]) { return true }
    let marks = words.intersection(conferenceWords)
    if marks.isSubset(of: ["proceedings", "proc"]), !marks.isEmpty {
      return words.subtracting(["of", "the"]).subtracting(marks) != ["ieee"]
        && !proceedingsThatAreJournals.contains { words.isSuperset(of: $0) }
    }
    return !marks.isEmpty || !words.isDisjoint(with: conferenceAcronyms)
  }

  /// A venue without what the list remarks about it after the conference's acronym in parentheses: `…(ICLR) 2015, oral`.
  /// A remark begins with a small letter, as no further part of the name does (`PMLR 202`, `Survey Track`).
  private static func withoutRemark(_ venue: String) -> String {
    guard let parenthesis = venue.firstIndex(of: ")"),
      let comma = venue[parenthesis...].firstIndex(of: ","),
      venue[comma...].first(where: \.isLetter)?.isLowercase == true
    else { return venue }
    return String(venue[..<comma])
  }

  // MARK: - The rest

  /// Whether an address is that of a whole repository, `https://github.com/owner/name`.
  private static func isRepository(_ address: String) -> Bool {
    let parts = address.split(separator: "/")
    return parts.count == 4 && ["https:", "http:"].contains(parts[0])
      && repositoryHosts.contains(parts[1].lowercased())
  }

  private static func words(of text: String) -> [String] {
    text.split { !$0.isLetter }.map { $0.lowercased() }
  }
}
