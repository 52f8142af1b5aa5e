import Foundation
import PapersTestSupport
import Testing

@Suite("Exports")
struct ExportTests {
  private func withNote() throws -> Program {
    let program = try Program(timeZone: "Australia/Lord_Howe")
    _ = try program.run("mark", "vaswani2017", "read")
    _ = try program.run("note", "vaswani2017", "--append", "First, \"quoted\"\nsecond line")
    return program
  }

  /// Has the system's Python read a file and print something of it.
  private func python(_ script: String, _ program: Program) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = ["-c", script]
    process.currentDirectoryURL = program.home
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.everything()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines)
  }

  @Test(
    "The ending of a file tells its format, and a second run changes nothing",
    arguments: [
      ("a.md", "<!-- paperstui export 1"), ("a.bib", "@misc{illustrated-transformer,\n"), ("a.csl.json", "[\n"),
      ("a.json", "[\n"), ("a.csv", "key,kind,title,"),
    ])
  func formats(file: String, beginning: String) throws {
    let program = try withNote()
    let first = try program.run("export", "-o", file)
    #expect(first.status == 0)
    let content = try program.contents(file)
    #expect(content.hasPrefix(beginning))
    #expect(try program.run("export", "-o", file).status == 0)
    #expect(try program.contents(file) == content)
    // Something new is written over what was written before, and not over what somebody else did to it.
    _ = try program.run("mark", "vaswani2017", "skipped")
    #expect(try program.run("export", "-o", file).status == 0)
    _ = try program.file(file, content + "mine\n")
    let refused = try program.run("export", "-o", file)
    #expect(refused.status == 1)
    #expect(refused.messages.hasPrefix("paperstui: '\(file)' was edited since it was exported. Nothing was exported"))
    #expect(try program.contents(file) == content + "mine\n")
    #expect(try program.run("export", "-o", file, "--dry-run").output.contains("\n-mine\n"))
    #expect(try program.contents(file) == content + "mine\n")
    #expect(try program.run("export", "-o", file, "--force").status == 0)
    #expect(!(try program.contents(file).hasSuffix("mine\n")))
  }

  @Test("Other programs read the table and the JSON, with the note byte for byte")
  func otherReaders() throws {
    let program = try withNote()
    _ = try program.run("export", "-o", "a.csv")
    _ = try program.run("export", "--format", "json", "-o", "a.txt")
    let csv = """
      import csv; rows = [r for r in csv.DictReader(open('a.csv', newline='', encoding='utf-8'))]
      r = [r for r in rows if r['key'] == 'vaswani2017'][0]
      print(len(rows), r['status'], r['year'], r['arxiv'], repr(r['note']), r['position'], r['authors'].split('; ')[6])
      """
    #expect(
      try python(csv, program) == "26 read 2017 1706.03762 'First, \"quoted\"\\nsecond line\\n' 6 Łukasz Kaiser")
    let json = """
      import json; rows = json.load(open('a.txt', encoding='utf-8'))
      r = [r for r in rows if r['entry']['key'] == 'vaswani2017'][0]
      print(len(rows), r['progress']['status'], repr(r['progress']['note']), r['section'], r['position'])
      """
    #expect(try python(json, program) == "26 read 'First, \"quoted\"\\nsecond line\\n' architectures 6")
  }

  @Test("A vault takes what the library has, gives back what was written in it, and is left alone the second time")
  func vault() throws {
    let program = try withNote()
    #expect(try program.run("export", "-o", "vault/").messages == "paperstui: Wrote 27 files in vault/\n")
    #expect(try program.run("export", "-o", "vault").messages == "paperstui: Wrote 0 files in vault\n")
    let file = "vault/@vaswani2017.md"
    let edited = try program.contents(file).replacing("second line", with: "second line, edited")
      .replacing("---\n\n<!--", with: "mine: kept\n---\n\nMy own words.\n\n<!--")
    _ = try program.file(file, edited)

    let rehearsal = try program.run("export", "-o", "vault", "--dry-run")
    #expect(rehearsal.output.contains("--- @vaswani2017.md\n+++ @vaswani2017.md\n@@ "))
    #expect(rehearsal.messages == "paperstui: Would write 1 file in vault; 1 note edited there would come back\n")
    #expect(try program.contents(file) == edited)
    #expect(try program.run("note", "vaswani2017").output == "First, \"quoted\"\nsecond line\n")

    #expect(
      try program.run("export", "-o", "vault").messages
        == "paperstui: Wrote 1 file in vault; 1 note edited there came back\n")
    #expect(try program.run("note", "vaswani2017").output == "First, \"quoted\"\nsecond line, edited\n")
    let after = try program.contents(file)
    #expect(after.contains("mine: kept\n") && after.contains("\nMy own words.\n"))
    #expect(try program.run("export", "-o", "vault").messages == "paperstui: Wrote 0 files in vault\n")
    // What came back is a version like any other.
    _ = try program.run("undo")
    #expect(try program.run("note", "vaswani2017").output == "First, \"quoted\"\nsecond line\n")
  }

  @Test("The page of a paper whose key has changed goes on under its new name, with what was written in it")
  func changedKey() throws {
    let program = try Program(timeZone: "Australia/Lord_Howe")
    func list(_ entry: String) throws -> String {
      try program.file("own.yaml", "title: Mine\nsections:\n- {title: One, entries: [\(entry)]}\n")
    }
    let path = try list("{key: old, title: A paper}")
    _ = try program.run("note", "old", "--append", "mine", "--list", path)
    _ = try program.run("export", "-o", "vault/", "--list", path)
    let page = try program.contents("vault/@old.md")
    _ = try program.file(
      "vault/@old.md", page.replacing("mine\n", with: "mine, edited there\n") + "\nBelow it.\n")
    _ = try list("{key: new, aliases: old, title: A paper}")
    let remark = "paperstui: @old.md: The key of its paper is 'new' now, so this is @new.md.\n"
    let rehearsal = try program.run("export", "-o", "vault", "--dry-run", "--list", path)
    #expect(rehearsal.messages.contains(remark))
    #expect(rehearsal.output.contains("-citekey: old\n+citekey: new\n"))
    #expect(try program.run("export", "-o", "vault", "--list", path).messages.contains(remark))
    #expect(try program.run("note", "new", "--list", path).output == "mine, edited there\n")
    #expect(try program.contents("vault/@new.md").hasSuffix("\nBelow it.\n"))
    let vault = program.home.appendingPathComponent("vault").path
    #expect(try FileManager.default.contentsOfDirectory(atPath: vault).sorted() == ["@new.md", "index.md"])
    #expect(
      try program.run("export", "-o", "vault", "--list", path).messages == "paperstui: Wrote 0 files in vault\n")
  }

  @Test("A note that was edited here and in the vault keeps both texts, and says so")
  func conflict() throws {
    let program = try withNote()
    _ = try program.run("export", "--format", "logseq", "-o", "pages")
    let file = "pages/@vaswani2017.md"
    _ = try program.file(file, try program.contents(file).replacing("second line", with: "from the pages"))
    _ = try program.run("note", "vaswani2017", "--append", "from the library")
    let result = try program.run("export", "--format", "logseq", "-o", "pages")
    #expect(
      result.messages == """
        paperstui: vaswani2017: The note was edited here and in the folder; both texts are in it now.
        paperstui: Wrote 1 file in pages; 1 note edited there came back

        """)
    let note = try program.run("note", "vaswani2017").output
    #expect(note.contains("from the pages") && note.contains("from the library"))
    let again = try program.run("export", "--format", "logseq", "-o", "pages")
    #expect(again.messages == "paperstui: Wrote 0 files in pages\n")
  }

  @Test("What isn't plain UTF-8 text in a vault is left alone, and named")
  func strangeFiles() throws {
    let program = try withNote()
    _ = try program.run("export", "-o", "vault/")
    let vault = program.home.appendingPathComponent("vault")
    let outside = try program.file("outside.md", "not yours\n")
    try FileManager.default.removeItem(at: vault.appendingPathComponent("@gpt2.md"))
    try FileManager.default.createSymbolicLink(
      atPath: vault.appendingPathComponent("@gpt2.md").path, withDestinationPath: outside)
    try Data([0xFF, 0xFE, 0x41]).write(to: vault.appendingPathComponent("@gpt3.md"))
    let result = try program.run("export", "-o", "vault")
    #expect(result.status == 0)
    #expect(
      result.messages == """
        paperstui: @gpt2.md: This is not a plain file, and was left alone.
        paperstui: @gpt3.md: This can't be read as UTF-8 text, and was left alone.
        paperstui: Wrote 0 files in vault

        """)
    #expect(try program.contents("outside.md") == "not yours\n")
    let onFile = try program.run("export", "--format", "vault", "-o", "outside.md")
    #expect(onFile.status == 1)
    #expect(onFile.messages.contains("outside.md': it is a file. Name a folder."))
    #expect(try program.run("export", "--format", "vault").status == 64)
  }

  @Test("On the screen a folder becomes a vault, and a note that was edited in it is on the page at once")
  func onScreen() throws {
    let program = try withNote()
    let terminal = try program.launch(columns: 110, rows: 34)
    try terminal.wait(forText: "About this list")
    terminal.type("x\u{15}vault/\r")
    try terminal.wait(forText: "Wrote 27 files in vault/")
    let file = "vault/@vaswani2017.md"
    _ = try program.file(file, try program.contents(file).replacing("second line", with: "written outside"))
    terminal.type("]]]]]]lG")
    try terminal.wait(for: "the end of the page") { $0.page.contains("Terms") }
    terminal.type("x\r")
    try terminal.wait(forText: "Wrote 1 file in vault/; 1 note edited there came back")
    terminal.type("g")
    terminal.type("g/written outside\r")
    try terminal.wait(for: "the note on the page") { $0.page.contains("writtenoutside") }
  }

  @Test("A pipe is neither waited for nor replaced")
  func pipe() throws {
    let program = try Program()
    let pipe = program.home.appendingPathComponent("pipe.md").path
    #expect(mkfifo(pipe, 0o600) == 0)
    let result = try program.run("export", "-o", pipe, "--force")
    #expect(result.messages == "paperstui: Can't export to '\(pipe)': it is not a plain file. Name another one.\n")
    #expect(try FileManager.default.attributesOfItem(atPath: pipe)[.type] as? FileAttributeType != .typeRegular)
  }

  @Test("A file that is written anew keeps its mode, and a link its file")
  func modeAndLink() throws {
    let program = try Program()
    #expect(try program.run("export", "-o", "out.md").status == 0)
    #expect(chmod(program.home.appendingPathComponent("out.md").path, 0o600) == 0)
    let link = program.home.appendingPathComponent("link.md").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "out.md")
    _ = try program.run("mark", "gpt2", "read")
    #expect(try program.run("export", "-o", "link.md").status == 0)
    #expect(try program.contents("out.md").contains("read"))
    let attributes = try FileManager.default.attributesOfItem(
      atPath: program.home.appendingPathComponent("out.md").path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try FileManager.default.attributesOfItem(atPath: link)[.type] as? FileAttributeType == .typeSymbolicLink)
  }
}
