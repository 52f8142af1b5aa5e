import PapersModel

/// What the single values of a list may be; each function gives `nil` for a text that is no such value.
enum ListValue {
  static func key(_ text: String) -> CitationKey? {
    CitationKey.isValid(text) ? CitationKey(text) : nil
  }

  /// The short name of a list or a section.
  static func id(_ text: String) -> String? {
    SafeName.isValid(text) ? text : nil
  }

  /// The kind of an entry that is no follow-up.
  static func kind(_ text: String) -> Entry.Kind? {
    [.paper, .resource].first { $0.rawValue == text }
  }

  /// 1 to 9999.
  static func year(_ text: String) -> Int? {
    Int(text).flatMap { (1...9999).contains($0) ? $0 : nil }
  }

  /// A date of the years that `year` takes.
  static func date(_ text: String) -> PartialDate? {
    PartialDate(text).flatMap { $0.year > 0 ? $0 : nil }
  }

  static func arXivID(_ text: String) -> Identifier? {
    Identifier.isArXivForm(text) ? .arXiv(text) : nil
  }

  static func doi(_ text: String) -> Identifier? {
    Identifier.isDOIForm(text) ? .doi(text) : nil
  }

  /// An `http` or `https` address of printable ASCII without spaces, with a host.
  static func isWebAddress(_ text: String) -> Bool {
    guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
      let scheme = ["https://", "http://"].first(where: text.hasPrefix)
    else { return false }
    let rest = text.utf8.dropFirst(scheme.utf8.count)
    let name = rest.prefix { isLetterOrDigit($0) || ".-".utf8.contains($0) }
    guard !name.isEmpty else { return false }
    var end = rest[name.endIndex...]
    if end.first == UInt8(ascii: ":") {
      let port = end.dropFirst().prefix { (0x30...0x39).contains($0) }
      guard !port.isEmpty else { return false }
      end = end[port.endIndex...]
    }
    return end.first.map { "/?#".utf8.contains($0) } ?? true
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// The longest pass that a list can plan, in minutes: a thousand hours.
  static let minutesLimit = 60_000

  /// A number of minutes, or a range such as `20-30`.
  static func minutes(_ text: String) -> ClosedRange<Int>? {
    let numbers = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count <= 2, let first = numbers.first, let last = numbers.last, let low = first, let high = last,
      0 <= low, low <= high, high <= minutesLimit
    else { return nil }
    return low...high
  }
}
