import Foundation
import PapersTestSupport
import Testing

/// A disk in memory, mounted as the home of a program.
private struct SmallDisk {
  static let size = 8 << 20
  let program: Program

  /// Whether this machine lets the tests mount one.
  static let canBeMounted: Bool = {
    guard let folder = try? TemporaryFolder() else { return false }
    return (try? mount(at: folder.url)) != nil && (try? unmount(folder.url)) != nil
  }()

  /// Mounts a disk for as long as a test takes, whatever comes of it.
  static func with(_ body: (SmallDisk) throws -> Void) throws {
    let disk = SmallDisk(program: try Program())
    try mount(at: disk.program.home)
    do {
      try body(disk)
    } catch {
      try unmount(disk.program.home)
      throw error
    }
    try unmount(disk.program.home)
  }

  private static func mount(at folder: URL) throws {
    try run("mount", "-t", "tmpfs", "-o", "size=\(size)", "none", folder.path)
  }

  private static func unmount(_ folder: URL) throws {
    // Children of other tests may hold a file open that they know nothing of; then it goes with the last of them.
    try run("umount", "-l", folder.path)
  }

  private static func run(_ words: String...) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    if process.terminationStatus != 0 { throw Refused(command: words) }
  }

  private struct Refused: Error {
    var command: [String]
  }

  private var filler: URL { program.home.appendingPathComponent("filler") }

  private var room: Int {
    get throws {
      let attributes = try FileManager.default.attributesOfFileSystem(forPath: program.home.path)
      return try #require(attributes[.systemFreeSize] as? Int)
    }
  }

  /// Fills the disk but for some kilobytes.
  func fill(leaving kilobytes: Int) throws {
    try empty()
    try Data(count: try room - kilobytes << 10).write(to: filler)
    #expect(try room == kilobytes << 10)
  }

  func empty() throws {
    if FileManager.default.fileExists(atPath: filler.path) { try FileManager.default.removeItem(at: filler) }
  }

  /// The files on the disk, except what holds a place and what SQLite keeps beside a library that was not closed.
  func files() throws -> Set<String> {
    Set(try FileManager.default.subpathsOfDirectory(atPath: program.home.path)).filter { name in
      name != "filler" && !["-wal", "-shm"].contains { name.hasSuffix($0) }
    }
  }
}

@Suite(
  "A disk that is full",
  .enabled(if: SmallDisk.canBeMounted, "This needs the right to mount a disk in memory, which root has."))
struct SmallDiskTests {
  /// Makes a library with a long note, and an export that lacks the last change.
  ///
  /// - Returns: What the library holds.
  private func makeLibrary(_ program: Program) throws -> String {
    _ = try program.run("mark", "bahdanau2014", "reading")
    _ = try program.run("note", "vaswani2017", "--append", String(repeating: "注意 words ", count: 8_000))
    _ = try program.run("export", "-o", "out.md")
    _ = try program.run("note", "bahdanau2014", "--append", "old words")
    return try contents(program)
  }

  private func contents(_ program: Program, of library: String? = nil) throws -> String {
    let result = try program.run(
      "export", ["--format", "events"] + (library.map { ["--progress", $0] } ?? []))
    try #require(result.status == 0, "\(result)")
    return result.output
  }

  private func expectRefusal(_ result: Program.Result, _ what: String) {
    #expect(result.isOneSentence && result.messages.contains("the disk is full"), "\(what): \(result)")
  }

