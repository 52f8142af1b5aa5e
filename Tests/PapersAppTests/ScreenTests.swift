import PapersApp
import PapersModel
import PapersScreen
import PapersTestSupport
import Testing

@Suite("The screen")
struct ScreenTests {
  @Test("Both panes at 80 columns, an entry selected")
  func twoPanes() {
    var driver = Driver()
    driver.press("]]")
    #expect(
      driver.lines == [
        " Sample                                                  ────────── 0 of 3 read",
        "──────────────────────────────────┬─────────────────────────────────────────────",
        " About this list                  │ Attention Is All You Need",
        " 1 Basics                     0/2 │ 注意力就是你所需要的一切",
        "   ○ RNN attention: Neural … 2014 │",
        "▸  ○ Transformer: Attention… 2017 │ Ada Lovelace, Łukasz Kaiser",
        "   └ ○ Sparse Transformers   2019 │ Journal of Tests · 2017",
        " Advice                           │ Paper  https://example.org/vaswani2017",
        " 2 Further                    0/1 │ PDF    https://example.org/vaswani2017.pdf",
        "   ○ Deep Residual Learning  2015 │ ○ to read · §1 · 2 of 3 · waits for RNN",
        "   ○ The Transformer Family  2020 │ attention",
        "                                  │",
        "                                  │ Why it is here",
        "                                  │ Why Attention Is All You Need matters.",
        "                                  │",
        " ↑↓ move  Enter read  ] next  . what next  r status  e note  ? help  q quit",
      ])
  }

  @Test("One pane at a time below 70 columns")
  func onePane() {
    var driver = Driver(columns: 40, rows: 15, language: .chinese)
    driver.press("]]")
    #expect(
      driver.lines == [
        " 样例                          已读 0/3",
        "────────────────────────────────────────",
        " 关于这份清单",
        " 1 基础                             0/2",
        "   ○ Neural Machine Translation    2014",
        "▸  ○ Attention Is All You Need     2017",
        "   └ ○ Sparse Transformers         2019",
        " 建议",
        " 2 延伸                             0/1",
        "   ○ Deep Residual Learning        2015",
        "   ○ The Transformer Family        2020",
        "",
        "",
        "",
        " ↑↓ 移动  Enter 阅读  ? 帮助  q 退出",
      ])
    driver.press("<Enter>")
    #expect(
      driver.lines == [
        " Transformer                   已读 0/3",
        "────────────────────────────────────────",
        " Attention Is All You Need",
        " 注意力就是你所需要的一切",
        "",
        " Ada Lovelace, Łukasz Kaiser",
        " Journal of Tests · 2017",
        " 论文  https://example.org/vaswani2017",
        " PDF   https://example.org/",
        "       vaswani2017.pdf",
        " ○ 待读 · §1 · 第 2 篇，共 3 篇 · 先读",
        " RNN attention",
        "",
        " 为什么读它",
        " ← 返回  ] 下一条  ? 帮助  q 退出",
      ])
  }

  @Test("Both languages stand side by side, paragraph by paragraph")
  func bothLanguages() {
    var driver = Driver(columns: 50, rows: 40, language: .both)
    driver.press("]<Enter>")
    let lines = driver.lines
    let start = lines.firstIndex(of: " Why it is here · 为什么读它")!
    #expect(
      Array(lines[start..<start + 15]) == [
        " Why it is here · 为什么读它",
        " Why Neural Machine Translation matters.",
        " 为什么读《神经机器翻译》。",
        "",
        " Key ideas · 关键思想",
        " • One idea.",
        "   一个想法。",
        "",
        " Leads to · 通向",
        " ○ Attention Is All You Need (2017)",
        "",
        " My note · 我的笔记",
        " None yet; e writes one.",
        "",
        " Questions · 自测题  Space shows the answers",
      ])
  }

  @Test("Answers that are asked for are brought into sight")
  func answersInSight() {
    var driver = Driver(columns: 60, rows: 9)
    driver.press("]<Enter><Space>")
    #expect(driver.lines.contains("   This is answered."))
  }

  @Test("What a message is too long to show can be read at length")
  func longMessage() {
    var driver = Driver(columns: 40, rows: 12)
    driver.take(.failed(.editNote(of: "a"), "The note is unchanged: the editor 'x' ended with code 3."))
    #expect(driver.lines.last == " The note is unchanged: the edi…  m all")
    driver.press("m")
    #expect(driver.lines[2] == "   'x' ended with code 3.")
  }

  @Test("Answers stay hidden until they are asked for, entry by entry")
  func answers() {
    var driver = Driver(columns: 44, rows: 40)
    driver.press("]<Enter>")
    #expect(!driver.lines.contains("   This is answered."))
    driver.press("<Space>")
    #expect(driver.lines.contains("   This is answered."))
    driver.press("]")
    #expect(!driver.lines.contains("   This is answered."))
  }

  @Test("Sections and guidance have pages of their own")
  func sectionPages() {
    var driver = Driver()
    driver.press("j")
    #expect(
      driver.lines[2...9].map { String($0.drop { $0 != "│" }) } == [
        "│ 1  Basics", "│ 2 to read", "│", "│ Where it begins.", "│", "│ Afterwards", "│ You can begin.", "│",
      ])
    driver.press("jjjj")
    #expect(driver.lines[2].hasSuffix("│ Advice"))
  }

  @Test("Statuses show as signs, dates and figures")
  func statuses() {
    var driver = Driver()
    driver.press("]")
    driver.save(.read, of: "bahdanau2014")
    driver.save(.reading, of: "vaswani2017")
    driver.save(.skipped, of: "he2015")
    let lines = driver.lines
    #expect(lines[0].hasSuffix("━━━─────── 1 of 3 read"))
    #expect(lines[3].hasPrefix(" 1 Basics                     1/2 │"))
    #expect(lines[4].hasPrefix("▸  ● RNN"))
    #expect(lines[5].hasPrefix("   ◐ Trans"))
    #expect(lines[9].hasPrefix("   – Deep"))
    #expect(lines.contains { $0.contains("● read 2026-11-24 · §1 · 1 of 3") })
  }

  @Test("Every size from 1x1 on has a frame, and below 20x5 it says why it is empty")
  func allSizes() {
    for columns in [1, 2, 5, 19, 20, 21, 33, 69, 70, 71, 80, 300] {
      for rows in [1, 2, 4, 5, 6, 11, 12, 24, 100] {
        for script in ["", "]<Enter>", "?", "/att", "x", "G", "<Tab>"] {
          var driver = Driver(columns: columns, rows: rows)
          driver.press(script)
          let frame = view(driver.state)
          #expect(frame.lines.allSatisfy { $0.displayWidth <= columns })
          #expect(frame.cursor.row < rows && frame.cursor.column < columns, "\(columns)x\(rows) \(script)")
        }
      }
    }
    #expect(Driver(columns: 19, rows: 8).lines.prefix(2) == ["The window is too", "small."])
    #expect(Driver(columns: 20, rows: 4).lines.first == "The window is too")
    #expect(Driver(columns: 20, rows: 5).lines[1].hasPrefix("▸About this list"))
  }

  @Test("Resizing keeps the selection in sight, and what is being typed")
  func resizing() {
    var driver = Driver(rows: 30)
    driver.press("G/res")
    driver.take(.searchFinished(query: "res", at: [3]))
    for (columns, rows) in [(30, 6), (200, 50), (3, 1), (80, 24)] {
      driver.take(.resized(Size(columns: columns, rows: rows)))
    }
    #expect(driver.lines[23].hasPrefix("/res"))
    driver.press("<Enter>")
    #expect(driver.lines.contains { $0.hasPrefix("▸  ○ Deep Residual") })
  }

  @Test("Hostile text stays inside its pane and shows as signs")
  func hostileText() {
    var list = makeSampleList()
    list.sections[0].entries[0].title = LocalizedText(english: "\u{1B}]0;x\u{07}\u{202E}evil 👩‍👩‍👧注", chinese: "\u{9B}31m")
    var driver = Driver(list, columns: 80, rows: 16)
    driver.press("]")
    let frame = view(driver.state)
    for row in frame.lines {
      #expect(
        row.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) && $0.value != 0x202E })
    }
    for row in 2..<15 {
      #expect(frame.row(row)[frame.row(row).startIndex + 34].character == "│")
    }
  }

  @Test("The hardware cursor stands on the selected row, and in what is typed")
  func cursor() {
    var driver = Driver()
    driver.press("]]")
    #expect(view(driver.state).cursor == CellPosition(row: 5, column: 0))
    #expect(!view(driver.state).isCursorVisible)
    driver.press("/注a")
    #expect(view(driver.state).cursor == CellPosition(row: 15, column: 4))
    #expect(view(driver.state).isCursorVisible)
  }

  @Test("ASCII signs on request")
  func ascii() {
    var driver = Driver()
    driver.state.glyphs = .ascii
    driver.press("]")
    driver.save(.read, of: "bahdanau2014")
    #expect(driver.lines[4].hasPrefix(">  x RNN"))
    #expect(driver.lines[1].hasPrefix("----------------------------------+---"))
    #expect(driver.lines[3].dropFirst(34).hasPrefix("|"))
    // Letters stay as they are; arrows, dots and ellipses are signs.
    let lines = driver.lines
    #expect(lines.contains { $0.contains("Łukasz Kaiser") } && lines.contains { $0.contains("神经机器翻译") })
    for script in ["", "gm", "<Esc>gt", "<Esc>?", "<Esc>lG"] {
      driver.press(script)
      for sign in "↑↓←→…·–│─○" { #expect(!driver.lines.contains { $0.contains(sign) }, "\(script) \(sign)") }
    }
    driver.press("h")
    #expect(driver.lines.last?.hasPrefix(" ^v move") == true)
  }

  @Test("Help lists every action with its keys, from the table that binds them")
  func help() {
    var driver = Driver(columns: 130, rows: 110)
    driver.press("?")
    let text = driver.lines.joined(separator: "\n")
    for action in Action.allCases {
      let keys = driver.state.keymap.bindings(for: action)
      #expect(!keys.isEmpty, "\(action) has no key")
      #expect(text.contains(keys.map(\.label).joined(separator: "  ")), "\(action)")
      #expect(text.contains(action.summary(in: .english)), "\(action)")
      #expect(!action.summary(in: .chinese).isEmpty)
    }
    driver.press("<Esc>")
    #expect(driver.lines[0].hasPrefix(" Sample"))
  }

  @Test("In help, what one types finds keys by what they do; Esc shows all again, then closes")
  func helpIsSearchable() {
    var driver = Driver(columns: 70, rows: 12)
    driver.press("?undo")
    #expect(
      driver.lines[1...3] == [" Keeping track", " u                     undo the last thing you did to an entry", ""])
    #expect(driver.lines[11] == " /undo  ↑↓ scroll  Esc back")
    driver.press("zzz")
    #expect(driver.lines[1] == " Nothing matches.")
    driver.press("<Backspace><Backspace><Backspace><Backspace>")
    #expect(driver.lines[1] == " Keeping track")
    driver.press("<Esc>")
    #expect(driver.lines[1] == " Moving")
    driver.press("<Esc>")
    #expect(driver.lines[0].hasPrefix(" Sample"))
    // In Chinese, too, and by the action's name.
    driver.press("?撤销")
    #expect(driver.lines[2].hasPrefix(" u  "))
  }

  @Test("What was said can be read again")
  func messages() {
    var driver = Driver(columns: 60, rows: 10)
    driver.press("m")
    #expect(driver.lines.last == " Nothing was said yet.")
    driver.take(
      .failed(.editNote(of: "a"), "The note is unchanged: the editor 'false' ended with code 1, which is a long story.")
    )
    driver.press("j:messages<Enter>")
    #expect(driver.lines[0] == " Messages")
    #expect(
      driver.lines[1...3] == [
        " Nothing was said yet.", " The note is unchanged: the editor 'false' ended with",
        "   code 1, which is a long story.",
      ])
  }

  @Test("A pane can have the whole window, and the border can be moved as far as both keep room")
  func zoomAndBorder() {
    var driver = Driver()
    func border() -> Int? {
      driver.lines[3].firstIndex(of: "│").map { driver.lines[3].distance(from: driver.lines[3].startIndex, to: $0) }
    }
    #expect(border() == 34)
    driver.press("]z")
    #expect(border() == nil)
    #expect(driver.lines[4] == "▸  ○ Neural Machine Translation" + String(repeating: " ", count: 44) + "2014")
    driver.press("<Enter>")
    #expect(driver.lines[2] == " Neural Machine Translation")
    driver.press("<Esc>z>")
    #expect(border() == 38)
    driver.press("<lt><lt>")
    #expect(border() == 30)
    for _ in 0..<20 { driver.press("<lt>") }
    #expect(border() == 24)
    driver.press(">")
    #expect(border() == 28)
    for _ in 0..<20 { driver.press(">") }
    #expect(border() == 56)
    driver.take(.resized(Size(columns: 60, rows: 16)))
    driver.press(">")
    #expect(driver.lines.last == " There is one pane here, so there is no border to move.")
  }

  @Test("Help scrolls on a small screen and can't be scrolled past its end")
  func helpScrolls() {
    var driver = Driver(columns: 60, rows: 10)
    driver.press("?<End>")
    #expect(driver.lines[8].hasPrefix(" PgDn  Ctrl-F  Space"))
    driver.press("<PgDn><Down>")
    #expect(driver.lines[8].hasPrefix(" PgDn  Ctrl-F  Space"))
    driver.press("<Home>")
    #expect(driver.lines[1] == " Moving")
    driver.press("q")
    #expect(driver.lines[0].hasPrefix(" Sample"))
    #expect(driver.effects.isEmpty)
  }
}
