import Foundation
import PapersTestSupport
import Testing

@Suite("Bytes at random on a terminal")
struct MonkeyProgramTests {
  /// What is opened.
  enum List: CaseIterable {
    case bundled, nasty
  }

  @Test("Whatever bytes and sizes come, the program goes on drawing, and leaves in order", arguments: List.allCases)
  func monkey(list: List) throws {
    var monkey = Monkey(steps: 2_000)
    let program = try Program()
    let quiet = try program.script("quiet.sh", "exit 0")
    let patience = monkey.patience
    var arguments: [String] = []
    if list == .nasty {
      arguments = ["--list", try program.file("nasty.yaml", makeNastyList(using: &monkey.generator))]
      // What the catalogue has is there at once when the screen opens.
      #expect(try program.run("list", ["--list", arguments[1]]).status == 0)
    }
    func launch() throws -> TerminalProgram {
      let terminal = try program.launch(
        arguments: arguments, columns: 80, rows: 24, environment: ["EDITOR": quiet, "BROWSER": quiet])
      terminal.patience = patience
      return terminal
    }
    var terminal = try launch()
    let before = terminal.settings
    try terminal.wait(for: "the list") { $0.selectedLine != nil }
    // Until a paste ends, everything is text, so none goes on for long.
    var pasteEnd: Int?
    var size = (columns: 80, rows: 24)
    for step in 0..<monkey.steps {
      var bytes = (0..<monkey.number(in: 1...6)).map { _ in UInt8(monkey.number(in: 0...255)) }
      if monkey.chance(of: 3) { bytes = Array(monkey.choice(of: Self.sequences).utf8) }
      if let end = pasteEnd, step >= end {
        bytes = Array(Self.pasteEnd.utf8) + bytes
        pasteEnd = nil
      }
      if bytes == Array(Self.pasteStart.utf8) { pasteEnd = pasteEnd ?? step + monkey.number(in: 1...5) }
      terminal.send(bytes: bytes)
      guard monkey.chance(of: 25) else { continue }
      // Where the settings are those outside, a Ctrl-S has stopped all output until Ctrl-Q. The first may be taken for text.
      terminal.send(bytes: [0x11, 0x11])
      // A frame of a size that wasn't there before tells that the program is alive: of the same one nobody is told.
      let last = size
      while size == last { size = (monkey.number(in: 20...100), monkey.number(in: 5...40)) }
      terminal.resize(columns: size.columns, rows: size.rows)
      let written = terminal.written.count
      do {
        try terminal.wait(for: "a frame after step \(step) of seed \(monkey.seed)") { _ in
          terminal.written.count > written
        }
      } catch {
        // One of the bytes may have been the key to leave.
        #expect(Self.waysOut.contains(try terminal.waitForExit()), "\(error)")
        #expect(terminal.settings == before)
        pasteEnd = nil
        terminal = try launch()
        size = (80, 24)
        try terminal.wait(for: "a start after step \(step) of seed \(monkey.seed)") { $0.isAlternate }
      }
    }
    terminal.send(signal: SIGTERM)
    let status = try terminal.waitForExit()
    #expect(Self.waysOut.contains(status) || status == 128 + SIGTERM, "seed \(monkey.seed)")
    #expect(terminal.settings == before)
    #expect(!terminal.screen.isAlternate)
    #expect(try program.run("doctor").status == 0)
  }

  /// Exit codes after a key to leave; where the terminal is another program's, or not set up yet, keys send signals.
  private static let waysOut = [0, 128 + SIGINT, 128 + SIGQUIT]
  private static let pasteStart = "\u{1B}[200~"
  private static let pasteEnd = "\u{1B}[201~"

  private static let sequences = [
    "\u{1B}[A", "\u{1B}OB", "\u{1B}[5~", "\u{1B}[6~", "\(pasteStart)pasted q\(pasteEnd)", pasteStart, "\u{1B}[<0;10;5M",
    "\u{1B}[<65;10;5M", "\u{1B}[<2;10;5M\u{1B}[<2;10;5m", "\u{1B}[<66;1;1M", "\u{1B}[<", "\u{1B}[M", "\u{1B}[",
    "\u{1B}", "注意", "ｊ", "/", ":", "?", "gt", "gm", "j", "]", "2", "u", "r", "\r", "\u{7F}", "\u{F0}\u{9F}",
    "\u{1B}]52;c;x\u{07}", "\u{1B}[I", "\u{1B}[O", "\u{12}", "\u{C}", "x", "G", "\u{1B}\u{1B}OB", "\u{1B}\r", "#", "a",
  ]
}
