import PapersModel

/// Which language the commentary is shown in.
public enum CommentaryLanguage: String, Hashable, Sendable, Codable, CaseIterable {
  case english = "en"
  case chinese = "zh"
  case both

  /// The languages to show, in their order.
  public var languages: [Language] {
    switch self {
    case .english: [.english]
    case .chinese: [.chinese]
    case .both: [.english, .chinese]
    }
  }

  /// The language of the program's own words.
  public var interface: Language { self == .chinese ? .chinese : .english }

  public var next: CommentaryLanguage {
    let all = Self.allCases
    return all[(all.firstIndex(of: self)! + 1) % all.count]
  }

  /// The text in the languages to show; the other language where none of them is there.
  public func texts(_ text: LocalizedText) -> [String] {
    let wanted = languages.compactMap { text[$0] }
    return wanted.isEmpty ? text.all : wanted
  }
}
