import Foundation
import GRDB
import PapersTestSupport
import Testing

@Suite("What the screen doesn't wait for")
struct LaneSessionTests {
  /// Holds the library's write lock until it is let go.
  private final class Writer {
    private let database: DatabaseQueue

    init(_ program: Program) throws {
      var configuration = Configuration()
      configuration.allowsUnsafeTransactions = true
      database = try DatabaseQueue(path: program.library.path, configuration: configuration)
      try database.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
    }

    func letGo() throws {
      try database.inDatabase { try $0.execute(sql: "COMMIT") }
    }
  }

  /// Waits until no program holds the lock of a file in the home.
  private func waitForLock(_ name: String, _ program: Program) {
    let descriptor = open(program.home.appendingPathComponent(name).path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
  }

  /// Starts the screen where the clipboard's program never ends, and copies with it.
  private func copyInVain(_ program: Program) throws -> TerminalProgram {
    try FileManager.default.createDirectory(
      at: program.home.appendingPathComponent("bin"), withIntermediateDirectories: true)
    _ = try program.script(
      "bin/xclip", "exec 9> '\(program.home.path)/lock'\nflock 9\necho > '\(program.home.path)/begun'\nsleep 600")
    #expect(mkfifo(program.home.appendingPathComponent("begun").path, 0o600) == 0)
    let path = "\(program.home.path)/bin:\(program.environment["PATH"]!)"
    let terminal = try program.launch(
      columns: 100, rows: 30, environment: ["DISPLAY": ":0", "PATH": path, "WAYLAND_DISPLAY": nil])
    try terminal.wait(forText: "About this list")
    terminal.type(".yy")
    // It runs, and has read nothing.
    let begun = open(program.home.appendingPathComponent("begun").path, O_RDONLY | O_CLOEXEC)
    var byte: UInt8 = 0
    while read(begun, &byte, 1) < 0, errno == EINTR {}
    close(begun)
    return terminal
  }

  @Test("A clipboard program that hangs holds up neither a mark nor leaving, and is ended", .timeLimit(.minutes(2)))
  func hangingClipboard() throws {
    let program = try Program()
    let terminal = try copyInVain(program)
    terminal.type("2")
    try terminal.wait(forText: "RNN attention: read")
    #expect(try program.run("log").output.contains("marked as read"))
    terminal.type("q")
    #expect(try terminal.waitForExit() == 0)
    waitForLock("lock", program)
  }

  @Test("Nor does it hold up a signal", .timeLimit(.minutes(2)))
  func signalWithHangingClipboard() throws {
    let program = try Program()
    let terminal = try copyInVain(program)
    terminal.type("2")
    terminal.send(signal: SIGTERM)
    #expect(try terminal.waitForExit() == 128 + SIGTERM)
    waitForLock("lock", program)
  }

  @Test("A clipboard program that hangs is ended after a while, and that is said", .timeLimit(.minutes(2)))
  func clipboardLimit() throws {
    let program = try Program()
    let terminal = try copyInVain(program)
    try terminal.wait(forText: "'xclip' did not answer, and was ended; it could not copy: bahdanau2014")
    waitForLock("lock", program)
  }

  @Test("During an export a mark is saved at once, keys are answered, and Esc cancels")
  func export() throws {
    let program = try Program()
    var text = "title: Long\nsections:\n- title: One\n  entries:\n"
    for number in 0..<20_000 { text += "  - {key: p\(number), title: Paper \(number)}\n" }
    let list = try program.file("long.yaml", text)
    _ = try program.run("list", "--list", list)
    let terminal = try program.launch("--list", list, columns: 100, rows: 30)
    try terminal.wait(forText: "of 20000 read")
    terminal.type("]x\u{15}vault/\r")
    try terminal.wait(forText: "of 20000  Esc cancels")
    terminal.type("2")
    // It shows at once, and is said when it is on the disk.
    try terminal.wait(forText: "Paper 0: read")
    // Stopped, so that the export doesn't end before it is looked at.
    terminal.send(signal: SIGSTOP)
    #expect(try program.run("log").output.contains("marked as read"))
    let pages = try FileManager.default.contentsOfDirectory(atPath: program.home.appendingPathComponent("vault").path)
    #expect(pages.count < 20_000)
    terminal.send(signal: SIGCONT)
    terminal.type("?")
    try terminal.wait(forText: "one page down")
    terminal.type("q.")
    try terminal.wait(forSelection: "Paper 1")
    terminal.type("\u{1B}")
    try terminal.wait(forText: "Cancelled")
    terminal.type("q")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test("Leaving waits for a save, and says so; it leaves when that is done")
  func leavingWaits() throws {
    let program = try Program()
    let terminal = try program.launch(columns: 100, rows: 30)
    try terminal.wait(forText: "About this list")
    terminal.type(".")
    try terminal.wait(forSelection: "RNN attention")
    let writer = try Writer(program)
    terminal.type("2q")
    try terminal.wait(forText: "Saving before leaving; q again leaves at once.")
    try writer.letGo()
    #expect(try terminal.waitForExit() == 0)
    #expect(try program.run("log").output.contains("marked as read"))
  }

  @Test("A second q leaves at once, with what was acknowledged saved", arguments: ["q", "\u{3}"])
  func leavingAtOnce(key: String) throws {
    let program = try Program()
    let terminal = try program.launch(columns: 100, rows: 30)
    try terminal.wait(forText: "About this list")
    terminal.type(".1")
    try terminal.wait(forText: "RNN attention: reading")
    let writer = try Writer(program)
    terminal.type("2q")
    try terminal.wait(forText: "Saving before leaving")
    terminal.type(key)
    #expect(try terminal.waitForExit() == 0)
    #expect(terminal.text.contains("paperstui: The last change was not saved yet."))
    try writer.letGo()
    let log = try program.run("log").output
    #expect(log.contains("marked as reading"))
    #expect(!log.contains("marked as read\n"))
  }

  @Test(
    "A signal ends the program while another one keeps it from saving, and while it waits to leave",
    arguments: ["2", "2q"])
  func signalDuringSave(keys: String) throws {
    let program = try Program()
    let terminal = try program.launch(columns: 100, rows: 30)
    let before = terminal.settings
    try terminal.wait(forText: "About this list")
    terminal.type(".")
    try terminal.wait(forSelection: "RNN attention")
    let writer = try Writer(program)
    terminal.type(keys)
    if keys.hasSuffix("q") { try terminal.wait(forText: "Saving before leaving") }
    terminal.send(signal: SIGTERM)
    #expect(try terminal.waitForExit() == 128 + SIGTERM)
    #expect(terminal.settings.local == before.local)
    try writer.letGo()
  }

  @Test(
    "Ctrl-C and Ctrl-\\ belong to the editor, on the screen and in a command",
    arguments: ["\u{3}", "\u{1C}"], [true, false])
  func keysOfTheEditor(key: String, onScreen: Bool) throws {
    let program = try Program()
    let editor = try program.script(
      "editor.sh",
      "trap 'echo CAUGHT' INT QUIT\necho first >> \"$1\"\necho EDITING\nuntil [ \"$word\" = end ]; do read word; done\necho last >> \"$1\""
    )
    let environment = ["EDITOR": editor]
    let terminal: TerminalProgram
    if onScreen {
      terminal = try program.launch(columns: 100, rows: 30, environment: environment)
      try terminal.wait(forText: "About this list")
      terminal.type(".e")
    } else {
      terminal = try program.launch("note", "bahdanau2014", "--edit", columns: 100, rows: 30, environment: environment)
    }
    try terminal.wait(forText: "EDITING")
    terminal.type(key)
    try terminal.wait(forText: "CAUGHT")
    terminal.type("end\r")
    try terminal.wait(forText: "Saved the note on RNN attention.")
    if onScreen { terminal.type("q") }
    #expect(try terminal.waitForExit() == 0)
    #expect(try program.run("note", "bahdanau2014").output.hasSuffix("first\nlast\n"))
  }
}
