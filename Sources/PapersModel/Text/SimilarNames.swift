/// Finds the name that was probably meant, for "did you mean".
public enum SimilarNames {
  /// The candidate nearest to a mistyped name: the one with the fewest edits, at most a third of the name's letters and
  /// never more than 4; else one that begins or ends with the name, else one that holds it, the shortest of them.
  public static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = name.lowercased()
    guard !wanted.isEmpty else { return nil }
    let letters = Array(wanted)
    let tolerance = min(4, max(1, letters.count / 3))
    let isASCII = wanted.isASCII

    /// The edits between the wanted name and a candidate, if they are few enough.
    func edits(to candidate: String) -> Int? {
      // Bytes are compared more quickly than characters, and most names are nothing else.
      if isASCII, candidate.isASCII {
        return distance(Array(wanted.utf8), Array(candidate.utf8), limit: tolerance)
      }
      return distance(letters, Array(candidate), limit: tolerance)
    }

    /// How bad a candidate is; `nil` if it is out of the question.
    func badness(_ candidate: String) -> (Int, Int)? {
      let folded = candidate.lowercased()
      if let edits = edits(to: folded) { return (0, edits) }
      guard letters.count >= 3, folded.contains(wanted) else { return nil }
      return (folded.hasPrefix(wanted) || folded.hasSuffix(wanted) ? 1 : 2, folded.count)
    }
    return candidates.lazy.compactMap { candidate in badness(candidate).map { (candidate, $0) } }
      .min { $0.1 < $1.1 }?.0
  }

  /// The number of single-letter insertions, removals, replacements and swaps of neighbours that turn one text into
  /// the other (restricted Damerau–Levenshtein distance); `nil` if it is above a limit.
  static func distance<Letter: Equatable>(_ left: [Letter], _ right: [Letter], limit: Int) -> Int? {
    guard abs(left.count - right.count) <= limit else { return nil }
    guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    var row = beforeLast
    var leastOfLast = 0
    for i in 1...left.count {
      row[0] = i
      for j in 1...right.count {
        let replacement = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1)
        row[j] = min(last[j] + 1, row[j - 1] + 1, replacement)
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
      }
      // Each way to the end leads through one of two neighbouring rows.
      let least = row.min() ?? 0
      if min(least, leastOfLast) > limit { return nil }
      leastOfLast = least
      (beforeLast, last, row) = (last, row, beforeLast)
    }
    return last[right.count] <= limit ? last[right.count] : nil
  }
}

extension String {
  fileprivate var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }
}
