/// A public identifier of a work.
public enum Identifier: Hashable, Sendable, Codable {
  /// An arXiv id without its version: `1706.03762` or `hep-th/9901001`.
  case arXiv(String)
  /// A digital object identifier: `10.1038/s41586-021-03819-2`.
  case doi(String)

  /// Whether the text has the form of an arXiv id without version, in the scheme since April 2007 (`YYMM.number`) or
  /// the one before (`archive/YYMMnnn`). See <https://info.arxiv.org/help/arxiv_identifier.html>.
  public static func isArXivForm(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 2, omittingEmptySubsequences: false)
    if parts.count == 1 {
      let numbers = text.utf8.split(separator: UInt8(ascii: "."), maxSplits: 2, omittingEmptySubsequences: false)
      return numbers.count == 2 && isMonth(numbers[0]) && (4...5).contains(numbers[1].count)
        && numbers[1].allSatisfy(\.isDigit)
    }
    guard parts.count == 2, parts[1].count == 7, isMonth(parts[1].prefix(4)), parts[1].allSatisfy(\.isDigit) else {
      return false
    }
    let names = parts[0].split(separator: UInt8(ascii: "."), maxSplits: 2, omittingEmptySubsequences: false)
    return names.count <= 2 && !names[0].isEmpty
      && names[0].allSatisfy { $0.isSmallLetter || $0 == UInt8(ascii: "-") }
      && (names.count == 1 || names[1].count == 2 && names[1].allSatisfy(\.isCapital))
  }

  /// Whether bytes are a year and a month, such as `1706`.
  private static func isMonth(_ bytes: Substring.UTF8View) -> Bool {
    guard bytes.count == 4, bytes.allSatisfy(\.isDigit), let month = Int(Substring(bytes.suffix(2))) else {
      return false
    }
    return (1...12).contains(month)
  }

  /// Whether the text has the form of a DOI: `10.` and a registrant of 4 to 9 digits, a slash, a suffix without spaces.
  /// The pattern is Crossref's for modern DOIs, see <https://www.crossref.org/blog/dois-and-matching-regular-expressions/>.
  public static func isDOIForm(_ text: String) -> Bool {
    // By bytes: a regular expression takes a tenth of a millisecond, and a list may hold a hundred thousand of them.
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].starts(with: "10.".utf8), !parts[1].isEmpty else { return false }
    let registrant = parts[0].dropFirst(3)
    return (4...9).contains(registrant.count) && registrant.allSatisfy(\.isDigit)
      && parts[1].allSatisfy { $0.isDigit || $0.isSmallLetter || $0.isCapital || "-._;()/:<>[]+".utf8.contains($0) }
  }

  /// The form in which two identifiers of one work are equal: DOIs differ in nothing by case, arXiv's hold its ids, and
  /// the versions of a work are one.
  public var normalized: Identifier {
    switch self {
    case .arXiv(let id): return .arXiv(Self.withoutVersion(id))
    case .doi(let doi):
      let lowercased = doi.lowercased()
      let prefix = "10.48550/arxiv."
      guard lowercased.hasPrefix(prefix) else { return .doi(lowercased) }
      return .arXiv(Self.withoutVersion(String(lowercased.dropFirst(prefix.count))))
    }
  }

  private static func withoutVersion(_ id: String) -> String {
    guard let version = id.lastIndex(of: "v"), version != id.startIndex else { return id }
    let digits = id[id.index(after: version)...]
    return !digits.isEmpty && digits.allSatisfy { $0.isASCII && $0.isNumber } ? String(id[..<version]) : id
  }

  /// The identifier as one text: `doi:10.1000/x`, `arxiv:1706.03762`.
  public var name: String {
    switch self {
    case .arXiv(let id): "arxiv:\(id)"
    case .doi(let doi): "doi:\(doi)"
    }
  }

  /// The address at which the identifier resolves.
  public var url: String {
    switch self {
    case .arXiv(let id): "https://arxiv.org/abs/\(id)"
    case .doi(let doi): "https://doi.org/\(doi)"
    }
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
  fileprivate var isCapital: Bool { (0x41...0x5A).contains(self) }
  fileprivate var isSmallLetter: Bool { (0x61...0x7A).contains(self) }
}
