/// A section as the outline shows it.
public struct SectionOverview: Hashable, Sendable, Codable {
  public var id: String
  public var title: LocalizedText
  public var introduction: LocalizedText?
  public var afterwards: LocalizedText?
  /// Sections of papers are counted from 1; what is not one has no number. The list sets it.
  public internal(set) var number: Int?
  /// Where its entries stand in the reading order of the list, counted from 0; empty for guidance.
  public var positions: Range<Int>
  /// Its papers; optional entries don't count.
  public var papers: Tally
  /// All its entries.
  public var everything: Tally
  /// Whether the list has it; a last one may hold what the list had and the person worked on.
  public var isListed: Bool

  public init(
    id: String, title: LocalizedText, introduction: LocalizedText? = nil, afterwards: LocalizedText? = nil,
    positions: Range<Int>, papers: Tally, everything: Tally, isListed: Bool = true
  ) {
    self.id = id
    self.title = title
    self.introduction = introduction
    self.afterwards = afterwards
    self.positions = positions
    self.papers = papers
    self.everything = everything
    self.isListed = isListed
  }

  /// What its progress counts: its papers, or everything where it has none.
  public var progress: Tally { papers.total > 0 ? papers : everything }
}
