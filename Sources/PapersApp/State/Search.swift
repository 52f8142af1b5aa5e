import PapersModel

/// A search that is being typed, or whose matches are walked through.
public struct Search: Hashable, Sendable {
  public var query: String
  /// `nil` while the search runs.
  public var matches: SearchMatches?
  var origin: Origin
  /// Whether the search is carried out anew because the list has changed, so that the selection stays.
  var isRenewed = false

  init(query: String, matches: SearchMatches? = nil, origin: Origin) {
    self.query = query
    self.matches = matches
    self.origin = origin
  }

  /// Where the outline stood when the search began.
  struct Origin: Hashable, Sendable {
    var anchor: Anchor
    /// The first visible row.
    var offset: Int
  }

  public var words: [String] { SearchText.words(of: query) }

  /// The words to mark in the row of an entry, by its reading position.
  func words(inRowAt position: Int) -> [String] { matches?.mayHold(position) == true ? words : [] }
}
