import PapersModel
import Yams

/// Turns the nodes of a list file into a list. Each method reads one kind of mapping.
struct ListReader {
  let findings: FindingCollector
  let index: ListIndex

  init(findings: FindingCollector) {
    self.findings = findings
    index = ListIndex(findings: findings)
  }

  private func fields(_ node: Node, of what: String, _ known: [String]) -> Fields? {
    Fields(node, of: what, known: known, findings: findings, index: index)
  }

  func list(_ node: Node, defaultID: String) -> ReadingList? {
    let known = ["format", "id", "title", "introduction", "credit", "sections", "glossary"]
    guard let fields = fields(node, of: "The list", known) else { return nil }
    if let format = fields.integer("format"), format != 1 {
      findings.error(
        "The file's format is \(format); this program reads format 1.", at: fields["format"], "Update paperstui.")
    }
    let title = fields.localized("title")
    if fields["title"] == nil {
      findings.error("The list has no title.", at: fields.node, "Add 'title: …' as its first line.")
    }
    if fields.nodes("sections").isEmpty {
      findings.error(
        "The list has no sections.", at: fields.key(of: "sections") ?? fields.node,
        "Add 'sections:' with at least one section.")
    }
    let sections = fields.nodes("sections").enumerated().compactMap { section($1, number: $0 + 1) }
    let glossary = fields.nodes("glossary").compactMap(glossaryTerm)
    let list = ReadingList(
      id: fields.string("id") ?? defaultID, title: title ?? LocalizedText(english: defaultID),
      introduction: fields.localized("introduction"), credit: fields.localized("credit"), sections: sections,
      glossary: glossary)
    index.check()
    return list
  }

  private func section(_ node: Node, number: Int) -> Section? {
    let known = ["id", "title", "introduction", "afterwards", "entries"]
    guard let fields = fields(node, of: "A section", known) else { return nil }
    let title = fields.localized("title")
    if fields["title"] == nil {
      findings.error("The section has no title.", at: fields.node, "Add 'title: …' to it.")
    }
    return Section(
      id: fields.string("id") ?? "section-\(number)", title: title ?? LocalizedText(english: "\(number)"),
      introduction: fields.localized("introduction"), afterwards: fields.localized("afterwards"),
      entries: fields.nodes("entries").compactMap { entry($0) })
  }

  private func entry(_ node: Node, isFollowUp: Bool = false) -> Entry? {
    let known = [
      "key", "aliases", "kind", "short", "title", "authors", "year", "published", "venue", "arxiv", "doi", "links",
      "requires", "leads_to", "related", "why", "ideas", "look_for", "before", "when", "questions", "then",
      "terms", "effort", "follow_ups",
    ]
    guard let fields = fields(node, of: "An entry", known) else { return nil }
    // What is wrong with the rest is said even where the key is wrong.
    let validKey = key(fields)
    let key = validKey ?? CitationKey("")
    let title = fields.localized("title")
    if fields["title"] == nil {
      findings.error("The entry '\(key)' has no title.", at: fields.node, "Add 'title: …' to it.")
    }
    let published = date(fields)
    let year = year(fields)
    let commentary = Commentary(
      why: fields.localized("why"), ideas: fields.localizedList("ideas"), lookFor: fields.localized("look_for"),
      before: fields.localized("before"), when: fields.localized("when"),
      questions: fields.nodes("questions").compactMap(question), then: fields.localized("then"),
      terms: terms(fields, "terms"), effort: fields["effort"].flatMap(effort))
    let entry = Entry(
      key: key, aliases: aliases(fields, of: key), kind: kind(fields, isFollowUp: isFollowUp),
      title: title ?? LocalizedText(english: key.rawValue),
      shortTitle: fields.string("short"), authors: fields.strings("authors"),
      year: year ?? published?.year, published: published, venue: fields.string("venue"),
      identifiers: identifiers(fields, of: key), links: fields["links"].map(links) ?? [],
      requires: keys(fields, "requires", of: key), leadsTo: keys(fields, "leads_to", of: key),
      related: keys(fields, "related", of: key),
      commentary: commentary, followUps: fields.nodes("follow_ups").compactMap { self.entry($0, isFollowUp: true) })
    return validKey == nil ? nil : entry
  }

  private func year(_ fields: Fields) -> Int? {
    guard let year = fields.integer("year") else { return nil }
    if (1...9999).contains(year) { return year }
    findings.error("'\(year)' is not a year.", at: fields["year"], "Write it with four digits, such as 2017.")
    return nil
  }

  private func key(_ fields: Fields) -> CitationKey? {
    guard let text = fields.string("key") else {
      findings.error(
        "The entry has no key.", at: fields.node,
        "Add 'key: …', such as vaswani2017; your progress and notes hang on it.")
      return nil
    }
    guard CitationKey.isValid(text) else {
      findings.error(
        "'\(text)' can't be a key.", at: fields["key"],
        "Use ASCII letters, digits and - _ . : +, beginning with a letter or digit.")
      return nil
    }
    let key = CitationKey(text)
    index.add(key, at: fields["key"]!)
    return key
  }

  /// Keys by which earlier versions of the list called the entry.
  private func aliases(_ fields: Fields, of key: CitationKey) -> [CitationKey] {
    fields.nodes("aliases").compactMap { node in
      guard let text = fields.string(node, of: "aliases") else { return nil }
      guard CitationKey.isValid(text) else {
        findings.error("'\(text)' can't be a key.", at: node, "Name the key that the entry had.")
        return nil
      }
      index.add(alias: CitationKey(text), of: key, at: node)
      return CitationKey(text)
    }
  }

