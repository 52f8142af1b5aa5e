import PapersModel

/// Entries as CSL-JSON, the data that citation processors (Zotero, pandoc, citeproc) read.
///
/// The form is that of the published schema,
/// <https://resource.citationstyles.org/schema/latest/input/json/csl-data.json>; what the types and variables mean is in
/// appendices III and IV of the CSL specification, <https://docs.citationstyles.org/en/stable/specification.html>.
public enum CSLJSON {
  /// The document: an array of items, one for each entry in the order given; of entries with the same key the first.
  /// The same entries give the same bytes.
  ///
  /// - Parameter entries: Follow-ups are entries like others; those inside an entry aren't looked for.
  public static func document(of entries: [Entry]) -> String {
    var seen: Set<CitationKey> = []
    let items = entries.filter { seen.insert($0.key).inserted }.map { item(Citation($0)) }
    return JSONValue.array(items).text(expandedTo: 3) + "\n"
  }

  private static func item(_ citation: Citation) -> JSONValue {
    var members: [JSONValue.Member] = []
    func add(_ name: String, _ value: JSONValue?) {
      if let value, value != .string("") { members.append(JSONValue.Member(name: name, value: value)) }
    }
    func add(_ name: String, _ text: String?) { add(name, text.map(JSONValue.string)) }

    let form = form(of: citation.type)
    add("id", citation.key.rawValue)
    add("citation-key", citation.key.rawValue)
    add("type", form.type)
    add("title", citation.title)
    add("title-short", citation.shortTitle)
    add("author", citation.authors.isEmpty ? nil : .array(citation.authors.map(name)))
    add("container-title", form.container)
    add("publisher", form.publisher)
    add("genre", form.genre)
    if case .preprint = citation.type { add("number", citation.arXivID.map { "arXiv:" + $0 }) }
    add("issued", citation.date.map(date))
    add("DOI", citation.doi)
    add("URL", citation.address.map(PlainText.address))
    return .object(members)
  }

  private struct Form {
    var type: String
    var container: String?
    var publisher: String?
    var genre: String?
  }

  private static func form(of type: PublicationType) -> Form {
    switch type {
    case .conferencePaper(let proceedings): Form(type: "paper-conference", container: proceedings)
    case .journalArticle(let journal): Form(type: "article-journal", container: journal)
    case .report(let institution): Form(type: "report", publisher: institution, genre: "Technical report")
    case .preprint(let server): Form(type: "article", publisher: server, genre: "Preprint")
    case .webpage(let site): Form(type: "webpage", container: site)
    case .software: Form(type: "software")
    case .other(let venue): Form(type: "document", publisher: venue)
    }
  }

  /// A particle is a non-dropping one: it belongs to the family name, as in "van der Maaten".
  private static func name(_ name: PersonName) -> JSONValue {
    let parts: [(String, String)]
    switch name {
    case .person(let given, let particle, let family, let suffix):
      parts = [("family", family), ("given", given), ("non-dropping-particle", particle), ("suffix", suffix)]
    case .literal(let text): parts = [("literal", text)]
    case .others: parts = [("literal", "et al.")]
    }
    return .object(parts.filter { !$0.1.isEmpty }.map { JSONValue.Member(name: $0.0, value: .string($0.1)) })
  }

  private static func date(_ date: PartialDate) -> JSONValue {
    let parts = [date.year, date.month, date.day].compactMap { $0 }
    return .object([JSONValue.Member(name: "date-parts", value: .array([.array(parts.map(JSONValue.number))]))])
  }
}
