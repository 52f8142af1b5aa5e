import PapersModel
import PapersTestSupport
import Testing

@testable import PapersFormats

/// Notes and files nobody chose; a failure names the seed that brings it back.
@Suite("Round trips through a vault")
struct VaultRoundTripTests {
  private static let dialects = [VaultDialect.frontMatter, .logseq]

  private func merge(_ page: VaultPage, _ text: String?, _ dialect: VaultDialect) -> VaultMerge.Merged {
    VaultMerge.merge(page, into: text, dialect: dialect, today: vaultToday)
  }

  /// The file with another text in its note part, put there as a person's editor would.
  private func editing(_ text: String, from note: String, to other: String) -> String {
    let end = "\n<!-- /paperstui:note -->"
    return replacing(escaped(note) + end, with: escaped(other) + end, in: text)
  }

  private func escaped(_ note: String) -> String { VaultGuard.escaped(Array(note.utf8)).text }

  @Test("Run twice, an export changes nothing the second time", arguments: dialects)
  func twice(dialect: VaultDialect) {
    for seed in 0..<200 as Range<UInt64> {
      var notes = NoteGenerator(seed: seed)
      let page = makeVaultPage(note: notes())
      let first = merge(page, nil, dialect)
      #expect(holds(first.text, escaped(page.note)), "seed \(seed)")
      let second = merge(page, first.text, dialect)
      #expect(same(first.text, second.text), "seed \(seed)")
      #expect(second.noteTakenIn == nil && !second.conflict && second.warnings == [], "seed \(seed)")
    }
  }

  @Test("An edit in the vault is taken in byte for byte", arguments: dialects)
  func edit(dialect: VaultDialect) {
    for seed in 0..<200 as Range<UInt64> {
      var notes = NoteGenerator(seed: seed)
      let page = makeVaultPage(note: notes())
      let edit = notes()
      let edited = editing(merge(page, nil, dialect).text, from: page.note, to: edit)
      let merged = merge(page, edited, dialect)
      if Array(edit.utf8).withLineFeeds != Array(page.note.utf8).withLineFeeds {
        #expect(merged.noteTakenIn.map { same($0, edit) } == true, "seed \(seed)")
      }
      #expect(!merged.conflict && merged.warnings == [], "seed \(seed)")
      let again = merge(afterwards(page, merged), merged.text, dialect)
      #expect(same(again.text, merged.text), "seed \(seed)")
      #expect(again.noteTakenIn == nil, "seed \(seed)")
    }
  }

  @Test("Edits on both sides are both kept, in the file and in the library", arguments: dialects)
  func bothSides(dialect: VaultDialect) {
    for seed in 0..<200 as Range<UInt64> {
      var notes = NoteGenerator(seed: seed)
      var page = makeVaultPage(note: "base")
      let (here, there) = (notes() + "here", notes() + "there")
      let edited = editing(merge(page, nil, dialect).text, from: page.note, to: here)
      page.note = there
      let merged = merge(page, edited, dialect)
      #expect(merged.conflict, "seed \(seed)")
      let note = merged.noteTakenIn ?? ""
      #expect(holds(note, here) && holds(note, there), "seed \(seed)")
      #expect(holds(merged.text, escaped(note)), "seed \(seed)")
      let again = merge(afterwards(page, merged), merged.text, dialect)
      #expect(same(again.text, merged.text) && !again.conflict && again.noteTakenIn == nil, "seed \(seed)")
    }
  }

  @Test("Text above, between and below the parts survives an export byte for byte", arguments: dialects)
  func outside(dialect: VaultDialect) {
    for seed in 0..<200 as Range<UInt64> {
      var notes = NoteGenerator(seed: seed)
      let page = makeVaultPage(note: notes())
      // Guards of their own are another test's business.
      func text() -> String { "x\(notes())\n".replacing("paperstui:", with: "papers") }
      let (above, between, below) = (text(), text(), text())
      var file = merge(page, nil, dialect).text
      file = replacing("<!-- paperstui:about ", with: above + "<!-- paperstui:about ", in: file)
      file = replacing("<!-- /paperstui:about -->\n", with: "<!-- /paperstui:about -->\n" + between, in: file) + below
      var changed = page
      changed.note = notes()
      changed.about = "# Another\n"
      let merged = merge(changed, file, dialect)
      #expect(holds(merged.text, above + "<!-- paperstui:about "), "seed \(seed)")
      #expect(holds(merged.text, "# Another\n<!-- /paperstui:about -->\n" + between), "seed \(seed)")
      #expect(merged.text.utf8.suffix(below.utf8.count).elementsEqual(below.utf8), "seed \(seed)")
      #expect(holds(merged.text, escaped(changed.note)), "seed \(seed)")
    }
  }

