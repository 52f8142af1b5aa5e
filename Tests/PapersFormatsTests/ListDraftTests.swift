import PapersModel
import Testing

@testable import PapersFormats

@Suite("Lists that no YAML was read for")
struct ListDraftTests {
  /// A text at a line and a column.
  private func at(_ line: Int, _ column: Int, _ text: String) -> Placed<String> {
    Placed(text, at: Place(line: line, column: column))
  }

  private func text(_ line: Int, _ english: String?, _ chinese: String? = nil) -> TextDraft {
    TextDraft(
      at: Place(line: line, column: 1), english: english.map { at(line, 2, $0) },
      chinese: chinese.map { at(line, 3, $0) })
  }

  private func draft(_ entries: [EntryDraft]) -> ListDraft {
    var section = SectionDraft(place: Place(line: 2, column: 1))
    section.title = text(2, "B", "乙")
    section.entries = entries
    var draft = ListDraft(file: "papers.bib", place: .start)
    draft.title = text(1, "A", "甲")
    draft.sections = Placed([section], at: Place(line: 2, column: 1))
    return draft
  }

  private func entry(_ line: Int, _ key: String?) -> EntryDraft {
    var entry = EntryDraft(place: Place(line: line, column: 1))
    entry.key = key.map { at(line, 5, $0) }
    entry.title = text(line, "T", "题")
    return entry
  }

  private func findings(_ draft: ListDraft) -> [String] {
    ListChecks.findings(in: draft).inFileOrder.map(\.description)
  }

  @Test("A draft without mistakes is a list")
  func list() {
    var first = entry(3, "a")
    first.authors = [at(4, 1, "Ada Lovelace")]
    first.published = at(5, 1, "2017-06")
    first.arXivIDs = [at(6, 1, "1706.03762")]
    first.effort = EntryDraft.EffortDraft(
      place: Place(line: 7, column: 1), survey: at(7, 1, "20-30"), grasp: at(7, 9, "60"))
    first.followUps = [entry(8, "b")]
    let draft = draft([first])
    #expect(findings(draft) == [])

    let list = ReadingList(draft)
    #expect(list.id == "papers")
    #expect(list.title == LocalizedText(english: "A", chinese: "甲"))
    #expect(list.sections.map(\.id) == ["section-1"])
    #expect(list.readingOrder.map(\.key) == ["a", "b"])
    #expect(list.readingOrder.map(\.kind) == [.paper, .followUp])
    #expect(list.readingOrder[0].authors == ["Ada Lovelace"])
    #expect(list.readingOrder[0].year == 2017)
    #expect(list.readingOrder[0].identifiers == [.arXiv("1706.03762")])
    #expect(list.readingOrder[0].commentary.effort == Effort(survey: 20...30, grasp: 60...60))
  }

  @Test("What is wrong with a value is said at its place")
  func values() {
    var wrong = entry(3, "a b")
    wrong.year = at(4, 1, "soon")
    wrong.published = at(5, 1, "June")
    wrong.dois = [at(6, 1, "x")]
    wrong.links = [EntryDraft.LinkDraft(kind: .pdf, address: at(7, 1, "ftp://a"))]
    wrong.why = text(8, "Be\u{7}cause")
    #expect(
      findings(draft([wrong])) == [
        "papers.bib:3:5: error: 'a b' can't be a key. "
          + "Use ASCII letters, digits and - _ . : +, beginning with a letter or digit.",
        "papers.bib:4:1: error: 'year' must be a whole number, not 'soon'.",
        "papers.bib:5:1: error: 'June' is not a date. Write 2017, 2017-06 or 2017-06-12.",
        "papers.bib:6:1: error: 'x' is not a DOI. Write it without address, such as 10.1038/s41586-021-03819-2.",
        "papers.bib:7:1: error: 'ftp://a' is not a web address. Write it in full, from https:// on.",
        "papers.bib:8:1: warning: 'why' is not there in Chinese. Write it as 'en: …' and 'zh: …'.",
        "papers.bib:8:2: warning: 'en' holds the control character U+0007. Take it out; it shows as a sign.",
      ])
  }

  @Test("What the parts say about each other is said at their places")
  func relations() {
    var first = entry(3, "vaswani2017")
    first.related = [at(4, 1, "devlin2081")]
    first.aliases = [at(5, 1, "devlin2018")]
    let keyless = entry(9, nil)
    #expect(
      findings(draft([first, entry(6, "devlin2018"), entry(7, "devlin2018"), keyless])) == [
        "papers.bib:4:1: error: 'related' names 'devlin2081', which is not in the list. Did you mean 'devlin2018'?",
        "papers.bib:5:1: error: The alias 'devlin2018' of 'vaswani2017' is the key of the entry in line 6. "
          + "An alias is a key that the list doesn't use any more; take it out.",
        "papers.bib:7:5: error: The key 'devlin2018' is already used in line 6. Give each entry a key of its own.",
        "papers.bib:9:1: error: The entry has no key. "
          + "Add 'key: …', such as vaswani2017; your progress and notes hang on it.",
      ])
  }
}
