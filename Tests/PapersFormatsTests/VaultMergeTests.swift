import PapersModel
import PapersTestSupport
import Testing

@testable import PapersFormats

@Suite("A page and a file of a vault")
struct VaultMergeTests {
  private static let about = [
    "# Attention Is All You Need",
    "",
    "注意力就是你所需要的一切",
    "",
    "Ada Lovelace, Łukasz Kaiser. 2017. Journal of Tests. <https://example.org/vaswani2017>. doi:10.48550/arXiv.1706.03762",
    "",
    "## Why it is here",
    "",
    "Why Attention Is All You Need matters.",
    "",
    "为什么读《注意力就是你所需要的一切》。",
    "",
    "## Key ideas",
    "",
    "- One idea.",
    "",
    "  一个想法。",
    "",
    "## Builds on",
    "",
    "- [[@bahdanau2014]] RNN attention",
    "",
    "## Leads to",
    "",
    "- [[@child2019]] Sparse Transformers",
    "- [[@he2015]] ResNet",
    "<!-- /paperstui:about -->",
    "",
  ]

  private func export(
    _ page: VaultPage = makeVaultPage(note: "My *note*"), into existing: String? = nil,
    _ dialect: VaultDialect = .frontMatter
  ) -> VaultMerge.Merged {
    VaultMerge.merge(page, into: existing, dialect: dialect, today: vaultToday)
  }

