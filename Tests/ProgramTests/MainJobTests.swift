import Foundation
import PapersTestSupport
import Testing

/// The whole way of a reader: walk the list, mark, write a note, leave, come back, export.
@Suite("The main job, on a terminal")
struct MainJobTests {
  static let titles = [
    "Neural Machine Translation by Jointly Learning to Align and Translate",
    "Attention Is All You Need",
    "BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding",
    "Improving Language Understanding by Generative Pre-Training",
    "BART: Denoising Sequence-to-Sequence Pre-training for Natural Language Generation, Translation, and Comprehension",
    "A Survey on Efficient Training of Transformers",
    "FlashAttention: Fast and Memory-Efficient Exact Attention with IO-Awareness",
    "Cramming: Training a Language Model on a Single GPU in One Day",
    "Training Compute-Optimal Large Language Models",
    "Training language models to follow instructions with human feedback",
    "Constitutional AI: Harmlessness from AI Feedback",
    "BLOOM: A 176B-Parameter Open-Access Multilingual Language Model",
    "OPT: Open Pre-trained Transformer Language Models",
    "LaMDA: Language Models for Dialog Applications",
    "Improving alignment of dialogue agents via targeted human judgements",
    "BlenderBot 3: a deployed conversational agent that continually learns to responsibly engage",
    "ProtTrans: Towards Cracking the Language of Life's Code Through Self-Supervised Deep Learning and High "
      + "Performance Computing",
    "Highly accurate protein structure prediction with AlphaFold",
    "Large language models generate functional protein sequences across diverse families",
  ]

  static let resources = [
    "The Illustrated Transformer", "The Transformer Family",
    "Transformer models: an introduction and catalog — 2023 Edition", "nanoGPT",
  ]

  /// Follow-ups come after the paper they hang off.
  static let readingOrder =
    resources + titles[..<3] + ["RoBERTa: A Robustly Optimized BERT Pretraining Approach"] + titles[3..<4]
    + ["Language Models are Unsupervised Multitask Learners", "Language Models are Few-Shot Learners"] + titles[4...]

  /// What heads the page of each row after the first.
  static let outline: [String] = {
    var rows = readingOrder
    let sections = [
      (0, "随手可查的资料"), (4, "1  主要架构与任务"), (12, "2  缩放定律与效率"), (16, "3  对齐：使模型符合人的意图"), (18, "重点读哪些"),
      (18, "4  GPT 的开放替代"), (20, "5  ChatGPT 的替代方案"), (23, "6  生物学中的语言模型"),
    ]
    for (position, title) in sections.reversed() { rows.insert(title, at: position) }
    return rows
  }()

