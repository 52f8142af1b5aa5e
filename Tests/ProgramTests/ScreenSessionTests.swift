import Foundation
import PapersTestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite("The screen on a terminal")
struct ScreenSessionTests {
  @Test("The first start shows one quiet line of hints, later ones don't")
  func firstStart() throws {
    let program = try Program()
    var terminal = try program.launch(columns: 100, rows: 30)
    try terminal.wait(forText: "Arrows walk, Enter reads, . says what is next, ? lists every key.")
    terminal.type("jq")
    #expect(try terminal.waitForExit() == 0)
    terminal = try program.launch(columns: 100, rows: 30)
    try terminal.wait(forSelection: "Companions")
    let screen = try terminal.wait(for: "the line of keys") { $0.lines.last?.contains("? help") == true }
    #expect(!screen.text.contains("Arrows walk"))
  }

  @Test("Search goes to matches as one types, in Chinese too")
  func search() throws {
    let terminal = try Program().launch(columns: 100, rows: 30)
    try terminal.wait(forText: "About this list")
    terminal.type("/蛋白质结构")
    try terminal.wait(forSelection: "AlphaFold")
    terminal.press(.escape)
    try terminal.wait(forSelection: "About this list")
    terminal.type("/kaiser")
    try terminal.wait(forSelection: "Attention Is All You Need")
    terminal.press(.enter)
    try terminal.wait(forText: "n next match")
  }

  @Test("A full stop leads to what to read next and says why; undo takes a mark back")
  func suggestionAndUndo() throws {
    let terminal = try Program().launch(columns: 100, rows: 30)
    try terminal.wait(forText: "About this list")
    terminal.type(".")
    try terminal.wait(forText: "RNN attention: next in the reading order; it unlocks Transformer.")
    terminal.type("2")
    try terminal.wait(forText: "1 of 19 read")
    terminal.type(".")
    try terminal.wait(forText: "Transformer: next in order, and ready after RNN attention")
    terminal.type("u")
    try terminal.wait(forText: "Undone: RNN attention is “to read” again.")
    try terminal.wait(forText: "0 of 19 read")
    terminal.type("u")
    try terminal.wait(forText: "There is nothing to undo.")
    terminal.type("U")
    try terminal.wait(forText: "Redone: RNN attention is “read”.")
  }

  @Test("A page that was seen before shows what was done since, here and elsewhere")
  func pagesSeenBefore() throws {
    let program = try Program()
    let path = try program.file(
      "own.yaml",
      "title: Mine\nsections:\n- {title: One, entries: [{key: a, title: A}, {key: b, title: B, requires: a}]}\n")
    let terminal = try program.launch("--list", path, columns: 100, rows: 20)
    try terminal.wait(forText: "About this list")
    terminal.type("]]")
    try terminal.wait(forText: "waits for A")
    terminal.type("[")
    try terminal.wait(forSelection: "A")
    terminal.type("2")
    try terminal.wait(forText: "1 of 2 read")
    terminal.type("]")
    try terminal.wait(forText: "2 of 2 · ready")
    terminal.type("[")
    try terminal.wait(forSelection: "A")
    _ = try program.run("note", "b", "--append", "written elsewhere", "--list", path)
    terminal.type("]")
    try terminal.wait(forText: "written elsewhere")
  }

  @Test("A key writes only what changes, and chooses no character set")
  func bytesOfAKey() throws {
    let terminal = try Program().launch(columns: 80, rows: 24)
    /// What was written up to the end of a frame, where the cursor comes to stand at the selected row.
    func written(toSelection title: String, row: Int) throws -> Int {
      try terminal.wait(for: "“\(title)” selected, and the cursor there") {
        $0.selectedLine?.contains(title) == true && $0.cursor == (row, 0)
      }
      return terminal.written.count
    }
    let first = try written(toSelection: "About this list", row: 2)
    #expect(terminal.text.contains("\u{1B}(B"))
    terminal.type("j")
    let second = try written(toSelection: "Companions", row: 3)
    terminal.type("k")
    let third = try written(toSelection: "About this list", row: 2)
    #expect(!String(decoding: terminal.written[first...], as: UTF8.self).contains("\u{1B}(B"))
    // The page is new, the other rows of the outline and the border are not.
    #expect(second - first < 1_500 && third - second < 1_500)
  }

