import Foundation

/// Measures `less` on a text file with a line for each entry of a list.
struct LessRun {
  let program: String
  let subject: Subject
  let surroundings: Surroundings
  private(set) var record: Record

  /// Lines of text in a window of `PtyProgram.rows`, above the prompt.
  private static let pageRows = 29
  private static let words = ["Attention", "模型", "Transformer", "注意力", "Reasoning", "翻译"]

  init(program: String, subject: Subject, surroundings: Surroundings, plan: Plan) {
    (self.program, self.subject, self.surroundings) = (program, subject, surroundings)
    record = Record(list: subject.name, program: "less", plan: plan)
  }

  mutating func measure() throws {
    let plan = record.plan
    let home = try surroundings.makeHome("less \(subject.name)")
    let file = home.path + "/entries.txt"
    let text = subject.plainText
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    func start() throws -> (PtyProgram, Double) {
      // Long lines are cut, so that a line is a row, as in the outline.
      let less = try PtyProgram(program, ["-S", file], environment: home.environment, folder: home.path)
      let burst = try less.burst(since: less.started, quiet: plan.quietAfterStart)
      guard let last = burst.last else { throw BenchFailure("less drew nothing.") }
      return (less, last)
    }
    try record.add(.start, .milliseconds, (0..<plan.starts).map { _ in try start().1 })

    let (less, _) = try start()
    let lines = text.utf8.count { $0 == UInt8(ascii: "\n") }
    if lines > 2 * Self.pageRows {
      try record.walk(.down, Keyboard.down, home: "g", limit: lines - Self.pageRows, in: less)
      try record.walk(.pageDown, Keyboard.pageDown, home: "g", limit: lines / Self.pageRows - 1, in: less)
      try record.pressDownsAtOnce(min(plan.downsAtOnce, lines - Self.pageRows), in: less, note: "end not checked")
    } else {
      for measure in [Measure.down, .pageDown, .downsAtOnce] {
        record.addAbsence(of: measure, because: "the text is too short to scroll")
      }
    }
    var times: [Double] = []
    for next in 0..<plan.searches {
      _ = try less.press("g/" + Self.words[next % Self.words.count], quiet: plan.quietInSearch)
      guard let last = try less.press("\r", quiet: plan.quietInSearch).last else {
        throw BenchFailure("less drew nothing after a search.")
      }
      times.append(last)
    }
    try record.add(.searchWord, .milliseconds, times)
    try record.addUpkeep(of: less)
  }
}
