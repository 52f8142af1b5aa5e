import PapersModel
import PapersTestSupport
import Testing

@testable import PapersFormats

@Suite("The index of a vault")
struct VaultIndexTests {
  private func index(read: Int = 0) -> VaultIndex {
    let list = makeSampleList()
    var entries: [EntrySummary] = []
    var sections: [SectionOverview] = []
    for (number, section) in list.sections.enumerated() {
      let start = entries.count
      for entry in section.readingOrder {
        var summary = makeSummary(entry, position: entries.count, section: number)
        if entries.count < read { summary.status = .read }
        entries.append(summary)
      }
      let papers = entries[start...].filter { $0.kind == .paper }
      sections.append(
        SectionOverview(
          id: section.id, title: section.title, positions: start..<entries.count,
          papers: Tally(Dictionary(grouping: papers, by: \.status).mapValues(\.count)), everything: Tally()))
    }
    return VaultIndex(
      overview: ListOverview(id: list.id, title: list.title, sections: sections), entries: entries,
      names: VaultFileNames(for: entries.map(\.key)))
  }

  @Test("The index follows the reading order")
  func newIndex() {
    #expect(
      lines(index(read: 1).merged(into: nil, dialect: .frontMatter).text).dropFirst() == [
        "# Sample",
        "",
        "1 of 3 papers read.",
        "",
        "## 1. Basics · 基础",
        "",
        "- [[@bahdanau2014|Neural Machine Translation]] (read)",
        "- [[@vaswani2017|Attention Is All You Need]] (to read)",
        "- [[@child2019|Sparse Transformers]] (to read)",
        "",
        "## Advice · 建议",
        "",
        "## 2. Further · 延伸",
        "",
        "- [[@he2015|Deep Residual Learning]] (to read)",
        "- [[@weng2020|The Transformer Family]] (to read)",
        "<!-- /paperstui:index -->",
        "",
      ])
    let logseq = index().merged(into: nil, dialect: .logseq).text
    #expect(lines(logseq).contains("- [Neural Machine Translation]([[@bahdanau2014]]) (to read)"))
  }

  @Test("The rest of an index survives, and what was written inside it stands below")
  func editedIndex() {
    let first = index().merged(into: "Above\r\n", dialect: .frontMatter).text
    #expect(first.unicodeScalars.starts(with: "Above\r\n\r\n<!-- paperstui:index".unicodeScalars))
    let edited = replacing("- [[@he2015", with: "mine\r\n- [[@he2015", in: first + "Below")
    let merged = index(read: 2).merged(into: edited, dialect: .frontMatter)
    #expect(merged.warnings == [.linesMovedOut(.index)])
    #expect(holds(merged.text, "Neural Machine Translation]] (read)\r\n"))
    #expect(holds(merged.text, "mine\r\n"))
    #expect(merged.text.hasSuffix("Below"))
    let again = index(read: 2).merged(into: merged.text, dialect: .frontMatter)
    #expect(same(again.text, merged.text))
    #expect(again.warnings == [])
  }
}
