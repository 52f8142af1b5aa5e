import Foundation
import PapersTestSupport
import Testing

/// No file can grow beyond a limit, as on a disk that is full; that needs no rights and no disk of its own.
@Suite("A full disk")
struct FullDiskTests {
  /// - Parameter blocks: What a file may hold, in blocks of 512 bytes.
  private func limited(_ program: Program, to blocks: Int) -> Program {
    var program = program
    program.starter = ["/bin/sh", "-c", "trap '' XFSZ; ulimit -f \(blocks); exec \"$@\"", "sh"]
    return program
  }

  @Test("Wherever the room ends, a change is saved or refused in a sentence, and what was there stays")
  func marking() throws {
    var random = Monkey("full_disk", steps: 40)
    let program = try Program()
    let statuses = ["reading", "read", "skipped", "to-read"]
    var expected = "to-read"
    var savedCount = 0
    _ = try program.run("mark", "bahdanau2014", expected)
    for step in 0..<random.steps {
      // Half of the time, not even the files beside the library have room.
      let blocks = random.number(in: 0...(random.chance(of: 2) ? 130 : 1_500))
      let status = statuses[step % 4]
      let result = try limited(program, to: blocks).run("mark", "bahdanau2014", status)
      if result.status == 0 {
        expected = status
        savedCount += 1
        #expect(result.messages == "paperstui: RNN attention: \(status)\n")
      } else {
        #expect(result.isOneSentence, "\(blocks) blocks: \(result)")
      }
      let list = try program.run("list", "--json")
      try #require(list.status == 0, "after \(blocks) blocks, seed \(random.seed): \(result), then \(list)")
      let entries = try #require(try JSONSerialization.jsonObject(with: Data(list.output.utf8)) as? [[String: Any]])
      let entry = try #require(entries.first { $0["key"] as? String == "bahdanau2014" })
      #expect(entry["status"] as? String == expected, "\(blocks) blocks, seed \(random.seed): \(result)")
    }
    #expect((1..<random.steps).contains(savedCount))
  }

  @Test("A first start that finds no room ends in a sentence, and the next one with room works")
  func firstStart() throws {
    for blocks in [0, 8, 40, 64, 150, 300, 1_000] {
      let program = try Program()
      let refused = try limited(program, to: blocks).run("mark", "bahdanau2014", "read")
      #expect(refused.isOneSentence, "\(blocks) blocks: \(refused)")
      let marked = try program.run("mark", "bahdanau2014", "read")
      #expect(marked.messages == "paperstui: RNN attention: read\n", "after \(blocks) blocks")
      #expect(try program.run("list").output.contains("● bahdanau2014"))
    }
  }

  @Test("On the screen the change that finds no room is refused in a sentence, and reading goes on")
  func onScreen() throws {
    let program = try Program()
    _ = try program.run("list")
    let terminal = try limited(program, to: 200).launch(columns: 100, rows: 12)
    try terminal.wait(forText: "About this list")
    terminal.type("]]]]]")
    try terminal.wait(forSelection: "RNN attention")
    var saved = "to read"
    var isFull = false
    while !isFull {
      let next = saved == "reading" ? "read" : "reading"
      terminal.type(next == "read" ? "2" : "1")
      let line = try terminal.wait(for: "an answer") { screen in
        screen.lines.last == " RNN attention: \(next)" || screen.lines.last?.contains("Can't use your reading") == true
      }.lines.last!
      isFull = line.contains("Can't use")
      if !isFull { saved = next }
    }
    terminal.type("]")
    try terminal.wait(forSelection: "Attention Is All You Need")
    terminal.type("q")
    #expect(try terminal.waitForExit() == 0)
    let object = try JSONSerialization.jsonObject(
      with: Data(program.run("show", "bahdanau2014", "--json").output.utf8))
    #expect(((object as? [String: Any])?["progress"] as? [String: Any])?["status"] as? String == saved)
  }

  @Test("An export that finds no room leaves the old file, and an edit no half of a draft")
  func filesOfTheirOwn() throws {
    let program = try Program()
    #expect(try program.run("export", "-o", "out.md").status == 0)
    let before = try program.contents("out.md")
    let note = String(repeating: "many words ", count: 10_000)
    #expect(try program.run("note", "bahdanau2014", "--append", note).status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: program.home.path)

    let export = try limited(program, to: 100).run("export", "-o", "out.md")
    #expect(export.isOneSentence, "\(export)")
    #expect(export.messages.hasPrefix("paperstui: Can't export to 'out.md': "))
    #expect(try program.contents("out.md") == before)
    let namesAfter = try FileManager.default.contentsOfDirectory(atPath: program.home.path)
    #expect(namesAfter == names)

    let edit = try limited(program, to: 100).run("note", "bahdanau2014", "--edit", environment: ["EDITOR": "true"])
    #expect(edit.isOneSentence, "\(edit)")
    #expect(edit.messages.hasPrefix("paperstui: The note can't be edited: "))
    let drafts = program.home.appendingPathComponent(".local/state/paperstui/drafts").path
    let left = try FileManager.default.subpathsOfDirectory(atPath: drafts)
    #expect(left.isEmpty)
    #expect(try program.run("note", "bahdanau2014").output == note + "\n")
  }
}
