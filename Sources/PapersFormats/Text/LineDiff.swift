/// The lines in which two texts differ.
///
/// Equal lines at both ends are set aside. Between them, lines that are there once on each side and in the same order
/// are anchors (Bram Cohen's patience diff), and what is between two anchors is compared by Eugene Myers's algorithm,
/// *An O(ND) Difference Algorithm and Its Variations* (1986). Stretches that have little in common are given whole
/// instead of being searched for ever: the outcome is always right, and not always the shortest.
struct LineDiff {
  /// Lines of the old text that give way to lines of the new one; one of the two may be empty.
  struct Change: Equatable {
    var old: Range<Int>
    var new: Range<Int>
  }

  let old: [ByteSlice]
  let new: [ByteSlice]
  /// In order, without touching one another.
  private(set) var changes: [Change] = []

  /// The number of differences after which a stretch between anchors counts as different altogether.
  private static let differenceLimit = 600

  init(from oldText: ByteSlice, to newText: ByteSlice) {
    old = oldText.lines
    new = newText.lines
    // Lines become numbers, so that they are compared at once.
    var numbers: [ByteSlice: Int] = [:]
    func number(_ line: ByteSlice) -> Int {
      if let known = numbers[line] { return known }
      let next = numbers.count
      numbers[line] = next
      return next
    }
    var search = Search(old: old.map(number), new: new.map(number))
    search.compare(0..<old.count, 0..<new.count, anchored: true)
    for change in search.changes {
      if let last = changes.last, last.old.upperBound == change.old.lowerBound,
        last.new.upperBound == change.new.lowerBound
      {
        changes[changes.count - 1] = Change(
          old: last.old.lowerBound..<change.old.upperBound, new: last.new.lowerBound..<change.new.upperBound)
      } else {
        changes.append(change)
      }
    }
  }

  private struct Search {
    let old: [Int]
    let new: [Int]
    var changes: [Change] = []

    init(old: [Int], new: [Int]) {
      self.old = old
      self.new = new
    }

    mutating func compare(_ oldRange: Range<Int>, _ newRange: Range<Int>, anchored: Bool) {
      var left = oldRange
      var right = newRange
      while !left.isEmpty, !right.isEmpty, old[left.lowerBound] == new[right.lowerBound] {
        left = (left.lowerBound + 1)..<left.upperBound
        right = (right.lowerBound + 1)..<right.upperBound
      }
      while !left.isEmpty, !right.isEmpty, old[left.upperBound - 1] == new[right.upperBound - 1] {
        left = left.lowerBound..<(left.upperBound - 1)
        right = right.lowerBound..<(right.upperBound - 1)
      }
      if left.isEmpty || right.isEmpty {
        if !left.isEmpty || !right.isEmpty { changes.append(Change(old: left, new: right)) }
        return
      }
      let anchors = anchored ? self.anchors(left, right) : []
      guard !anchors.isEmpty else { return myers(left, right) }
      for (anchorOld, anchorNew) in anchors {
        compare(left.lowerBound..<anchorOld, right.lowerBound..<anchorNew, anchored: false)
        left = (anchorOld + 1)..<left.upperBound
        right = (anchorNew + 1)..<right.upperBound
      }
      compare(left, right, anchored: false)
    }

    /// The longest rising row of pairs of lines that each side has once.
    private func anchors(_ left: Range<Int>, _ right: Range<Int>) -> [(Int, Int)] {
      var places: [Int: (old: Int, new: Int, oldCount: Int, newCount: Int)] = [:]
      for index in left { places[old[index], default: (0, 0, 0, 0)].oldCount += 1 }
      for index in right { places[new[index], default: (0, 0, 0, 0)].newCount += 1 }
      for index in left { places[old[index]]!.old = index }
      for index in right { places[new[index]]!.new = index }
      let pairs = left.compactMap { index -> (Int, Int)? in
        let place = places[old[index]]!
        return place.oldCount == 1 && place.newCount == 1 ? (index, place.new) : nil
      }
      // Patience sorting: the last pair of the best row of each length, and what comes before a pair in its row.
      var tails: [Int] = []
      var before = [Int?](repeating: nil, count: pairs.count)
      for (index, pair) in pairs.enumerated() {
        var low = 0
        var high = tails.count
        while low < high {
          let middle = (low + high) / 2
          if pairs[tails[middle]].1 < pair.1 { low = middle + 1 } else { high = middle }
        }
        before[index] = low > 0 ? tails[low - 1] : nil
        if low == tails.count { tails.append(index) } else { tails[low] = index }
      }
      var row: [(Int, Int)] = []
      var next = tails.last
      while let index = next {
        row.append(pairs[index])
        next = before[index]
      }
      return row.reversed()
    }

    /// The shortest script between two stretches; the whole stretches if it is too long.
    private mutating func myers(_ left: Range<Int>, _ right: Range<Int>) {
      let (n, m) = (left.count, right.count)
      let limit = min(n + m, LineDiff.differenceLimit)
      // The furthest old line reached on diagonal k after d differences, for each d.
      var furthest = [Int](repeating: 0, count: 2 * limit + 3)
      let middle = limit + 1
      var rounds: [[Int]] = []
      for d in 0...limit {
        rounds.append(Array(furthest[(middle - d)...(middle + d)]))
        for k in stride(from: -d, through: d, by: 2) {
          let isInsertion = k == -d || (k != d && furthest[middle + k - 1] < furthest[middle + k + 1])
          var x = isInsertion ? furthest[middle + k + 1] : furthest[middle + k - 1] + 1
          while x < n, x - k < m, x - k >= 0, old[left.lowerBound + x] == new[right.lowerBound + x - k] { x += 1 }
          furthest[middle + k] = x
          if x >= n, x - k >= m { return trace(back: rounds, left, right) }
        }
      }
      changes.append(Change(old: left, new: right))
    }

    /// Follows the rounds of a search back from the end.
    private mutating func trace(back rounds: [[Int]], _ left: Range<Int>, _ right: Range<Int>) {
      var (x, y) = (left.count, right.count)
      var found: [Change] = []
      for d in stride(from: rounds.count - 1, to: 0, by: -1) {
        let round = rounds[d]
        let k = x - y
        // Round d holds the state before it: diagonals -d...d, of which the outermost two are still untouched.
        func reached(_ diagonal: Int) -> Int { abs(diagonal) < d ? round[d + diagonal] : -1 }
        let isInsertion = k == -d || (k != d && reached(k - 1) < reached(k + 1))
        let previous = isInsertion ? k + 1 : k - 1
        x = round[d + previous]
        y = x - previous
        let (i, j) = (left.lowerBound + x, right.lowerBound + y)
        found.append(isInsertion ? Change(old: i..<i, new: j..<(j + 1)) : Change(old: i..<(i + 1), new: j..<j))
      }
      changes += found.reversed()
    }
  }
}
