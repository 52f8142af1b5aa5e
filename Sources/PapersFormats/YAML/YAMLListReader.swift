import PapersModel
import Yams

/// Reads list files as people write them by hand. Each method reads one kind of mapping.
struct YAMLListReader {
  private let reading: FieldReading

  /// Reads as much as can be read.
  ///
  /// - Returns: No draft if the file is no mapping at all, and what is wrong with how it is written.
  static func draft(of bytes: some Collection<UInt8>, file: String) -> (ListDraft?, [Finding]) {
    let (root, problems) = YAMLDocument.root(
      of: bytes, file: file, sizeLimit: ListFile.sizeLimit, tooLarge: "Split the list into several files.",
      empty: "Give it at least a title and one section with an entry.")
    guard let root else { return (nil, problems) }
    let findings = FindingCollector(file: file)
    let reader = YAMLListReader(reading: FieldReading(findings, byteCount: bytes.count))
    return (reader.list(root, file: file), findings.findings)
  }

  private func fields(_ node: Node, of what: @autoclosure () -> String, _ known: [String]) -> Fields? {
    Fields(node, of: what(), known: known, reading)
  }

  private func list(_ node: Node, file: String) -> ListDraft? {
    let known = ["format", "id", "title", "introduction", "credit", "sections", "glossary"]
    guard let fields = fields(node, of: "The list", known) else { return nil }
    var draft = ListDraft(file: file, place: fields.place)
    draft.format = fields.string("format")
    draft.id = fields.string("id")
    draft.title = text(fields, "title")
    draft.introduction = text(fields, "introduction")
    draft.credit = text(fields, "credit")
    draft.sections = fields.place(of: "sections").map {
      Placed(fields.nodes("sections").map(section), at: $0)
    }
    draft.glossary = fields.nodes("glossary").compactMap(term)
    return draft
  }

  private func section(_ node: Node) -> SectionDraft {
    let known = ["id", "title", "introduction", "afterwards", "entries"]
    var draft = SectionDraft(place: node.place)
    guard let fields = fields(node, of: "A section", known) else {
      draft.title = TextDraft(at: node.place)
      return draft
    }
    draft.id = fields.string("id")
    draft.title = text(fields, "title")
    draft.introduction = text(fields, "introduction")
    draft.afterwards = text(fields, "afterwards")
    draft.entries = fields.nodes("entries").compactMap(entry)
    return draft
  }

  private func entry(_ node: Node) -> EntryDraft? {
    let known = [
      "key", "aliases", "kind", "short", "title", "authors", "year", "published", "venue", "arxiv", "doi", "links",
      "requires", "leads_to", "related", "why", "ideas", "look_for", "before", "when", "questions", "then",
      "terms", "effort", "follow_ups",
    ]
    guard let fields = fields(node, of: "An entry", known) else { return nil }
    var draft = EntryDraft(place: fields.place)
    draft.key = fields.string("key")
    draft.aliases = fields.strings("aliases")
    draft.kind = fields.string("kind")
    draft.title = text(fields, "title")
    draft.shortTitle = fields.string("short")
    draft.authors = fields.strings("authors")
    draft.year = fields.string("year")
    draft.published = fields.string("published")
    draft.venue = fields.string("venue")
    draft.arXivIDs = fields.strings("arxiv")
    draft.dois = fields.strings("doi")
    draft.links = fields["links"].map(links) ?? []
    draft.requires = fields.strings("requires")
    draft.leadsTo = fields.strings("leads_to")
    draft.related = fields.strings("related")
    draft.why = text(fields, "why")
    draft.ideas = texts(fields, "ideas")
    draft.lookFor = text(fields, "look_for")
    draft.before = text(fields, "before")
    draft.when = text(fields, "when")
    draft.questions = fields.nodes("questions").compactMap(question)
    draft.then = text(fields, "then")
    draft.terms = fields.strings("terms")
    draft.effort = fields["effort"].flatMap(effort)
    draft.followUps = fields.nodes("follow_ups").compactMap(entry)
    return draft
  }

  /// `links:` maps a kind to one address or several.
  private func links(_ node: Node) -> [EntryDraft.LinkDraft] {
    let kinds = Link.Kind.allCases
    guard let fields = fields(node, of: "'links'", kinds.map(\.rawValue)) else { return [] }
    return kinds.flatMap { kind in
      fields.strings(kind.rawValue).map { EntryDraft.LinkDraft(kind: kind, address: $0) }
    }
  }

  private func question(_ node: Node) -> EntryDraft.QuestionDraft? {
    guard let fields = fields(node, of: "A question", ["question", "answer"]) else { return nil }
    return EntryDraft.QuestionDraft(
      place: fields.place, question: text(fields, "question"), answer: text(fields, "answer"))
  }

  private func effort(_ node: Node) -> EntryDraft.EffortDraft? {
    guard let fields = fields(node, of: "'effort'", ["survey", "grasp"]) else { return nil }
    return EntryDraft.EffortDraft(
      place: fields.place, survey: fields.string("survey"), grasp: fields.string("grasp"))
  }

  private func term(_ node: Node) -> TermDraft? {
    let known = ["term", "definition", "entry", "see"]
    guard let fields = fields(node, of: "A glossary term", known) else { return nil }
    return TermDraft(
      place: fields.place, term: text(fields, "term"), definition: text(fields, "definition"),
      entry: fields.string("entry"), see: fields.strings("see"))
  }

  // MARK: - Texts

  private func text(_ fields: Fields, _ name: String) -> TextDraft? {
    fields[name].flatMap { text($0, of: name, in: fields) }
  }

  private func texts(_ fields: Fields, _ name: String) -> [TextDraft] {
    fields.nodes(name).compactMap { text($0, of: name, in: fields) }.filter { !$0.isEmpty }
  }

  private static let languages = Language.allCases.map(\.rawValue)

  /// A plain text, or a mapping of `en` and `zh`.
  ///
  /// - Returns: An empty text where there is something else, which is then a finding.
  private func text(_ node: Node, of name: String, in fields: Fields) -> TextDraft? {
    if node.scalar != nil { return fields.string(node, of: name).map(TextDraft.init) }
    guard let languages = self.fields(node, of: "'\(name)'", Self.languages) else {
      return TextDraft(at: node.place)
    }
    let text = TextDraft(at: node.place, english: languages.string("en"), chinese: languages.string("zh"))
    return text.isEmpty ? nil : text
  }
}
