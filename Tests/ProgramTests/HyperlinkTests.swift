import Foundation
import PapersTestSupport
import Testing

@Suite("Links of the terminal")
struct HyperlinkTests {
  private func link(_ address: String, _ text: String, id: String = "") -> String {
    "\u{1B}]8;\(id);\(address)\u{1B}\\" + text + "\u{1B}]8;;\u{1B}\\"
  }

  @Test("Addresses on a page are links, and what is on the screen stays what the frame says")
  func screen() throws {
    let program = try Program()
    let keys = "]]]]]][[Jgg]]]]]]]]]]jjjlJJKhkkk?qgtjjjgt]"
    let terminal = try program.launch(columns: 110, rows: 28)
    try terminal.wait(forText: "About this list")
    terminal.type("]")
    try terminal.wait(forSelection: "Illustrated")
    // A link is written right after the frame that it belongs to.
    try terminal.wait(for: "a link") { _ in
      terminal.text.contains("\u{1B}]8;;https://jalammar.github.io/illustrated-transformer/\u{1B}\\")
    }
    // Key by key, so that most frames are painted over the one before.
    for key in keys.dropFirst() { terminal.type(String(key)) }
    let frame = try Program().run("browse", "--replay", keys, "--size", "110x28").output
    let expected = frame.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    try terminal.wait(for: "the frame\n\(frame)") { $0.lines.elementsEqual(expected.prefix($0.lines.count)) }
  }

  @Test("An address that is broken into lines is one link")
  func brokenAddress() throws {
    let terminal = try Program().launch(columns: 80, rows: 24)
    try terminal.wait(forText: "About this list")
    terminal.type("/roberta\r")
    try terminal.wait(forSelection: "RoBERTa")
    let address = "https://github.com/facebookresearch/fairseq/tree/main/examples/roberta"
    try terminal.wait(forText: "fairseq/tree/main")
    try terminal.wait(for: "two pieces of one link") { _ in
      terminal.text.components(separatedBy: "\u{1B}]8;id=2;\(address)\u{1B}\\").count == 3
    }
  }

  @Test("`show` prints links on a terminal, and plain text into a pipe")
  func show() throws {
    let program = try Program()
    let terminal = try program.launch("show", "vaswani2017", columns: 100, rows: 30)
    #expect(try terminal.waitForExit() == 0)
    #expect(
      terminal.text.contains("DOI    " + link("https://doi.org/10.48550/arXiv.1706.03762", "10.48550/arXiv.1706.03762"))
    )
    #expect(!(try program.run("show", "vaswani2017").output.contains("\u{1B}")))
  }

  @Test(
    "Terminals that would stumble over links get none, nor do those whose owner wants none",
    arguments: [["TERM": "linux"], ["TERM": "vt100"], ["TERM": "screen-256color"], ["VTE_VERSION": "4601"], [:]])
  func noLinks(environment: [String: String]) throws {
    let program = try Program()
    if environment.isEmpty {
      let folder = program.home.appendingPathComponent(".config/paperstui")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      _ = try program.file(".config/paperstui/config.yaml", "hyperlinks: off\n")
    }
    let terminal = try program.launch(columns: 90, rows: 28, environment: environment.mapValues { $0 })
    try terminal.wait(forText: "About this list")
    terminal.type("]]]]]]")
    try terminal.wait(forText: "https://arxiv.org/abs/1706.03762")
    terminal.type("q")
    #expect(try terminal.waitForExit() == 0)
    #expect(!terminal.text.contains("\u{1B}]8;"))
  }
}

extension TerminalProgram {
  /// Everything the program has written.
  var text: String { String(decoding: written, as: UTF8.self) }
}
