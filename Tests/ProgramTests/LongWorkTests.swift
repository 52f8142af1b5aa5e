import Foundation
import PapersTestSupport
import Testing

@Suite("Long work on a terminal")
struct LongWorkSessionTests {
  /// A list that takes long enough to be watched.
  private func longList(_ program: Program) throws -> String {
    var text = "title: Long\nsections:\n- title: One\n  entries:\n"
    let filler = String(repeating: "words enough to make this long. ", count: 12)
    for number in 0..<6_000 { text += "  - {key: p\(number), title: Paper \(number), why: \"\(filler)\"}\n" }
    return try program.file("long.yaml", text)
  }

  @Test("Reading a long list shows a bar before the screen opens; an export shows one on it and can be cancelled")
  func longList() throws {
    let program = try Program()
    let path = try longList(program)
    var terminal = try program.launch("--list", path, columns: 100, rows: 30)
    try terminal.wait(forText: "of 6000 read")
    #expect(terminal.text.contains("Reading long.yaml…"))
    #expect(terminal.text.contains(" of 6000  Ctrl-C cancels"))
    // Thousands of files take long enough for a key.
    terminal.type("x\u{15}vault/\r")
    try terminal.wait(forText: "of 6000  Esc cancels")
    terminal.type("\u{1B}")
    try terminal.wait(forText: "Cancelled; files written by then are whole")
    let vault = program.home.appendingPathComponent("vault").path
    #expect(try FileManager.default.contentsOfDirectory(atPath: vault).count < 6_000)
    // The prompt remembers the name, also when the program is started anew.
    terminal.type("q")
    #expect(try terminal.waitForExit() == 0)
    terminal = try program.launch("--list", path, columns: 100, rows: 30)
    try terminal.wait(forText: "of 6000 read")
    #expect(!terminal.text.contains("Reading long.yaml"))
    terminal.type("x\u{15}")
    terminal.press(.up)
    try terminal.wait(forText: "Export to: vault/")
    terminal.type("\u{15}out.md\r")
    try terminal.wait(forText: "Exported the list with 0 notes to out.md")
    #expect(try program.contents("out.md").contains("### Paper 5999"))
  }

  @Test("Reading a long list can be cancelled, and leaves nothing half done")
  func cancelledReading() throws {
    let program = try Program()
    let path = try longList(program)
    var terminal = try program.launch("--list", path, columns: 100, rows: 30)
    let before = terminal.settings
    try terminal.wait(forText: "Reading long.yaml…  Ctrl-C cancels")
    terminal.type("\u{3}")
    #expect(try terminal.waitForExit() == 128 + SIGINT)
    #expect(terminal.settings == before)
    terminal = try program.launch(columns: 100, rows: 30)
    try terminal.wait(forText: "0 of 19 read")
  }

  @Test("A signal ends the program without the export that was under way")
  func signalDuringWork() throws {
    let program = try Program()
    let path = try longList(program)
    let terminal = try program.launch("--list", path, columns: 100, rows: 30)
    try terminal.wait(forText: "of 6000 read")
    terminal.type("x\u{15}out.md\r")
    try terminal.wait(forText: "of 6000  Esc cancels")
    terminal.send(signal: SIGSTOP)
    terminal.send(signal: SIGTERM)
    terminal.send(signal: SIGCONT)
    #expect(try terminal.waitForExit() == 128 + SIGTERM)
    #expect(!FileManager.default.fileExists(atPath: program.home.appendingPathComponent("out.md").path))
  }
}
