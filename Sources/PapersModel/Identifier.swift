/// A public identifier of a work.
public enum Identifier: Hashable, Sendable, Codable {
  /// An arXiv id without its version: `1706.03762` or `hep-th/9901001`.
  case arXiv(String)
  /// A digital object identifier: `10.1038/s41586-021-03819-2`.
  case doi(String)

  /// Whether the text has the form of an arXiv id without version, in the scheme since April 2007 (`YYMM.number`) or
  /// the one before (`archive/YYMMnnn`). See <https://info.arxiv.org/help/arxiv_identifier.html>.
  public static func isArXivForm(_ text: String) -> Bool {
    let current = /[0-9]{2}(0[1-9]|1[0-2])\.[0-9]{4,5}/
    let earlier = /[a-z\-]+(\.[A-Z]{2})?\/[0-9]{2}(0[1-9]|1[0-2])[0-9]{3}/
    return text.wholeMatch(of: current) != nil || text.wholeMatch(of: earlier) != nil
  }

  /// Whether the text has the form of a DOI: `10.` and a registrant of 4 to 9 digits, a slash, a suffix without spaces.
  /// The pattern is Crossref's for modern DOIs, see <https://www.crossref.org/blog/dois-and-matching-regular-expressions/>.
  public static func isDOIForm(_ text: String) -> Bool {
    text.wholeMatch(of: /10\.[0-9]{4,9}\/[\-._;()\/:A-Za-z0-9<>\[\]+]+/) != nil
  }

  /// The form in which two identifiers of one work are equal: DOIs differ in nothing by case, and arXiv's hold its ids.
  public var normalized: Identifier {
    guard case .doi(let doi) = self else { return self }
    let lowercased = doi.lowercased()
    let prefix = "10.48550/arxiv."
    return lowercased.hasPrefix(prefix) ? .arXiv(String(lowercased.dropFirst(prefix.count))) : .doi(lowercased)
  }

  /// The address at which the identifier resolves.
  public var url: String {
    switch self {
    case .arXiv(let id): "https://arxiv.org/abs/\(id)"
    case .doi(let doi): "https://doi.org/\(doi)"
    }
  }
}
