import Foundation
import PapersTestSupport
import Testing

@Suite("Notes that can't be lost")
struct NoteTests {
  @Test("Every version is listed and can be brought back, as a new version that undo takes back")
  func history() throws {
    let program = try Program(timeZone: "America/St_Johns")
    for line in ["one", "two", "three"] { _ = try program.run("note", "gpt2", "--append", line) }
    #expect(
      try program.run("note", "gpt2", "--history").output == """
        1  2026-11-24  4 bytes  one
        2  2026-11-24  8 bytes  one
        3* 2026-11-24  14 bytes  one

        """)
    let restored = try program.run("note", "gpt2", "--restore", "1")
    #expect(restored.messages == "paperstui: The note on GPT-2 is version 1 again.\n")
    #expect(try program.run("note", "gpt2").output == "one\n")
    #expect(try program.run("note", "gpt2", "--history", "--json").output.contains("\"number\" : 4"))
    _ = try program.run("undo")
    #expect(try program.run("note", "gpt2").output == "one\ntwo\nthree\n")
    let missing = try program.run("note", "gpt2", "--restore", "9")
    #expect(missing.status == 1)
    #expect(missing.messages.contains("has no version 9. 'paperstui note gpt2 --history' lists them."))
    #expect(try program.run("note", "gpt3", "--history").status == 1)
    #expect(try program.run("note", "gpt2", "--history", "--edit").status == 64)
  }

  @Test("A new note begins with a heading for each pass, or with what the settings say; left alone, there is no note")
  func template() throws {
    let program = try Program(timeZone: "America/St_Johns")
    let keep = try program.script("keep.sh", "cp \"$1\" '\(program.home.path)/seen'")
    let first = try program.run("note", "gpt2", "--edit", environment: ["EDITOR": keep])
    #expect(first.messages == "paperstui: The note is unchanged.\n")
    #expect(try program.contents("seen") == "## Survey\n\n\n## Grasp\n\n\n## Rebuild\n")
    #expect(try program.run("note", "gpt2").status == 1)
    let settings = try program.file("settings.yaml", "note_template: |\n  # Mine\n\n  - \n")
    let append = try program.script("append.sh", "printf 'words\\n' >> \"$1\"")
    _ = try program.run("note", "gpt2", "--edit", "--config", settings, environment: ["EDITOR": append])
    #expect(try program.run("note", "gpt2").output == "# Mine\n\n- \nwords\n")
  }

  @Test("`a` adds a line to the note from a prompt")
  func append() throws {
    let program = try Program(timeZone: "America/St_Johns")
    let terminal = try program.launch(columns: 100, rows: 30)
    try terminal.wait(forText: "About this list")
    terminal.type("a")
    try terminal.wait(forText: "Select an entry first")
    terminal.type(".afirst 注\r")
    try terminal.wait(forText: "Saved the note on RNN attention.")
    terminal.type("asecond\r")
    try terminal.wait(for: "the line on the page") { _ in
      (try? program.run("note", "bahdanau2014").output) == "first 注\nsecond\n"
    }
    terminal.type("a\r")
    try terminal.wait(forText: "Nothing was added.")
    #expect(try program.run("note", "bahdanau2014").output == "first 注\nsecond\n")
  }

  @Test("A note links to other entries: Enter follows, and they list what links to them")
  func links() throws {
    let program = try Program(timeZone: "America/St_Johns")
    _ = try program.run(
      "note", "bahdanau2014", "--append",
      "Compare [[vaswani2017]] and [[he2015]], then [[@devlin2018bert|BERT]] again.")
    #expect(
      try program.run("show", "vaswani2017").output.contains("Notes that link here\n○ Neural Machine Translation"))
    let terminal = try program.launch(columns: 100, rows: 30)
    try terminal.wait(forText: "About this list")
    terminal.type(".lG")
    try terminal.wait(for: "the note") { $0.page.contains("Compare[[vaswani2017]]and[[he2015]]") }
    // Backwards from the end: past the six terms, to the last link of the note.
    for _ in 0..<7 { terminal.type("\u{1B}[Z") }
    try terminal.wait(for: "the link in the note") { $0.selectedText.contains("[[@devlin2018bert|BERT]]") }
    terminal.type("\r")
    try terminal.wait(forSelection: "BERT: Pre")
    terminal.type("\u{7F}")
    try terminal.wait(forSelection: "RNN attention")
    // Taken back, the note links no more.
    terminal.type("u")
    try terminal.wait(forText: "Undone: the note on RNN attention is as before.")
    #expect(!(try program.run("show", "vaswani2017").output.contains("Notes that link here")))
  }

  @Test("A message names the file of an edit only where it is there")
  func removedFile() throws {
    let program = try Program()
    let removes = try program.script("removes.sh", "rm \"$1\"; exit 1")
    let failed = try program.run("note", "gpt2", "--edit", environment: ["EDITOR": removes])
    #expect(failed.status == 1)
    #expect(failed.messages == "paperstui: The note is unchanged: the editor '\(removes)' ended with code 1.\n")
    let forgets = try program.script("forgets.sh", "rm \"$1\"")
    let ended = try program.run("note", "gpt2", "--edit", environment: ["EDITOR": forgets])
    #expect(ended.messages == "paperstui: The note is unchanged: the editor '\(forgets)' left no file.\n")
    #expect(
      try FileManager.default.contentsOfDirectory(
        atPath: program.home.appendingPathComponent(".local/state/paperstui/drafts").path
      ).isEmpty)
  }

  @Test("An editor of blanks is none", arguments: [" ", "\t "])
  func blankEditor(editor: String) throws {
    let program = try Program()
    let keep = try program.script("keep.sh", "exit 0")
    let result = try program.run("note", "gpt2", "--edit", environment: ["VISUAL": editor, "EDITOR": keep])
    #expect(result.messages == "paperstui: The note is unchanged.\n")
  }

  /// Starts the program, has it killed while the editor is open and has saved, and lets the editor end.
  private func killDuringEdit(_ program: Program) throws {
    // The shell that starts the editor is its parent; the program is that one's.
    let killer = try program.script(
      "killer.sh", "printf 'typed so far' > \"$1\"; kill -9 $(ps -o ppid= -p $PPID)")
    let terminal = try program.launch(columns: 100, rows: 30, environment: ["EDITOR": killer])
    try terminal.wait(forText: "About this list")
    terminal.type(".e")
    #expect(try terminal.waitForExit() == 128 + SIGKILL)
  }

  @Test("An edit that was cut short is offered at the next start", arguments: ["y", "n", "\u{1B}"])
  func drafts(answer: String) throws {
    let program = try Program(timeZone: "America/St_Johns")
    _ = try program.run("note", "bahdanau2014", "--append", "before")
    try killDuringEdit(program)
    #expect(try program.run("note", "bahdanau2014").output == "before\n")
    var terminal = try program.launch(columns: 190, rows: 30)
    try terminal.wait(forText: "An edit of the note on RNN attention was cut short. Take it in? y/n, Esc later")
    terminal.type(answer)
    switch answer {
    case "y":
      try terminal.wait(forText: "Saved the note on RNN attention.")
      #expect(try program.run("note", "bahdanau2014").output == "typed so far\n")
    case "n":
      let screen = try terminal.wait(forText: "The edit is kept in ")
      #expect(screen.text.contains("drafts-aside"))
    default: try terminal.wait(forText: "It will be offered again at the next start.")
    }
    terminal.type("q")
    #expect(try terminal.waitForExit() == 0)
    terminal = try program.launch(columns: 190, rows: 30)
    try terminal.wait(forText: answer == "\u{1B}" ? "Take it in?" : "About this list")
    if answer != "\u{1B}" { #expect(!terminal.screen.text.contains("Take it in?")) }
  }

  @Test("An edit that is still open elsewhere isn't offered")
  func openEdit() throws {
    let program = try Program(timeZone: "America/St_Johns")
    let editor = try program.script("editor.sh", "printf 'half' > \"$1\"; printf 'in the editor'; read -r line")
    let first = try program.launch(columns: 100, rows: 30, environment: ["EDITOR": editor])
    try first.wait(forText: "About this list")
    first.type(".e")
    try first.wait(forText: "in the editor")
    let second = try program.launch(columns: 100, rows: 30)
    try second.wait(for: "the line of keys or hints") {
      $0.lines.last?.contains("? l") == true || $0.lines.last?.contains("? help") == true
    }
    #expect(!second.screen.text.contains("Take it in?"))
    first.type("\r")
    try first.wait(forText: "Saved the note on")
  }

  @Test("A list that changed says what is new, moved and gone, and keeps everything")
  func changedList() throws {
    let program = try Program(timeZone: "America/St_Johns")
    func list(_ keys: [String]) throws -> String {
      try program.file(
        "own.yaml",
        "title: Mine\nsections:\n- title: One\n  entries:\n"
          + keys.map { "  - {key: \($0), title: Paper \($0)}\n" }.joined())
    }
    let path = try list(["a1", "b1", "c1", "d1"])
    _ = try program.run("note", "b1", "--append", "kept", "--list", path)
    _ = try list(["d1", "a1", "c1", "x1", "y1"])
    var terminal = try program.launch("--list", path, columns: 100, rows: 20)
    try terminal.wait(forText: "The list changed: 2 new, 1 moved, 1 gone; your notes are kept. m shows what changed.")
    terminal.type("m")
    try terminal.wait(forText: "Paper d1: moved")
    #expect(terminal.screen.text.contains("Paper x1: new"))
    #expect(terminal.screen.text.contains("Paper b1: gone; what you did is under “No longer listed”"))
    terminal.type("qG")
    // What was done with an entry that is gone goes on under its own heading.
    try terminal.wait(forText: "▸  ○ Paper b1")
    #expect(terminal.screen.text.contains("No longer listed                   0/1"))
    #expect(terminal.screen.text.contains("○ to read · no longer listed") && terminal.screen.text.contains("kept"))
    terminal.type("2")
    try terminal.wait(forText: "Paper b1: read")
    #expect(terminal.screen.text.contains("0 of 5 read"))
    terminal.type("q")
    #expect(try terminal.waitForExit() == 0)
    terminal = try program.launch("--list", path, columns: 100, rows: 20)
    try terminal.wait(forText: "? help")
    #expect(!terminal.screen.text.contains("The list changed"))
    // And it stays reachable by its key.
    #expect(try program.run("list", "--unlisted", "--list", path).output == "b1\n")
    #expect(try program.run("note", "b1", "--list", path).output == "kept\n")
    #expect(try program.run("log", "b1", "--list", path).output.contains("wrote the note, 5 bytes\n"))
    #expect(try program.run("note", "z9", "--list", path).status == 1)
    _ = try list(["b1"])
    #expect(try program.run("list", "--list", path).output.hasPrefix("Mine  1 of 1 read\n"))
    #expect(try program.run("note", "b1", "--list", path).output == "kept\n")
    #expect(try program.run("list", "--unlisted", "--list", path).output == "")
  }
}
