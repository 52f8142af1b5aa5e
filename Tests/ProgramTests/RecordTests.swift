import Foundation
import PapersTestSupport
import Testing

@Suite("What a person records")
struct RecordTests {
  @Test("Ratings, tags, passes, re-readings and time are recorded, told in words, and taken back one by one")
  func commands() throws {
    let program = try Program(timeZone: "Pacific/Kiritimati")
    func say(_ arguments: String...) throws -> String {
      try program.run(arguments[0], Array(arguments.dropFirst())).messages.replacing("paperstui: ", with: "")
    }
    #expect(try say("rate", "gpt2", "4") == "GPT-2: rated 4 of 5\n")
    #expect(try say("tag", "gpt2", "scaling", "必读") == "GPT-2: #scaling #必读\n")
    #expect(try say("tag", "gpt2", "--remove", "scaling") == "GPT-2: #必读\n")
    #expect(try say("pass", "gpt2", "survey") == "GPT-2: finished the pass “survey”\n")
    #expect(try say("pass", "gpt2", "--again") == "GPT-2: began to read it again\n")
    #expect(try say("time", "gpt2", "--add", "65") == "GPT-2: read for 1 h 5 min\n")
    #expect(try say("time", "gpt2", "--set", "30") == "GPT-2: set the time spent to 30 min\n")
    #expect(try program.run("time", "gpt2").output == "30 min\n")
    let log = try program.run("log", "gpt2").output.split(separator: "\n").map { String($0.dropFirst(18)) }
    #expect(
      log == [
        "rated 4 of 5", "tagged “scaling”", "tagged “必读”", "removed the tag “scaling”", "finished the pass “survey”",
        "began to read it again", "read for 1 h 5 min", "set the time spent to 30 min",
      ])
    let page = try program.run("show", "gpt2").output
    #expect(
      page.contains(
        """
        My reading
        ★★★★☆ · 30 min spent · #必读
        First reading · survey 2026-11-25 · grasp – · rebuild –
        Reading 2 · survey – · grasp – · rebuild –
        """))
    for _ in 0..<8 { #expect(try program.run("undo").status == 0) }
    #expect(try program.run("undo").status == 1)
    #expect(!(try program.run("show", "gpt2").output.contains("My reading")))
    #expect(try say("redo") == "Redone: GPT-2: rated 4 of 5\n")
    #expect(try program.run("rate", "gpt2", "6").status == 64)
    #expect(try program.run("tag", "gpt2", " ").status == 64)
    #expect(try program.run("log", "gpt3").status == 1)
  }

  @Test("The same on the screen, with the clock")
  func onScreen() throws {
    let program = try Program(timeZone: "Pacific/Kiritimati")
    let terminal = try program.launch(columns: 110, rows: 40)
    try terminal.wait(forText: "About this list")
    terminal.type(".R")
    try terminal.wait(forText: "How good is RNN attention? 1 to 5, 0 none")
    terminal.type("5")
    try terminal.wait(forText: "RNN attention: rated 5 of 5")
    terminal.type("#attention， 必读\r")
    try terminal.wait(forText: "RNN attention: tagged “必读”")
    terminal.type("p")
    try terminal.wait(forText: "p…  1 survey  2 grasp  3 rebuild  r read again")
    terminal.type("2")
    try terminal.wait(forText: "RNN attention: finished the pass “grasp”")
    terminal.type("T")
    try terminal.wait(forText: "The clock runs for RNN attention; T stops it.")
    terminal.type("jT")
    try terminal.wait(forText: "0 min with RNN attention, 0 min in all.")
    // Leaving while the clock runs asks first.
    terminal.type("Tq")
    try terminal.wait(forText: "The clock runs for Transformer. Keep the time? y/n, Esc stays")
    terminal.type("s")
    try terminal.wait(forText: "The clock goes on.")
    terminal.type("T")
    try terminal.wait(forText: "0 min with Transformer, 0 min in all.")
    terminal.type("klG")
    try terminal.wait(for: "the end of the page") { $0.page.contains("★★★★★·#attention#必读") }
    terminal.type("u")
    try terminal.wait(forText: "Undone: RNN attention: finished the pass “grasp”")
    #expect(try program.run("tag", "bahdanau2014").output == "attention\n必读\n")
  }

  @Test("Two machines' logs are merged by files, in either order and any number of times")
  func merging() throws {
    let (one, other) = (try Program(timeZone: "Pacific/Kiritimati"), try Program(timeZone: "Pacific/Kiritimati"))
    _ = try one.run("mark", "gpt2", "read")
    _ = try one.run("note", "gpt2", "--append", "from one")
    _ = try other.run("rate", "gpt2", "3")
    _ = try other.run("tag", "gpt3", "later")
    _ = try one.run("export", "-o", "one.jsonl")
    _ = try other.run("export", "-o", "other.jsonl")
    let result = try one.run("import", other.home.appendingPathComponent("other.jsonl").path)
    #expect(result.messages.hasSuffix("other.jsonl: 2 new events, 0 known already\n"))
    _ = try other.run("import", one.home.appendingPathComponent("one.jsonl").path)
    let again = try one.run("import", other.home.appendingPathComponent("other.jsonl").path)
    #expect(again.messages.hasSuffix("0 new events, 2 known already\n"))
    #expect(try one.run("log", "--json").output == other.run("log", "--json").output)
    #expect(try one.run("show", "gpt2").output == other.run("show", "gpt2").output)
    // Undo takes back what was done on this machine.
    _ = try one.run("undo")
    #expect(try one.run("note", "gpt2").status == 1)
    #expect(try one.run("tag", "gpt3").output == "later\n")
  }

  @Test(
    "A log with a line that is no event is refused, and why is said",
    arguments: [
      (#"{"device":"x"}"#, "it has no 'kind'"), ("[1]", "it is no JSON object"),
      ("x", "it is no JSON, or has a number that is too large"),
      (
        #"{"counter":0,"device":"d","entry":"a","kind":"status","milliseconds":1,"sequence":1,"value":"z"}"#,
        "an event of the kind 'status' can't say this"
      ),
      (
        #"{"counter":0,"device":"d","entry":"a b","kind":"rereading","milliseconds":1,"sequence":1}"#,
        "the event is out of bounds"
      ),
      (
        #"{"counter":"0","device":"d","entry":"a","kind":"rereading","milliseconds":1,"sequence":1}"#,
        "'counter' can't be this"
      ),
    ])
  func brokenLog(line: String, reason: String) throws {
    let program = try Program()
    let broken = try program.file("broken.jsonl", "\n" + line + "\n")
    #expect(
      try program.run("import", broken).messages.hasSuffix(
        "broken.jsonl:2: This line is not an event: \(reason). Nothing was imported.\n"))
  }

  @Test("What a newer paperstui recorded is taken in and said, and exported again as it was")
  func newerLog() throws {
    let program = try Program()
    let line = #"{"counter":0,"device":"d","kind":"opened","list":"own","milliseconds":1,"sequence":1,"speed":[1,2.5]}"#
    let log = try program.file("newer.jsonl", line + "\n")
    #expect(
      try program.run("import", log).messages.hasSuffix(
        "newer.jsonl: 1 new event, 0 known already\n"
          + "paperstui: 1 of them is of a kind that only a newer paperstui knows, and kept for it.\n"))
    #expect(try program.run("log", "--json").output == line + "\n")
    #expect(try program.run("log").output.contains("own: did something that a newer paperstui knows (opened)"))
  }

  @Test("A list whose file is moved goes on with what it doesn't list any more")
  func movedList() throws {
    let program = try Program()
    func list(_ keys: String...) -> String {
      "title: Own\nsections: [{title: S, entries: ["
        + keys.map { "{key: \($0), title: Paper \($0)}" }.joined(separator: ", ") + "]}]\n"
    }
    let path = try program.file("old.yaml", list("aa", "bb", "cc"))
    _ = try program.run("mark", "bb", "read", "--list", path)
    _ = try program.file("old.yaml", list("aa", "cc"))
    _ = try program.run("list", "--list", path)
    let moved = program.home.appendingPathComponent("new.yaml").path
    try FileManager.default.moveItem(atPath: path, toPath: moved)
    #expect(try program.run("list", "--list", moved).output.contains("bb  "))
    #expect(try program.run("doctor", "--list", moved).output.contains("new.yaml, 3 entries"))
  }

  @Test("Two lists that mean two papers by one key keep their progress apart, and the doctor says so")
  func sharedKey() throws {
    let program = try Program()
    func list(_ title: String, _ doi: String) throws -> String {
      try program.file(
        "\(title).yaml",
        "title: \(title)\nsections: [{title: S, entries: [{key: smith2020, title: \(title) paper, doi: \(doi)}]}]\n")
    }
    let (mine, theirs) = (try list("Mine", "10.1000/a"), try list("Theirs", "10.1000/b"))
    _ = try program.run("note", "smith2020", "--append", "on mine", "--list", mine)
    _ = try program.run("mark", "smith2020", "read", "--list", mine)
    _ = try program.run("mark", "smith2020", "reading", "--list", theirs)
    #expect(try program.run("note", "smith2020", "--list", theirs).status == 1)
    #expect(try program.run("note", "smith2020", "--list", mine).output == "on mine\n")
    #expect(try program.run("list", "--list", mine).output.hasPrefix("Mine  1 of 1 read"))
    #expect(try program.run("list", "--list", theirs).output.hasPrefix("Theirs  0 of 1 read"))
    #expect(try program.run("show", "smith2020", "--json", "--list", theirs).output.contains(#""status" : "reading""#))
    let log = try program.run("log", "--list", theirs).output
    #expect(log.contains("Theirs paper: marked as reading\n") && log.contains("smith2020: marked as read\n"))
    #expect(
      try program.run("doctor", "--list", mine).output.contains(
        "Mine.yaml, 1 entries; 'smith2020' is another paper in "))
    #expect(try program.run("doctor").status == 0)
    // Another machine gets the log first, and the lists later.
    let export = try program.run("export", "--format", "events", "-o", "log.jsonl")
    #expect(export.status == 0)
    _ = try program.run("import", "log.jsonl", "--progress", "other.sqlite")
    _ = try program.run("list", "--list", theirs, "--progress", "other.sqlite")
    #expect(try program.run("note", "smith2020", "--list", mine, "--progress", "other.sqlite").output == "on mine\n")
    #expect(try program.run("note", "smith2020", "--list", theirs, "--progress", "other.sqlite").status == 1)
  }

  @Test("A backup brings everything back, and what it replaces is backed up too")
  func backup() throws {
    let program = try Program(timeZone: "Pacific/Kiritimati")
    _ = try program.run("note", "gpt2", "--append", "kept")
    #expect(try program.run("backup", "copy.sqlite").messages == "paperstui: Backed up to copy.sqlite\n")
    #expect(try program.run("backup", "copy.sqlite").status == 1)
    _ = try program.run("note", "gpt2", "--append", "later")
    let restored = try program.run("restore", "copy.sqlite")
    #expect(restored.status == 0)
    #expect(try program.run("note", "gpt2").output == "kept\n")
    _ = try program.run("restore")
    #expect(try program.run("note", "gpt2").output == "kept\nlater\n")
    #expect(try program.run("doctor").output.contains("events, 2 backups\n"))
    let notOne = try program.file("no.sqlite", "words")
    #expect(try program.run("restore", notOne).status == 1)
    #expect(try program.run("note", "gpt2").output == "kept\nlater\n")
  }

  @Test("A screen shows what another program did, at the next key")
  func otherProgram() throws {
    let program = try Program(timeZone: "Pacific/Kiritimati")
    let terminal = try program.launch(columns: 100, rows: 30)
    try terminal.wait(forText: "0 of 19 read")
    terminal.type("]]]]]")
    try terminal.wait(forSelection: "RNN attention")
    _ = try program.run("mark", "bahdanau2014", "read")
    terminal.type("]")
    try terminal.wait(forText: "1 of 19 read")
    _ = try program.run("mark", "bahdanau2014", "skipped")
    terminal.type("[")
    try terminal.wait(for: "the new status") {
      $0.selectedLine?.contains("– RNN") == true && $0.text.contains("0 of 19")
    }
  }

  @Test("Looking back shows bars by section and by week, in the program and as a command")
  func statistics() throws {
    let program = try Program(timeZone: "Pacific/Kiritimati")
    _ = try program.run("mark", "bahdanau2014", "read")
    _ = try program.run("note", "vaswani2017", "--append", "x")
    _ = try program.run("time", "bahdanau2014", "--add", "90")
    let output = try program.run("stats").output
    #expect(
      output.hasPrefix(
        """
        1 of 19 papers read · 1 note
        1 h 30 min spent; estimate for what is read, two passes: 2.5–3.5 h
        """))
    #expect(output.contains("1 Architectures and tasks      ━━━━────────────────  1/5  1 h 30 min\n"))
    #expect(output.hasSuffix("By week\n2026-W48  ━━━━━━━━━━━━━━━━━━━━  1 read  1 h 30 min · 1 note\n"))
    let terminal = try program.launch(columns: 100, rows: 30)
    try terminal.wait(forText: "1 of 19 read")
    terminal.type("gs")
    try terminal.wait(forText: "2026-W48")
    #expect(terminal.screen.lines[0].hasPrefix(" Looking back"))
    terminal.type("q")
    try terminal.wait(forText: "About this list")
  }

  @Test("What the doctor finds wrong, it says with what to do, and ends with 1")
  func doctor() throws {
    let program = try Program(timeZone: "Pacific/Kiritimati")
    let sound = try program.run("doctor", "--json")
    #expect(sound.status == 0)
    let sick = try program.run(
      "doctor", environment: ["EDITOR": "no-such-editor -x", "TERM": "dumb", "BROWSER": "no-such-browser"])
    #expect(sick.status == 1)
    for problem in ["no 'no-such-editor' in PATH", "no 'no-such-browser' in PATH", "The screen can't open"] {
      #expect(sick.output.contains(problem), "\(problem)")
    }
    let path = "\(program.home.path)/my editor"
    #expect(
      try program.run("doctor", environment: ["EDITOR": "'\(path)' -x"]).output.contains("'\(path)' is not a program"))
    let browser = try program.run("doctor", environment: ["EDITOR": "sh", "BROWSER": "'firefox"])
    #expect(browser.output.contains("$BROWSER can't be understood: a quote is not closed"))
  }
}
