/// Finds the name that was probably meant, for "did you mean".
public enum SimilarNames {
  /// The candidate nearest to a mistyped name: the one with the fewest edits, at most a third of the name's letters and
  /// never more than 4; else one that begins or ends with the name, else one that holds it, the shortest of them.
  public static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = name.lowercased()
    guard !wanted.isEmpty else { return nil }
    let tolerance = min(4, max(1, wanted.count / 3))
    let letters = Array(wanted)

    /// How bad a candidate is; `nil` if it is out of the question.
    func badness(_ candidate: String) -> (Int, Int)? {
      let folded = candidate.lowercased()
      let edits = distance(letters, Array(folded))
      if edits <= tolerance { return (0, edits) }
      guard letters.count >= 3, folded.contains(wanted) else { return nil }
      return (folded.hasPrefix(wanted) || folded.hasSuffix(wanted) ? 1 : 2, folded.count)
    }
    return candidates.compactMap { candidate in badness(candidate).map { (candidate, $0) } }
      .min { $0.1 < $1.1 }?.0
  }

  /// The number of single-letter insertions, removals, replacements and swaps of neighbours that turn one text into
  /// the other (restricted Damerau–Levenshtein distance).
  static func distance(_ left: [Character], _ right: [Character]) -> Int {
    guard !left.isEmpty else { return right.count }
    guard !right.isEmpty else { return left.count }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for i in 1...left.count {
      var row = [i] + [Int](repeating: 0, count: right.count)
      for j in 1...right.count {
        let replacement = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1)
        row[j] = min(last[j] + 1, row[j - 1] + 1, replacement)
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
      }
      beforeLast = last
      last = row
    }
    return last[right.count]
  }
}
