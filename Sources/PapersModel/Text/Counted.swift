extension Int {
  /// So many of something, in English: `1 note`, `2 notes`.
  ///
  /// - Parameter noun: One whose plural ends in s.
  package func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
