import CNcursesw
import PapersScreen
import Testing

@testable import PapersTerminal

@Suite("From the terminal's bytes to keys")
struct InputTests {
  /// A piece of input; between two of them nothing comes for a while, unless they are the beginning of one thing.
  private func decode(_ pieces: [String], pauses: Bool = true) -> [InputDecoder.Output] {
    decode(pieces.map { Array($0.utf8) }, pauses: pauses)
  }

  private func decode(_ pieces: [[UInt8]], pauses: Bool) -> [InputDecoder.Output] {
    setlocale(LC_CTYPE, "C.UTF-8")
    var decoder = InputDecoder()
    var outputs: [InputDecoder.Output] = []
    for piece in pieces {
      outputs += decoder.take(piece)
      if pauses, decoder.patience != nil { outputs += decoder.pause() }
    }
    if decoder.patience != nil { outputs += decoder.pause() }
    return outputs
  }

  @Test(
    "Characters and keys, alone or in one piece",
    arguments: [
      ("j", [Key.character("j")]), ("注", [.character("注")]), ("\r", [.enter]), ("\n", [.enter]), ("\t", [.tab]),
      ("\u{7F}", [.backspace]), ("\u{08}", [.backspace]), ("\u{04}", [.control("d")]), ("\u{1A}", [.control("z")]),
      ("\u{1C}", [.control("\\")]), ("\u{1F}", [.control("_")]), ("\u{0}j", [.character("j")]),
      ("\u{1B}[A", [.up]), ("\u{1B}OA", [.up]), ("\u{1B}[6~", [.pageDown]), ("\u{1B}[Z", [.backTab]),
      ("\u{1B}OP", [.function(1)]), ("\u{1B}[24~", [.function(12)]), ("\u{1B}OM", [.enter]),
      ("\u{1B}[Bj注", [.down, .character("j"), .character("注")]),
      // A focus report and an unknown function key mean nothing.
      ("\u{1B}[I", []), ("\u{1B}[99;5~j", [.character("j")]), ("\u{1B}O5Aj", [.character("j")]),
      ("\u{1B}[[Zj", [.character("j")]),
    ])
  func keys(text: String, keys: [Key]) {
    #expect(decode([text]) == keys.map(InputDecoder.Output.key))
  }

  @Test(
    "Esc swallows nothing of what comes with it; with a letter it is Alt",
    arguments: [
      ("\u{1B}", [Key.escape]), ("\u{1B}b", [.alt("b")]), ("\u{1B}注", [.alt("注")]), ("\u{1B}[", [.alt("[")]),
      ("\u{1B}O", [.alt("O")]), ("\u{1B}\u{1B}", [.escape, .escape]), ("\u{1B}\u{1B}[A", [.escape, .up]),
      ("\u{1B}\u{1B}OBj", [.escape, .down, .character("j")]), ("\u{1B}\r", [.escape, .enter]),
      ("\u{1B}\u{7F}", [.escape, .backspace]), ("\u{1B}\u{03}", [.escape, .control("c")]),
      ("\u{1B} ", [.escape, .character(" ")]), ("\u{1B}[\u{1B}[A", [.alt("["), .up]),
      ("\u{1B}[1;\rj", [.enter, .character("j")]), ("\u{1B}]j", [.alt("]"), .character("j")]),
    ])
  func escape(text: String, keys: [Key]) {
    #expect(decode([text]) == keys.map(InputDecoder.Output.key))
  }

  @Test("However bytes are cut into pieces, they mean the same")
  func pieces() {
    let text = "j\u{1B}[5~注\u{1B}b\u{1B}[<0;10;5M👩\u{1B}[200~a\u{1B}[31m\r注\u{1B}[201~\u{1B}OQk"
    let outputs: [InputDecoder.Output] = [
      .key(.character("j")), .key(.pageUp), .key(.character("注")), .key(.alt("b")),
      .mouse(Mouse(.click, at: CellPosition(row: 4, column: 9))), .key(.character("👩")), .paste("a\u{1B}[31m\n注"),
      .key(.function(2)), .key(.character("k")),
    ]
    for size in 1...text.utf8.count {
      var rest = Array(text.utf8)[...]
      var pieces: [[UInt8]] = []
      while !rest.isEmpty {
        pieces.append(Array(rest.prefix(size)))
        rest = rest.dropFirst(size)
      }
      #expect(decode(pieces, pauses: false) == outputs, "pieces of \(size) bytes")
    }
  }

