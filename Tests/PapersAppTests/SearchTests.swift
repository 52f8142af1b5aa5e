import PapersApp
import PapersModel
import PapersScreen
import PapersTestSupport
import Testing

@Suite("Searching and prompts")
struct SearchTests {
  @Test("A search runs while one types and goes to the first match from where it began")
  func asTyped() {
    var driver = Driver()
    driver.press("]]/tr")
    #expect(driver.takeEffects() == [.search(SearchRequest("t", from: 1)), .search(SearchRequest("tr", from: 1))])
    driver.take(.searchFinished(query: "t", at: [0, 1, 2, 3, 4]))
    driver.take(.searchFinished(query: "tr", at: [0, 2, 4], found: 2))
    #expect(driver.lines.contains { $0.hasPrefix("▸  └ ○ Sparse") })
    #expect(driver.lines.last == "/tr" + String(repeating: " ", count: 69) + " 2 of 3")
  }

  @Test("An entry that is called so is gone to before one that mentions it")
  func namedFirst() {
    var driver = Driver()
    driver.press("/res")
    driver.take(.searchFinished(query: "res", at: [1, 3], found: 3))
    #expect(driver.lines.contains { $0.hasPrefix("▸  ○ Deep Residual") })
    driver.press("<Enter>N")
    #expect(driver.lines.contains { $0.hasPrefix("▸  ○ Transformer") })
  }

  @Test("A match far down a page is brought into sight")
  func scrollsToMatch() {
    var driver = Driver(columns: 80, rows: 10)
    driver.press("/asked")
    driver.take(.searchFinished(query: "asked", at: [0]))
    #expect(driver.lines.contains { $0.hasSuffix("│ 1 What is asked?") })
  }

  @Test("n and N step through the matches and go round")
  func stepping() {
    var driver = Driver()
    driver.press("/tr")
    driver.take(.searchFinished(query: "tr", at: [0, 2, 4]))
    driver.press("<Enter>n")
    #expect(driver.lines.last?.hasPrefix(" 2 of 3  n next match") == true)
    driver.press("nn")
    #expect(driver.lines.last == " The search went on from the top.")
    #expect(driver.lines.contains { $0.hasPrefix("▸  ○ ") && $0.contains("2014") })
    driver.press("N")
    #expect(driver.lines.last == " The search went on from the bottom.")
  }

  @Test("Of more matches than are known, n and N ask for the next ones, and say when the search goes round")
  func steppingBeyondWhatIsKnown() {
    var driver = Driver()
    driver.press("/tr")
    driver.take(
      .searchFinished(SearchRequest("tr", from: 0), SearchMatches([1, 2], hasEarlier: true, hasLater: true, found: 1)))
    driver.press("<Enter>")
    #expect(driver.lines.last?.hasPrefix(" over 2 matches  n next match") == true)
    _ = driver.takeEffects()
    driver.press("n")
    #expect(driver.effects.isEmpty)
    #expect(driver.lines.contains { $0.hasPrefix("▸  └ ○ Sparse") })
    driver.press("n")
    let next = SearchRequest("tr", from: 3, seeking: .next)
    #expect(driver.takeEffects() == [.search(next), .awaitOutcomes])
    driver.take(.searchFinished(next, SearchMatches([0, 1], hasLater: true, found: 0)))
    #expect(driver.lines.last == " The search went on from the top.")
    driver.press("N")
    let previous = SearchRequest("tr", from: -1, seeking: .previous)
    #expect(driver.takeEffects() == [.search(previous), .awaitOutcomes])
    driver.take(.searchFinished(previous, SearchMatches([2, 4], hasEarlier: true, found: 4)))
    #expect(driver.lines.last == " The search went on from the bottom.")
    #expect(driver.lines.contains { $0.hasPrefix("▸  ○ The Trans") })
  }

  @Test("Esc gives up a search and returns to where it began")
  func cancelling() {
    var driver = Driver()
    driver.press("j/fam")
    driver.take(.searchFinished(query: "fam", at: [4]))
    #expect(driver.lines.contains { $0.hasPrefix("▸  ○ The Trans") })
    driver.press("<Esc>")
    #expect(driver.lines.contains { $0.hasPrefix("▸1 Basics") })
    driver.press("n")
    #expect(driver.lines.last == " Nothing is being searched for; / starts a search.")
  }

  @Test("Esc after a search ends it and keeps the place")
  func ending() {
    var driver = Driver()
    driver.press("/fam")
    driver.take(.searchFinished(query: "fam", at: [4]))
    driver.press("<Enter><Esc>")
    #expect(driver.state.list.search == nil)
    #expect(driver.lines.contains { $0.hasPrefix("▸  ○ The Trans") })
  }

