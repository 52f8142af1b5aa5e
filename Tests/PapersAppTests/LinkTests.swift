import PapersApp
import PapersModel
import PapersScreen
import PapersTestSupport
import Testing

@Suite("Links of a page, and the glossary")
struct LinkTests {
  private func selectedText(_ driver: Driver) -> String {
    let frame = view(driver.state)
    return (0..<frame.size.rows).map { row in
      String(frame.row(row).filter { $0.role == .selection && $0.width > 0 }.map(\.character))
    }.filter { !$0.isEmpty }.joined(separator: "|").split(separator: " ").joined(separator: " ")
  }

  private func pageTitle(_ driver: Driver) -> String {
    driver.lines[2].split(separator: "│").last.map { $0.trimmingPrefix(" ") }.map(String.init) ?? ""
  }

  @Test("Tab goes into the page and then from link to link, round and round")
  func stepping() {
    var driver = Driver(columns: 60, rows: 40)
    driver.press("]]<Tab>")
    #expect(driver.state.window.focus == .detail)
    #expect(selectedText(driver) == "")
    var links: [String] = []
    for _ in 0..<6 {
      driver.press("<Tab>")
      links.append(selectedText(driver))
    }
    #expect(
      links == [
        "Paper https://example.org/vaswani2017", "PDF https://example.org/vaswani2017.pdf",
        "○ Neural Machine Translation (2014)", "○ Sparse Transformers (2019)", "○ Deep Residual Learning (2015)",
        "Paper https://example.org/vaswani2017",
      ])
    driver.press("<S-Tab>")
    #expect(selectedText(driver) == "○ Deep Residual Learning (2015)")
  }

  @Test("Enter follows a relation, Backspace comes back to the very place")
  func relations() {
    var driver = Driver(columns: 90, rows: 12)
    driver.press("]]<Tab><Tab><Tab><Tab>")
    let offset = driver.state.list.detail.offset
    #expect(offset > 0)
    driver.press("<Enter>")
    #expect(pageTitle(driver) == "Neural Machine Translation")
    #expect(driver.state.window.focus == .detail)
    driver.press("<Backspace>")
    #expect(driver.state.list.selectedPosition == 1)
    #expect(driver.state.list.detail.offset == offset)
    driver.press("<C-o>")
    #expect(driver.lines.last == " There is no place to go back to.")
  }

  @Test("A suggestion is followed like a link")
  func suggestions() {
    var driver = Driver()
    driver.press("G.")
    driver.take(
      .answered(
        .suggestion,
        .success(
          .suggestion(Suggestion(key: "bahdanau2014", reason: .firstInOrder, unlocks: []), names: [:], position: 0))))
    driver.press("<Backspace>")
    #expect(driver.state.list.selectedPosition == 4)
  }

  @Test("Enter on an address opens it")
  func addresses() {
    var driver = Driver()
    driver.press("]<Tab><Tab><Tab><Enter>")
    #expect(driver.takeEffects() == [.open("https://example.org/bahdanau2014.pdf")])
  }

  @Test("A selected link far down the page is brought into sight")
  func intoSight() {
    var driver = Driver(columns: 60, rows: 8)
    driver.press("]]<Tab>")
    for _ in 0..<5 {
      driver.press("<Tab>")
      #expect(selectedText(driver) != "")
    }
  }

  @Test("Keys in a window that is too small do nothing that harms")
  func tooSmall() {
    var driver = Driver(columns: 10, rows: 3)
    driver.press("]<Enter>G<Tab><S-Tab><PgDn><Tab>")
    driver.take(.resized(Size(columns: 60, rows: 10)))
    #expect(driver.state.list.detail.offset >= 0)
    #expect(driver.lines[0].hasPrefix(" RNN attention"))
  }

  private static let glossary = [
    GlossaryTerm(
      term: LocalizedText(english: "attention", chinese: "注意力"),
      definition: LocalizedText(english: "A weighted sum.", chinese: "一种加权求和。"), entry: "bahdanau2014", see: ["token"]),
    GlossaryTerm(
      term: LocalizedText(english: "token", chinese: "词元"),
      definition: LocalizedText(english: "A piece of text.", chinese: "一小段文本。")),
  ]

  private func makeListWithTerms() -> ReadingList {
    var list = makeSampleList()
    list.sections[0].entries[0].commentary.terms = ["attention", "unexplained"]
    list.glossary = Self.glossary
    return list
  }

  @Test("t explains the terms of the entry, and once more all terms")
  func terms() {
    var driver = Driver(makeListWithTerms(), columns: 50, rows: 12, language: .both)
    driver.press("]t")
    #expect(
      driver.lines == [
        " Glossary: RNN attention",
        " attention  注意力",
        " A weighted sum.",
        " 一种加权求和。",
        " from bahdanau2014; see also token",
        "", "", "", "", "", "",
        " ↑↓ scroll  t all terms  Esc back",
      ])
    driver.press("t")
    #expect(driver.lines[0] == " Glossary")
    #expect(driver.lines[6...8] == [" token  词元", " A piece of text.", " 一小段文本。"])
    driver.press("<Esc>")
    #expect(driver.state.window.reader == nil)
  }

  @Test("A term of a page is a link to its explanation, with its Chinese beside it")
  func termLinks() {
    var driver = Driver(makeListWithTerms(), columns: 60, rows: 50)
    driver.press("]<Tab><S-Tab>")
    #expect(selectedText(driver) == "• attention 注意力")
    #expect(driver.lines.contains(" • unexplained"))
    driver.press("<Enter>")
    #expect(driver.lines[0] == " Glossary: RNN attention")
  }

  @Test("A list without a glossary says so")
  func noGlossary() {
    var driver = Driver()
    driver.press("t")
    #expect(driver.lines.last == " This list has no glossary.")
  }
}
