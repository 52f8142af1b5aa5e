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
