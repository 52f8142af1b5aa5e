import PapersModel

/// Finds what is wrong with a list, whichever kind of file it was read from.
///
/// What the parts say about each other is gathered in a `ListIndex` and checked when everything is known.
struct ListChecks {
  private let findings: FindingCollector
  private let index: ListIndex

  /// - Returns: Errors and warnings, in no order.
  static func findings(in draft: ListDraft) -> [Finding] {
    let findings = FindingCollector(file: draft.file)
    let checks = ListChecks(findings: findings, index: ListIndex(findings: findings))
    checks.checkTexts(draft)
    checks.check(draft)
    checks.index.check()
    return findings.findings
  }

  // MARK: - Texts

  private func checkTexts(_ draft: ListDraft) {
    draft.forEachValue { TextCheck.check($0, of: $1, findings) }
    var hasBothLanguages = false
    draft.forEachText { text, name in
      if text.english != nil, text.chinese != nil { hasBothLanguages = true }
      for language in Language.allCases {
        guard let part = text[language] else { continue }
        // What stands at the place of the whole isn't named by its language in the file.
        TextCheck.check(part, of: part.place == text.place ? name : language.rawValue, findings)
      }
    }
    if hasBothLanguages { checkLanguages(draft) }
  }

  /// In a list of two languages each text is to be there in both.
  private func checkLanguages(_ draft: ListDraft) {
    draft.forEachText { text, name in
      guard !text.isEmpty else { return }
      for language in Language.allCases where text[language] == nil {
        findings.warning(
          "'\(name)' is not there in \(language == .english ? "English" : "Chinese").", at: text.place,
          "Write it as 'en: …' and 'zh: …'.")
      }
    }
  }

  // MARK: - The list and its sections

  private func check(_ draft: ListDraft) {
    if let format = draft.format, let number = wholeNumber(format, "format"), number != 1 {
      findings.error(
        "The file's format is \(number); this program reads format 1.", at: format.place,
        number > 1 ? "Update paperstui." : "Write 1, or leave the field out.")
    }
    if let id = draft.id { checkForm(ofID: id) }
    if draft.title == nil {
      findings.error("The list has no title.", at: draft.place, "Add 'title: …' as its first line.")
    }
    if draft.sections?.value.isEmpty ?? true {
      findings.error(
        "The list has no sections.", at: draft.sections?.place ?? draft.place,
        "Add 'sections:' with at least one section.")
    }
    for section in draft.sections?.value ?? [] { check(section) }
    for term in draft.glossary { check(term) }
  }

  private func check(_ section: SectionDraft) {
    if let id = section.id, checkForm(ofID: id) { index.add(sectionID: id) }
    if section.title == nil {
      findings.error("The section has no title.", at: section.place, "Add 'title: …' to it.")
    }
    for entry in section.entries { check(entry, isFollowUp: false) }
  }

  /// Files are named after what is checked here.
  ///
  /// - Returns: Whether the text can be an id.
  @discardableResult
  private func checkForm(ofID text: Placed<String>) -> Bool {
    if ListValue.id(text.value) != nil { return true }
    let example = SafeName.made(from: text.value).map { ", such as '\($0)'" } ?? ""
    findings.error(
      "'\(text.value.excerpt)' can't be an id.", at: text.place,
      "Use at most \(SafeName.limit) ASCII letters, digits and - _ . without a dot at the beginning\(example).")
    return false
  }

  private func wholeNumber(_ text: Placed<String>, _ name: String) -> Int? {
    if let number = Int(text.value) { return number }
    findings.error("'\(name)' must be a whole number, not '\(text.value.excerpt)'.", at: text.place)
    return nil
  }

  // MARK: - Entries

