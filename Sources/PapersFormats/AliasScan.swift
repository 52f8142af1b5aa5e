/// Looks for what seems to be an alias in the place of a key: `*name :`, or `? ` before an alias or a collection.
///
/// The parser compares the keys of a mapping with each other, which takes forever where a key is an alias of aliases. No
/// list needs such keys, so that they are refused before the parser sees them.
struct AliasScan {
  private enum Place { case start, middle, ampersand, explicitKey, alias, behindAlias }

  /// Whether there is such a key, and an anchor that it may stand for.
  var findsAliasAsKey: Bool { hasAnchor && hasAliasKey }

  private var hasAnchor = false
  private var hasAliasKey = false

  init(_ bytes: some Sequence<UInt8>) {
    var place = Place.start
    for byte in bytes {
      switch (place, Character(Unicode.Scalar(byte))) {
      case (_, "\n"), (_, "\r"): place = .start
      case (.alias, " "), (.alias, "\t"): place = .behindAlias
      case (.alias, _): break
      case (.behindAlias, " "), (.behindAlias, "\t"), (.explicitKey, " "), (.explicitKey, "\t"): break
      case (.behindAlias, ":"), (.explicitKey, "*"), (.explicitKey, "["), (.explicitKey, "{"):
        hasAliasKey = true
        place = .middle
      case (.start, "*"): place = .alias
      case (.start, "?"): place = .explicitKey
      case (.start, "&"): place = .ampersand
      case (.ampersand, let letter) where letter.isLetter || letter.isNumber:
        hasAnchor = true
        place = .middle
      case (.start, " "), (.start, "\t"), (.middle, " "), (.middle, "\t"): break
      case (_, "["), (_, "{"), (_, ","), (_, ":"), (.start, "-"): place = .start
      default: place = .middle
      }
    }
  }
}
