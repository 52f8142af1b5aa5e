import PapersModel
import PapersScreen

extension StyledText {
  /// The same text with what a search finds in it in the role `.match`.
  ///
  /// - Parameter words: As `SearchText.words(of:)` gives them.
  func highlighting(_ words: [String]) -> StyledText {
    words.isEmpty ? self : restyled(bytes: SearchText.ranges(of: words, in: plain), .match)
  }
}
