import Foundation
import PapersTestSupport
import Testing

@Suite("A terminal that is cut off, stalls, or reports what nobody asked for")
struct TerminalTests {
  @Test("A terminal that takes nothing holds no signal up", arguments: [SIGTERM, SIGHUP, SIGINT])
  func stalled(signal: Int32) throws {
    let terminal = try Program().launch()
    try terminal.wait(forText: "of 19 read")
    try terminal.stall()
    terminal.type("jjG\u{C}")
    terminal.send(signal: signal)
    #expect(try terminal.waitForExitUnread() == 128 + signal)
  }

  @Test("A Ctrl-S that was typed before the screen opens holds nothing up")
  func stoppedBefore() throws {
    var program = try Program()
    // A list that is read in for the first time may say so before the screen opens.
    #expect(try program.run("list").status == 0)
    // A terminal that nobody has set up yet stops its output at the key.
    program.starter = ["/bin/sh", "-c", "echo ready; read -r line; exec \"$@\"", "sh"]
    let terminal = try program.launch()
    try terminal.wait(forText: "ready")
    terminal.type("\n\u{13}")
    try terminal.wait(forText: "of 19 read")
  }

  @Test("A size that is there again before the program looks is drawn anew, since the terminal may have cut rows off")
  func sameSizeAgain() throws {
    let terminal = try Program().launch(columns: 80, rows: 24)
    try terminal.wait(forText: "of 19 read")
    terminal.send(signal: SIGSTOP)
    terminal.resize(columns: 80, rows: 5)
    terminal.resize(columns: 80, rows: 24)
    terminal.send(signal: SIGCONT)
    try terminal.wait(for: "all rows again") { $0.text.contains("of 19 read") && $0.text.contains("About this list") }
  }

  @Test(
    "Whatever a mouse does, what is done meanwhile is told when it is done",
    arguments: ["\u{1B}[<2;10;5M\u{1B}[<2;10;5m", "\u{1B}[<66;10;5M", "\u{1B}[<", "\u{1B}[<0;1", "\u{1B}[M "])
  func mouse(report: String) throws {
    let terminal = try Program().launch(columns: 100, rows: 30)
    try terminal.wait(forText: "of 19 read")
    terminal.type("x\u{15}mine.md\r\(report)")
    try terminal.wait(forText: "Exported the list with 0 notes to mine.md")
  }

  @Test("A paste whose end never comes is shown as far as it came, and Ctrl-C gets through")
  func endlessPaste() throws {
    let terminal = try Program().launch(columns: 80, rows: 24)
    try terminal.wait(forText: "of 19 read")
    terminal.type("/\u{1B}[200~never ended")
    try terminal.wait(forText: "/never ended")
    terminal.type("\u{3}")
    try terminal.wait(for: "no prompt") { !$0.text.contains("never ended") && !$0.isCursorVisible }
    terminal.type("q")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test(
    "A pasted book goes into a prompt up to 64 KB, and what is typed outlives a crash",
    arguments: ["word ", "注意力", "👩‍👩‍👧", "\u{301}", "\"\\", "\u{1}"])
  func pastedBook(part: String) throws {
    let program = try Program()
    var terminal = try program.launch(columns: 80, rows: 24)
    try terminal.wait(forText: "of 19 read")
    terminal.type("x\u{15}")
    try terminal.wait(forText: "Export to:")
    let text = "first " + String(repeating: part, count: 70_000 / part.utf8.count)
    // The program may be slow to take what is written, and writes meanwhile.
    terminal.type("\u{1B}[200~\(text)\u{1B}[201~")
    try terminal.wait(forText: "cut off at 64 KB")
    terminal.type("\u{1}\u{4}\u{4}\u{4}END")
    try terminal.wait(forText: "Export to: ENDst ")
    terminal.send(signal: SIGSEGV)
    #expect(try terminal.waitForExit() == 128 + SIGSEGV)
    terminal = try program.launch(columns: 80, rows: 24)
    try terminal.wait(forText: "Export to: ")
    terminal.type("\u{1}\u{4}\u{4}\u{4}new")
    try terminal.wait(forText: "Export to: newst ")
  }
}
