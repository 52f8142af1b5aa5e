import PapersModel

/// What bibliographies say of an entry, in whichever format: the facts and the choices between them.
struct Citation: Sendable {
  let key: CitationKey
  let type: PublicationType
  /// English as published, else Chinese; empty where the list has none.
  let title: String
  /// Whether the title is Chinese for want of an English one.
  let isTitleChinese: Bool
  /// A short form of the title that the title itself begins with: `BERT` of `BERT: Pre-training of …`. What else people
  /// call a work, `Transformer`, is no title and stays out of citations.
  let shortTitle: String?
  let authors: [PersonName]
  /// When the work, in the form that is cited, came out.
  let date: PartialDate?
  let arXivID: String?
  let doi: String?
  let address: String?

  init(_ entry: Entry) {
    key = entry.key
    type = PublicationType(entry)
    let english = PlainText.singleLine(entry.title.english ?? "")
    title = english.isEmpty ? PlainText.singleLine(entry.title.chinese ?? "") : english
    isTitleChinese = english.isEmpty
    shortTitle = entry.shortTitle.map(PlainText.singleLine).flatMap { [title] in
      !$0.isEmpty && title.hasPrefix($0 + ":") ? $0 : nil
    }
    authors = PersonName.names(entry.authors)
    arXivID = entry.arXivID
    let dois = entry.identifiers.compactMap { if case .doi(let doi) = $0 { doi } else { nil } }
    // arXiv gives each of its papers a DOI of its own; the publisher's is the one to cite.
    doi = dois.first { !$0.lowercased().hasPrefix("10.48550/") } ?? dois.first
    address = entry.address
    date = Self.date(of: entry, type: type, hasPreprint: arXivID != nil)
  }

  /// The year the entry is cited by, and its month and day if those are of the same publication: the first version of a
  /// conference paper or an article that is on arXiv was the preprint, often months earlier.
  private static func date(of entry: Entry, type: PublicationType, hasPreprint: Bool) -> PartialDate? {
    guard let year = entry.year ?? entry.published?.year else { return nil }
    switch type {
    case .conferencePaper, .journalArticle: if hasPreprint { return PartialDate(year: year) }
    default: break
    }
    return entry.published?.year == year ? entry.published : PartialDate(year: year)
  }
}
