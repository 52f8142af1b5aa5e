/// What a word has to be to stand as a tag.
public enum Tag {
  /// A tag as it is kept: without white space around it.
  ///
  /// - Returns: `nil` for what can't be a tag: nothing, more than 64 grapheme clusters or 1,024 bytes, or text with
  ///   control characters, line separators or controls of direction, which would disturb every list that shows it.
  public static func trimmed(_ text: String) -> String? {
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    let tag = String(scalars)
    guard (1...64).contains(tag.count), tag.utf8.count <= 1024 else { return nil }
    for scalar in tag.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: return nil
      default: if scalar.properties.isBidiControl { return nil }
      }
    }
    return tag
  }
}
