/// One thing to read: a paper, a follow-up that hangs off a paper, or a resource such as a blog post.
public struct Entry: Hashable, Sendable, Codable {
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// Counts towards the list's progress.
    case paper
    /// Optional: a post or a repository to turn to when it helps.
    case resource
    /// Optional: a paper that takes its parent's idea further.
    case followUp = "follow-up"
  }

  public var key: CitationKey
  /// The keys that it had before, or has elsewhere.
  public var aliases: [CitationKey]
  public var kind: Kind
  /// English as published; the Chinese title stands beside it, never in its place.
  public var title: LocalizedText
  /// What people call it: "Transformer", "BERT".
  public var shortTitle: String?
  public var authors: [String]
  /// The year it is cited by.
  public var year: Int?
  /// When its first version became public.
  public var published: PartialDate?
  public var venue: String?
  public var identifiers: [Identifier]
  public var links: [Link]

  /// The entries it builds on. Advice for the order of reading, never a lock.
  public var requires: [CitationKey]
  /// The entries that took it further, besides those that require it.
  public var leadsTo: [CitationKey]
  /// The entries worth setting beside it.
  public var related: [CitationKey]

  public var commentary: Commentary
  public var followUps: [Entry]

  public init(
    key: CitationKey, aliases: [CitationKey] = [], kind: Kind = .paper, title: LocalizedText, shortTitle: String? = nil,
    authors: [String] = [],
    year: Int? = nil, published: PartialDate? = nil, venue: String? = nil, identifiers: [Identifier] = [],
    links: [Link] = [], requires: [CitationKey] = [], leadsTo: [CitationKey] = [], related: [CitationKey] = [],
    commentary: Commentary = Commentary(), followUps: [Entry] = []
  ) {
    self.key = key
    self.aliases = aliases
    self.kind = kind
    self.title = title
    self.shortTitle = shortTitle
    self.authors = authors
    self.year = year
    self.published = published
    self.venue = venue
    self.identifiers = identifiers
    self.links = links
    self.requires = requires
    self.leadsTo = leadsTo
    self.related = related
    self.commentary = commentary
    self.followUps = followUps
  }

  /// What to call it where there is little room.
  public var name: String { shortTitle ?? title.preferring(.english) }

  /// The address to open for "the paper": its abstract page, else the resource itself, else the PDF, else where an
  /// identifier resolves.
  public var address: String? {
    for kind in [Link.Kind.abstract, .page, .pdf] {
      if let link = links.first(where: { $0.kind == kind }) { return link.url }
    }
    return identifiers.first?.url ?? links.first?.url
  }

  /// The first of its arXiv ids.
  public var arXivID: String? {
    identifiers.lazy.compactMap { if case .arXiv(let id) = $0 { id } else { nil } }.first
  }

  /// The first of its DOIs.
  public var doi: String? {
    identifiers.lazy.compactMap { if case .doi(let doi) = $0 { doi } else { nil } }.first
  }

  /// The address of the PDF: the list's, else where arXiv has it.
  public var pdfAddress: String? {
    if let link = links.first(where: { $0.kind == .pdf }) { return link.url }
    return arXivID.map { "https://arxiv.org/pdf/\($0)" }
  }
}

/// An address of an entry.
public struct Link: Hashable, Sendable, Codable {
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case abstract, pdf, code, page
  }

  public var kind: Kind
  public var url: String

  public init(kind: Kind, url: String) {
    self.kind = kind
    self.url = url
  }
}