  @Test("The first frame takes the screen once, leaves the colours alone, and changes attributes only where it shows")
  func bytesOfTheFirstFrame() throws {
    let terminal = try Program().launch(columns: 100, rows: 30)
    try terminal.wait(for: "the cursor at the end of the frame") {
      $0.selectedLine?.contains("About this list") == true && $0.cursor == (2, 0)
    }
    #expect(terminal.text.components(separatedBy: "\u{1B}[?1049h").count == 2)
    #expect(!terminal.text.contains("\u{1B}]104"))
    // The blank between a year and the border looks like any other.
    #expect(terminal.text.contains("2022 │"))
  }

  @Test("Another size in the middle of typing keeps what was typed")
  func resizing() throws {
    let terminal = try Program().launch(columns: 100, rows: 30)
    try terminal.wait(forText: "About this list")
    terminal.type("/bloom")
    try terminal.wait(forSelection: "BLOOM")
    terminal.resize(columns: 44, rows: 10)
    try terminal.wait(for: "the prompt in the last row") { $0.rows.count == 10 && $0.lines[9].hasPrefix("/bloom") }
    terminal.resize(columns: 12, rows: 3)
    try terminal.wait(forText: "The window")
    terminal.resize(columns: 90, rows: 20)
    try terminal.wait(for: "the prompt in the last row") { $0.rows.count == 20 && $0.lines[19].hasPrefix("/bloom") }
    terminal.press(.enter)
    try terminal.wait(forSelection: "BLOOM")
  }

  @Test(
    "An editor that fails leaves the note as it was, and the screen comes back", arguments: ["false", "no-such-editor"])
  func failingEditor(editor: String) throws {
    let program = try Program()
    _ = try program.run("note", "bahdanau2014", "--append", "first version")
    let terminal = try program.launch(columns: 100, rows: 30, environment: ["EDITOR": editor])
    try terminal.wait(forText: "About this list")
    terminal.type(".e")
    try terminal.wait(forText: "The note is unchanged: the editor '\(editor)'")
    try terminal.wait(forSelection: "2014")
    #expect(try program.run("note", "bahdanau2014").output == "first version\n")
  }

  @Test("What an editor saved before it failed is kept in a file that the message names")
  func keptDraft() throws {
    let program = try Program()
    let editor = try program.script("editor.sh", "printf typed > \"$1\"; exit 1")
    let result = try program.run("note", "bahdanau2014", "--edit", environment: ["VISUAL": editor])
    #expect(result.status == 1)
    let path = try #require(result.messages.firstMatch(of: /What was typed is in '([^']+)'\./)?.1)
    #expect(try String(contentsOfFile: String(path), encoding: .utf8) == "typed")
  }

  @Test("$VISUAL goes before $EDITOR, and may hold arguments")
  func visual() throws {
    let program = try Program()
    let editor = try program.script("editor.sh", "printf '%s' \"$1\" > \"$2\"")
    let result = try program.run(
      "note", "bahdanau2014", "--edit", environment: ["VISUAL": "\(editor) 'two words'", "EDITOR": "false"])
    #expect(result.messages == "paperstui: Saved the note on RNN attention.\n")
    #expect(try program.run("note", "bahdanau2014").output == "two words\n")
  }

  @Test("`o` hands the address to $BROWSER, without a shell")
  func opening() throws {
    let program = try Program()
    let browser = try program.script("browser.sh", "printf '%s' \"$1\" > '\(program.home.path)/opened'")
    let terminal = try program.launch(columns: 100, rows: 30, environment: ["BROWSER": browser])
    try terminal.wait(forText: "About this list")
    terminal.type(".o")
    try terminal.wait(forText: "Opened https://arxiv.org/abs/1409.0473")
    #expect(try program.contents("opened") == "https://arxiv.org/abs/1409.0473")
  }

