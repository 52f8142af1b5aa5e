import Foundation
import GRDB
import PapersTestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite("What can't be read, on a terminal")
struct UnreadableTests {
  /// A library in use, of which somebody changed something behind the program's back.
  private func program(_ sql: String) throws -> Program {
    let program = try Program()
    _ = try program.run("mark", "bahdanau2014", "read")
    try change(program, sql)
    return program
  }

  private func change(_ program: Program, _ sql: String) throws {
    let queue = try DatabaseQueue(path: program.library.path)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }

  @Test("A page says so in its place; other keys go on, and a signal ends the program")
  func page() throws {
    let program = try program("UPDATE entry_body SET body = '{}' WHERE position = 0")
    let terminal = try program.launch(columns: 120, rows: 30)
    try terminal.wait(forText: "1 of 19 read")
    terminal.type("]")
    try terminal.wait(forText: "This entry can't be read. ")
    terminal.type("]")
    try terminal.wait(forText: "Lilian Weng")
    terminal.type("2")
    try terminal.wait(forText: "The Transformer Family: read")
    terminal.send(signal: SIGTERM)
    #expect(try terminal.waitForExit() == 128 + SIGTERM)
    #expect(try program.run("log").output.contains("The Transformer Family: marked as read"))
  }

  @Test(
    "Tables that a newer release has changed under an open screen are a sentence on it",
    arguments: [
      ("entry_body RENAME COLUMN body", "]]", "This entry can't be read. "),
      ("entry RENAME COLUMN published", "gt", "Can't use your reading progress"),
      ("continuation RENAME COLUMN leads_to", "gm", "Can't use your reading progress"),
    ])
  func tables(column: String, keys: String, sentence: String) throws {
    let program = try program("SELECT 1")
    let terminal = try program.launch(columns: 120, rows: 30)
    try terminal.wait(forText: "1 of 19 read")
    try change(program, "ALTER TABLE \(column) TO other")
    terminal.type(keys)
    try terminal.wait(forText: sentence)
    terminal.type("q")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test(
    "A list that loses its last entries under the open map leaves a map, and the selection in it",
    arguments: ["gm", "gt"])
  func shrinkingList(keys: String) throws {
    let program = try Program()
    func list(_ count: Int) throws -> String {
      var text = "title: Chain\nsections:\n- title: One\n  entries:\n"
      for number in 0..<count {
        text += "  - {key: p\(number), title: Paper \(number), year: \(2000 + number)"
        text += number > 0 ? ", requires: p\(number - 1)}\n" : "}\n"
      }
      return try program.file("chain.yaml", text)
    }
    let path = try list(8)
    let terminal = try program.launch("--list", path, columns: 100, rows: 20)
    try terminal.wait(forText: "of 8 read")
    terminal.type("]\(keys)G")
    try terminal.wait(forSelection: "Paper 7")
    _ = try list(3)
    #expect(try program.run("list", "--list", path).status == 0)
    terminal.type("k")
    try terminal.wait(forText: "of 3 read")
    try terminal.wait(for: "no row of what is gone") { !$0.text.contains("Paper 7") }
    terminal.type("gg")
    try terminal.wait(forSelection: "Paper 0")
    terminal.type("q")
    #expect(try terminal.waitForExit() == 0)
  }
}
