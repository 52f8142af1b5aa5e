import PapersModel

/// A name and its value at the top of a page.
public struct VaultProperty: Hashable, Sendable {
  /// The names that are ours, in the order of a page.
  public enum Name: String, Hashable, Sendable, CaseIterable {
    case title, citekey, aliases, authors, year, venue, doi, arxiv, url, tags, status, rating
    case started, read, survey, grasp, rebuild
    case noteWritten = "note-written"

    /// Whether the person's own values stand beside ours. Nothing is ever taken out of these.
    var isShared: Bool { self == .tags || self == .aliases }
  }

  public enum Value: Hashable, Sendable {
    case text(String)
    case number(Int)
    case day(CivilDay)
    case texts([String])

    /// The value in plain words, one for each item. A byte-order mark in front says nothing, and not all parsers keep it.
    var items: [String] {
      switch self {
      case .text(let text): [Self.withoutMark(text)]
      case .number(let number): [String(number)]
      case .day(let day): [day.description]
      case .texts(let texts): texts.map(Self.withoutMark)
      }
    }

    private static func withoutMark(_ text: String) -> String {
      String(text.unicodeScalars.drop { $0 == "\u{FEFF}" })
    }

    var isList: Bool { if case .texts = self { true } else { false } }
    var isText: Bool {
      switch self {
      case .text, .texts: true
      case .number, .day: false
      }
    }
  }

  public var name: Name
  public var value: Value

  public init(_ name: Name, _ value: Value) {
    self.name = name
    self.value = value
  }
}