  @Test("A browser that stays open holds nothing up")
  func browserThatStays() throws {
    let program = try Program()
    let fifo = program.home.appendingPathComponent("fifo").path
    #expect(mkfifo(fifo, 0o600) == 0)
    // Reading from a pipe that nobody writes to takes as long as it takes.
    let browser = try program.script("browser.sh", "read line < '\(fifo)'")
    let terminal = try program.launch(columns: 100, rows: 30, environment: ["BROWSER": browser])
    try terminal.wait(forText: "About this list")
    terminal.type(".o")
    try terminal.wait(forText: "Opening https://arxiv.org/abs/1409.0473")
    terminal.type("2")
    try terminal.wait(forText: "RNN attention: read")
    terminal.type("q")
    #expect(try terminal.waitForExit() == 0)
    #expect(try program.run("show", "bahdanau2014").output.contains("● read 2026-11-24"))
    // Opened for both, a pipe waits for no other end; the browser reads its line and ends.
    let descriptor = Glibc.open(fifo, O_RDWR)
    #expect(Glibc.write(descriptor, "\n", 1) == 1)
    close(descriptor)
  }

  @Test("A clipboard program that reads nothing does no harm")
  func deafClipboard() throws {
    let program = try Program()
    _ = try program.script("xclip", "exec 0<&-; exit 3")
    let terminal = try program.launch(
      columns: 100, rows: 30,
      environment: ["DISPLAY": ":9", "PATH": program.home.path + ":" + program.environment["PATH"]!])
    try terminal.wait(forText: "About this list")
    terminal.type(".yt")
    try terminal.wait(forText: "'xclip' could not copy: Neural Machine Translation")
    terminal.type("q")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test("Without a browser the address is copied by the terminal, and said")
  func noBrowser() throws {
    let terminal = try Program().launch(columns: 100, rows: 30)
    try terminal.wait(forText: "About this list")
    terminal.type(".o")
    try terminal.wait(forText: "No browser here, so the address was copied: https://arxiv.org/abs/1409.0473")
    let base64 = Data("https://arxiv.org/abs/1409.0473".utf8).base64EncodedString()
    #expect(terminal.text.contains("\u{1B}]52;c;\(base64)\u{07}"))
  }

  @Test("Over SSH and in tmux the terminal is asked to copy; on a desktop one of its programs is")
  func copying() throws {
    let program = try Program()
    let base64 = Data("bahdanau2014".utf8).base64EncodedString()
    let desktop = ["DISPLAY": ":9", "PATH": program.home.path + ":" + program.environment["PATH"]!]
    _ = try program.script(
      "xclip", "cat > '\(program.home.path)/copied'; printf ' %s' \"$*\" >> '\(program.home.path)/copied'")

    let remote = try program.launch(
      columns: 100, rows: 30, environment: desktop.merging(["SSH_TTY": "/dev/pts/9"]) { $1 })
    try remote.wait(forText: "About this list")
    remote.type(".yy")
    try remote.wait(forText: "Sent to the terminal's clipboard: bahdanau2014")
    #expect(remote.text.contains("\u{1B}]52;c;\(base64)\u{07}"))

    remote.type("yb")
    try remote.wait(forText: "Sent to the terminal's clipboard: the BibTeX of RNN attention")
    let record = try #require(remote.text.matches(of: /\e\]52;c;([A-Za-z0-9+\/=]+)\x07/).last?.1)
    let bibTeX = String(decoding: try #require(Data(base64Encoded: String(record))), as: UTF8.self)
    #expect(bibTeX.hasPrefix("@inproceedings{bahdanau2014,\n"))
    #expect(bibTeX.contains("{Neural Machine Translation by Jointly Learning to Align and Translate}"))

    let inTmux = try program.launch(columns: 100, rows: 30, environment: desktop.merging(["TMUX": "/tmp/x,1,0"]) { $1 })
    try inTmux.wait(forText: "RNN")
    inTmux.type(".yy")
    try inTmux.wait(forText: "Sent to the terminal's clipboard: bahdanau2014")
    #expect(
      inTmux.text.contains(
        "\u{1B}Ptmux;\u{1B}\u{1B}]52;c;\(base64)\u{07}\u{1B}\\"))

    let local = try program.launch(columns: 100, rows: 30, environment: desktop)
    try local.wait(forText: "RNN")
    local.type(".yy")
    try local.wait(forText: "Copied bahdanau2014")
    #expect(try program.contents("copied") == "bahdanau2014 -selection clipboard")
    #expect(!local.text.contains("\u{1B}]52"))
  }

  @Test("Export asks before it overwrites what it did not write")
  func exportConsent() throws {
    let program = try Program()
    _ = try program.file("mine.md", "my own words\n")
    let terminal = try program.launch(columns: 100, rows: 30)
    try terminal.wait(forText: "About this list")
    terminal.type("x\u{15}mine.md\r")
    try terminal.wait(forText: "'mine.md' was not written by paperstui. Overwrite? y/n")
    terminal.type("n")
    try terminal.wait(forText: "Nothing was exported")
    #expect(try program.contents("mine.md") == "my own words\n")
    terminal.type("x\r")
    try terminal.wait(forText: "Overwrite? y/n")
    terminal.type("y")
    try terminal.wait(forText: "Exported the list with 0 notes to mine.md")
    #expect(try program.contents("mine.md").hasPrefix("<!-- paperstui export 1"))
  }

  @Test(
    "Every way out leaves the terminal as it was, and keeps the place",
    arguments: [nil, SIGTERM, SIGHUP, SIGINT, SIGQUIT] as [Int32?])
  func waysOut(signal: Int32?) throws {
    let program = try Program()
    let terminal = try program.launch(columns: 100, rows: 30)
    let before = terminal.settings
    try terminal.wait(forText: "About this list")
    #expect(terminal.screen.isAlternate)
    #expect(!terminal.screen.isCursorVisible)
    #expect(terminal.settings.local != before.local)
    terminal.type("]")
    try terminal.wait(forSelection: "Illustrated")
    if let signal { terminal.send(signal: signal) } else { terminal.type("q") }
    #expect(try terminal.waitForExit() == signal.map { 128 + $0 } ?? 0)
    let after = terminal.settings
    #expect(after == before)
    #expect(!terminal.screen.isAlternate)
    #expect(terminal.screen.isCursorVisible)
    #expect(terminal.text.contains("\u{1B}[?2004l"))

    let again = try program.launch(columns: 100, rows: 30)
    try again.wait(forSelection: "Illustrated")
  }

  @Test("Clicks and the wheel arrive, until M gives the mouse to the terminal")
  func mouse() throws {
    let terminal = try Program().launch(columns: 100, rows: 30)
    try terminal.wait(forText: "About this list")
    terminal.click(row: 9, column: 10)
    try terminal.wait(forSelection: "RNN attention")
    terminal.click(button: 5, row: 10, column: 70)
    try terminal.wait(for: "the page scrolled") { !$0.lines[2].contains("Neural Machine Translation by") }
    terminal.type("M")
    try terminal.wait(forText: "The mouse is the terminal's")
    terminal.click(row: 4, column: 10)
    terminal.type("j")
    try terminal.wait(forSelection: "Attention Is All You Need")
  }

  @Test("A crash, too, leaves the terminal as it was", arguments: [SIGSEGV, SIGILL, SIGTRAP, SIGABRT])
  func crash(signal: Int32) throws {
    let terminal = try Program().launch(columns: 100, rows: 30)
    let before = terminal.settings
    try terminal.wait(forText: "About this list")
    terminal.send(signal: signal)
    #expect(try terminal.waitForExit() == 128 + signal)
    #expect(terminal.settings == before)
    #expect(!terminal.screen.isAlternate)
    #expect(terminal.screen.isCursorVisible)
    #expect(terminal.text.contains("\u{1B}[?2004l"))
  }

  @Test(
    "What was being typed when the program was told to end, or crashed, is there again", arguments: [SIGTERM, SIGSEGV])
  func interruptedPrompt(signal: Int32) throws {
    let program = try Program()
    var terminal = try program.launch(columns: 100, rows: 30)
    try terminal.wait(forText: "About this list")
    terminal.type("x\u{15}half a na")
    try terminal.wait(forText: "Export to: half a na")
    terminal.send(signal: signal)
    #expect(try terminal.waitForExit() == 128 + signal)
    terminal = try program.launch(columns: 100, rows: 30)
    try terminal.wait(forText: "Export to: half a na")
    terminal.type("me.md\r")
    try terminal.wait(forText: "Exported the list with 0 notes to half a name.md")
  }

  @Test(
    "Every common terminal type opens, draws and quits",
    arguments: [
      "xterm-256color", "screen-256color", "tmux-256color", "linux", "vt100", "xterm",
    ])
  func terminalTypes(type: String) throws {
    let terminal = try Program().launch(columns: 80, rows: 24, environment: ["TERM": type])
    try terminal.wait(forSelection: "About this list")
    terminal.type("]]]]]]")
    try terminal.wait(forText: "Łukasz Kaiser")
    terminal.type("q")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test("Under a locale that isn't UTF-8 it runs in ASCII", arguments: ["C", "POSIX", "en_US.ISO-8859-1"])
  func otherLocale(locale: String) throws {
    let program = try Program()
    let terminal = try program.launch(columns: 80, rows: 24, environment: ["LC_ALL": locale])
    try terminal.wait(forText: "About this list")
    terminal.type("]]]]]]")
    try terminal.wait(forSelection: "Transformer: At")
    try terminal.wait(forText: "Lukasz Kaiser")
    terminal.type("q")
    #expect(try terminal.waitForExit() == 0)
    #expect(terminal.written.allSatisfy { $0 < 0x80 })
  }

  @Test("Where the environment names no locale, UTF-8 is assumed")
  func noLocale() throws {
    let terminal = try Program().launch(columns: 80, rows: 24, environment: ["LANG": String?.none])
    try terminal.wait(forText: "About this list")
    terminal.type("]]]]]]")
    try terminal.wait(forText: "Łukasz")
  }

  @Test("A terminal that can't place text gets a sentence", arguments: ["dumb", nil, "nonsense"] as [String?])
  func dumbTerminal(type: String?) throws {
    let terminal = try Program().launch(columns: 120, rows: 24, environment: ["TERM": type])
    #expect(try terminal.waitForExit() == 1)
    #expect(terminal.screen.text.contains("paperstui: The screen can't open"))
    #expect(terminal.screen.text.contains("'paperstui list'"))
  }

  @Test("A list that can't be read is named with its line; the bundled list opens")
  func brokenList() throws {
    let program = try Program()
    let path = try program.file("broken.yaml", "title: A\nsectoins: []\nsections: [{title: B}]\n")
    let terminal = try program.launch("--list", path, columns: 160, rows: 24)
    try terminal.wait(forText: "broken.yaml:2:1: error: The list has no field 'sectoins'. Did you mean 'sections'?")
    try terminal.wait(forText: "Understanding Large Language Models")
  }

  @Test("Of several mistakes in a list the first is shown, and all can be read")
  func manyMistakes() throws {
    let program = try Program()
    let path = try program.file("broken.yaml", "titel: A\nsections: [{titel: B}]\n")
    let terminal = try program.launch("--list", path, columns: 160, rows: 24)
    try terminal.wait(forText: "4 problems, m shows them:")
    terminal.type("m")
    try terminal.wait(forText: "broken.yaml:2:13: error: A section has no")
  }

  @Test("A language that nobody chose follows the locale; one that was chosen stays")
  func language() throws {
    let program = try Program()
    func visit(_ locale: String, keys: String, shows text: String) throws {
      let terminal = try program.launch(columns: 100, rows: 30, environment: ["LANG": locale])
      try terminal.wait(forText: text)
      terminal.type(keys)
      #expect(try terminal.waitForExit() == 0)
    }
    try visit("C.UTF-8", keys: "jq", shows: "About this list")
    try visit("zh_CN.UTF-8", keys: "q", shows: "关于这份清单")
    try visit("C.UTF-8", keys: "Lq", shows: "About this list")
    try visit("C.UTF-8", keys: "q", shows: "关于这份清单")
  }

  @Test("A list of one's own opens, and hostile text in it stays text")
  func ownList() throws {
    let program = try Program()
    let path = try program.file(
      "own.yaml",
      "title: Mine\nsections:\n- title: \"One\\e]0;owned\\a\"\n  entries:\n  - {key: a1, title: \"Red \\e[31mpaper\"}\n"
    )
    let terminal = try program.launch("--list", path, columns: 80, rows: 24)
    try terminal.wait(forText: "One␛]0;owned␇")
    terminal.type("]2")
    try terminal.wait(forText: "1 of 1 read")
    #expect(terminal.screen.text.contains("Red ␛[31mpaper"))
    #expect(!terminal.text.contains("\u{1B}]0;owned"))
    #expect(try program.run("list", "--list", path).output.contains("● a1"))
  }
}
