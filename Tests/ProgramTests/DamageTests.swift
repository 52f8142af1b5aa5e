import Foundation
import GRDB
import PapersTestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

extension Program.Result {
  /// Whether the program gave up with one sentence on standard error and nothing else.
  var isOneSentence: Bool {
    status == 1 && output.isEmpty && messages.hasPrefix("paperstui: ") && messages.hasSuffix(".\n")
      && messages.count { $0 == "\n" } == 1
  }
}

@Suite("A damaged library")
struct DamagedLibraryTests {
  /// A library in use, and what it exports.
  private func makeLibrary(_ program: Program) throws -> (content: Data, export: String) {
    _ = try program.run("mark", "bahdanau2014", "read")
    for number in 0..<20 {
      _ = try program.run("note", "vaswani2017", "--append", "\(number) " + String(repeating: "注意 words ", count: 60))
    }
    let export = try program.run("export").output
    #expect(export.contains("19 注意 words"))
    return (try Data(contentsOf: program.library), export)
  }

  @Test("Cut off at any byte, it is refused in a sentence and left alone, or everything is still there")
  func truncated() throws {
    var random = Monkey("damage", steps: 30)
    let program = try Program()
    let (content, export) = try makeLibrary(program)
    for _ in 0..<random.steps {
      // What lacks only some of the last page is the hardest to notice.
      let length = random.number(in: (random.chance(of: 2) ? content.count - 4_096 : 1)...content.count - 1)
      let path = program.home.appendingPathComponent("cut-\(length).sqlite")
      try content.prefix(length).write(to: path)
      for arguments in [["export"], ["mark", "devlin2018bert", "read"]] {
        let result = try program.run(arguments[0], Array(arguments.dropFirst()) + ["--progress", path.path])
        guard result.status != 0 else {
          if arguments == ["export"] { #expect(result.output == export, "cut off at \(length) of \(content.count)") }
          continue
        }
        #expect(result.isOneSentence, "cut off at \(length) of \(content.count): \(result)")
        #expect(try Data(contentsOf: path) == content.prefix(length), "cut off at \(length), \(arguments)")
      }
      try FileManager.default.removeItem(at: path)
    }
  }

  @Test(
    "What isn't a library is refused in a sentence and left alone", arguments: ["words", "noise", "header", "other"])
  func somethingElse(kind: String) throws {
    let program = try Program()
    let path = program.home.appendingPathComponent("file.sqlite")
    var random = SeededGenerator(seed: 1)
    let noise = Data((0..<20_000).map { _ in UInt8.random(in: 0...255, using: &random) })
    switch kind {
    case "words": try Data("a list of things to do, which is no database\n".utf8).write(to: path)
    case "noise": try noise.write(to: path)
    case "header": try (Data("SQLite format 3\0".utf8) + noise).write(to: path)
    default:
      let database = try DatabaseQueue(path: path.path)
      try database.write { try $0.execute(sql: "CREATE TABLE song (title TEXT); INSERT INTO song VALUES ('x')") }
      try database.close()
    }
    let before = try Data(contentsOf: path)
    for command in ["list", "export", "undo"] {
      let result = try program.run(command, ["--progress", path.path])
      #expect(result.isOneSentence, "\(result)")
      #expect(result.messages.contains("the file is not a paperstui library. Nothing was changed;"))
      #expect(try Data(contentsOf: path) == before)
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: program.home.path)
    #expect(names == ["file.sqlite"])
  }

  @Test("A library of a newer release is refused in a sentence and left alone, on the screen too")
  func fromTheFuture() throws {
    let program = try Program()
    _ = try makeLibrary(program)
    let database = try DatabaseQueue(path: program.library.path)
    try database.write { try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('99 future')") }
    try database.close()
    let before = try Data(contentsOf: program.library)
    let sentence =
      "paperstui: Can't open your reading progress in '\(program.library.path)': a newer paperstui wrote it. "
      + "Nothing was changed; update paperstui, or pass --progress FILE to start a new one.\n"
    for arguments in [["list"], ["mark", "bahdanau2014", "reading"], ["undo"]] {
      let result = try program.run(arguments[0], Array(arguments.dropFirst()))
      #expect(result.isOneSentence)
      #expect(result.messages == sentence)
    }
    let terminal = try program.launch(columns: 300, rows: 10)
    #expect(try terminal.waitForExit() == 1)
    #expect(terminal.screen.text == sentence + String(repeating: "\n", count: 8))
    #expect(try Data(contentsOf: program.library) == before)
  }
}

@Suite("An editor or a program that ends in the middle of a note")
struct InterruptedNoteTests {
  @Test("When the program is killed while the editor is open, what the editor saved stays on disk")
  func killedProgram() throws {
    let program = try Program()
    _ = try program.run("note", "bahdanau2014", "--append", "before")
    let editor = try program.script("editor.sh", "printf typed > \"$1\"; echo written; read -r line; exit 0")
    let terminal = try program.launch(columns: 100, rows: 30, environment: ["EDITOR": editor])
    try terminal.wait(forText: "About this list")
    terminal.type(".e")
    try terminal.wait(forText: "written")
    try terminal.endAtOnce()
    let drafts = program.home.appendingPathComponent(".local/state/paperstui/drafts")
    let names = try FileManager.default.subpathsOfDirectory(atPath: drafts.path).filter { $0.hasSuffix(".md") }
    let name = try #require(names.first)
    #expect(names.count == 1)
    #expect(name.hasSuffix("/bahdanau2014.md"))
    #expect(try String(contentsOf: drafts.appendingPathComponent(name), encoding: .utf8) == "typed")
    #expect(try program.run("note", "bahdanau2014").output == "before\n")
  }

  @Test("When the editor is killed, the note is as it was, and the message names the file with what was typed")
  func killedEditor() throws {
    let program = try Program()
    _ = try program.run("note", "bahdanau2014", "--append", "before")
    let editor = try program.script("editor.sh", "printf typed > \"$1\"; kill -9 $$")
    let result = try program.run("note", "bahdanau2014", "--edit", environment: ["EDITOR": editor])
    #expect(result.status == 1)
    // A shell may say before that the editor was killed.
    #expect(result.messages.split(separator: "\n").last?.hasPrefix("paperstui: ") == true)
    let pattern = /The note is unchanged: the editor '.+' ended with code 137\. What was typed is in '([^']+)'\./
    let path = try #require(result.messages.firstMatch(of: pattern)?.1)
    #expect(try String(contentsOfFile: String(path), encoding: .utf8) == "typed")
    #expect(try program.run("note", "bahdanau2014").output == "before\n")

    let terminal = try program.launch(columns: 300, rows: 30, environment: ["EDITOR": editor])
    try terminal.wait(forText: "Take it in?")
    terminal.type("l")
    try terminal.wait(forText: "It will be offered again")
    terminal.type(".e")
    let line = try terminal.wait(forText: "What was typed is in '").lines.last!
    let other = try #require(line.firstMatch(of: pattern)?.1)
    #expect(other != path)
    #expect(try String(contentsOfFile: String(other), encoding: .utf8) == "typed")
    #expect(try String(contentsOfFile: String(path), encoding: .utf8) == "typed")
  }
}