  @Test("`]` walks all 19 papers in order, at every size", arguments: [(80, 24), (120, 40), (40, 15)])
  func walkInReadingOrder(columns: Int, rows: Int) throws {
    let program = try Program()
    let terminal = try program.launch(columns: columns, rows: rows, environment: ["LANG": "zh_CN.UTF-8"])
    try terminal.wait(forText: "理解大语言模型")
    terminal.press(.tab)
    for title in Self.readingOrder {
      terminal.type("]")
      try terminal.wait(for: title) { $0.page.hasPrefix(title.filter { $0 != " " }) }
    }
    terminal.type("q")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test("Down walks every row of the outline, and the page follows it", arguments: [(80, 24), (120, 40)])
  func walkWithDown(columns: Int, rows: Int) throws {
    let program = try Program()
    let terminal = try program.launch(columns: columns, rows: rows, environment: ["LANG": "zh_CN.UTF-8"])
    try terminal.wait(forSelection: "关于这份清单")
    for row in Self.outline {
      terminal.press(.down)
      try terminal.wait(for: row) { $0.page.hasPrefix(row.filter { $0 != " " }) && $0.selectedLine != nil }
    }
    terminal.press(.down)
    terminal.type("q")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test(
    "Wide characters stand in their columns, and the border in its own", arguments: [(80, 24), (120, 40), (40, 15)])
  func wideCharacters(columns: Int, rows: Int) throws {
    let program = try Program()
    let terminal = try program.launch(columns: columns, rows: rows, environment: ["LANG": "zh_CN.UTF-8"])
    try terminal.wait(forText: "理解大语言模型")
    terminal.type("]]]]]]\r")
    let screen = try terminal.wait(forText: "注意力就是你所需要的一切")
    let row = screen.lines.firstIndex { $0.contains("注意力就是你所需要的一切") }!
    let border = screen.column(of: "│", row: row)
    let start = try #require(screen.column(of: "注意力", row: row))
    #expect(border == (columns >= 70 ? max(34, columns * 2 / 5) : nil))
    #expect(start == border.map { $0 + 2 } ?? 1)
    for (index, character) in "注意力就是你所需要的一切".enumerated() {
      #expect(screen.rows[row][start + 2 * index].text == String(character))
      #expect(screen.rows[row][start + 2 * index].width == 2)
    }
    if let border {
      for row in 2..<rows - 1 { #expect(screen.rows[row][border].text == "│", "row \(row)") }
    }
    #expect(screen.lines.allSatisfy { !$0.contains("\u{FFFD}") })
  }

  @Test(
    "Mark three, write a note, leave, come back, find it all, export it", arguments: [(80, 24), (120, 40), (40, 15)])
  func wholeWay(columns: Int, rows: Int) throws {
    let program = try Program()
    let note = "# My note\n\n- 注意力 is *all*; “quotes”, `code`\n  indented\n\nlast line without end"
    _ = try program.file("typed.md", note)
    let editor = try program.script("editor.sh", "cat '\(program.home.path)/typed.md' > \"$1\"")
    let environment = ["LANG": "zh_CN.UTF-8", "EDITOR": editor]

    var terminal = try program.launch(columns: columns, rows: rows, environment: environment)
    try terminal.wait(forText: "理解大语言模型")
    terminal.type("]]]]]")
    try terminal.wait(forSelection: "2014")
    terminal.type("2")
    try terminal.wait(forText: "RNN attention：已读")
    try terminal.wait(forText: "已读 1/19")
    terminal.type("]r")
    try terminal.wait(forText: "Transformer：在读")
    terminal.type("]3")
    try terminal.wait(forText: "BERT：略过")
    terminal.type("[e")
    try terminal.wait(forText: "已保存 Transformer 的笔记")
    #expect(terminal.screen.selectedLine?.contains("✎ 2017") == true)
    terminal.type("\rG")
    terminal.type("q")
    #expect(try terminal.waitForExit() == 0)
    #expect(!terminal.screen.isAlternate)

    terminal = try program.launch(columns: columns, rows: rows, environment: environment)
    try terminal.wait(forText: "已读 1/19")
    // It comes back where it was left: in the page of the Transformer, at its end.
    try terminal.wait(forText: "layer normalization")
    terminal.press(.left)
    // A screen is painted from top to bottom, so what stands lowest is waited for.
    let screen = try terminal.wait(for: "the outline down to BERT") { screen in
      screen.selectedLine?.contains("2017") == true && screen.lines.contains { $0.contains("– BERT") }
    }
    #expect(screen.lines.contains { $0.contains("● ") && $0.contains("2014") })
    #expect(screen.selectedLine?.contains("◐") == true)

    terminal.type("x")
    try terminal.wait(forText: "导出到：understanding-llms-notes.md")
    terminal.press(.enter)
    try terminal.wait(forText: "已导出清单和 1 条笔记")
    terminal.type("q")
    #expect(try terminal.waitForExit() == 0)

    let exported = try program.contents("understanding-llms-notes.md")
    #expect(exported.contains("\n" + note + "\n\n### BERT"))
    let lines = exported.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines.contains("1 of 19 papers read."))
    let headings = lines.filter { $0.hasPrefix("## ") || $0.hasPrefix("### ") }
    #expect(headings.first == "## Companions to keep at hand · 随手可查的资料")
    #expect(Self.titles.allSatisfy { title in headings.contains("### \(title)") })
    #expect(
      headings.filter { Self.titles.contains(String($0.dropFirst(4))) }.map { String($0.dropFirst(4)) } == Self.titles)
    let start = lines.firstIndex(of: "### Attention Is All You Need")!
    #expect(
      Array(lines[start..<start + 10]) == [
        "### Attention Is All You Need",
        "",
        "注意力就是你所需要的一切",
        "",
        "Ashish Vaswani, Noam Shazeer, Niki Parmar, Jakob Uszkoreit, Llion Jones, Aidan N. Gomez, Łukasz Kaiser, "
          + "Illia Polosukhin. 2017-06-12. Advances in Neural Information Processing Systems 30 (NIPS 2017). "
          + "<https://arxiv.org/abs/1706.03762>. doi:10.48550/arXiv.1706.03762",
        "",
        "- Key: `vaswani2017`",
        "- Status: reading (reading 2026-11-24)",
        "- Note: 2026-11-24",
        "",
      ])
    // The command writes the same document.
    #expect(try program.run("export").output == exported)
  }
}
