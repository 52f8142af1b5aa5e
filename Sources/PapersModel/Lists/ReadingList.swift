/// An ordered reading list. Its order is the reading order.
public struct ReadingList: Hashable, Sendable, Codable {
  /// A short name in ASCII, used in file names.
  public var id: String
  public var title: LocalizedText
  public var introduction: LocalizedText?
  /// Whose work the list follows.
  public var credit: LocalizedText?
  public var sections: [Section]
  public var glossary: [GlossaryTerm]

  public init(
    id: String, title: LocalizedText, introduction: LocalizedText? = nil, credit: LocalizedText? = nil,
    sections: [Section], glossary: [GlossaryTerm] = []
  ) {
    self.id = id
    self.title = title
    self.introduction = introduction
    self.credit = credit
    self.sections = sections
    self.glossary = glossary
  }

  /// Every entry in reading order; follow-ups come right after the paper they hang off.
  public var readingOrder: [Entry] {
    sections.flatMap(\.readingOrder)
  }
}

/// A part of a list. One without entries is guidance: a text at its place in the order.
public struct Section: Hashable, Sendable, Codable {
  public var id: String
  public var title: LocalizedText
  public var introduction: LocalizedText?
  /// What the reader is able to do after it.
  public var afterwards: LocalizedText?
  public var entries: [Entry]

  public init(
    id: String, title: LocalizedText, introduction: LocalizedText? = nil, afterwards: LocalizedText? = nil,
    entries: [Entry] = []
  ) {
    self.id = id
    self.title = title
    self.introduction = introduction
    self.afterwards = afterwards
    self.entries = entries
  }

  public var readingOrder: [Entry] {
    func flattened(_ entry: Entry) -> [Entry] {
      [entry] + entry.followUps.flatMap(flattened)
    }
    return entries.flatMap(flattened)
  }
}

/// A term of the field, explained.
public struct GlossaryTerm: Hashable, Sendable, Codable {
  public var term: LocalizedText
  public var definition: LocalizedText
  /// The entry that introduces it.
  public var entry: CitationKey?
  /// English forms of the terms to see next.
  public var see: [String]

  public init(term: LocalizedText, definition: LocalizedText, entry: CitationKey? = nil, see: [String] = []) {
    self.term = term
    self.definition = definition
    self.entry = entry
    self.see = see
  }
}
