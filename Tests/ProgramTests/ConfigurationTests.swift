import Foundation
import PapersTestSupport
import Testing

@Suite("What can be set")
struct ConfigurationTests {
  private func configured(_ text: String) throws -> Program {
    let program = try Program()
    let folder = program.home.appendingPathComponent(".config/paperstui")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: folder.appendingPathComponent("config.yaml"))
    return program
  }

  @Test("Keys are rebound, unbound and documented as they are")
  func keys() throws {
    let program = try configured("keys:\n  suggest: [N, \"<C-n>\"]\n  export: []\n  quit: Q\n")
    let terminal = try program.launch(columns: 100, rows: 30)
    try terminal.wait(forText: "About this list")
    terminal.type("j")
    try terminal.wait(forText: "N what next")
    try terminal.wait(forText: "Q quit")
    terminal.type("x")
    try terminal.wait(forText: "“x” is not bound to anything")
    terminal.type("N")
    try terminal.wait(forText: "RNN attention: next in the reading order")
    terminal.type("?")
    try terminal.wait(forText: "N  Ctrl-N")
    terminal.press(.escape)
    try terminal.wait(forText: "Q quit")
    terminal.type("Q")
    #expect(try terminal.waitForExit() == 0)
    let table = try program.run("keys").output
    #expect(table.contains("\nN  Ctrl-N"))
    #expect(!table.contains("export the notes"))
    // N was the previous match's key.
    #expect(!table.contains("previous match"))
  }

  @Test("A key is bound anew in one context alone")
  func contexts() throws {
    let program = try configured("keys:\n  in-page:\n    next-entry: n\n  in-prompt:\n    accept-line: <C-j>\n")
    let terminal = try program.launch(columns: 100, rows: 30)
    try terminal.wait(forText: "About this list")
    terminal.type("n")
    try terminal.wait(forText: "Nothing is being searched for")
    terminal.type("]\r")
    try terminal.wait(forText: "n next")
    terminal.type("n")
    try terminal.wait(forSelection: "Transformer")
    terminal.press(.escape)
    try terminal.wait(forText: "] next")
    terminal.type("q")
    #expect(try terminal.waitForExit() == 0)
    #expect(try program.run("keys").output.contains("On a page\nn "))
  }

  @Test("What keys prints as a file is a file that changes nothing")
  func roundTrip() throws {
    let program = try Program()
    let printed = try program.run("keys", "--file").output
    #expect(printed.contains("  # to what to read next, and why\n  suggest: [\".\"]\n"))
    #expect(printed.contains("  first: [\"<Home>\", \"gg\"]\n"))
    let same = try configured(printed)
    let result = try same.run("keys", "--file")
    #expect(result.status == 0)
    #expect(result.output == printed)
  }

  @Test("A mistake is shown with its line, and the rest of the file holds")
  func mistakes() throws {
    let program = try configured("language: zh\nkeys:\n  sugest: N\n  quit: Q\n")
    let terminal = try program.launch(columns: 160, rows: 24)
    try terminal.wait(forText: "config.yaml:3:3: error: 'keys' has no field 'sugest'. Did you mean 'suggest'?")
    try terminal.wait(forText: "理解大语言模型")
    terminal.type("Q")
    #expect(try terminal.waitForExit() == 0)
    let keys = try program.run("keys")
    #expect(keys.status == 1)
    #expect(keys.messages.contains("config.yaml:3:3: error:"))
    let missing = try program.run("keys", "--config", "missing.yaml")
    #expect(
      missing.messages == """
        paperstui: missing.yaml:1:1: error: The configuration can't be read: there is no such file. Check the path.

        """)
  }

  @Test("Themes, NO_COLOR and the command line, each before the one after it")
  func themes() throws {
    let program = try configured("theme: dark\n")
    func written(_ arguments: String..., environment: [String: String] = [:]) throws -> String {
      let terminal =
        arguments.isEmpty
        ? try program.launch(columns: 80, rows: 24, environment: environment)
        : try program.launch(arguments[0], arguments[1], columns: 80, rows: 24, environment: environment)
      try terminal.wait(forText: "About this list")
      terminal.type("q")
      #expect(try terminal.waitForExit() == 0)
      return String(decoding: terminal.written, as: UTF8.self)
    }
    // 256 colours are set by 38;5 and 48;5.
    #expect(try written().contains("48;5;234"))
    #expect(try written("--theme", "light").contains("48;5;255"))
    #expect(try written("--theme", "terminal").contains("\u{1B}[36m"))
    let plain = try written(environment: ["NO_COLOR": "1"])
    #expect(plain.firstMatch(of: /\u{1B}\[[0-9;]*[34]8;5|\u{1B}\[3[1-7]m/) == nil)
    #expect(try written("--theme", "dark", environment: ["TERM": "xterm"]).contains("48;5") == false)
    #expect(try program.run("browse", "--theme", "pink").status == 64)
  }

  @Test("The configured browser goes before $BROWSER, without a shell")
  func browser() throws {
    let program = try configured("browser: \"touch %s.opened\"\nmouse: off\n")
    let list = try program.file(
      "own.yaml", "title: A\nsections: [{title: B, entries: [{key: a, title: C, links: {page: 'https://x/$(id)'}}]}]\n")
    let terminal = try program.launch("--list", list, columns: 100, rows: 24, environment: ["BROWSER": "false"])
    try terminal.wait(forText: "About this list")
    terminal.type("]o")
    // touch can't make a file of that name, which shows that it was called with it.
    try terminal.wait(forText: "'touch' could not open https://x/$(id)")
  }

  @Test("A folder that may not be entered is no missing file")
  func closedFolder() throws {
    let program = try configured("theme: dark\n")
    let folder = program.home.appendingPathComponent(".config/paperstui").path
    #expect(chmod(folder, 0) == 0)
    defer { chmod(folder, 0o755) }
    let result = try program.runUnprivileged("keys")
    #expect(result.status == 1)
    #expect(result.messages.contains("config.yaml:1:1: error: The configuration can't be read: permission denied."))
  }
}