  @Test("Nothing found is said, and the place is kept")
  func nothing() {
    var driver = Driver()
    driver.press("]/zzz")
    driver.take(.searchFinished(query: "zzz", at: []))
    #expect(driver.lines.last?.hasSuffix("no match") == true)
    driver.press("<Enter>")
    #expect(driver.lines.last == " Nothing matches “zzz”.")
    #expect(driver.lines.contains { $0.hasPrefix("▸  ○ RNN") })
  }

  @Test("After Enter the next key waits for matches that are still on their way")
  func lateMatches() {
    var driver = Driver()
    driver.press("/fam<Enter>")
    #expect(driver.takeEffects().last == .awaitOutcomes)
    driver.take(.searchFinished(query: "fam", at: [4]))
    #expect(driver.lines.contains { $0.hasPrefix("▸  ○ The Trans") })
  }

  @Test(
    "The words stand out in the outline and in the page, however they are written", arguments: ["need", "ＮÉＥＤ　you"])
  func highlighting(query: String) {
    var driver = Driver()
    driver.press("]/\(query)")
    driver.take(.searchFinished(query: query, at: [1]))
    driver.press("<Enter>")
    let frame = view(driver.state)
    let text = (0..<frame.size.rows).flatMap { row in frame.row(row).filter { $0.role == .match }.map(\.character) }
    #expect(String(text).contains("Need"))
  }

  @Test(
    "A colon runs an action by its name, or by a beginning that is its own",
    arguments: [
      (":quit<Enter>", Effect.quit), (":red<Tab>r<Tab><Enter>", .redraw), (":su<Tab>s<Tab><Enter>", .suspend),
      (":undo<Enter>", .undo),
    ])
  func commands(script: String, effect: Effect) {
    var driver = Driver()
    driver.press(script)
    #expect(driver.effects == [effect])
  }

  @Test("A name that isn't one gets a guess, one that may be several gets them all")
  func unknownCommands() {
    var driver = Driver(columns: 100)
    driver.press(":suspnd<Enter>")
    #expect(driver.lines.last == " There is no action “suspnd”. Did you mean “suspend”?")
    driver.press(":mark<Enter>")
    #expect(driver.lines.last == " “mark” may be mark-to-read, mark-reading, mark-read, mark-skipped.")
    driver.press(":mark r")
    #expect(driver.lines.last?.hasPrefix(":mark r") == true)
    driver.press("<C-u>copy")
    #expect(driver.lines.last?.hasSuffix("copy-key  copy-title  copy-address  copy-bibtex") == true)
    driver.press("<Esc>:<Enter>")
    #expect(driver.effects.isEmpty)
  }

  @Test("Ctrl-Z suspends while one types, and the line is still there")
  func suspendingWhileTyping() {
    var driver = Driver()
    driver.press("/ab<C-z>")
    #expect(driver.takeEffects().last == .suspend)
    #expect(driver.lines.last?.hasPrefix("/ab") == true)
  }

  @Test("Pasted text is text in a prompt and nothing elsewhere")
  func pasting() {
    var driver = Driver()
    driver.take(.pasted("qq2e"))
    #expect(driver.effects.isEmpty)
    #expect(driver.lines.last == " Pasted text is not taken for keys.")
    driver.press("/")
    driver.take(.pasted("two\nlines"))
    #expect(driver.takeEffects() == [.search(SearchRequest("two lines", from: 0))])
    #expect(driver.lines.last?.hasPrefix("/two lines") == true)
  }

  @Test("Export asks for a file, and for consent before it overwrites")
  func exporting() {
    var driver = Driver()
    driver.press("x")
    #expect(driver.lines.last == "Export to: notes.md                                 .md .bib .csv .json folder/")
    driver.press("<C-u>mine.md<Enter>")
    #expect(driver.takeEffects() == [.export(to: "mine.md", overwrite: false)])
    driver.take(.exportNeedsConsent(path: "mine.md", reason: "'mine.md' was not written by paperstui."))
    #expect(driver.lines.last == " 'mine.md' was not written by paperstui. Overwrite? y/n")
    driver.press("n")
    #expect(driver.effects.isEmpty)
    #expect(driver.lines.last == " Nothing was exported; the file is as it was.")
    driver.take(.exportNeedsConsent(path: "mine.md", reason: "…"))
    driver.press("y")
    #expect(driver.takeEffects() == [.export(to: "mine.md", overwrite: true)])
    driver.take(.exported(path: "mine.md", notes: 1))
    #expect(driver.lines.last == " Exported the list with 1 note to mine.md")
  }
}
