import PapersApp
import PapersModel
import PapersScreen
import PapersTestSupport
import Testing

@Suite("Timeline and map on the screen")
struct ChartViewTests {
  @Test("The timeline shows papers at their dates, whatever their place in the list")
  func timeline() {
    var driver = Driver(columns: 80, rows: 14)
    driver.press("]gt")
    #expect(
      driver.lines == [
        " Timeline by first publication                           ────────── 0 of 3 read",
        "────────────────────────────────────────────────────────────────────────────────",
        "              2014      2015       2016       2017      2018       2019",
        "▸ 2014        ┊    ○ RNN attention ┊          ┊         ┊          ┊",
        "  2015        ┊         ┊     ○ ResNet        ┊         ┊          ┊",
        "  2017        ┊         ┊          ┊          ┊    ○ Transformer   ┊",
        "  2019        ┊         ┊          ┊          ┊     Sparse Transformers ○",
        "", "", "", "", "",
        " Neural Machine Translation · §1 · to read",
        " ↑↓ move  Enter read  Esc back  gm map  r status  e note  ? help  q quit",
      ])
    driver.press("jj")
    #expect(driver.lines[5].hasPrefix("▸ 2017"))
    #expect(view(driver.state).cursor == CellPosition(row: 5, column: 0))
    driver.press("j")
    #expect(driver.lines[12] == " Sparse Transformers · §1 · follow-up, optional · to read")
    // Keys that act on an entry act on the one selected here.
    driver.press("2")
    #expect(driver.takeEffects() == [.awaitOutcomes, .record(.statusSet(.read), of: "child2019")])
    driver.save(.read, of: "child2019")
    #expect(driver.lines[6].contains("Sparse Transformers ●"))
  }

  @Test("No line of the timeline's grid touches a name, however wide the window")
  func grid() {
    for columns in 60...160 {
      var driver = Driver(columns: columns, rows: 14)
      driver.press("gt")
      #expect(!driver.lines.contains { $0.contains(/\w┊/) })
      #expect(driver.lines.contains { $0.contains("┊") })
    }
  }

  @Test("Both lead back to the entry, and from there back into them")
  func leaving() {
    var driver = Driver(columns: 80, rows: 14)
    driver.press("gtjj<Enter>")
    #expect(driver.lines[2].hasSuffix("│ Attention Is All You Need"))
    #expect(driver.state.window.focus == .detail)
    driver.press("<Backspace>")
    #expect(driver.lines[5].hasPrefix("▸ 2017"))
    driver.press("<Esc>")
    #expect(driver.lines[5].hasPrefix("▸  ○ Transformer"))
    driver.press("<Backspace>")
    #expect(driver.lines[2].hasPrefix("▸About"))
    driver.press("gtgt")
    #expect(driver.state.window.chart == nil)
    driver.press("gtgm")
    #expect(driver.lines[0].hasPrefix(" Map of what builds on what"))
  }

  @Test("The map shows what builds on what; Left and Right walk along it")
  func map() {
    var driver = Driver(columns: 80, rows: 12)
    driver.press("]gm")
    #expect(
      driver.lines == [
        " Map of what builds on what                              ────────── 0 of 3 read",
        "────────────────────────────────────────────────────────────────────────────────",
        "▸ ○    RNN attention                                                       2014",
        "  ○    Transformer  ← RNN attention                                        2017",
        "  ├─○  Sparse Transformers  ← Transformer                                  2019",
        "  ○    ResNet  ← Transformer                                               2015",
        "", "", "", "",
        " RNN attention · Leads to Transformer",
        " ↑↓ move  ←→ along  Enter read  Esc back  gt timeline  r status  ? help  q quit",
      ])
    driver.press("<Right><Right>")
    #expect(driver.lines[4].hasPrefix("▸ ├─○  Sparse"))
    #expect(driver.lines[10] == " Sparse Transformers · Builds on Transformer")
    driver.press("<Right>")
    #expect(driver.lines[11] == " Nothing in the list builds on this entry.")
    driver.press("<Left><Left><Left>")
    #expect(driver.lines[2].hasPrefix("▸ ○    RNN"))
    #expect(driver.lines[11] == " This entry builds on nothing in the list.")
    driver.press("G")
    #expect(driver.lines[5].hasPrefix("▸ ○    ResNet"))
  }

  @Test("The lanes to and from the selected entry stand out")
  func accents() {
    var driver = Driver(columns: 80, rows: 12)
    driver.press("]]gm")
    let frame = view(driver.state)
    func role(_ row: Int, _ column: Int) -> Role { frame.row(row)[frame.row(row).startIndex + column].role }
    #expect(role(3, 2) == .selection)
    #expect(role(4, 2) == .accent && role(4, 3) == .accent)
    // Its neighbours' names as well.
    #expect(role(2, 7) == .accent && role(5, 7) == .accent)
  }

  @Test("Search finds in a chart, and a window too narrow for a scale shows dates alone")
  func searchAndNarrow() {
    var driver = Driver(columns: 40, rows: 10)
    driver.press("gt/res")
    driver.take(.searchFinished(query: "res", at: [3], found: 3))
    driver.press("<Enter>")
    #expect(
      Array(driver.lines[1...4]) == [
        "  2014       ○ RNN attention", "▸ 2015       ○ ResNet", "  2017       ○ Transformer",
        "  2019       ○ Sparse Transformers",
      ])
    #expect(view(driver.state).row(2)[driver.state.size.columns * 2 + 15].role == .match)
    driver.press("<Esc>")
    #expect(driver.state.window.chart != nil && driver.state.list.search == nil)
    driver.press("<Esc>")
    #expect(driver.state.window.chart == nil)
  }

  @Test("A click selects in a chart, a second one opens; the wheel walks")
  func mouse() {
    var driver = Driver(columns: 80, rows: 14)
    driver.press("gt")
    driver.take(.mouse(Mouse(.click, at: CellPosition(row: 5, column: 30))))
    #expect(driver.lines[5].hasPrefix("▸ 2017"))
    driver.take(.mouse(Mouse(.wheelUp, at: CellPosition(row: 5, column: 30))))
    #expect(driver.lines[3].hasPrefix("▸ 2014"))
    driver.take(.mouse(Mouse(.click, at: CellPosition(row: 3, column: 30))))
    #expect(driver.state.window.chart == nil && driver.state.window.focus == .detail)
  }

  @Test("A list without dates or relations says so")
  func nothingToDraw() {
    let list = ReadingList(
      id: "bare", title: LocalizedText(english: "Bare"),
      sections: [Section(id: "s", title: LocalizedText(english: "S"), entries: [makeEntry("a1", "A")])])
    var driver = Driver(list)
    driver.press("gt")
    #expect(driver.lines.last == " No paper of this list has a date.")
    driver.press("gm")
    #expect(driver.lines.last == " This list doesn't say what builds on what.")
  }

  @Test("Charts have a frame at every size")
  func allSizes() {
    for columns in [1, 19, 20, 33, 49, 50, 51, 80, 300] {
      for rows in [1, 4, 5, 6, 7, 8, 9, 11, 12, 60] {
        for script in ["gt", "gmG", "]]gm<Right>"] {
          for glyphs in [Glyphs.unicode, .ascii] {
            var driver = Driver(columns: columns, rows: rows)
            driver.state.glyphs = glyphs
            driver.press(script)
            let frame = view(driver.state)
            #expect(frame.lines.allSatisfy { $0.displayWidth <= columns })
            #expect(frame.cursor.row < rows && frame.cursor.column < columns)
          }
        }
      }
    }
  }
}
