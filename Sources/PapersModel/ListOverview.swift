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

/// A section as the outline shows it.
public struct SectionOverview: Hashable, Sendable, Codable {
  public var id: String
  public var title: LocalizedText
  public var introduction: LocalizedText?
  public var afterwards: LocalizedText?
  /// Sections of papers are counted from 1; what is not one has no number. The list sets it.
  public fileprivate(set) var number: Int?
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

/// How many entries there are of each status.
public struct Tally: Hashable, Sendable, Codable {
  // Not a dictionary: long lists have thousands of tallies, which are added up for each frame.
  private var toRead = 0
  private var reading = 0
  private var read = 0
  private var skipped = 0

  public init() {}

  public init(_ counts: [ReadingStatus: Int]) {
    for (status, count) in counts { self[status] = count }
  }

  public subscript(status: ReadingStatus) -> Int {
    get {
      switch status {
      case .toRead: toRead
      case .reading: reading
      case .read: read
      case .skipped: skipped
      }
    }
    set {
      switch status {
      case .toRead: toRead = newValue
      case .reading: reading = newValue
      case .read: read = newValue
      case .skipped: skipped = newValue
      }
    }
  }

  public var total: Int { toRead + reading + read + skipped }

  public mutating func move(from old: ReadingStatus, to new: ReadingStatus) {
    self[old] -= 1
    self[new] += 1
  }

  public static func + (left: Tally, right: Tally) -> Tally {
    var sum = Tally()
    for status in ReadingStatus.allCases { sum[status] = left[status] + right[status] }
    return sum
  }
}

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

/// An entry with everything the detail pane shows.
public struct EntryDetail: Hashable, Sendable, Codable {
  /// A link of a note.
  public struct NoteLink: Hashable, Sendable, Codable {
    /// As it is written, which may be a key that the entry had before.
    public var key: CitationKey
    public var entry: EntrySummary

    public init(key: CitationKey, entry: EntrySummary) {
      self.key = key
      self.entry = entry
    }
  }

  public var entry: Entry
  public var summary: EntrySummary
  public var progress: EntryProgress
  /// The entries it builds on, in reading order.
  public var requires: [EntrySummary]
  /// The entries that build on it or take it further, in reading order.
  public var leadsTo: [EntrySummary]
  /// The entries worth setting beside it, in reading order.
  public var related: [EntrySummary]
  /// Its terms that the glossary explains, in the entry's order.
  public var terms: [GlossaryTerm]
  /// The entries of this list that its note links to.
  public var noteLinks: [NoteLink]
  /// The entries whose notes link to it, in reading order.
  public var linkedFrom: [EntrySummary]

  public init(
    entry: Entry, summary: EntrySummary, progress: EntryProgress, requires: [EntrySummary] = [],
    leadsTo: [EntrySummary] = [], related: [EntrySummary] = [], terms: [GlossaryTerm] = [],
    noteLinks: [NoteLink] = [], linkedFrom: [EntrySummary] = []
  ) {
    self.entry = entry
    self.summary = summary
    self.progress = progress
    self.requires = requires
    self.leadsTo = leadsTo
    self.related = related
    self.terms = terms
    self.noteLinks = noteLinks
    self.linkedFrom = linkedFrom
  }

  public var readiness: Readiness {
    Readiness(requirements: requires.map { (key: $0.key, kind: $0.kind, status: $0.status) })
  }
}
