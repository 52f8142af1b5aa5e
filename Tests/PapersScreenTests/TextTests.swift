import PapersScreen
import Testing

@Suite("Text on a terminal")
struct TextTests {
  @Test(
    "Columns of a cluster",
    arguments: [
      ("a", 1), ("é", 1), ("e\u{301}", 1), ("注", 2), ("ｍ", 2), ("한", 2), ("，", 2), ("“", 1), ("…", 1), ("Ł", 1),
      ("👩‍👩‍👧", 2), ("❤️", 2), ("🇨🇳", 2), ("1️⃣", 2), ("\u{200B}", 0), ("\u{FEFF}", 0), ("\u{AD}", 0), ("\u{301}", 1),
      ("\u{1B}", 1), ("\u{9B}", 1), ("\u{202E}", 1), ("\u{7F}", 1),
    ])
  func widths(text: String, width: Int) {
    #expect(text.displayWidth == width)
  }

  @Test(
    "Nothing from a file reaches the terminal raw",
    arguments: [
      ("\u{1B}[31mred", "␛[31mred"), ("a\u{07}b", "a␇b"), ("\u{9B}2J", "\u{FFFD}2J"),
      ("abc\u{202E}def", "abc\u{FFFD}def"),
      ("a\r\nb", "a\nb"), ("a\rb", "a␍b"), ("\u{2066}x", "\u{FFFD}x"), ("tab\there\n", "tab\there\n"),
      ("del\u{7F}", "del␡"),
      ("e\u{202E}", "e\u{FFFD}"),
    ])
  func terminalSafe(text: String, safe: String) {
    #expect(text.terminalSafe == safe)
  }

  @Test(
    "Text is cut to a width between clusters, with an ellipsis",
    arguments: [
      ("Attention", 20, "Attention"), ("Attention", 9, "Attention"), ("Attention", 8, "Attenti…"),
      ("Attention", 1, "…"),
      ("Attention", 0, ""), ("注意力机制", 10, "注意力机制"), ("注意力机制", 9, "注意力机…"), ("注意力机制", 8, "注意力…"),
      ("", 3, ""),
    ])
  func truncation(text: String, width: Int, result: String) {
    #expect(text.truncated(toWidth: width) == result)
    #expect(result.displayWidth <= width)
  }

  @Test(
    "Lines break where UAX #14 allows it",
    arguments: [
      ("the quick brown fox", 10, ["the quick", "brown fox"]),
      ("the quick brown fox", 9, ["the quick", "brown fox"]),
      ("word", 2, ["wo", "rd"]),
      ("a\n\nb", 5, ["a", "", "b"]),
      ("a\r\nb", 5, ["a", "b"]),
      ("", 5, [""]),
      ("spaces   at the end   ", 6, ["spaces", "at the", "end"]),
      ("a\tb", 10, ["a    b"]),
      // Chinese breaks between characters, but punctuation never begins a line.
      ("注意力机制，很好。", 10, ["注意力机", "制，很好。"]),
      ("注意力机制（很好）", 12, ["注意力机制", "（很好）"]),
      // A Latin word in Chinese text stays whole.
      ("使用 Transformer 模型", 12, ["使用", "Transformer", "模型"]),
      ("👩‍👩‍👧👩‍👩‍👧", 3, ["👩‍👩‍👧", "👩‍👩‍👧"]),
      ("注", 1, [""]),
    ] as [(String, Int, [String])])
  func wrapping(text: String, width: Int, lines: [String]) {
    #expect(StyledText(text).wrapped(toWidth: width).map(\.plain) == lines)
  }

