import PapersModel
import PapersTestSupport
import Testing

@testable import PapersFormats

@Suite("Notes to Markdown")
struct MarkdownExportTests {
  private func export(_ change: (inout [EntryDetail]) -> Void = { _ in }) -> String {
    let list = makeSampleList()
    var details: [EntryDetail] = []
    var sections: [SectionOverview] = []
    for (index, section) in list.sections.enumerated() {
      let start = details.count
      for entry in section.readingOrder {
        let summary = makeSummary(entry, position: details.count, section: index)
        details.append(EntryDetail(entry: entry, summary: summary, progress: EntryProgress()))
      }
      let papers = section.readingOrder.count { $0.kind == .paper }
      sections.append(
        SectionOverview(
          id: section.id, title: section.title, positions: start..<details.count,
          papers: papers == 0 ? Tally() : Tally([.toRead: papers]), everything: Tally()))
    }
    change(&details)
    let overview = ListOverview(id: list.id, title: list.title, sections: sections)
    var export = MarkdownExport(overview: overview, calendar: .utc)
    for detail in details { export.add(detail.entry, detail.progress) }
    return export.finished()
  }

  @Test("The document follows the reading order under the sections' headings")
  func document() {
    let text = export { details in
      details[1].progress.status = .read
      details[1].progress.statusSetAt = 1_795_478_400_000
      details[1].progress.startedAt = 1_795_392_000_000
      details[1].progress.note = "My *note*\n\n# as it is"
      details[1].progress.noteWrittenAt = 1_795_478_400_000
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines[0].hasPrefix("<!-- paperstui export 1, list sample, "))
    #expect(
      Array(lines[1..<40]) == [
        "",
        "# Sample",
        "",
        "0 of 3 papers read.",
        "",
        "## 1. Basics · 基础",
        "",
        "### Neural Machine Translation",
        "",
        "神经机器翻译",
        "",
        "Ada Lovelace, Łukasz Kaiser. 2014. Journal of Tests. <https://example.org/bahdanau2014>",
        "",
        "- Key: `bahdanau2014`",
        "- Status: to read",
        "",
        "### Attention Is All You Need",
        "",
        "注意力就是你所需要的一切",
        "",
        "Ada Lovelace, Łukasz Kaiser. 2017. Journal of Tests. <https://example.org/vaswani2017>",
        "",
        "- Key: `vaswani2017`",
        "- Status: read (started 2026-11-23, read 2026-11-24)",
        "- Note: 2026-11-24",
        "",
        "My *note*",
        "",
        "# as it is",
        "",
        "### Sparse Transformers",
        "",
        "稀疏 Transformer",
        "",
        "Ada Lovelace, Łukasz Kaiser. 2019. Journal of Tests. <https://example.org/child2019>",
        "",
        "- Key: `child2019`",
        "- Status: to read",
        "",
      ])
    #expect(lines.contains("## Advice · 建议"))
  }

  @Test(
    "A note stands in the document byte for byte",
    arguments: [
      "plain", "crlf\r\nlines\r\n", "\u{1B}[31m", "<!-- html -->", "  indented", "tab\t", "```swift\nopen", "𝕏 👩‍👩‍👧",
    ])
  func noteUnchanged(note: String) {
    let text = export { $0[0].progress.note = note }
    let bytes = Array(text.utf8)
    #expect(bytes.firstRange(of: Array(("\n\n" + note).utf8)) != nil)
  }

  @Test("The same progress gives the same bytes")
  func stable() {
    #expect(export() == export())
  }

  @Test(
    "What a note leaves open is closed after it",
    arguments: [
      ("```swift\nlet x", "```"), ("~~~~\ncode", "~~~~"), ("```\ncode\n```", nil), ("````\n```\n", "````"),
      ("    ```\nindented is no fence", nil), ("``` a`b", nil), ("text", nil), ("```\n``` not closed", "```"),
      ("   ```\n  ```  ", nil), ("- item\n  ```\n  code", nil), ("- item\n```", "```"), ("<!-- ```\n```", "-->"),
      ("<!-- a\nb -->", nil), ("<pre>\n", "</pre>"), ("<?php", "?>"), ("<![CDATA[", "]]>"), ("<!DOCTYPE", ">"),
      ("<div>", nil),
    ] as [(String, String?)])
  func openBlocks(note: String, ending: String?) {
    #expect(OpenBlock.ending(of: note.utf8) == ending)
  }

  @Test("Signs of Markdown in a title are only signs")
  func escaping() {
    #expect(Markdown.escaped("A*B_c [d] <e> `f` #g\nh") == "A\\*B\\_c \\[d\\] \\<e\\> \\`f\\` \\#g h")
    #expect(Markdown.escaped("Q&A, R&D &amp; *\u{301}") == "Q&A, R&D &amp;amp; \\*\u{301}")
  }

  @Test("An export knows itself, and knows when it was edited")
  func owner() {
    let text = export()
    #expect(ExportStamp.owner(of: text) == .untouchedExport)
    #expect(ExportStamp.owner(of: text + "mine\n") == .editedExport)
    #expect(ExportStamp.owner(of: text.replacing("Sample", with: "Simple")) == .editedExport)
    #expect(ExportStamp.owner(of: text.replacing("\n", with: "\r\n")) == .editedExport)
    #expect(ExportStamp.owner(of: "# My notes\n") == .someoneElse)
    #expect(ExportStamp.owner(of: "") == .someoneElse)
  }
}
