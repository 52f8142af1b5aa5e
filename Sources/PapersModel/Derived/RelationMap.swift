/// What builds on what in a list, laid out like the graph of a version history: a row for each entry, a lane from each
/// entry down to those that build on it.
///
///     ●          RNN attention
///     ●          Transformer
///     ├─●        BERT
///     │ ├─●      RoBERTa
///     ├─│─●      GPT
public struct RelationMap: Hashable, Sendable {
  /// An entry and those it builds on, by their positions in the reading order.
  public struct Node: Hashable, Sendable {
    public var position: Int
    public var buildsOn: [Int]

    public init(position: Int, buildsOn: [Int]) {
      self.position = position
      self.buildsOn = buildsOn
    }
  }

  /// What one lane shows in one row. Lanes are named by the row that they come from.
  public enum Lane: Hashable, Sendable {
    case empty
    /// The row's own entry.
    case entry
    /// A lane that goes on, whatever else crosses it.
    case passing(from: Int)
    /// A lane that leads to this row's entry, and on to others.
    case joining(from: Int)
    /// A lane that ends at this row's entry.
    case ending(from: Int)
  }

  public struct Row: Hashable, Sendable {
    public var position: Int
    /// From left to right; those after the last that isn't empty are left out.
    public var lanes: [Lane]
    /// The row's own lane; `nil` where there were too many.
    public var lane: Int?
    /// The rows of the entries it builds on, ascending.
    public var buildsOn: [Int]
    /// The rows of the entries that build on it, ascending.
    public var leadsTo: [Int]
  }

  /// What an entry builds on stands above it; apart from that, in reading order.
  public let rows: [Row]

  /// Lays the map out. Entries that nothing is said of are left out.
  ///
  /// - Parameters:
  ///   - nodes: In reading order. Of entries that build on each other in a circle, the first in reading order is put first.
  ///   - laneLimit: At most so many lanes are drawn; what doesn't find one is still known to the rows.
  public init(_ nodes: [Node], laneLimit: Int = 24) {
    let ordered = Self.sorted(nodes)
    let rowOfPosition = Dictionary(
      ordered.enumerated().map { ($1.position, $0) }, uniquingKeysWith: { first, _ in first })
    var rows = ordered.map { node in
      Row(
        position: node.position, lanes: [], lane: nil,
        buildsOn: Set(node.buildsOn.compactMap { rowOfPosition[$0] }).sorted(), leadsTo: [])
    }
    for index in rows.indices {
      // In a circle something builds on what comes later; that is no lane downwards.
      for row in rows[index].buildsOn { rows[row].leadsTo.append(index) }
    }
    Self.drawLanes(in: &rows, limit: laneLimit)
    self.rows = rows
  }

  // MARK: - Order

  /// What an entry builds on first, else in reading order (Kahn 1962).
  private static func sorted(_ nodes: [Node]) -> [Node] {
    let nodeOfPosition = Dictionary(
      nodes.enumerated().map { ($1.position, $0) }, uniquingKeysWith: { first, _ in first })
    let requirements = nodes.map { node in
      Set(node.buildsOn.compactMap { nodeOfPosition[$0] }).filter { nodes[$0].position != node.position }
    }
    var dependants = [[Int]](repeating: [], count: nodes.count)
    for (index, required) in requirements.enumerated() {
      for other in required { dependants[other].append(index) }
    }
    var open = requirements.map(\.count)
    var isPlaced = [Bool](repeating: false, count: nodes.count)
    var order: [Int] = []
    // What has become ready out of turn is placed as soon as it is, since its turn is over.
    func place(_ first: Int) {
      var waiting = [first]
      while let index = waiting.popLast() {
        guard !isPlaced[index] else { continue }
        isPlaced[index] = true
        order.append(index)
        var late: [Int] = []
        for other in dependants[index] where !isPlaced[other] {
          open[other] -= 1
          if open[other] == 0, other < first { late.append(other) }
        }
        waiting += late.sorted(by: >)
      }
    }
    for index in nodes.indices where !isPlaced[index] && open[index] == 0 { place(index) }
    // What is left builds on itself in a circle.
    for index in nodes.indices where !isPlaced[index] { place(index) }
    return order.filter { !requirements[$0].isEmpty || !dependants[$0].isEmpty }.map { nodes[$0] }
  }

  // MARK: - Lanes

  private static func drawLanes(in rows: inout [Row], limit: Int) {
    /// The row that each lane comes from; `nil` for a free one.
    var lanes: [Int?] = []
    var openEnds = rows.indices.map { index in rows[index].leadsTo.count { $0 > index } }
    for index in rows.indices {
      var drawn = lanes.map { $0.map { Lane.passing(from: $0) } ?? .empty }
      var ending: [Int] = []
      var rightmostParent = -1
      let parents = Set(rows[index].buildsOn)
      for (lane, source) in lanes.enumerated() {
        guard let source, parents.contains(source), source < index else { continue }
        openEnds[source] -= 1
        rightmostParent = max(rightmostParent, lane)
        drawn[lane] = openEnds[source] == 0 ? .ending(from: source) : .joining(from: source)
        if openEnds[source] == 0 { ending.append(lane) }
      }
      // A lane that ends here is the entry's own from here on; else one to the right of those it builds on.
      let free = lanes.indices.first { lane in
        ending.contains(lane) || (lanes[lane] == nil && lane > rightmostParent && ending.isEmpty)
      }
      let own = free ?? lanes.count
      for lane in ending { lanes[lane] = nil }
      if own < limit {
        if own == lanes.count {
          lanes.append(nil)
          drawn.append(.empty)
        }
        drawn[own] = .entry
        rows[index].lane = own
        lanes[own] = openEnds[index] > 0 ? index : nil
      }
      while lanes.last == .some(nil) { lanes.removeLast() }
      while drawn.last == .empty { drawn.removeLast() }
      rows[index].lanes = drawn
    }
  }
}