  @Test("Bytes that are no text mean nothing, and hide nothing that follows")
  func broken() {
    #expect(
      decode([[0xFF, 0x6A], [0xE6, 0xB3], [0x6A]], pauses: true) == [.key(.character("j")), .key(.character("j"))])
    #expect(decode([[0xE6, 0x6A]], pauses: false) == [.key(.character("j"))])
  }

  @Test(
    "Presses and wheel turns come with their place; what else a mouse does means nothing",
    arguments: [
      ("\u{1B}[<0;10;5M", Mouse(.click, at: CellPosition(row: 4, column: 9))),
      ("\u{1B}[<16;300;1M", Mouse(.click, at: CellPosition(row: 0, column: 299))),
      ("\u{1B}[<64;1;1M", Mouse(.wheelUp, at: CellPosition(row: 0, column: 0))),
      ("\u{1B}[<65;1;1M", Mouse(.wheelDown, at: CellPosition(row: 0, column: 0))),
      ("\u{1B}[M *%", Mouse(.click, at: CellPosition(row: 4, column: 9))),
      ("\u{1B}[Ma*%", Mouse(.wheelDown, at: CellPosition(row: 4, column: 9))),
      ("\u{1B}[<0;10;5m", nil), ("\u{1B}[<1;10;5M", nil), ("\u{1B}[<2;10;5M", nil), ("\u{1B}[<66;10;5M", nil),
      ("\u{1B}[<35;10;5M", nil), ("\u{1B}[<0;0;5M", nil), ("\u{1B}[<0;10M", nil), ("\u{1B}[<M", nil),
      ("\u{1B}[<0;99999999999999999999;5M", nil), ("\u{1B}[M#*%", nil),
    ])
  func mouse(text: String, mouse: Mouse?) {
    #expect(decode([text + "j"]) == [mouse.map(InputDecoder.Output.mouse), .key(.character("j"))].compactMap { $0 })
  }

  @Test("Pasted text comes whole, whatever keys it looks like")
  func paste() {
    let start = "\u{1B}[200~"
    let end = "\u{1B}[201~"
    #expect(
      decode(["\(start)q\u{1B}j\r\u{3}注\u{1B}[\u{1B}[20\(end)j"])
        == [.paste("q\u{1B}j\n\u{3}注\u{1B}[\u{1B}[20"), .key(.character("j"))])
    #expect(decode([end + "j"]) == [.key(.character("j"))])
    // Where the way is slow, it comes in parts.
    #expect(
      decode(
        [Array("\(start)a\u{E6}".utf8.dropLast(2)) + [0xE6], [0xB3], [0xA8] + Array("b\(end)j".utf8)], pauses: true)
        == [.paste("a"), .paste("注b"), .key(.character("j"))])
    #expect(decode([start + "a", "q", "\u{1B}[201", "~j"], pauses: false) == [.paste("aq"), .key(.character("j"))])
    #expect(decode([start + "a\u{1B}[20", "1~j"], pauses: true) == [.paste("a"), .key(.character("j"))])
  }

  @Test(
    "A paste that never ends is ended by Ctrl-C, Esc or a key that begins like it",
    arguments: [
      ("\u{3}", [Key.control("c")]), ("\u{1B}", [.escape]), ("\u{1B}[A", [.up]), ("\u{1B}b", [.alt("b")]),
      ("\u{1B}\u{1B}", [.escape, .escape]), ("\u{1B}[200~x\u{1B}[201~", []),
    ])
  func endlessPaste(piece: String, keys: [Key]) {
    let outputs = decode(["\u{1B}[200~never", "jj", piece, "q"])
    let rest: [InputDecoder.Output] = keys.isEmpty ? [.paste("x")] : keys.map(InputDecoder.Output.key)
    #expect(outputs == [.paste("never"), .paste("jj")] + rest + [.key(.character("q"))])
  }

  @Test("Of a paste without bounds a part is kept")
  func hugePaste() {
    let text = String(repeating: "注", count: 100_000)
    let outputs = decode(["\u{1B}[200~\(text)", text, "\u{1B}[201~j"], pauses: false)
    #expect(outputs.count == 2)
    #expect(outputs.last == .key(.character("j")))
    guard case .paste(let kept)? = outputs.first else { return }
    #expect(text.hasPrefix(kept))
    #expect((65_536...200_000).contains(kept.utf8.count))
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
