import PapersModel

/// Something of the library that is to be shown. It is asked for once; what came of it is kept, failures included, until
/// an event says that the answer may be another now.
public enum Read: Hashable, Sendable {
  /// Rows of the outline, by their positions in the reading order.
  case rows(Range<Int>)
  /// The page of an entry.
  case page(at: Int)
  /// Rows here and there.
  case entries([Int])
  case glossary
  case timeline
  case map
  case statistics
  /// What to read next.
  case suggestion
  /// An entry as a BibTeX record.
  case citation(at: Int)

  /// Few rows that the next frame shows: answered before it is drawn, so that no frame shows a gap.
  public var isForFrame: Bool {
    switch self {
    case .rows, .page, .entries: true
    case .glossary, .timeline, .map, .statistics, .suggestion, .citation: false
    }
  }
}

/// What a read brings.
public enum ReadAnswer: Hashable, Sendable {
  case entries([EntrySummary])
  /// `nil` if the list has no entry there any more.
  case page(EntryDetail?)
  case glossary([GlossaryTerm])
  case timeline(Timeline)
  case map(RelationMap)
  case statistics(ReadingStatistics)
  case suggestion(Suggestion?, names: [CitationKey: String], position: Int?)
  case citation(String, of: String)
  /// What was asked for is gone.
  case nothing
}

/// Why something can't be read; a sentence for the person.
public struct ReadFailure: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String

  public init(_ description: String) {
    self.description = description
  }
}
