import Foundation
import Testing

@Suite("The command line")
struct CommandTests {
  private func json(_ text: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
  }

  @Test("list prints every entry in reading order, as text and as JSON")
  func list() throws {
    let program = try Program()
    let text = try program.run("list")
    #expect(text.status == 0)
    #expect(text.output.hasPrefix("Understanding Large Language Models  0 of 19 read\n\nCompanions to keep at hand\n"))
    let entries = try #require(try json(program.run("list", "--json").output) as? [[String: Any]])
    #expect(entries.count == 26)
    #expect(entries.count { $0["kind"] as? String == "paper" } == 19)
    #expect(entries[4]["key"] as? String == "bahdanau2014")
    #expect(entries[4]["status"] as? String == "to-read")
  }

  @Test("Without a terminal the list is printed")
  func noTerminal() throws {
    let program = try Program()
    let result = try program.run()
    #expect(result.status == 0)
    #expect(try result.output == program.run("list").output)
  }

  @Test("mark, next, undo and redo work together")
  func marking() throws {
    let program = try Program()
    #expect(
      try program.run("next").output == """
        bahdanau2014
        Neural Machine Translation by Jointly Learning to Align and Translate
        RNN attention: next in the reading order; it unlocks Transformer.

        """)
    let marked = try program.run("mark", "bahdanau2014", "read")
    #expect(marked.status == 0)
    #expect(marked.output == "")
    #expect(marked.messages == "paperstui: RNN attention: read\n")
    let next = try #require(try json(program.run("next", "--json").output) as? [String: Any])
    #expect(next["key"] as? String == "vaswani2017")
    #expect(next["reason"] as? String == "ready")
    #expect(next["because"] as? [String] == ["bahdanau2014"])
    #expect(try program.run("undo").messages == "paperstui: Undone: RNN attention is “to read” again.\n")
    #expect(try program.run("undo").status == 1)
    #expect(try program.run("redo").messages == "paperstui: Redone: RNN attention is “read”.\n")
  }

  @Test("note prints, appends and says when there is none")
  func notes() throws {
    let program = try Program()
    let none = try program.run("note", "vaswani2017")
    #expect(none.status == 1)
    #expect(
      none.messages
        == "paperstui: There is no note on Transformer yet. 'paperstui note vaswani2017 --edit' writes one.\n")
    _ = try program.run("note", "vaswani2017", "--append", "one 一")
    _ = try program.run("note", "vaswani2017", "--append", "two")
    #expect(try program.run("note", "vaswani2017").output == "one 一\ntwo\n")
    let note = try #require(try json(program.run("note", "vaswani2017", "--json").output) as? [String: Any])
    #expect(note["note"] as? String == "one 一\ntwo\n")
    #expect(try program.run("note", "vaswani2017", "--edit", "--append", "x").status == 64)
  }

  @Test("A note that was changed elsewhere while it was edited is not overwritten")
  func concurrentNotes() throws {
    let program = try Program()
    let editor = try program.script(
      "editor.sh", "'\(Program.path)' note nanogpt --append 'from the command'; printf 'from the editor' > \"$1\"")
    let result = try program.run("note", "nanogpt", "--edit", environment: ["EDITOR": editor])
    #expect(result.status == 1)
    #expect(try program.run("note", "nanogpt").output == "from the command\n")
    #expect(result.messages.contains("The note was changed elsewhere meanwhile, and that version was kept."))
    let path = try #require(result.messages.firstMatch(of: /What was typed is in '([^']+)'\./)?.1)
    #expect(try String(contentsOfFile: String(path), encoding: .utf8) == "from the editor")
  }

  @Test("An editor that leaves no file leaves the note as it was")
  func noFile() throws {
    let program = try Program()
    let editor = try program.script("editor.sh", "rm \"$1\"")
    let result = try program.run("note", "nanogpt", "--edit", environment: ["EDITOR": editor])
    #expect(result.messages == "paperstui: The note is unchanged: the editor '\(editor)' left no file.\n")
  }

  @Test("Output that can't be written is a failure", arguments: [["list"], ["export"], ["show", "nanogpt"]])
  func fullDisk(arguments: [String]) throws {
    let program = try Program()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = arguments
    process.environment = program.environment
    process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
    let messages = Pipe()
    process.standardError = messages
    try process.run()
    let message = String(decoding: messages.everything(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 1)
    #expect(message == "paperstui: Can't write to standard output: no space left on device.\n")
  }

  @Test("Control characters of a list don't get through a pipe, and an entry stays one line")
  func hostileList() throws {
    let program = try Program()
    let path = try program.file(
      "evil.yaml",
      "title: \"T\\e[2J\"\nsections: [{title: \"S\\x9b\", entries: [{key: a, title: \"one\\ntwo\\e]0;x\\a\\u202e\", "
        + "why: \"w\\e[31m\", links: {pdf: \"http://x\\e[1m\"}}]}]\n")
    for arguments in [
      ["list", "--list", path], ["show", "a", "--list", path], ["search", "one", "--list", path], ["check", path],
    ] {
      let output = try program.run(arguments[0], Array(arguments.dropFirst())).output
      #expect(
        !output.unicodeScalars.contains {
          $0.value == 0x1B || $0.value == 0x07 || $0.value == 0x9B || $0.value == 0x202E
        })
    }
    let good = try program.file(
      "good.yaml", "title: T\nsections: [{title: S, entries: [{key: a, title: \"one\\ntwo\"}]}]\n")
    #expect(try program.run("list", "--list", good).output.hasSuffix("a        one␊two\n"))
  }

  @Test("undo takes back what was done in this list, not in another")
  func undoByList() throws {
    let program = try Program()
    let path = try program.file("mine.yaml", "title: M\nsections: [{title: S, entries: [{key: mine, title: A}]}]\n")
    _ = try program.run("mark", "mine", "read", "--list", path)
    _ = try program.run("mark", "nanogpt", "read")
    #expect(try program.run("undo", "--list", path).messages == "paperstui: Undone: A is “to read” again.\n")
    #expect(try program.run("undo", "--list", path).status == 1)
    #expect(try program.run("redo", "--list", path).messages == "paperstui: Redone: A is “read”.\n")
    #expect(try program.run("undo").messages == "paperstui: Undone: nanoGPT is “to read” again.\n")
  }

  @Test("An arXiv id is address enough")
  func arXivAlone() throws {
    let program = try Program()
    let path = try program.file(
      "mine.yaml", "title: M\nsections: [{title: S, entries: [{key: he2015, title: A, arxiv: \"1512.03385\"}]}]\n")
    #expect(
      try program.run("show", "he2015", "--list", path).output.contains("\nPaper  https://arxiv.org/abs/1512.03385\n"))
    #expect(
      try program.run("open", "he2015", "--pdf", "--list", path).messages.contains("https://arxiv.org/pdf/1512.03385"))
  }

  @Test("~ is the home folder that HOME names")
  func tilde() throws {
    let program = try Program()
    #expect(try program.run("export", "-o", "~/notes.md").status == 0)
    #expect(try program.contents("notes.md").hasPrefix("<!-- paperstui export 1"))
    #expect(try program.run("export", "-o", "missing/notes.md").messages.contains("there is no folder '"))
  }

  @Test("show prints an entry in the language asked for")
  func show() throws {
    let program = try Program()
    let english = try program.run("show", "vaswani2017").output
    #expect(english.hasPrefix("Attention Is All You Need\n注意力就是你所需要的一切\n\nAshish Vaswani"))
    #expect(english.contains("\nKey ideas\n"))
    #expect(!english.contains("Space shows the answers"))
    let chinese = try program.run("show", "vaswani2017", "--language", "zh").output
    #expect(chinese.contains("\n关键思想\n"))
    let both = try program.run("show", "vaswani2017", "--language", "both", "--answers").output
    #expect(both.contains("\nKey ideas · 关键思想\n"))
    let object = try #require(try json(program.run("show", "vaswani2017", "--json").output) as? [String: Any])
    #expect((object["entry"] as? [String: Any])?["key"] as? String == "vaswani2017")
  }

  @Test("search finds titles, authors, commentary and notes, and ends with 1 if nothing matches")
  func search() throws {
    let program = try Program()
    _ = try program.run("note", "nanogpt", "--append", "Zebrafink")
    #expect(try program.run("search", "zebrafink").output == "nanogpt\tto-read\tnanoGPT\n")
    #expect(try program.run("search", "Lukasz").output.contains("vaswani2017\t"))
    #expect(try program.run("search", "多序列比对").output.contains("jumper2021alphafold\t"))
    let found = try #require(try json(program.run("search", "zebrafink", "--json").output) as? [[String: Any]])
    let listed = try #require(try json(program.run("list", "--json").output) as? [[String: Any]])
    #expect(found.count == 1)
    #expect(found[0] as NSDictionary == listed[3] as NSDictionary)
    _ = try program.run("rate", "nanogpt", "4")
    _ = try program.run("tag", "nanogpt", "later")
    let tagged = try #require(try json(program.run("search", "#later", "--json").output) as? [[String: Any]])
    #expect(tagged.map { $0["rating"] as? Int } == [4])
    #expect(tagged.map { $0["tags"] as? [String] } == [["later"]])
    let nothing = try program.run("search", "xyzzy", "--json")
    #expect(nothing.status == 1)
    #expect(nothing.output == "[\n\n]\n")
    #expect(nothing.messages == "paperstui: Nothing matches 'xyzzy'.\n")
  }

  @Test("glossary explains a term by either name, and all of them")
  func glossary() throws {
    let program = try Program()
    let english = try program.run("glossary", "self-attention")
    #expect(english.output.hasPrefix("self-attention  自注意力\n"))
    #expect(try program.run("glossary", "自注意力").output == english.output)
    let chinese = try program.run("glossary", "Layer", "Normalization", "--language", "zh")
    #expect(chinese.output.hasPrefix("layer normalization  层规范化\n"))
    let all = try #require(try json(program.run("glossary", "--json").output) as? [[String: Any]])
    #expect(all.count >= 60)
    let unknown = try program.run("glossary", "selfattention")
    #expect(unknown.status == 1)
    #expect(
      unknown.messages == "paperstui: The glossary does not explain 'selfattention'. Did you mean 'self-attention'?\n")
  }

  @Test("keys prints the table that binds them")
  func keys() throws {
    let program = try Program()
    let text = try program.run("keys").output
    #expect(text.hasPrefix("Moving\n↓  j"))
    #expect(text.contains("to what to read next, and why"))
    #expect(try program.run("keys", "--markdown").output.contains("| `.` | to what to read next, and why |\n"))
    #expect(try program.run("keys", environment: ["LANG": "zh_CN.UTF-8"]).output.hasPrefix("移动\n"))
  }

  @Test("A mistyped command gets a guess")
  func unknownCommand() throws {
    let result = try Program().run("lsit")
    #expect(result.status == 64)
    #expect(result.messages.hasPrefix("Error: There is no command 'lsit'. Did you mean 'list'?\n"))
  }

  @Test("export writes what it wrote before, and nothing else without --force")
  func export() throws {
    let program = try Program()
    #expect(try program.run("export").output.hasPrefix("<!-- paperstui export 1, list understanding-llms, "))
    #expect(try program.run("export", "--format", "markdown", "-o", "-").status == 0)
    #expect(
      try program.run("export", "-o", "out.md").messages == "paperstui: Exported the list with 0 notes to out.md\n")
    _ = try program.run("mark", "vaswani2017", "read")
    #expect(try program.run("export", "-o", "out.md").status == 0)
    #expect(try program.contents("out.md").contains("- Status: read (read 2026-11-24)"))

    _ = try program.file("out.md", try program.contents("out.md") + "my addition\n")
    let edited = try program.run("export", "-o", "out.md")
    #expect(edited.status == 1)
    #expect(
      edited.messages == "paperstui: 'out.md' was edited since it was exported. "
        + "Nothing was exported; name another file, or pass --force to overwrite it.\n")
    #expect(try program.contents("out.md").hasSuffix("my addition\n"))
    #expect(try program.run("export", "-o", "out.md", "--force").status == 0)
    #expect(try !program.contents("out.md").contains("my addition"))
    #expect(try program.run("export", "-o", "missing/out.md").status == 1)
  }

  @Test(
    "An unknown key gets a guess",
    arguments: [
      ("vaswani2071", "Did you mean 'vaswani2017'?"), ("bert", "Did you mean 'devlin2018bert'?"),
      ("GPT-3", "Did you mean 'gpt3'?"), ("qqqq", "'paperstui list' shows the keys."),
    ])
  func unknownKey(key: String, guess: String) throws {
    let program = try Program()
    for arguments in [["show", key], ["note", key], ["open", key]] {
      let result = try program.run(arguments[0], arguments[1])
      #expect(result.status == 1)
      #expect(result.output == "")
      #expect(result.messages == "paperstui: There is no entry '\(key)' in this list. \(guess)\n")
    }
    #expect(try program.run("mark", key, "read").messages.contains(guess))
  }

  @Test("A wrong command line ends with argument-parser's code and its usage")
  func usage() throws {
    let program = try Program()
    #expect(try program.run("mark", "vaswani2017", "finished").status == 64)
    #expect(try program.run("mark").status == 64)
    #expect(try program.run("--nonsense").status == 64)
    #expect(try program.run("--version").output == "0.1.0\n")
    #expect(try program.run("--help").output.contains("SUBCOMMANDS:"))
    for shell in ["bash", "zsh", "fish"] {
      #expect(try program.run("--generate-completion-script", shell).output.contains("paperstui"))
    }
  }

  @Test("open without a browser ends with 1 and the address")
  func open() throws {
    let program = try Program()
    let result = try program.run("open", "vaswani2017")
    #expect(result.status == 1)
    #expect(
      result.messages
        == "paperstui: There is no browser to open here; set $BROWSER. The address is https://arxiv.org/abs/1706.03762\n"
    )
    let opened = try program.run("open", "vaswani2017", "--pdf", environment: ["BROWSER": "test -n"])
    #expect(opened.status == 0)
  }

  @Test("A list file with mistakes is reported whole, and the command fails")
  func brokenList() throws {
    let program = try Program()
    let path = try program.file("broken.yaml", "titel: A\nsections: [{title: B, entries: [{title: C}]}]\n")
    let result = try program.run("list", "--list", path)
    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(result.messages.contains("broken.yaml:1:1: error: The list has no field 'titel'. Did you mean 'title'?"))
    #expect(result.messages.contains("broken.yaml:2:33: error: The entry has no key."))
    let missing = try program.run("list", environment: ["PAPERSTUI_LIST": "missing.yaml"])
    #expect(missing.status == 1)
    #expect(
      missing.messages == "paperstui: Can't read the list 'missing.yaml': there is no such file. Check the path.\n")
  }
}