  private func check(_ entry: EntryDraft, isFollowUp: Bool) {
    // What is wrong with the rest is said even where the key is wrong.
    let key = key(of: entry) ?? CitationKey("")
    if entry.title == nil {
      findings.error("The entry '\(key)' has no title.", at: entry.place, "Add 'title: …' to it.")
    }
    checkAliases(entry, of: key)
    if !isFollowUp, let kind = entry.kind, ListValue.kind(kind.value) == nil {
      findings.error(
        "There is no kind '\(kind.value.excerpt)'.", at: kind.place,
        "Use 'paper' or 'resource'; follow-ups stand under 'follow_ups' of their paper.")
    }
    checkDates(entry)
    checkIdentifiers(entry, of: key)
    for link in entry.links where !ListValue.isWebAddress(link.address.value) {
      findings.error(
        "'\(link.address.value.excerpt)' is not a web address.", at: link.address.place,
        "Write it in full, from https:// on.")
    }
    for (field, targets) in [("requires", entry.requires), ("leads_to", entry.leadsTo), ("related", entry.related)] {
      for target in targets { index.add(ListIndex.Reference(field: field, from: key, to: target)) }
    }
    for question in entry.questions where question.question?.isEmpty ?? true || question.answer?.isEmpty ?? true {
      findings.error("A question needs 'question' and 'answer'.", at: question.place)
    }
    for term in entry.terms { index.addUse(ofTerm: term) }
    if let effort = entry.effort { check(effort) }
    for followUp in entry.followUps { check(followUp, isFollowUp: true) }
  }

  /// The key of an entry, if it has one that can stand as such.
  private func key(of entry: EntryDraft) -> CitationKey? {
    guard let text = entry.key else {
      findings.error(
        "The entry has no key.", at: entry.place,
        "Add 'key: …', such as vaswani2017; your progress and notes hang on it.")
      return nil
    }
    guard let key = ListValue.key(text.value) else {
      findings.error(
        "'\(text.value.excerpt)' can't be a key.", at: text.place,
        "Use ASCII letters, digits and - _ . : +, beginning with a letter or digit.")
      return nil
    }
    index.add(key, at: text.place)
    return key
  }

  /// Keys by which earlier versions of the list called the entry.
  private func checkAliases(_ entry: EntryDraft, of key: CitationKey) {
    for text in entry.aliases {
      if let alias = ListValue.key(text.value) {
        index.add(alias: alias, of: key, at: text.place)
      } else {
        findings.error(
          "'\(text.value.excerpt)' can't be a key.", at: text.place, "Name the key that the entry had.")
      }
    }
  }

  private func checkDates(_ entry: EntryDraft) {
    if let year = entry.year, let number = wholeNumber(year, "year"), ListValue.year(year.value) == nil {
      findings.error("'\(number)' is not a year.", at: year.place, "Write it with four digits, such as 2017.")
    }
    if let date = entry.published, ListValue.date(date.value) == nil {
      findings.error(
        "'\(date.value.excerpt)' is not a date.", at: date.place, "Write 2017, 2017-06 or 2017-06-12.")
    }
  }

  private func checkIdentifiers(_ entry: EntryDraft, of key: CitationKey) {
    for text in entry.arXivIDs {
      if let identifier = ListValue.arXivID(text.value) {
        index.add(identifier, of: key, at: text.place)
      } else {
        findings.error(
          "'\(text.value.excerpt)' is not an arXiv id.", at: text.place,
          "Write it without version or address, such as \"1706.03762\".")
      }
    }
    for text in entry.dois {
      if let identifier = ListValue.doi(text.value) {
        index.add(identifier, of: key, at: text.place)
      } else {
        findings.error(
          "'\(text.value.excerpt)' is not a DOI.", at: text.place,
          "Write it without address, such as 10.1038/s41586-021-03819-2.")
      }
    }
  }

  private func check(_ effort: EntryDraft.EffortDraft) {
    for (name, minutes) in [("survey", effort.survey), ("grasp", effort.grasp)] {
      guard let minutes else {
        findings.error("'effort' needs '\(name)'.", at: effort.place, "Write minutes, such as '\(name): 20-30'.")
        continue
      }
      if ListValue.minutes(minutes.value) == nil {
        findings.error(
          "'\(minutes.value.excerpt)' is not a range of minutes.", at: minutes.place,
          "Write it as 20-30; \(ListValue.minutesLimit) is the most.")
      }
    }
  }

  // MARK: - The glossary

  private func check(_ draft: TermDraft) {
    guard let term = draft.term, !term.isEmpty, let definition = draft.definition, !definition.isEmpty else {
      findings.error("A glossary term needs 'term' and 'definition'.", at: draft.place)
      return
    }
    if let name = term.english ?? term.chinese { index.addExplanation(ofTerm: Placed(name.value, at: term.place)) }
    if let entry = draft.entry {
      index.add(ListIndex.Reference(field: "entry", from: CitationKey(entry.value), to: entry))
    }
    for other in draft.see { index.addUse(ofTerm: other) }
  }
}
