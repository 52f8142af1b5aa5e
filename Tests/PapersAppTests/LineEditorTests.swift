import Foundation
import PapersScreen
import Testing

@testable import PapersApp

@Suite("Lines that are typed")
struct LineEditorTests {
  @Test(
    "Lines are edited as in readline",
    arguments: [
      ("abc<Left><Backspace>", "a|c"), ("abc<C-a>x", "x|abc"), ("abc<C-a><C-k>", "|"), ("one two<C-w>", "one |"),
      ("one two<C-u>", "|"), ("one two<C-w><C-y><C-y>", "one twotwo|"), ("one two<M-b><M-b>x", "x|one two"),
      ("one two<C-a><M-f>x", "onex| two"), ("one two<C-a><M-d>", "| two"), ("注意力<Left><Delete>", "注意|"),
      ("ab<C-b><C-d>", "a|"), ("ab<C-a><C-f><C-e>c", "abc|"), ("e\u{301}", "e\u{301}|"), ("e\u{301}<Backspace>x", "x|"),
      ("ae\u{301}<Left>x", "ax|e\u{301}"), ("<Left><Right><Backspace><Delete><M-b><M-f><C-w><C-y>", "|"),
      ("one  two <C-w><C-w>", "|"), ("👩‍👩‍👧🇨🇳<Left><Left>x<Right>y", "x👩‍👩‍👧y|🇨🇳"),
      // What comes together joins, and the cursor stands between clusters.
      ("a\u{301}<C-a>e", "e|a\u{301}"), ("🇨x🇳<Left><Backspace>", "|🇨🇳"),
    ])
  func editing(script: String, result: String) throws {
    var line = LineEditor()
    for key in Key.script(script)! { line.apply(try #require(edit(by: key))) }
    #expect(line.shown == result)
  }

  /// What a key does in a prompt.
  private func edit(by key: Key) -> LineEditor.Edit? {
    if case .character(let character) = key { return .insert(character) }
    guard case .matched(let action) = Keymap.standard.lookup(key, in: .prompt) else { return nil }
    return action.lineEdit
  }

  @Test("What joins the marks that stand behind it is passed as a whole")
  func marksBehind() {
    var line = LineEditor("\u{301}x")
    line.apply(.lineStart)
    line.paste("ae")
    #expect(line.shown == "ae\u{301}|x")
    line.apply(.letterBack)
    #expect(line.shown == "a|e\u{301}x")
  }

  @Test("Pasting and typing bring a line to 64 KB; what goes beyond is dropped between clusters, and said")
  func limit() {
    var line = LineEditor()
    line.paste(String(repeating: "注", count: 30_000))
    #expect(line.text == String(repeating: "注", count: 21_845))
    #expect(line.isFull)
    line.apply(.letterBack)
    #expect(!line.isFull)
    line.apply(.insert("意"))
    #expect(line.isFull)
    line.apply(.insert("x"))
    #expect(!line.isFull)
    #expect(line.shown.hasSuffix("注x|注"))
  }

  @Test("A line that was longer from the beginning keeps all it has")
  func longFromTheBeginning() {
    let tags = (0..<20_000).map { "tag-\($0)" }.joined(separator: " ")
    var line = LineEditor(tags)
    line.paste("x")
    #expect(line.text == tags)
    line.apply(.deleteBack)
    #expect(line.text == String(tags.dropLast()))
  }

  @Test(
    "The part of a line around its cursor",
    arguments: [
      ("", 5, "|"), ("abc", 5, "abc|"), ("abcde", 5, "abcde|"), ("abcdef", 5, "bcdef|"), ("ab注意", 5, "b注意|"),
      ("a注意", 3, "意|"), ("ab👩‍👩‍👧", 3, "b👩‍👩‍👧|"), ("abe\u{301}", 2, "be\u{301}|"), ("abc\u{200B}", 2, "bc\u{200B}|"),
      ("注", 1, "|"), ("abc", 0, "|"),
    ])
  func window(text: String, columns: Int, result: String) {
    let window = LineWindow(of: LineEditor(text), columns: columns)
    #expect(window.text + "|" == result)
    #expect(window.cursor == window.text.displayWidth)
  }

  @Test("What stands behind the cursor shows, too, and what stands far before it doesn't")
  func windowInTheMiddle() {
    var line = LineEditor("0123456789")
    for _ in 0..<4 { line.apply(.letterBack) }
    let window = LineWindow(of: line, columns: 3)
    #expect(window.text == "3456789")
    #expect(window.cursor == 3)
  }

  /// Lines of 64 KB of many kinds.
  static let longLines = [
    "word ", "注意力", "👩‍👩‍👧", "e\u{301}", "\u{301}", "\u{200B}", "🇨🇳", "\u{202E}", "א",
  ].map { String(repeating: $0, count: 65_536 / $0.utf8.count) }

  @Test(
    "Showing a long line measures no more clusters than columns need, wherever the cursor stands", arguments: longLines)
  func work(text: String) {
    var line = LineEditor()
    line.paste(text)
    let edits: [LineEditor.Edit] = [
      .lineEnd, .letterBack, .cutWord, .lineStart, .letterForward, .wordForward, .putBack, .insert("x"),
    ]
    for edit in edits {
      line.apply(edit)
      var measured = 0
      let window = LineWindow(of: line, columns: 80) {
        measured += 1
        return DisplayCluster($0)?.width ?? 0
      }
      #expect(measured <= 161)
      #expect(window.text.count <= 324)
      #expect(window.cursor <= 80)
    }
  }

  @Test("A letter with very many marks shows as one with many, and only that is kept of it")
  func manyMarks() throws {
    let cluster = try #require(DisplayCluster(Character("e" + String(repeating: "\u{301}", count: 30_000))))
    #expect(cluster.width == 1)
    #expect(cluster.character.unicodeScalars.count == 32)
  }

  @Test("A prompt that takes no more says so beside what was typed")
  func full() {
    var driver = Driver(columns: 60)
    driver.press("/")
    driver.take(.pasted(String(repeating: "word ", count: 20_000)))
    #expect(driver.lines.last == "/ord word word word word word word word w  cut off at 64 KB")
    driver.press("<Left>")
    #expect(driver.lines.last?.contains("64 KB") == false)
  }

  @Test(
    "What a file says of an earlier line is brought within bounds",
    arguments: [-5, Int.min, Int.max, 99, 1, 0])
  func recall(index: Int) throws {
    let saved = #"{"purpose":"search","line":"Be","recall":{"index":\#(index),"draft":""}}"#
    let prompt = try JSONDecoder().decode(Prompt.self, from: Data(saved.utf8))
    for key in ["<Up>", "<Down>", "<Up><Up><Down><Down><Down>"] {
      var driver = Driver()
      driver.press("/first<Enter>/second<Enter>")
      driver.state.resume(prompt)
      driver.press(key)
      #expect(driver.lines.last?.hasPrefix("/") == true)
    }
  }

  @Test("Of what was typed before, the latest lines are kept, 100 or so many as take 128 KB")
  func history() {
    var history = LineHistory()
    for number in 0..<150 { history.remember("line \(number)") }
    #expect(history.lines == (50..<150).map { "line \($0)" })
    let long = String(repeating: "x", count: 60_000)
    for number in 0..<4 { history.remember(long + "\(number)") }
    #expect(history.lines.map(\.last) == ["1", "2", "3"])
  }
}

extension LineEditor {
  /// The text with a bar for the cursor.
  fileprivate var shown: String { text[..<cursor] + "|" + text[cursor...] }
}