  private func kind(_ fields: Fields, isFollowUp: Bool) -> Entry.Kind {
    if isFollowUp { return .followUp }
    guard let text = fields.string("kind") else { return .paper }
    let allowed = [Entry.Kind.paper, .resource]
    if let kind = allowed.first(where: { $0.rawValue == text }) { return kind }
    findings.error(
      "There is no kind '\(text)'.", at: fields["kind"],
      "Use 'paper' or 'resource'; follow-ups stand under 'follow_ups' of their paper.")
    return .paper
  }

  private func date(_ fields: Fields) -> PartialDate? {
    guard let text = fields.string("published") else { return nil }
    if let date = PartialDate(text) { return date }
    findings.error(
      "'\(text)' is not a date.", at: fields["published"], "Write 2017, 2017-06 or 2017-06-12.")
    return nil
  }

  private func identifiers(_ fields: Fields, of key: CitationKey) -> [Identifier] {
    var identifiers: [Identifier] = []
    for node in fields.nodes("arxiv") {
      guard let text = fields.string(node, of: "arxiv") else { continue }
      if Identifier.isArXivForm(text) {
        identifiers.append(.arXiv(text))
        index.add(.arXiv(text), of: key, at: node)
      } else {
        findings.error(
          "'\(text)' is not an arXiv id.", at: node, "Write it without version or address, such as \"1706.03762\".")
      }
    }
    for node in fields.nodes("doi") {
      guard let text = fields.string(node, of: "doi") else { continue }
      if Identifier.isDOIForm(text) {
        identifiers.append(.doi(text))
        index.add(.doi(text), of: key, at: node)
      } else {
        findings.error(
          "'\(text)' is not a DOI.", at: node, "Write it without address, such as 10.1038/s41586-021-03819-2.")
      }
    }
    return identifiers
  }

  /// `links:` maps a kind to one address or several.
  private func links(_ node: Node) -> [Link] {
    let kinds = Link.Kind.allCases
    guard let fields = fields(node, of: "'links'", kinds.map(\.rawValue)) else { return [] }
    return kinds.flatMap { kind in
      fields.nodes(kind.rawValue).compactMap { node in
        guard let url = fields.string(node, of: kind.rawValue) else { return nil }
        if Self.isWebAddress(url) { return Link(kind: kind, url: url) }
        findings.error("'\(url)' is not a web address.", at: node, "Write it in full, from https:// on.")
        return nil
      }
    }
  }

  /// An `http` or `https` address of printable ASCII without spaces, with a host.
  static func isWebAddress(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
      && text.wholeMatch(of: /https?:\/\/[A-Za-z0-9.\-]+(:[0-9]+)?([\/?#].*)?/) != nil
  }

  private func keys(_ fields: Fields, _ name: String, of key: CitationKey) -> [CitationKey] {
    fields.nodes(name).compactMap { node in
      fields.string(node, of: name).map { text in
        index.add(ListIndex.Reference(field: name, from: key, to: CitationKey(text), node: node))
        return CitationKey(text)
      }
    }
  }

  private func terms(_ fields: Fields, _ name: String) -> [String] {
    fields.nodes(name).compactMap { node in
      fields.string(node, of: name).map { text in
        index.addUse(ofTerm: text, at: node)
        return text
      }
    }
  }

  private func question(_ node: Node) -> Question? {
    guard let fields = fields(node, of: "A question", ["question", "answer"]) else {
      return nil
    }
    guard let question = fields.localized("question"), let answer = fields.localized("answer") else {
      findings.error("A question needs 'question' and 'answer'.", at: node)
      return nil
    }
    return Question(question: question, answer: answer)
  }

  private func effort(_ node: Node) -> Effort? {
    guard let fields = fields(node, of: "'effort'", ["survey", "grasp"]) else { return nil }
    func minutes(_ name: String) -> ClosedRange<Int>? {
      guard let value = fields[name], let text = fields.string(value, of: name) else {
        findings.error("'effort' needs '\(name)'.", at: node, "Write minutes, such as '\(name): 20-30'.")
        return nil
      }
      let numbers = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      if numbers.count == 2, let low = numbers[0], let high = numbers[1], low <= high { return low...high }
      if numbers.count == 1, let one = numbers[0] { return one...one }
      findings.error("'\(text)' is not a range of minutes.", at: value, "Write it as 20-30.")
      return nil
    }
    let (survey, grasp) = (minutes("survey"), minutes("grasp"))
    guard let survey, let grasp else { return nil }
    return Effort(survey: survey, grasp: grasp)
  }

  private func glossaryTerm(_ node: Node) -> GlossaryTerm? {
    let known = ["term", "definition", "entry", "see"]
    guard let fields = fields(node, of: "A glossary term", known) else { return nil }
    guard let term = fields.localized("term"), let definition = fields.localized("definition") else {
      findings.error("A glossary term needs 'term' and 'definition'.", at: node)
      return nil
    }
    if let name = term.english ?? term.chinese { index.addExplanation(ofTerm: name, at: fields["term"]!) }
    let entry = fields["entry"].flatMap { node in
      fields.string(node, of: "entry").map { text in
        let key = CitationKey(text)
        index.add(ListIndex.Reference(field: "entry", from: key, to: key, node: node))
        return key
      }
    }
    return GlossaryTerm(term: term, definition: definition, entry: entry, see: terms(fields, "see"))
  }
}
