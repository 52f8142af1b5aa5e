/// What became of a list between two versions of its file. Progress and notes hang on citation keys and are kept whatever
/// happens here.
public struct ListChange: Hashable, Sendable {
  public var added: [CitationKey]
  public var removed: [CitationKey]
  /// Entries that go by another key now, by their old keys.
  public var renamed: [CitationKey: CitationKey]
  /// Entries that stand elsewhere among those that both versions have: as few as explain the new order.
  public var moved: [CitationKey]

  /// - Parameters:
  ///   - old: The keys in their old reading order.
  ///   - new: The keys in their new one.
  ///   - renamed: The new keys of old entries that have one, by the old ones.
  public init(from old: [CitationKey], to new: [CitationKey], renamed: [CitationKey: CitationKey] = [:]) {
    self.renamed = renamed
    let old = old.map { renamed[$0] ?? $0 }
    let before = Set(old)
    let after = Set(new)
    added = new.filter { !before.contains($0) }
    removed = old.filter { !after.contains($0) }
    let oldOrder = Dictionary(
      old.filter(after.contains).enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let kept = new.filter(before.contains)
    let steady = Self.longestIncreasing(kept.map { oldOrder[$0]! })
    moved = kept.indices.filter { !steady.contains($0) }.map { kept[$0] }
  }

  public var isEmpty: Bool { added.isEmpty && removed.isEmpty && moved.isEmpty && renamed.isEmpty }

  /// The indices of a longest increasing subsequence, by patience sorting (Schensted 1961).
  private static func longestIncreasing(_ values: [Int]) -> Set<Int> {
    var tails: [Int] = []
    var previous = [Int?](repeating: nil, count: values.count)
    for index in values.indices {
      var (low, high) = (0, tails.count)
      while low < high {
        let middle = (low + high) / 2
        if values[tails[middle]] < values[index] { low = middle + 1 } else { high = middle }
      }
      previous[index] = low > 0 ? tails[low - 1] : nil
      if low == tails.count { tails.append(index) } else { tails[low] = index }
    }
    var result: Set<Int> = []
    var next = tails.last
    while let index = next {
      result.insert(index)
      next = previous[index]
    }
    return result
  }
}
