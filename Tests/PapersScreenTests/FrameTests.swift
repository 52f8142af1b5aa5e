import PapersScreen
import Testing

@Suite("Frames, keys and viewports")
struct FrameTests {
  @Test("Text that doesn't fit is cut off, never wrapped or spilled")
  func clipping() {
    var frame = Frame(size: Size(columns: 8, rows: 3))
    frame.put("abcdefghijkl", .text, row: 0, columns: 0..<8)
    frame.put("注意力机制", .text, row: 1, columns: 1..<6)
    frame.put("below", .text, row: 7, columns: 0..<8)
    frame.put("right", .text, row: 2, columns: 6..<20)
    #expect(frame.lines == ["abcdefgh", " 注意", "      ri"])
  }

  @Test("Writing over half of a wide character leaves a space in the other half")
  func overwriting() {
    var frame = Frame(size: Size(columns: 6, rows: 2))
    frame.put("注意力", .text, row: 0, columns: 0..<6)
    frame.put("x", .text, row: 0, columns: 1..<2)
    frame.put("注意力", .text, row: 1, columns: 0..<6)
    frame.put("界", .text, row: 1, columns: 1..<3)
    #expect(frame.lines == [" x意力", " 界 力"])
    #expect(frame.row(1).map(\.width) == [1, 2, 0, 1, 2, 0])
  }

  @Test("Control characters are painted as visible stand-ins")
  func controls() {
    var frame = Frame(size: Size(columns: 12, rows: 1))
    frame.put("a\u{1B}[2Jb\n", .text, row: 0, columns: 0..<12)
    #expect(frame.lines == ["a␛[2Jb␊"])
  }

  @Test(
    "Names of keys can be read back",
    arguments: ["j", "G", "Enter", "Esc", "C-d", "M-b", "PgDn", "F1", "Space", "lt", "注"])
  func keyNames(name: String) throws {
    #expect(try #require(Key(name: name)).name == name)
  }

  @Test("A key script mixes characters and names")
  func keyScript() {
    #expect(
      Key.script("gj<Enter><C-d>注<lt>") == [
        .character("g"), .character("j"), .enter, .control("d"), .character("注"), .character("<"),
      ])
    #expect(Key.script("<Nonsense>") == nil)
  }

  @Test("An input method's full-width letters mean their ASCII keys")
  func inputMethod() {
    #expect(Key.character("ｊ").withoutInputMethod == .character("j"))
    #expect(Key.character("？").withoutInputMethod == .character("?"))
    #expect(Key.character("　").withoutInputMethod == .character(" "))
    #expect(Key.character("注").withoutInputMethod == .character("注"))
  }

  @Test(
    "A viewport moves as little as it must and keeps rows in sight around the selection",
    arguments: [
      (selection: 0, offset: 0, height: 10, count: 100, expected: 0),
      (selection: 9, offset: 0, height: 10, count: 100, expected: 2),
      (selection: 50, offset: 0, height: 10, count: 100, expected: 43),
      (selection: 5, offset: 50, height: 10, count: 100, expected: 3),
      (selection: 99, offset: 0, height: 10, count: 100, expected: 90),
      (selection: 3, offset: 9, height: 10, count: 5, expected: 0),
      (selection: 3, offset: 0, height: 1, count: 5, expected: 3),
      (selection: 3, offset: 0, height: 0, count: 5, expected: 0),
    ])
  func viewport(selection: Int, offset: Int, height: Int, count: Int, expected: Int) {
    #expect(Viewport.offset(showing: selection, from: offset, height: height, count: count) == expected)
  }
}
