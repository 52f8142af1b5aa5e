import PapersModel

extension ReadingList {
  /// The list that a draft describes. Of a draft with errors, what can be used; entries without a key are left out.
  init(_ draft: ListDraft) {
    let name = Self.shortName(for: draft.file)
    let sections = draft.sections?.value ?? []
    let takenIDs = Set(sections.compactMap(\.id?.value))
    self.init(
      id: draft.id.flatMap { ListValue.id($0.value) } ?? name,
      title: draft.title.map(LocalizedText.init) ?? LocalizedText(english: name),
      introduction: draft.introduction.map(LocalizedText.init), credit: draft.credit.map(LocalizedText.init),
      sections: sections.enumerated().map { Section($1, number: $0 + 1, takenIDs: takenIDs) },
      glossary: draft.glossary.compactMap(GlossaryTerm.init))
  }

  /// A short ASCII name made from a file name: `My papers.yaml` gives `my-papers`.
  private static func shortName(for file: String) -> String {
    let name = file.split(separator: "/").last.map { $0.split(separator: ".").first ?? $0 } ?? "list"
    let words = name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.isEmpty ? "list" : String(words.joined(separator: "-").prefix(SafeName.limit))
  }
}

extension LocalizedText {
  fileprivate init(_ draft: TextDraft) {
    self.init(english: draft.english?.value, chinese: draft.chinese?.value)
  }
}

extension Section {
  /// - Parameters:
  ///   - number: Counted from 1.
  ///   - takenIDs: The ids that sections of the file have.
  fileprivate init(_ draft: SectionDraft, number: Int, takenIDs: Set<String>) {
    var name = "section-\(number)"
    while takenIDs.contains(name) { name += "-" }
    self.init(
      id: draft.id.flatMap { ListValue.id($0.value) } ?? name,
      title: draft.title.map(LocalizedText.init) ?? LocalizedText(english: "\(number)"),
      introduction: draft.introduction.map(LocalizedText.init), afterwards: draft.afterwards.map(LocalizedText.init),
      entries: draft.entries.compactMap { Entry($0, isFollowUp: false) })
  }
}

extension Entry {
  fileprivate init?(_ draft: EntryDraft, isFollowUp: Bool) {
    guard let key = draft.key.flatMap({ ListValue.key($0.value) }) else { return nil }
    let published = draft.published.flatMap { ListValue.date($0.value) }
    let commentary = Commentary(
      why: draft.why.map(LocalizedText.init), ideas: draft.ideas.map(LocalizedText.init),
      lookFor: draft.lookFor.map(LocalizedText.init), before: draft.before.map(LocalizedText.init),
      when: draft.when.map(LocalizedText.init), questions: draft.questions.compactMap(Question.init),
      then: draft.then.map(LocalizedText.init), terms: draft.terms.map(\.value),
      effort: draft.effort.flatMap(Effort.init))
    self.init(
      key: key, aliases: draft.aliases.compactMap { ListValue.key($0.value) },
      kind: isFollowUp ? .followUp : draft.kind.flatMap { ListValue.kind($0.value) } ?? .paper,
      title: draft.title.map(LocalizedText.init) ?? LocalizedText(english: key.rawValue),
      shortTitle: draft.shortTitle?.value, authors: draft.authors.map(\.value),
      year: draft.year.flatMap { ListValue.year($0.value) } ?? published?.year, published: published,
      venue: draft.venue?.value,
      identifiers: draft.arXivIDs.compactMap { ListValue.arXivID($0.value) }
        + draft.dois.compactMap { ListValue.doi($0.value) },
      links: draft.links.compactMap(Link.init), requires: draft.requires.map { CitationKey($0.value) },
      leadsTo: draft.leadsTo.map { CitationKey($0.value) }, related: draft.related.map { CitationKey($0.value) },
      commentary: commentary, followUps: draft.followUps.compactMap { Entry($0, isFollowUp: true) })
  }
}

extension Link {
  fileprivate init?(_ draft: EntryDraft.LinkDraft) {
    guard ListValue.isWebAddress(draft.address.value) else { return nil }
    self.init(kind: draft.kind, url: draft.address.value)
  }
}

extension Question {
  fileprivate init?(_ draft: EntryDraft.QuestionDraft) {
    guard let question = draft.question, !question.isEmpty, let answer = draft.answer, !answer.isEmpty else {
      return nil
    }
    self.init(question: LocalizedText(question), answer: LocalizedText(answer))
  }
}

extension Effort {
  fileprivate init?(_ draft: EntryDraft.EffortDraft) {
    guard let survey = draft.survey.flatMap({ ListValue.minutes($0.value) }),
      let grasp = draft.grasp.flatMap({ ListValue.minutes($0.value) })
    else { return nil }
    self.init(survey: survey, grasp: grasp)
  }
}

extension GlossaryTerm {
  fileprivate init?(_ draft: TermDraft) {
    guard let term = draft.term, !term.isEmpty, let definition = draft.definition, !definition.isEmpty else {
      return nil
    }
    self.init(
      term: LocalizedText(term), definition: LocalizedText(definition),
      entry: draft.entry.map { CitationKey($0.value) }, see: draft.see.map(\.value))
  }
}