@Suite("A library that can't be used")
struct LibraryProblemTests {
  @Test("One that isn't a library is named and left alone")
  func notALibrary() throws {
    let program = try Program()
    let path = try program.file("other.sqlite", "this is some other file, and it has words in it")
    let result = try program.run("list", "--progress", path)
    #expect(result.status == 1)
    #expect(result.messages.contains("the file is not a paperstui library"))
    #expect(try program.contents("other.sqlite") == "this is some other file, and it has words in it")
  }

  @Test("On the screen, too, it is a sentence and 1, with the terminal as it was")
  func onScreen() throws {
    let program = try Program()
    let path = try program.file("other.sqlite", "this is some other file, and it has words in it")
    let terminal = try program.launch("--progress", path, columns: 100, rows: 24)
    #expect(try terminal.waitForExit() == 1)
    #expect(terminal.screen.lines.joined().contains("the file is not a paperstui library"))
    #expect(!terminal.screen.isAlternate)
  }

  @Test("A read-only one is named, and nothing is written")
  func readOnly() throws {
    // The program runs as somebody who may not write there, since root may write anywhere.
    let program = try Program()
    _ = try program.run("mark", "vaswani2017", "read")
    let library = program.library
    let before = try Data(contentsOf: library)
    var folder = library.deletingLastPathComponent()
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: library.path)
    while folder.path.hasPrefix(program.home.path) {
      try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
      folder.deleteLastPathComponent()
    }
    let result = try program.runUnprivileged("mark", "bahdanau2014", "read")
    #expect(result.status == 1)
    #expect(result.messages.contains("is read-only. Make both writable, or pass --progress FILE"))
    #expect(try Data(contentsOf: library) == before)
  }
}
