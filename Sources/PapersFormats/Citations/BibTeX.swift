import PapersModel

/// Entries as BibTeX records that BibTeX with its classic styles and biblatex with biber both read.
///
/// Text is UTF-8, which biber takes by default and BibTeX passes through. A work on arXiv is named in both conventions:
/// `archivePrefix` (arXiv's own, <https://info.arxiv.org/help/hypertex/bibstyles/>) and `eprinttype` (the biblatex
/// manual, "Electronic Publishing Information"). Volume, number and pages are left out: lists don't have them.
public enum BibTeX {
  /// A document with one record for each entry in the order given; of entries with the same key, which BibTeX refuses,
  /// the first. The same entries give the same bytes.
  ///
  /// - Parameter entries: Follow-ups are entries like others; those inside an entry aren't looked for.
  public static func document(of entries: [Entry]) -> String {
    var seen: Set<CitationKey> = []
    return entries.filter { seen.insert($0.key).inserted }.map(record).joined(separator: "\n")
  }

  /// The record of one entry; ends with a newline.
  public static func record(for entry: Entry) -> String {
    let citation = Citation(entry)
    var fields: [(name: String, value: String)] = []
    func add(_ name: String, braced text: String?) {
      if let text, !text.isEmpty { fields.append((name, "{" + text + "}")) }
    }

    let form = form(of: citation.type)
    add("title", braced: citation.isTitleChinese ? doublyBraced(citation.title) : BibTeXTitle.text(citation.title))
    add("author", braced: citation.authors.map(name).joined(separator: " and "))
    if let place = form.place { add(place.name, braced: LaTeXText.escaped(place.value)) }
    if let date = citation.date {
      add("year", braced: String(date.year))
      if let month = date.month, months.indices.contains(month - 1) { fields.append(("month", months[month - 1])) }
    }
    if let id = citation.arXivID {
      add("eprint", braced: PlainText.address(id))
      add("archivePrefix", braced: "arXiv")
      add("eprinttype", braced: "arxiv")
    }
    // Both are read verbatim, so nothing in them is escaped for LaTeX.
    add("doi", braced: citation.doi.map(PlainText.address))
    add("url", braced: citation.address.map(PlainText.address))

    let width = fields.map(\.name.count).max() ?? 0
    let lines = fields.map { "  \($0.name)\(String(repeating: " ", count: width - $0.name.count)) = \($0.value),\n" }
    return "@\(form.type){\(citation.key),\n\(lines.joined())}\n"
  }

  /// The macros that every style defines.
  private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

  private static func form(of type: PublicationType) -> (type: String, place: (name: String, value: String)?) {
    switch type {
    case .conferencePaper(let proceedings): ("inproceedings", ("booktitle", proceedings))
    case .journalArticle(let journal): ("article", ("journal", journal))
    case .report(let institution): ("techreport", institution.map { ("institution", $0) })
    case .preprint(let server): ("misc", ("howpublished", server.map { $0 + " preprint" } ?? "Preprint"))
    case .webpage(let site): ("misc", site.map { ("howpublished", $0) })
    case .software: ("misc", nil)
    case .other(let venue): ("misc", venue.map { ("howpublished", $0) })
    }
  }

  private static func doublyBraced(_ title: String) -> String {
    title.isEmpty ? "" : "{" + LaTeXText.escaped(title) + "}"
  }

  /// A name as `von Last, Jr, First`, or in braces where BibTeX must not take it apart.
  private static func name(_ name: PersonName) -> String {
    switch name {
    case .others: return "others"
    case .literal(let text): return "{" + LaTeXText.escaped(text) + "}"
    case .person(let given, let particle, let family, let suffix):
      var last = LaTeXText.escaped(family)
      // A small word inside a last name ("Van den Broeck") would make the words up to it a von part.
      let words = family.split(separator: " ")
      if words.dropLast().contains(where: { $0.first(where: \.isLetter)?.isLowercase == true }) { last = "{\(last)}" }
      if !particle.isEmpty { last = LaTeXText.escaped(particle) + " " + last }
      if suffix.isEmpty { return given.isEmpty ? last : last + ", " + LaTeXText.escaped(given) }
      // Two commas even without a first name: after one, BibTeX takes "Jr." for it.
      return "\(last), \(LaTeXText.escaped(suffix)), \(given.isEmpty ? "{}" : LaTeXText.escaped(given))"
    }
  }
}
