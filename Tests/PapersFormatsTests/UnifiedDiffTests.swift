import Foundation
import PapersTestSupport
import Testing

@testable import PapersFormats

@Suite("What an export would change")
struct UnifiedDiffTests {
  @Test("Changed lines stand between three that stay")
  func format() {
    let old = (1...20).map { "line \($0)\n" }.joined()
    let new = old.replacing("line 5\n", with: "LINE 5\n").replacing("line 18\n", with: "") + "end"
    let diff = UnifiedDiff.text(from: old, to: new, oldName: "a/@x.md", newName: "b/my notes.md")
    #expect(
      lines(diff) == [
        "--- a/@x.md",
        "+++ b/my notes.md\t",
        "@@ -2,7 +2,7 @@",
        " line 2",
        " line 3",
        " line 4",
        "-line 5",
        "+LINE 5",
        " line 6",
        " line 7",
        " line 8",
        "@@ -15,6 +15,6 @@",
        " line 15",
        " line 16",
        " line 17",
        "-line 18",
        " line 19",
        " line 20",
        "+end",
        "\\ No newline at end of file",
        "",
      ])
  }

  @Test(
    "A file that is yet to be, one that ends, and none that changes",
    arguments: [
      ("", "a\nb\n", "@@ -0,0 +1,2 @@\n+a\n+b\n"), ("a\n", "", "@@ -1,1 +0,0 @@\n-a\n"), ("a\n", "a\n", ""),
      ("", "", ""),
      ("a", "a\n", "@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n"),
      ("a\r\n", "a\n", "@@ -1,1 +1,1 @@\n-a\r\n+a\n"),
      ("\u{E9}\n", "e\u{301}\n", "@@ -1,1 +1,1 @@\n-\u{E9}\n+e\u{301}\n"),
    ])
  func ends(old: String, new: String, hunks: String) {
    let diff = UnifiedDiff.text(from: old, to: new, oldName: UnifiedDiff.noFile, newName: "b")
    #expect(same(diff, hunks.isEmpty ? "" : "--- /dev/null\n+++ b\n" + hunks))
  }

  @Test("Few lines that moved give a short difference")
  func shortest() {
    let diff = LineDiff(from: Array("a\nb\nc\na\nb\nb\na\n".utf8)[...], to: Array("c\nb\na\nb\na\nc\n".utf8)[...])
    #expect(diff.changes.reduce(0) { $0 + $1.old.count + $1.new.count } == 5)
  }

  @Test("A program that applies differences gets exactly the new bytes", arguments: 0..<60 as Range<UInt64>)
  func patch(seed: UInt64) throws {
    var notes = NoteGenerator(seed: seed)
    let pieces = (0..<Int.random(in: 0...8, using: &notes.random)).map { _ in notes() + "\n" }
    var changed = pieces
    for _ in 0..<Int.random(in: 0...4, using: &notes.random) {
      let place = Int.random(in: 0...changed.count, using: &notes.random)
      if Bool.random(using: &notes.random), place < changed.count {
        changed.remove(at: place)
      } else {
        changed.insert(notes(), at: place)
      }
    }
    let (old, new) = (pieces.joined(), changed.joined())
    let context = Int.random(in: 1...4, using: &notes.random)
    let diff = UnifiedDiff.text(from: old, to: new, oldName: "file", newName: "file", context: context)
    guard !diff.isEmpty else {
      #expect(same(old, new))
      return
    }
    let temporary = try TemporaryFolder()
    defer { withExtendedLifetime(temporary) {} }
    let folder = temporary.url
    let file = folder.appendingPathComponent("file")
    try Data(old.utf8).write(to: file)
    let output = try run(
      "/usr/bin/patch", ["--binary", "--fuzz=0", "-o", folder.appendingPathComponent("new").path, file.path],
      input: diff)
    let result = try? Data(contentsOf: folder.appendingPathComponent("new"))
    #expect(result ?? Data() == Data(new.utf8), "seed \(seed): \(String(decoding: output, as: UTF8.self))")
  }

  @Test("Files of a megabyte are compared at once, alike or not")
  func large() {
    var random = SeededGenerator(seed: 1)
    func file() -> [String] {
      (0..<20_000).map { _ in "line \(Int.random(in: 0..<30_000, using: &random)) of a text\n" }
    }
    let one = file()
    var near = one
    for _ in 0..<200 { near[Int.random(in: 0..<near.count, using: &random)] = "changed\n" }
    let clock = ContinuousClock()
    for other in [near, file(), one.reversed(), Array(repeating: "x\n", count: 20_000)] {
      let time = clock.measure {
        _ = UnifiedDiff.text(from: one.joined(), to: other.joined(), oldName: "a", newName: "b")
      }
      // Seconds without optimisation; what is guarded against takes hours.
      #expect(time < .seconds(60))
    }
  }
}
