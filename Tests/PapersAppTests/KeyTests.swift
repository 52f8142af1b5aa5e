import PapersApp
import PapersModel
import PapersScreen
import PapersTestSupport
import Testing

@Suite("Keys")
struct KeyTests {
  private func selected(_ driver: Driver) -> String {
    let line = driver.lines.first { $0.hasPrefix("▸") } ?? "nothing"
    return String(line.dropFirst().prefix { $0 != "│" }).split(separator: " ").joined(separator: " ")
  }

  @Test(
    "Moving through the outline",
    arguments: [
      ("", "About this list"), ("j", "1 Basics 0/2"), ("<Down><Down>", "○ Neural Machine Translation 2014"),
      ("jjk", "1 Basics 0/2"), ("k", "About this list"), ("G", "○ The Transformer Family 2020"),
      ("G<Down>", "○ The Transformer Family 2020"), ("Ggg", "About this list"), ("<End><Home>", "About this list"),
      ("]", "○ Neural Machine Translation 2014"), ("]]]", "└ ○ Sparse Transformers 2019"),
      ("]]]]", "○ Deep Residual Learning 2015"), ("]]]][", "└ ○ Sparse Transformers 2019"),
      ("G[", "○ Deep Residual Learning 2015"), ("][", "○ Neural Machine Translation 2014"),
      ("jjjjj[", "└ ○ Sparse Transformers 2019"), ("jjjjj]", "○ Deep Residual Learning 2015"),
      ("<PgDn>", "○ The Transformer Family 2020"), ("G<PgUp>", "About this list"),
      ("ｊｊ", "○ Neural Machine Translation 2014"),
    ])
  func moving(script: String, line: String) {
    var driver = Driver(columns: 120, rows: 16)
    driver.press(script)
    #expect(selected(driver) == line)
  }

  @Test("`]` at the end and `[` at the beginning say so")
  func ends() {
    var driver = Driver()
    driver.press("G]")
    #expect(driver.lines.last == " This is the last entry.")
    driver.press("gg[")
    #expect(driver.lines.last == " This is the first entry.")
  }

  @Test("`]` in the page of an entry goes to the page of the next, from its top")
  func nextInDetail() {
    var driver = Driver(columns: 60, rows: 8)
    driver.press("]<Enter>jjj")
    #expect(!driver.lines.contains(" Neural Machine Translation"))
    driver.press("]")
    #expect(driver.lines[1] == " Attention Is All You Need")
  }

  @Test("Enter and Right lead into the page, Left and Esc back", arguments: ["<Enter>", "<Right>", "l", "<Tab>"])
  func panes(key: String) {
    var driver = Driver(columns: 60)
    driver.press("]" + key)
    #expect(driver.lines[2] == " Neural Machine Translation")
    for back in ["<Left>", "<Esc>", "h"] {
      driver.press(back)
      #expect(selected(driver).hasPrefix("○ Neural"))
      driver.press("<Enter>")
    }
  }

  @Test("A page scrolls to its last line and not past it")
  func scrolling() {
    var driver = Driver(columns: 60, rows: 10)
    driver.press("]<Enter>G")
    let end = driver.lines
    #expect(end[8] == " 1 What is asked?")
    driver.press("j<PgDn><C-d>")
    #expect(driver.lines == end)
    driver.press("gg")
    #expect(driver.lines[1] == " Neural Machine Translation")
  }

  @Test("J and K scroll the page from the outline")
  func scrollingFromOutline() {
    var driver = Driver(rows: 8)
    driver.press("]J")
    #expect(driver.lines[1].hasSuffix("│ Ada Lovelace, Łukasz Kaiser"))
    driver.press("K")
    #expect(driver.lines[1].hasSuffix("│ Neural Machine Translation"))
  }

  @Test("A pending key shows what may follow, and Esc ends it")
  func pending() {
    var driver = Driver()
    driver.press("jg")
    #expect(driver.lines.last == " g…  g to the beginning  t timeline  m map  s look back")
    driver.press("<Esc>")
    #expect(driver.lines.last?.contains("? help") == true)
    #expect(selected(driver) == "1 Basics 0/2")
  }

