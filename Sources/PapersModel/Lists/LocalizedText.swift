/// A language the lists are written in.
public enum Language: String, Hashable, Sendable, Codable, CaseIterable {
  case english = "en"
  case chinese = "zh"

  /// The other of the two.
  public var other: Language { self == .english ? .chinese : .english }
}

/// One text in up to two languages. Neither is a translation put on top of the other; both are data.
public struct LocalizedText: Hashable, Sendable, Codable {
  public var english: String?
  public var chinese: String?

  private enum CodingKeys: String, CodingKey {
    case english = "en"
    case chinese = "zh"
  }

  public init(english: String? = nil, chinese: String? = nil) {
    self.english = english
    self.chinese = chinese
  }

  /// The text in exactly this language.
  public subscript(language: Language) -> String? {
    language == .english ? english : chinese
  }

  /// The text in this language, or in the other where this one is missing.
  public func preferring(_ language: Language) -> String {
    self[language] ?? self[language.other] ?? ""
  }

  public var isEmpty: Bool { english == nil && chinese == nil }

  /// The texts there are, English first.
  public var all: [String] { [english, chinese].compactMap { $0 } }
}
