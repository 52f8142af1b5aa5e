/// An entry as a row of the outline shows it.
public struct EntrySummary: Hashable, Sendable, Codable {
  public var key: CitationKey
  public var kind: Entry.Kind
  public var title: LocalizedText
  public var shortTitle: String?
  public var year: Int?
  /// Counted from 0 in the reading order of the list.
  public var position: Int
  /// Index of its section.
  public var section: Int
  public var status: ReadingStatus
  public var hasNote: Bool
  /// 1 to 5.
  public var rating: Int?
  /// In the order of adding.
  public var tags: [String]

  public init(
    key: CitationKey, kind: Entry.Kind, title: LocalizedText, shortTitle: String? = nil, year: Int? = nil,
    position: Int, section: Int, status: ReadingStatus, hasNote: Bool, rating: Int? = nil, tags: [String] = []
  ) {
    self.key = key
    self.kind = kind
    self.title = title
    self.shortTitle = shortTitle
    self.year = year
    self.position = position
    self.section = section
    self.status = status
    self.hasNote = hasNote
    self.rating = rating
    self.tags = tags
  }

  /// What to call it where there is little room.
  public var name: String { shortTitle ?? title.preferring(.english) }
}
