import CNcursesw
import PapersScreen
import Testing

@testable import PapersTerminal

@Suite("From the terminal's bytes to keys")
struct InputTests {
  private func decode(_ inputs: [CursesInput]) -> [InputDecoder.Output] {
    var rest = inputs[...]
    var decoder = InputDecoder()
    var outputs: [InputDecoder.Output] = []
    while let input = rest.popFirst() {
      if let output = decoder.decode(input, next: { rest.popFirst() }) { outputs.append(output) }
    }
    return outputs
  }

  private func scalars(_ text: String) -> [CursesInput] { text.unicodeScalars.map(CursesInput.scalar) }

  @Test(
    "Characters and control keys",
    arguments: [
      ("j", [Key.character("j")]), ("注", [.character("注")]), ("\r", [.enter]), ("\n", [.enter]), ("\t", [.tab]),
      ("\u{7F}", [.backspace]), ("\u{08}", [.backspace]), ("\u{04}", [.control("d")]), ("\u{1A}", [.control("z")]),
      ("\u{1B}", [.escape]), ("\u{1B}b", [.alt("b")]), ("\u{1B}\u{1B}", [.escape]),
      // A focus report and an unknown function key mean nothing.
      ("\u{1B}[I", []), ("\u{1B}[99;5~j", [.character("j")]),
    ])
  func keys(text: String, keys: [Key]) {
    #expect(decode(scalars(text)) == keys.map(InputDecoder.Output.key))
  }

  @Test("Keys that curses knows by a code")
  func codes() {
    #expect(Key(cursesCode: KEY_UP) == .up)
    #expect(Key(cursesCode: KEY_NPAGE) == .pageDown)
    #expect(Key(cursesCode: KEY_BTAB) == .backTab)
    #expect(Key(cursesCode: curses_key_function(1)) == .function(1))
    #expect(Key(cursesCode: KEY_RESIZE) == nil)
  }

  @Test("Pasted text comes whole, whatever keys it looks like")
  func paste() {
    let start = CursesInput.code(Int32(CURSES_KEY_PASTE_START))
    let end = CursesInput.code(Int32(CURSES_KEY_PASTE_END))
    #expect(
      decode([start] + scalars("q\u{1B}j\r注") + [end] + scalars("j")) == [.paste("q\u{1B}j\n注"), .key(.character("j"))])
    #expect(decode([end] + scalars("j")) == [.key(.character("j"))])
  }
}

@Suite("From cells to what curses is given")
struct PaintingTests {
  private func painted(_ text: String, asciiOnly: Bool = false) -> String {
    setlocale(LC_CTYPE, "C.UTF-8")
    var frame = Frame(size: Size(columns: 8, rows: 1))
    frame.put(text, .text, row: 0, columns: 0..<8)
    let scalars = frame.row(0).filter { $0.width > 0 }.flatMap { PaintedCluster($0, asciiOnly: asciiOnly).scalars }
    var result = ""
    for scalar in scalars { result.unicodeScalars.append(Unicode.Scalar(UInt32(bitPattern: scalar))!) }
    while result.last == " " { result.removeLast() }
    return result
  }

  @Test(
    "A cluster that curses can't hold is painted by its first scalar and marks, in the width it takes",
    arguments: [
      ("abc", "abc"), ("注意", "注意"), ("e\u{301}x", "e\u{301}x"), ("👩‍👩‍👧x", "👩x"), ("❤️x", "❤ x"), ("🇨🇳x", "CNx"),
      ("1️⃣x", "1⃣ x"),
    ])
  func clusters(text: String, result: String) {
    #expect(Array(painted(text).unicodeScalars) == Array(result.unicodeScalars))
  }

  @Test("Without UTF-8 only ASCII is painted, in the same columns")
  func ascii() {
    #expect(painted("注éx…", asciiOnly: true) == "??ex.")
  }

  @Test(
    "Each reason why the screen can't open says what to do instead",
    arguments: [
      TerminalError.notATerminal, .dumb(type: nil), .dumb(type: "dumb"), .unknownType("nonsense"),
    ])
  func errors(error: TerminalError) {
    #expect(error.description.contains("'paperstui list'"))
  }
}