  @Test("A new page has front matter, what the list says, and the note")
  func frontMatterPage() {
    #expect(
      lines(export().text) == [
        "---",
        "title: Attention Is All You Need",
        "citekey: vaswani2017",
        "aliases:",
        "  - Attention Is All You Need",
        "  - 注意力就是你所需要的一切",
        "  - Transformer",
        "authors:",
        "  - Ada Lovelace",
        "  - Łukasz Kaiser",
        "year: 2017",
        "venue: Journal of Tests",
        "doi: 10.48550/arXiv.1706.03762",
        "arxiv: \"1706.03762\"",
        "url: https://example.org/vaswani2017",
        "tags:",
        "  - attention",
        "  - nlp",
        "status: read",
        "rating: 5",
        "started: 2026-11-23",
        "read: 2026-11-24",
        "survey: 2026-11-23",
        "note-written: 2026-11-24",
        "---",
        "",
        "<!-- paperstui:about 8e7c99d716df7ed3 fc01ee364ad799e6 -->",
      ] + Self.about + [
        "<!-- paperstui:note 510bf8857ead1dca -->",
        "My *note*",
        "<!-- /paperstui:note -->",
        "",
      ])
  }

  @Test("A new page for Logseq has its lines of properties")
  func logseqPage() {
    #expect(
      lines(export(into: nil, .logseq).text) == [
        "original-title:: Attention Is All You Need",
        "citekey:: vaswani2017",
        "alias:: Attention Is All You Need, 注意力就是你所需要的一切, Transformer",
        "authors:: Ada Lovelace, Łukasz Kaiser",
        "year:: 2017",
        "venue:: Journal of Tests",
        "doi:: 10.48550/arXiv.1706.03762",
        "arxiv:: 1706.03762",
        "url:: https://example.org/vaswani2017",
        "tags:: attention, nlp",
        "status:: read",
        "rating:: 5",
        "started:: 2026-11-23",
        "read:: 2026-11-24",
        "survey:: 2026-11-23",
        "note-written:: 2026-11-24",
        "",
        "<!-- paperstui:about 8e7c99d716df7ed3 7837ef5fba93efd7 -->",
      ] + Self.about + [
        "<!-- paperstui:note 510bf8857ead1dca -->",
        "My *note*",
        "<!-- /paperstui:note -->",
        "",
      ])
  }

  @Test("A note edited in the vault comes back, with the day on which it did")
  func takenIn() {
    let edited = replacing("My *note*", with: "My *other* note\n\nand more", in: export().text)
    let merged = export(into: edited)
    #expect(merged.noteTakenIn == "My *other* note\n\nand more")
    #expect(!merged.conflict)
    #expect(merged.warnings == [])
    #expect(lines(merged.text).contains("note-written: 2026-11-25"))
    #expect(holds(merged.text, "\nMy *other* note\n\nand more\n<!-- /paperstui:note -->\n"))
  }

  @Test("A note edited in the library goes out")
  func goesOut() {
    let merged = export(makeVaultPage(note: "newer"), into: export().text)
    #expect(merged.noteTakenIn == nil)
    #expect(same(merged.text, export(makeVaultPage(note: "newer")).text))
  }

  @Test("A note edited on both sides has both texts, the vault's first")
  func conflict() {
    let edited = replacing("My *note*", with: "here", in: export().text)
    let page = makeVaultPage(note: "there")
    let merged = export(page, into: edited)
    #expect(merged.conflict)
    #expect(merged.noteTakenIn == "here\n\n## The library's version of this note\n\nthere")
    let again = export(afterwards(page, merged), into: merged.text)
    #expect(same(again.text, merged.text))
    #expect(!again.conflict && again.noteTakenIn == nil)
  }

  @Test("A code block left open ends before the library's version")
  func conflictInCode() {
    let edited = replacing("My *note*", with: "```swift\nhere", in: export().text)
    let merged = export(makeVaultPage(note: "there"), into: edited)
    #expect(merged.noteTakenIn == "```swift\nhere\n```\n\n## The library's version of this note\n\nthere")
  }

  @Test("The same edit on both sides is no conflict")
  func sameEdit() {
    let edited = replacing("My *note*", with: "same", in: export().text)
    let merged = export(makeVaultPage(note: "same"), into: edited)
    #expect(merged.noteTakenIn == nil && !merged.conflict)
    #expect(same(merged.text, export(makeVaultPage(note: "same")).text))
  }

  @Test("A program that ended before it wrote the file doesn't double a text")
  func interrupted() {
    let edited = replacing("My *note*", with: "here", in: export().text)
    let page = makeVaultPage(note: "there")
    let first = export(page, into: edited)
    let second = export(afterwards(page, first), into: edited)
    #expect(second.noteTakenIn == nil)
    #expect(same(second.text, first.text))
  }

  @Test("What is written around the parts stays byte for byte")
  func aroundTheParts() {
    var text = export().text
    text = replacing("<!-- paperstui:about", with: "Above\r\n<!-- paperstui:about", in: text)
    text = replacing("about -->\n", with: "about -->\n\n\n  between \u{2028}\n", in: text) + "below\n\n---\nno end"
    let page = makeVaultPage(note: "newer") { detail in detail.entry.commentary.why = nil }
    let merged = export(page, into: text)
    #expect(holds(merged.text, "\nAbove\r\n<!-- paperstui:about"))
    #expect(holds(merged.text, "about -->\n\n\n  between \u{2028}\n\n<!-- paperstui:note"))
    #expect(merged.text.hasSuffix("\nnewer\n<!-- /paperstui:note -->\nbelow\n\n---\nno end"))
    #expect(!holds(merged.text, "Why it is here"))
    #expect(merged.warnings == [])
  }

  @Test("The parts stay where they are put, whatever their order")
  func order() throws {
    let all = export().text
    let start = try #require(all.range(of: "<!-- paperstui:about"))
    let middle = try #require(all.range(of: "<!-- paperstui:note"))
    let head = all[..<start.lowerBound]
    let about = all[start.lowerBound..<middle.lowerBound]
    let swapped = String(head + all[middle.lowerBound...] + "between\n" + about)
    #expect(same(export(into: swapped).text, swapped))
  }

  @Test("Lines written inside what the list says are moved below it")
  func insideAbout() {
    let edited = replacing("- One idea.\n", with: "- One idea.\nMY THOUGHT\n", in: export().text)
    let merged = export(into: edited)
    #expect(merged.warnings == [.linesMovedOut(.about)])
    #expect(holds(merged.text, "- One idea.\n\n"))
    #expect(holds(merged.text, "<!-- /paperstui:about -->\n\nMY THOUGHT\n\n<!-- paperstui:note"))
    let again = export(into: merged.text)
    #expect(same(again.text, merged.text))
    #expect(again.warnings == [])
  }

  @Test("An export pasted into a note is part of the note", arguments: [VaultDialect.frontMatter, .logseq])
  func pasted(dialect: VaultDialect) {
    let other = export(makeVaultPage("he2015", note: "other note"), into: nil, dialect).text
    let edited = replacing("My *note*\n", with: "See:\n" + other + "end\n", in: export(into: nil, dialect).text)
    let page = makeVaultPage(note: "My *note*")
    let merged = export(page, into: edited, dialect)
    #expect(merged.noteTakenIn.map { same($0, "See:\n" + other + "end") } == true)
    #expect(merged.warnings == [])
    let again = export(afterwards(page, merged), into: merged.text, dialect)
    #expect(same(again.text, merged.text))
  }

  @Test("A guard typed into a note doesn't end it")
  func typedGuard() {
    for line in [
      "<!-- /paperstui:note -->", "<!-- paperstui:note -->", "<!-- paperstui:about -->", "<!-- paperstui:x -->",
    ] {
      let edited = replacing("My *note*", with: "above\n\(line)\nbelow", in: export().text)
      let merged = export(into: edited)
      #expect(merged.noteTakenIn == "above\n\(line)\nbelow")
    }
  }

  @Test("A page of another paper, copied over this one, loses nothing")
  func copied() {
    let other = export(makeVaultPage("he2015", note: "of another")).text
    let merged = export(into: other)
    #expect(merged.conflict)
    #expect(merged.noteTakenIn == "of another\n\n## The library's version of this note\n\nMy *note*")
  }

  @Test(
    "A file of somebody else's stays whole, with our parts below",
    arguments: [
      "# Mine\n\ntext", "text\r\nmore\r\n", "```\nopen", "---\nno end of front matter\n", "\u{FEFF}with a mark\n",
      "\n\n",
    ],
    [VaultDialect.frontMatter, .logseq])
  func somebodyElses(existing: String, dialect: VaultDialect) {
    let page = makeVaultPage(note: "My *note*")
    let merged = export(page, into: existing, dialect)
    let body = existing.hasPrefix("\u{FEFF}") ? String(existing.unicodeScalars.dropFirst()) : existing
    #expect(holds(merged.text, body))
    #expect(merged.text.unicodeScalars.first == "\u{FEFF}" || existing.unicodeScalars.first != "\u{FEFF}")
    #expect(merged.noteTakenIn == nil && !merged.conflict && merged.warnings == [])
    #expect(same(export(page, into: merged.text, dialect).text, merged.text))
  }

  @Test("A file with CRLF gets CRLF; the note keeps the line breaks it has")
  func crlf() {
    let page = makeVaultPage(note: "a\nb\r")
    let merged = export(page, into: "mine\r\n")
    let ours = replacing("a\nb\r", with: "", in: merged.text)
    #expect(ours.utf8.count { $0 == 0x0A } == ours.utf8.count { $0 == 0x0D })
    #expect(holds(merged.text, "-->\r\na\nb\r\r\n<!-- /paperstui:note -->\r\n"))
    let edited = replacing("a\nb\r\r\n", with: "a\nb\rc\r\r\n", in: merged.text)
    #expect(export(page, into: edited).noteTakenIn.map { same($0, "a\nb\rc\r") } == true)
  }

  @Test("An editor that changes all line breaks has not edited the note")
  func lineBreaksChanged() {
    let page = makeVaultPage(note: "a\nb\n")
    let windows = String(export(page).text.unicodeScalars.map { $0 == "\n" ? "\r\n" : String($0) }.joined())
    let merged = export(page, into: windows)
    #expect(same(merged.text, windows))
    #expect(merged.noteTakenIn == nil && merged.warnings == [])
  }

  @Test("A file without a line break at its end stays so")
  func noFinalBreak() {
    let text = String(export().text.dropLast())
    #expect(same(export(into: text).text, text))
  }

  @Test("Logseq's own way of writing a page back loses nothing")
  func logseqBullets() {
    let text = replacing("<!-- paperstui:note", with: "- <!-- paperstui:note", in: export(into: nil, .logseq).text)
    let indented = replacing("<!-- /paperstui:note", with: "  <!-- /paperstui:note", in: text)
    let merged = export(into: indented, .logseq)
    #expect(merged.noteTakenIn == nil && merged.warnings == [])
  }
}
