import PapersApp
import PapersModel
import PapersScreen
import PapersTestSupport
import Testing

@Suite("Reads that fail, fall short or come late")
struct ReadTests {
  private let damaged = ReadFailure("The file is damaged.")

  /// A driver whose reads are gathered, with those of the first frame answered as they should be.
  private func driver(columns: Int = 120, keys: String = "") -> Driver {
    var driver = Driver(columns: columns)
    driver.press(keys)
    driver.answersReads = false
    return driver
  }

  private func reads(_ driver: inout Driver) -> [Read] {
    driver.takeEffects().compactMap { if case .read(let read) = $0 { read } else { nil } }
  }

  @Test("What the next frame needs is asked for once, however often the answer is awaited")
  func once() {
    var driver = driver()
    driver.press("]")
    #expect(reads(&driver) == [.page(at: 0)])
    driver.take(.resized(Size(columns: 100, rows: 16)))
    driver.press("L")
    #expect(reads(&driver).isEmpty)
    driver.take(.answered(.page(at: 0), .failure(damaged)))
    #expect(reads(&driver).isEmpty)
    driver.press("L")
    #expect(reads(&driver).isEmpty)
  }

  @Test("A page that can't be read says why in its place; the rest goes on")
  func unreadablePage() {
    var driver = driver()
    driver.press("]")
    driver.take(.answered(.page(at: 0), .failure(damaged)))
    #expect(driver.lines[2].hasSuffix("│ This entry can't be read. The file is damaged."))
    #expect(driver.lines[4].hasPrefix("▸  ○ Neural Machine"))
    driver.answersReads = true
    driver.press("]")
    #expect(driver.lines[2].hasSuffix("│ Attention Is All You Need"))
    _ = driver.takeEffects()
    driver.press("[o")
    #expect(driver.takeEffects() == [.open("https://example.org/bahdanau2014")])
  }

  @Test("A page whose entry is gone says so")
  func missingPage() {
    var driver = driver()
    driver.press("]")
    driver.take(.answered(.page(at: 0), .success(.page(nil))))
    #expect(driver.lines[2].contains("│ This entry can't be read. 'paperstui doctor'"))
  }

  @Test("A row that is missing from an answer says so in its place, and those beside it stay where they are")
  func shortRows() {
    var driver = Driver(columns: 40)
    let whole = driver.lines
    driver.answersReads = false
    driver.take(.libraryChanged(driver.overview(of: driver.entryCount), positions: [:]))
    let asked = reads(&driver)
    guard case .rows(let positions)? = asked.first, case .entries(let entries)? = driver.answer(asked[0]) else {
      Issue.record("\(asked)")
      return
    }
    driver.take(.answered(.rows(positions), .success(.entries(entries.filter { $0.position != 1 }))))
    #expect(driver.lines[5].hasPrefix("   This entry can't be read."))
    for line in whole.indices where line != 5 { #expect(driver.lines[line] == whole[line]) }
    #expect(reads(&driver).isEmpty)
  }

  @Test(
    "Rows that can't be read at all say why, in the outline, the timeline and the map", arguments: ["", "gt", "gm"])
  func unreadableRows(keys: String) {
    var driver = driver(keys: keys)
    driver.take(.libraryChanged(driver.overview(of: driver.entryCount), positions: [:]))
    for _ in 0..<5 {
      for read in reads(&driver) {
        switch read {
        case .rows, .entries, .page: driver.take(.answered(read, .failure(damaged)))
        default: driver.take(.answered(read, .success(driver.answer(read)!)))
        }
      }
    }
    #expect(reads(&driver).isEmpty)
    #expect(driver.lines.filter { $0.contains("This entry can't be read. The file is") }.count >= 3)
  }

  @Test("An answer that comes when something else is selected is not shown")
  func latePage() {
    var driver = driver()
    driver.press("]]")
    let page = driver.answer(.page(at: 0))!
    driver.take(.answered(.page(at: 0), .success(page)))
    #expect(!driver.lines.contains { $0.hasSuffix("│ Neural Machine Translation") })
    driver.take(.answered(.page(at: 1), .success(driver.answer(.page(at: 1))!)))
    #expect(driver.lines[2].hasSuffix("│ Attention Is All You Need"))
  }

  @Test(
    "A picture or a text that can't be read is said; the panes stay", arguments: ["gt", "gm", "gs", ".", "Gt", "]yb"])
  func unreadableTexts(keys: String) {
    var driver = driver(keys: keys.hasPrefix("]") ? "]" : "")
    driver.press(keys.hasPrefix("]") ? String(keys.dropFirst()) : keys)
    let read = reads(&driver).last!
    driver.take(.answered(read, .failure(ReadFailure("The file is damaged."))))
    #expect(driver.lines.last == " The file is damaged.")
    #expect(driver.state.window.context == .outline)
  }

  @Test(
    "An answer that comes when a line is typed or something is asked doesn't take the window",
    arguments: ["/a", "R", "j"])
  func lateTexts(keys: String) {
    var driver = driver(keys: "]")
    driver.press("gs" + keys)
    let statistics = ReadingStatistics(
      overview: driver.overview(of: driver.entryCount), entries: [], now: Moment(milliseconds: 0), calendar: .utc)
    driver.take(.answered(.statistics, .success(.statistics(statistics))))
    #expect(driver.state.window.reader == nil)
  }

  @Test("Rows that are read while a status is on its way show it, and it counts once")
  func unsavedRows() {
    var driver = Driver(columns: 120)
    driver.press("]2")
    driver.take(.vaultExported(path: "v", files: 1, takenIn: 1, remarks: []))
    #expect(driver.lines[4].hasPrefix("▸  ●"))
    driver.press("3")
    driver.save(.read, of: "bahdanau2014")
    driver.save(.skipped, of: "bahdanau2014")
    #expect(driver.lines[4].hasPrefix("▸  –"))
    #expect(driver.lines[0].hasSuffix("0 of 3 read"))
    driver.press("0")
    driver.take(.failed(.record(.statusSet(.toRead), of: "bahdanau2014"), "The disk is full."))
    #expect(driver.lines[4].hasPrefix("▸  –"))
  }

  @Test("What failed is asked for anew when somebody has written to the library")
  func again() {
    var driver = driver()
    driver.press("]")
    driver.take(.answered(.page(at: 0), .failure(damaged)))
    _ = reads(&driver)
    driver.take(.libraryChanged(driver.overview(of: driver.entryCount), positions: ["bahdanau2014": 0]))
    #expect(reads(&driver).contains(.page(at: 0)))
  }
}

@Suite("A list that changes while it is open")
struct ChangingListTests {
  @Test("The selection stays with its paper, not with its row")
  func moved() {
    var driver = Driver(columns: 120)
    driver.press("]]")
    driver.take(.libraryChanged(driver.overview(of: driver.entryCount), positions: ["vaswani2017": 0]))
    #expect(driver.state.list.selectedPosition == 0)
  }

