/// A command as a person writes it in a setting or an environment variable.
package enum ShellWords {
  /// Takes a command apart into its words, as a shell would: blanks part words, and quotes and backslashes keep what they
  /// protect. Nothing else is special, since no shell runs the command.
  ///
  /// See <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02>.
  ///
  /// - Returns: `nil` if a quote isn't closed.
  package static func words(of command: String) -> [String]? {
    var words: [String] = []
    // `nil` between words; an empty pair of quotes is a word.
    var word: String?
    var quote: Character?
    var characters = command.makeIterator()
    while let character = characters.next() {
      switch (character, quote) {
      case ("'", nil), ("\"", nil):
        quote = character
        word = word ?? ""
      case (let end, let open?) where end == open: quote = nil
      case ("\\", nil):
        guard let next = characters.next() else { return nil }
        word = (word ?? "") + String(next)
      case ("\\", "\""?):
        guard let next = characters.next() else { return nil }
        word = (word ?? "") + ("\"\\$`".contains(next) ? "" : "\\") + String(next)
      case (" ", nil), ("\t", nil), ("\n", nil):
        if let word { words.append(word) }
        word = nil
      default: word = (word ?? "") + String(character)
      }
    }
    guard quote == nil else { return nil }
    if let word { words.append(word) }
    return words
  }
}
