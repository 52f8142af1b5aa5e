/// A list as its outline shows it: enough for headings and figures, without the entries.
public struct ListOverview: Hashable, Sendable, Codable {
  public var id: String
  public var title: LocalizedText
  public var introduction: LocalizedText?
  public var credit: LocalizedText?
  public var sections: [SectionOverview]

  public init(
    id: String, title: LocalizedText, introduction: LocalizedText? = nil, credit: LocalizedText? = nil,
    sections: [SectionOverview]
  ) {
    self.id = id
    self.title = title
    self.introduction = introduction
    self.credit = credit
    self.sections = sections
    var number = 0
    for index in sections.indices where sections[index].papers.total > 0 {
      number += 1
      self.sections[index].number = number
    }
  }

  /// All entries, those that the list doesn't have any more among them.
  public var entryCount: Int { sections.last.map { $0.positions.upperBound } ?? 0 }

  /// The papers of all sections.
  public var papers: Tally { sections.map(\.papers).reduce(Tally(), +) }

  /// Takes in that one entry changed its status.
  public mutating func move(_ entry: EntrySummary, to status: ReadingStatus) {
    guard sections.indices.contains(entry.section) else { return }
    sections[entry.section].everything.move(from: entry.status, to: status)
    if entry.kind == .paper, sections[entry.section].isListed {
      sections[entry.section].papers.move(from: entry.status, to: status)
    }
  }
}