  @Test("Whatever a file holds, no line of it is lost, and a second run changes nothing", arguments: dialects)
  func anything(dialect: VaultDialect) {
    let exported = Array(merge(makeVaultPage(note: "the\nnote"), nil, dialect).text.utf8).lines.map(\.text)
    for seed in 0..<400 as Range<UInt64> {
      var notes = NoteGenerator(seed: seed)
      var file = ""
      // Lines of an export, some of them gone, and lines of anything.
      for line in exported {
        if Int.random(in: 0..<12, using: &notes.random) == 0 { continue }
        if Int.random(in: 0..<20, using: &notes.random) == 0 { file += notes() }
        file += line
      }
      if seed % 4 == 0 { file = notes() + notes() }
      let page = makeVaultPage(note: "the\nnote\(seed % 3 == 0 ? " newer" : "")")
      let merged = merge(page, file, dialect)
      let kept = Set(Array(merged.text.utf8).lines.map(plain))
      for line in Array(file.utf8).lines
      where VaultGuard(line) == nil && !line.isBlank && !exported.contains(line.text) {
        // Properties may be written anew.
        if kept.contains(plain(line)) || isProperty(line) || exported.contains(plain(line).text + "\n") { continue }
        Issue.record("seed \(seed) lost \(line.text.debugDescription)")
      }
      let next = afterwards(page, merged)
      let again = merge(next, merged.text, dialect)
      #expect(same(again.text, merged.text), "seed \(seed)")
      #expect(again.noteTakenIn == nil && !again.conflict, "seed \(seed)")
    }
  }

  /// A line without what may come to stand behind it, a byte-order mark, which stays at the beginning of the file, and,
  /// where it looks like a guard, without backslashes.
  private func plain(_ line: ByteSlice) -> [UInt8] {
    var content = Array(line.withoutBreak)
    while content.last == 0x0D { content.removeLast() }
    if content.starts(with: [0xEF, 0xBB, 0xBF]) { content.removeFirst(3) }
    guard content.trimmed.starts(with: "<!--".utf8) || content.starts(with: "- <!--".utf8) else { return content }
    return content.filter { $0 != UInt8(ascii: "\\") }
  }

  private func isProperty(_ line: ByteSlice) -> Bool {
    let text = line.text
    return text.hasPrefix("status::") || text.hasPrefix("tags::") || text.hasPrefix("title:")
  }

  @Test(
    "Notes at the edge come back byte for byte",
    arguments: [
      "", "\n", "\n\n\n", "\r", "\r\n", "a", "a\n", "a\r", "a\r\n", "\r\n\r\n", "\u{FEFF}a", " ", "\\",
      "<!-- paperstui:note -->", "<!-- \\paperstui:note -->", "---\ntitle: x\n---\n",
      String((0...16).map { Character(Unicode.Scalar($0 << 16 | 0xFFFD)!) }),
      "e\u{301}\u{2028}\u{2029}\u{85}\u{B}\u{C}",
    ])
  func edges(note: String) {
    for dialect in Self.dialects {
      for existing in [nil, "mine\r\n", "mine\n", "mine"] {
        let page = makeVaultPage(note: "base")
        let text = merge(page, existing, dialect).text
        let end = existing == "mine\r\n" ? "\r\n" : "\n"
        let edited = replacing(
          "base\(end)<!-- /", with: "\(escaped(note))\(end)<!-- /", in: text)
        let merged = merge(page, edited, dialect)
        #expect(merged.noteTakenIn.map { same($0, note) } == true)
        #expect(same(merge(afterwards(page, merged), merged.text, dialect).text, merged.text))
      }
    }
  }

  @Test("A note of a megabyte comes back byte for byte")
  func large() {
    let pieces = ["line\n", "\n", "<!-- paperstui:note -->\n", "注"]
    let note = pieces.map { String(repeating: $0, count: (1 << 18) / $0.utf8.count) }.joined()
    let page = makeVaultPage(note: note)
    let text = merge(page, nil, .frontMatter).text
    let end = "<!-- /paperstui:note"
    let merged = merge(page, replacing("\n" + end, with: "end\n" + end, in: text), .frontMatter)
    #expect(merged.noteTakenIn.map { same($0, note + "end") } == true)
  }
}
