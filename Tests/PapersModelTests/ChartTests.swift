import PapersModel
import PapersTestSupport
import Testing

@Suite("Timeline and map")
struct ChartTests {
  @Test("A timeline is in order of date, by the middle of what is known, then in reading order")
  func timelineOrder() {
    let timeline = Timeline([
      .init(position: 0, date: PartialDate("2019")!), .init(position: 1, date: PartialDate("2014-09-01")!),
      .init(position: 2, date: PartialDate("2019-06")!), .init(position: 3, date: PartialDate("2019-07-02")!),
    ])
    #expect(timeline.items.map(\.position) == [1, 2, 0, 3])
    #expect(timeline.years == 2014...2019)
    #expect(Timeline([]).years == nil)
  }

  @Test(
    "A date lies where its day is among the years",
    arguments: [("2014-01-01", 0), ("2014-12-31", 0.498), ("2015-01-01", 0.5), ("2015", 0.749), ("2015-02", 0.561)])
  func fraction(date: String, fraction: Double) {
    let timeline = Timeline([
      .init(position: 0, date: PartialDate("2014-03-01")!), .init(position: 1, date: PartialDate("2015")!),
    ])
    #expect(abs(timeline.fraction(of: PartialDate(date)!) - fraction) < 0.001)
  }

  /// Draws the lanes of a map: `●` the entry, `│` passing, `├` joining, `╰` ending.
  private func picture(_ nodes: [(Int, [Int])], laneLimit: Int = 24) -> [String] {
    RelationMap(nodes.map { RelationMap.Node(position: $0, buildsOn: $1) }, laneLimit: laneLimit).rows.map { row in
      row.lanes.map { lane in
        switch lane {
        case .empty: " "
        case .entry: "●"
        case .passing: "│"
        case .joining: "├"
        case .ending: "╰"
        }
      }.joined() + "\(row.position)"
    }
  }

  @Test("Each entry has a lane down to the last that builds on it, which may take it over")
  func lanes() {
    #expect(
      picture([(0, []), (1, [0]), (2, [1]), (3, [1]), (4, [2, 3]), (5, [])]) == ["●0", "●1", "├●2", "●│3", "●╰4"])
    #expect(
      picture([(0, []), (1, []), (2, [0]), (3, [1]), (4, [0])]) == ["●0", "│●1", "├│●2", "│●3", "●4"].map { $0 })
  }

  @Test("What an entry builds on stands above it, wherever the list has it; circles are drawn as far as they can be")
  func order() {
    let late = RelationMap([
      .init(position: 0, buildsOn: [2]), .init(position: 1, buildsOn: []), .init(position: 2, buildsOn: []),
    ])
    #expect(late.rows.map(\.position) == [2, 0])
    let circle = RelationMap([
      .init(position: 0, buildsOn: [1]), .init(position: 1, buildsOn: [0]), .init(position: 2, buildsOn: [2]),
    ])
    #expect(circle.rows.map(\.position) == [0, 1])
    #expect(circle.rows[0].buildsOn == [1] && circle.rows[0].leadsTo == [1])
  }

  @Test("With more lanes than fit, the rows still know what builds on what")
  func tooManyLanes() {
    let nodes = (0..<6).map { ($0, [Int]()) } + (0..<6).map { ($0 + 6, [$0]) }
    let map = RelationMap(nodes.map { RelationMap.Node(position: $0, buildsOn: $1) }, laneLimit: 3)
    #expect(map.rows.allSatisfy { $0.lanes.count <= 3 })
    #expect(map.rows[11].buildsOn == [5])
    #expect(map.rows[4].lane == nil)
  }

  @Test("In any graph every lane begins at its entry, reaches each that builds on it, and ends at the last")
  func randomGraphs() {
    let seed = UInt64.random(in: 0..<1_000_000)
    print("map: seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let count = Int.random(in: 1...40, using: &generator)
      let nodes = (0..<count).map { position in
        RelationMap.Node(
          position: position,
          buildsOn: (0..<Int.random(in: 0...3, using: &generator)).map { _ in
            Int.random(in: 0..<count, using: &generator)
          })
      }
      let map = RelationMap(nodes, laneLimit: 100)
      for (index, row) in map.rows.enumerated() {
        var reached = row.lanes.compactMap(\.arrival)
        // A lane that the entry takes over arrives from right above it.
        if let own = row.lane, index > 0, map.rows[index - 1].lanes.indices.contains(own) {
          let above = map.rows[index - 1].lanes[own] == .entry ? index - 1 : map.rows[index - 1].lanes[own].passage
          if let above, row.buildsOn.contains(above) { reached.append(above) }
        }
        #expect(reached.sorted() == row.buildsOn.filter { $0 < index })
        for case .ending(let source) in row.lanes { #expect(map.rows[source].leadsTo.last == index) }
        #expect(row.lane.map { row.lanes[$0] } == .entry)
      }
    }
  }
}

extension RelationMap.Lane {
  /// The row of an entry whose lane arrives here.
  fileprivate var arrival: Int? {
    switch self {
    case .joining(let source), .ending(let source): source
    case .empty, .entry, .passing: nil
    }
  }

  /// The row of an entry whose lane goes on below.
  fileprivate var passage: Int? {
    switch self {
    case .passing(let source), .joining(let source): source
    case .empty, .entry, .ending: nil
    }
  }
}
