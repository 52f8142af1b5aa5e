import PapersModel

/// A small list with what lists can have: Chinese titles, a follow-up, guidance without entries, relations.
public func makeSampleList() -> ReadingList {
  ReadingList(
    id: "sample", title: LocalizedText(english: "Sample", chinese: "样例"),
    introduction: LocalizedText(english: "A list for tests.", chinese: "测试用清单。"),
    sections: [
      Section(
        id: "basics", title: LocalizedText(english: "Basics", chinese: "基础"),
        introduction: LocalizedText(english: "Where it begins.", chinese: "从这里开始。"),
        afterwards: LocalizedText(english: "You can begin.", chinese: "可以开始了。"),
        entries: [
          makeEntry("bahdanau2014", "Neural Machine Translation", "神经机器翻译", short: "RNN attention", year: 2014),
          makeEntry(
            "vaswani2017", "Attention Is All You Need", "注意力就是你所需要的一切", short: "Transformer", year: 2017,
            requires: ["bahdanau2014"],
            followUps: [
              makeEntry(
                "child2019", "Sparse Transformers", "稀疏 Transformer", year: 2019, kind: .followUp,
                requires: ["vaswani2017"])
            ]),
        ]),
      Section(
        id: "advice", title: LocalizedText(english: "Advice", chinese: "建议"),
        introduction: LocalizedText(english: "Read in order.", chinese: "按顺序读。")),
      Section(
        id: "further", title: LocalizedText(english: "Further", chinese: "延伸"),
        entries: [
          makeEntry(
            "he2015", "Deep Residual Learning", "深度残差学习", short: "ResNet", year: 2015, requires: ["vaswani2017"]),
          makeEntry("weng2020", "The Transformer Family", "Transformer 家族", year: 2020, kind: .resource),
        ]),
    ])
}

/// An entry with a little of everything.
public func makeEntry(
  _ key: String, _ english: String, _ chinese: String? = nil, short: String? = nil, year: Int? = nil,
  kind: Entry.Kind = .paper, requires: [String] = [], followUps: [Entry] = []
) -> Entry {
  Entry(
    key: CitationKey(key), kind: kind, title: LocalizedText(english: english, chinese: chinese), shortTitle: short,
    authors: ["Ada Lovelace", "Łukasz Kaiser"], year: year, venue: "Journal of Tests",
    links: [
      Link(kind: .abstract, url: "https://example.org/\(key)"),
      Link(kind: .pdf, url: "https://example.org/\(key).pdf"),
    ],
    requires: requires.map { CitationKey($0) },
    commentary: Commentary(
      why: LocalizedText(english: "Why \(english) matters.", chinese: "为什么读《\(chinese ?? english)》。"),
      ideas: [LocalizedText(english: "One idea.", chinese: "一个想法。")],
      questions: [
        Question(
          question: LocalizedText(english: "What is asked?", chinese: "问什么？"),
          answer: LocalizedText(english: "This is answered.", chinese: "答什么。"))
      ]),
    followUps: followUps)
}

extension CitationKey: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) {
    self.init(value)
  }
}

/// The row of an entry that nobody did anything with.
public func makeSummary(_ entry: Entry, position: Int = 0, section: Int = 0) -> EntrySummary {
  EntrySummary(
    key: entry.key, kind: entry.kind, title: entry.title, shortTitle: entry.shortTitle, year: entry.year,
    position: position, section: section, status: .toRead, hasNote: false)
}