  // With 16 kilobytes the library can be opened, with 60 some changes fit.
  @Test(
    "Every change is refused in a sentence that says why, and with room again all is there and goes on",
    arguments: [0, 4, 16, 28, 40])
  func refused(kilobytes: Int) throws {
    try SmallDisk.with { disk in
      let program = disk.program
      let editor = try program.script("editor.sh", "printf 'new words' >> \"$1\"")
      let before = try makeLibrary(program)
      let (export, files) = (try program.contents("out.md"), try disk.files())
      try disk.fill(leaving: kilobytes)
      for arguments in [
        ["mark", "gpt2", "read"], ["note", "bahdanau2014", "--append", "new words"], ["rate", "gpt2", "5"],
        ["export", "-o", "out.md"], ["backup"], ["backup", "copy.sqlite"],
      ] {
        expectRefusal(try program.run(arguments[0], Array(arguments.dropFirst())), "\(arguments), \(kilobytes) KB")
      }
      let edit = try program.run("note", "bahdanau2014", "--edit", environment: ["EDITOR": editor])
      expectRefusal(edit, "edit, \(kilobytes) KB")
      try disk.empty()
      #expect(try contents(program) == before)
      #expect(try program.contents("out.md") == export)
      // An editor was started only where the library could be opened; what was typed into it is kept.
      let drafts = try disk.files().subtracting(files).filter { $0.hasSuffix(".md") }
      #expect(drafts.count == (kilobytes >= 16 ? 1 : 0))
      for draft in drafts {
        #expect(edit.messages.contains(draft))
        #expect(try program.contents(draft) == "old words\nnew words")
      }
      #expect(try disk.files().subtracting(files).allSatisfy { $0.hasPrefix(".local/state") })
      #expect(try program.run("doctor", environment: ["EDITOR": editor]).status == 0)
      #expect(try program.run("mark", "gpt2", "read").messages == "paperstui: GPT-2: read\n")
      #expect(try program.run("list").output.contains("● gpt2"))
    }
  }

  @Test("Wherever the room ends, each change is made or refused in a sentence")
  func anywhere() throws {
    var random = Monkey("small_disk", steps: 20)
    try SmallDisk.with { disk in
      let program = disk.program
      _ = try makeLibrary(program)
      var status = "reading"
      var (doneCount, refusedCount) = (0, 0)
      for step in 0..<random.steps {
        let kilobytes = random.number(in: 0...(random.chance(of: 2) ? 25 : 300)) * 4
        let what = "\(kilobytes) KB, step \(step) of seed \(random.seed)"
        let next = ["read", "skipped", "reading"][step % 3]
        let (files, export) = (try disk.files(), try program.contents("out.md"))
        try disk.fill(leaving: kilobytes)
        func isDone(_ result: Program.Result) -> Bool {
          if result.status == 0 {
            doneCount += 1
            return true
          }
          refusedCount += 1
          expectRefusal(result, what)
          return false
        }
        if isDone(try program.run("mark", "bahdanau2014", next)) { status = next }
        let isExported = isDone(try program.run("export", "-o", "out.md"))
        let isBackedUp = isDone(try program.run("backup", "copy.sqlite"))
        try disk.empty()
        #expect(try isExported || program.contents("out.md") == export, "\(what)")
        if isBackedUp {
          #expect(try contents(program, of: "copy.sqlite") == contents(program), "\(what)")
          try FileManager.default.removeItem(at: program.home.appendingPathComponent("copy.sqlite"))
        }
        #expect(try disk.files() == files, "\(what)")
        let entry = try program.run("show", "bahdanau2014", "--json")
        let object = try JSONSerialization.jsonObject(with: Data(entry.output.utf8)) as? [String: Any]
        #expect((object?["progress"] as? [String: Any])?["status"] as? String == status, "\(what): \(entry)")
      }
      // Were all alike, the room would have ended nowhere.
      #expect(doneCount > 0 && refusedCount > 0)
    }
  }

  @Test("A first start that finds no room says why, and the next one with room works", arguments: [0, 4, 40, 400])
  func firstStart(kilobytes: Int) throws {
    try SmallDisk.with { disk in
      let program = disk.program
      try disk.fill(leaving: kilobytes)
      expectRefusal(try program.run("mark", "bahdanau2014", "read"), "\(kilobytes) KB")
      try disk.empty()
      #expect(try program.run("mark", "bahdanau2014", "read").messages == "paperstui: RNN attention: read\n")
      #expect(try program.run("list").output.contains("● bahdanau2014"))
    }
  }
}