  @Test("The way back leads to the papers, wherever they stand now")
  func trail() {
    var driver = Driver(columns: 120)
    driver.press("]].")
    driver.take(
      .answered(
        .suggestion,
        .success(
          .suggestion(
            Suggestion(key: "he2015", reason: .firstInOrder, unlocks: []), names: [:], position: driver.entryCount - 1))
      ))
    driver.take(.libraryChanged(driver.overview(of: driver.entryCount), positions: ["vaswani2017": 2]))
    driver.press("<Backspace>")
    #expect(driver.state.list.selectedPosition == 2)
  }

  @Test("What is gone leaves its neighbour selected", arguments: ["G", "Ggt", "Ggm", "]]]]gm"])
  func shorter(keys: String) {
    var driver = Driver(columns: 120)
    driver.press(keys)
    driver.take(.libraryChanged(driver.overview(of: 1), positions: [:]))
    driver.press("jkjk")
    #expect(driver.state.list.outline.selection < driver.state.list.overview.rowCount)
    driver.press("<Esc><Esc>gg]")
    #expect(driver.lines[2].contains("Neural Machine Translation"))
  }

  @Test("A picture that is left while it is read anew stays closed")
  func leftPicture() {
    var driver = Driver(columns: 120)
    driver.press("gt")
    driver.answersReads = false
    driver.take(.libraryChanged(driver.overview(of: driver.entryCount), positions: [:]))
    driver.press("<Esc>")
    driver.take(.answered(.timeline, .success(driver.answer(.timeline)!)))
    #expect(driver.state.window.context == .outline)
  }

  @Test("n goes on in a list that has just changed, and typing on jumps as ever")
  func searching() {
    var driver = Driver(columns: 120)
    driver.press("/t<Enter>")
    driver.take(.searchFinished(query: "t", at: [0, 1, 2]))
    driver.take(.libraryChanged(driver.overview(of: driver.entryCount), positions: [:]))
    _ = driver.takeEffects()
    driver.press("n")
    #expect(
      driver.takeEffects() == [.search(SearchRequest("t", from: 1, seeking: .next)), .awaitOutcomes])
    driver.take(.searchFinished(SearchRequest("t", from: 1, seeking: .next), SearchMatches([0, 1, 2], found: 1)))
    #expect(driver.state.list.selectedPosition == 1)
    driver.press("gg/r")
    driver.take(.libraryChanged(driver.overview(of: driver.entryCount), positions: [:]))
    driver.press("e")
    driver.take(.searchFinished(SearchRequest("re", from: 0), SearchMatches([2], found: 2)))
    #expect(driver.state.list.selectedPosition == 2)
  }

  @Test("An open picture is drawn anew, and a search is made anew without leaving what is selected")
  func renewed() {
    var driver = Driver(columns: 120)
    driver.press("/t")
    driver.take(.searchFinished(query: "t", at: [0, 1, 2]))
    driver.press("<Enter>ngm")
    let selected = driver.state.list.selectedPosition
    _ = driver.takeEffects()
    driver.take(.libraryChanged(driver.overview(of: driver.entryCount), positions: [:]))
    #expect(driver.takeEffects().contains { if case .search = $0 { true } else { false } })
    driver.take(.searchFinished(SearchRequest("t", from: 0), SearchMatches([0], found: 0)))
    #expect(driver.state.list.selectedPosition == selected)
    #expect(driver.state.window.context == .chart)
  }
}