  @Test("y shows what can be copied")
  func copyHints() {
    var driver = Driver(columns: 120)
    driver.press("]y")
    #expect(
      driver.lines.last == " y…  y copy key  t copy title  u copy address  b copy BibTeX")
  }

  @Test("An unbound key is named, with where to find the others")
  func unbound() {
    var driver = Driver()
    driver.press("Z")
    #expect(driver.lines.last == " “Z” is not bound to anything; ? lists the keys.")
    #expect(driver.effects.isEmpty)
    driver.press("g<C-o>")
    #expect(driver.lines.last == " “gCtrl-O” is not bound to anything; ? lists the keys.")
  }

  @Test("Marking shows with the key's own frame, and is said when it is saved")
  func marking() {
    var driver = Driver(columns: 120)
    driver.press("]2")
    #expect(driver.takeEffects() == [.record(.statusSet(.read), of: "bahdanau2014")])
    #expect(driver.lines[4].hasPrefix("▸  ●"))
    #expect(driver.lines[0].hasSuffix("1 of 3 read"))
    #expect(driver.lines.contains { $0.contains("│ ● read") })
    #expect(driver.lines.last?.contains("? help") == true)
    driver.save(.read, of: "bahdanau2014")
    #expect(driver.lines[4].hasPrefix("▸  ●"))
    #expect(driver.lines[0].hasSuffix("1 of 3 read"))
    #expect(driver.lines.last == " RNN attention: read")
    driver.press("r")
    driver.save(.skipped, of: "bahdanau2014")
    driver.press("1")
    driver.save(.reading, of: "bahdanau2014")
    #expect(driver.lines[4].hasPrefix("▸  ◐"))
    #expect(driver.lines.last == " RNN attention: reading")
    driver.press("0123")
    #expect(
      driver.takeEffects()
        == [ReadingStatus.skipped, .reading, .toRead, .reading, .read, .skipped].map {
          .record(.statusSet($0), of: "bahdanau2014")
        })
  }

  @Test("A status that can't be saved is taken back, in the row, on the page and in the figures")
  func failedMark() {
    var driver = Driver(columns: 120)
    let before = driver.lines
    driver.press("]2")
    driver.take(.failed(.record(.statusSet(.read), of: "bahdanau2014"), "The disk is full."))
    #expect(driver.lines.last == " The disk is full.")
    #expect(driver.lines[4].hasPrefix("▸  ○"))
    #expect(driver.lines[0] == before[0])
    #expect(!driver.lines.contains { $0.contains("│ ● read") })
  }

  @Test("Of several marks under way, those that fail leave the one before them")
  func failedMarks() {
    var driver = Driver()
    driver.press("]12")
    driver.save(.reading, of: "bahdanau2014")
    #expect(driver.lines[4].hasPrefix("▸  ●"))
    driver.take(.failed(.record(.statusSet(.read), of: "bahdanau2014"), "The disk is full."))
    #expect(driver.lines[4].hasPrefix("▸  ◐"))
    #expect(driver.lines[0].hasSuffix("0 of 3 read"))
  }

  @Test("Quick presses of the cycling key go on from each other")
  func quickCycling() {
    var driver = Driver()
    driver.press("]rrr")
    #expect(
      driver.takeEffects() == [
        .record(.statusSet(.reading), of: "bahdanau2014"), .record(.statusSet(.read), of: "bahdanau2014"),
        .record(.statusSet(.skipped), of: "bahdanau2014"),
      ])
  }

  @Test(
    "Without an entry there is nothing to mark, to note or to open", arguments: ["r", "2", "e", "o", "O", "<Space>"])
  func noEntry(key: String) {
    var driver = Driver()
    driver.press(key)
    #expect(driver.effects.isEmpty)
    #expect(driver.lines.last == " Select an entry first; ] goes to the next one.")
  }

  @Test(
    "Keys that ask the world for something",
    arguments: [
      ("]e", Effect.editNote(of: "bahdanau2014")), ("]o", .open("https://example.org/bahdanau2014")),
      ("]O", .open("https://example.org/bahdanau2014.pdf")), ("u", .undo), ("U", .redo), ("<C-r>", .redo),
      ("]yy", .copy(Copy("bahdanau2014"))), ("]yt", .copy(Copy("Neural Machine Translation"))),
      ("]yu", .copy(Copy("https://example.org/bahdanau2014"))),
      ("q", .quit), ("<C-c>", .quit), ("<C-z>", .suspend), ("<C-l>", .redraw),
    ])
  func effects(script: String, effect: Effect) {
    var driver = Driver()
    driver.press(script)
    #expect(driver.effects == [effect])
  }

  @Test("A suggestion goes to its entry and says why; the next key acts on it")
  func suggestion() {
    var driver = Driver()
    driver.press(".")
    #expect(driver.takeEffects() == [.read(.suggestion), .awaitOutcomes])
    let suggestion = ReadAnswer.suggestion(
      Suggestion(key: "vaswani2017", reason: .ready(after: ["bahdanau2014"]), unlocks: ["he2015"]),
      names: ["vaswani2017": "Transformer", "bahdanau2014": "RNN attention", "he2015": "ResNet"], position: 1)
    driver.take(.answered(.suggestion, .success(suggestion)))
    #expect(selected(driver).contains("Transformer: Attentio"))
    #expect(
      driver.lines.last == " Transformer: next in order, and ready after RNN attention; it unlocks ResNet.")
    driver.press(".")
    driver.take(.answered(.suggestion, .success(.suggestion(nil, names: [:], position: nil))))
    #expect(driver.lines.last == " Everything in this list is read or skipped.")
  }

  @Test("L goes through English, Chinese and both")
  func language() {
    var driver = Driver()
    driver.press("L")
    #expect(driver.state.language == .chinese)
    #expect(driver.lines[0].hasPrefix(" 样例"))
    driver.press("L")
    #expect(driver.state.language == .both)
    driver.press("L")
    #expect(driver.state.language == .english)
  }

  @Test("What can't be done is one sentence in the last line; reading goes on")
  func failure() {
    var driver = Driver()
    driver.take(.failed(.editNote(of: "a"), "The note is unchanged: the editor 'false' ended with code 1."))
    #expect(driver.lines.last == " The note is unchanged: the editor 'false' ended with code 1.")
    driver.press("j")
    #expect(selected(driver) == "1 Basics 0/2")
    #expect(driver.lines.last?.contains("? help") == true)
  }

  @Test("Undo says what it brought back")
  func undo() {
    var driver = Driver()
    driver.press("]")
    driver.save(.read, of: "bahdanau2014")
    driver.save(.toRead, of: "bahdanau2014", way: .undone)
    #expect(driver.lines.last == " Undone: RNN attention is “to read” again.")
    #expect(driver.lines[0].hasSuffix("0 of 3 read"))
  }
}