  @Test("No wrapped line is wider than the viewport, and no word is lost")
  func wrappingKeepsEverything() {
    let text = "自注意力 self-attention 的计算量为 O(n^2 d)，但串行步数为 O(1)；https://arxiv.org/abs/1706.03762 见原文（第 3 节）。"
    for width in 2...60 {
      let lines = StyledText(text).wrapped(toWidth: width).map(\.plain)
      #expect(lines.allSatisfy { $0.displayWidth <= width }, "width \(width)")
      #expect(
        lines.joined().filter { $0 != " " } == text.filter { $0 != " " }, "width \(width)")
    }
  }

  @Test("Mixed text has the width of its clusters one by one, and is painted as they are")
  func clustersOfMixedText() {
    let parts = [
      "a", " ", "~", "注", "意", "，", "。", "é", "e\u{301}", "注\u{301}", "x\u{20E3}", "👩‍👩‍👧", "❤️", "🇨🇳", "한", "\r\n", "\u{1B}",
      "\u{200B}", "䷀", "鿿", "\u{FE0F}", "か\u{3099}", "-", "\u{AD}", "“", "↔", "↔\u{FE0F}", "│", "\u{200D}", "\u{302A}",
    ]
    for first in parts {
      for second in parts {
        for third in parts {
          let text = first + second + third
          let expected = text.compactMap { DisplayCluster($0) }
          #expect(text.displayWidth == expected.reduce(0) { $0 + $1.width }, "\(text.unicodeScalars.map(\.value))")
          var frame = Frame(size: Size(columns: 12, rows: 1))
          frame.put(text, .text, row: 0, columns: 0..<12)
          let painted = frame.row(0).filter { $0.width > 0 }.prefix(expected.count).map(\.character)
          #expect(painted == expected.map(\.character), "\(text.unicodeScalars.map(\.value))")
        }
      }
    }
  }

  @Test("Every character before a letter has the width that it has alone")
  func widthsOfSingleScalars() {
    for scalar in (0x20...0xFFFF).compactMap(Unicode.Scalar.init) {
      let text = String(scalar) + "a"
      let expected = text.compactMap { DisplayCluster($0) }
      #expect(text.displayWidth == expected.reduce(0) { $0 + $1.width }, "\(scalar.value)")
    }
  }

  @Test(
    "Whatever ends a line does, beside signs whose bytes begin alike",
    arguments: ["\n", "\r\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}"])
  func newlines(newline: String) {
    #expect(StyledText("é’one\(newline)“two” ©").wrapped(toWidth: 20).map(\.plain) == ["é’one", "“two” ©"])
    #expect(StyledText("“one” ©\tÂ").wrapped(toWidth: 20).map(\.plain) == ["“one” ©    Â"])
  }

  @Test("Text that is cut, put and measured is the same by bytes and by clusters")
  func plainText() {
    for text in ["", "a", "plain text, ~ and so on", "a\u{7F}b", "a\u{1F}b", "tab\there"] {
      // A letter that isn't ASCII has the rest of the text gone through by clusters.
      let other = text + "é"
      #expect(other.displayWidth == text.displayWidth + 1)
      for width in 0...30 {
        var (plain, mixed) = (Frame(size: Size(columns: 30, rows: 1)), Frame(size: Size(columns: 30, rows: 1)))
        let end = plain.put(text, .text, row: 0, columns: 2..<max(2, width))
        mixed.put(other, .text, row: 0, columns: 2..<max(2, min(width, 2 + text.displayWidth)))
        #expect(plain.cells == mixed.cells)
        #expect(end == 2 + min(max(0, width - 2), text.displayWidth))
        if text.displayWidth <= width { #expect(text.truncated(toWidth: width) == text) }
      }
    }
  }

  @Test("A hanging indent stands before every line but the first")
  func hangingIndent() {
    let lines = StyledText("one two three").wrapped(toWidth: 7, first: "• ", hanging: "  ")
    #expect(lines.map(\.plain) == ["• one", "  two", "  three"])
  }

  @Test("Roles survive wrapping")
  func rolesInWrapping() {
    let text = StyledText("bold ", .title) + StyledText("plain text")
    #expect(
      text.wrapped(toWidth: 10) == [
        StyledText("bold ", .title) + StyledText("plain"), StyledText("text"),
      ])
  }

  @Test("Parts of a text get another role, across runs and none cut")
  func restyling() {
    let text = StyledText("Self-", .title) + StyledText("Attention: 注意力", .text)
    let runs = text.restyled(bytes: [0..<2, 4..<14, 19..<22], .match).runs
    #expect(
      runs == [
        .init("Se", .match), .init("lf", .title), .init("-", .match), .init("Attention", .match), .init(": 注", .text),
        .init("意", .match), .init("力", .text),
      ])
    #expect(text.restyled(bytes: [], .match) == text)
  }

  @Test(
    "Without UTF-8, letters lose their accents and the rest becomes question marks of the same width",
    arguments: [
      ("Łukasz Mokrá", "Lukasz Mokra"), ("“x” – y…", "\"x\" - y."), ("注意", "????"), ("ＡＢ", "A B "),
      ("naïve ①", "naive ?"),
    ])
  func ascii(text: String, ascii: String) {
    #expect(text.asciiFallback == ascii)
    #expect(text.displayWidth == ascii.displayWidth)
  }
}
