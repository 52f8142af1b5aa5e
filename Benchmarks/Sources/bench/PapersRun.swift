import PapersModel

/// Measures the program on one list.
struct PapersRun {
  let program: String
  let subject: Subject
  let surroundings: Surroundings
  private(set) var record: Record

  /// Lines of the outline in a window of `PtyProgram.rows`, below the header and its rule and above the footer.
  private static let pageRows = 27
  /// What is typed into the search, one after the other.
  private static let words = ["attention", "模型", "transformer", "注意力", "reasoning", "翻译"]

  init(program: String, subject: Subject, surroundings: Surroundings, plan: Plan) {
    (self.program, self.subject, self.surroundings) = (program, subject, surroundings)
    record = Record(list: subject.name, program: "paperstui", plan: plan)
  }

  mutating func measure() throws {
    let plan = record.plan
    let home = try surroundings.makeHome("paperstui \(subject.name)")
    func start() throws -> (PtyProgram, Double) {
      let papers = try PtyProgram(
        program, subject.file.map { ["--list", $0] } ?? [], environment: home.environment, folder: home.path)
      let title = subject.list.title.preferring(.english)
      let burst = try papers.burst(since: papers.started, quiet: plan.quietAfterStart, until: title)
      return (papers, burst.last ?? .nan)
    }
    func startOnce() throws -> Double {
      let (papers, time) = try start()
      try papers.send("q")
      try papers.waitForExit()
      return time
    }
    try record.add(.firstReading, .milliseconds, [startOnce()])
    try record.add(.start, .milliseconds, (0..<plan.starts).map { _ in try startOnce() })

    let (papers, _) = try start()
    let rows = subject.overview.rowCount
    try record.walk(.down, Keyboard.down, home: Keyboard.home, limit: rows - 1, in: papers)
    let pages = max(1, (rows - 1) / Self.pageRows)
    try record.walk(.pageDown, Keyboard.pageDown, home: Keyboard.home, limit: pages, in: papers)
    let entries = subject.overview.entryCount
    try record.walk(.nextEntry, "]", home: Keyboard.home, limit: entries - 1, in: papers)
    try search(in: papers)
    try pressDownsAtOnce(in: papers)
    try record.addUpkeep(of: papers)
    try papers.send("q")
    try papers.waitForExit()
  }

  private mutating func search(in papers: PtyProgram) throws {
    let plan = record.plan
    var (echoes, times, bytes): ([Double], [Double], [Double]) = ([], [], [])
    var next = 0
    while times.count < plan.keys {
      _ = try papers.press("/", quiet: plan.quietInSearch)
      for character in Self.words[next % Self.words.count].prefix(plan.keys - times.count) {
        let burst = try papers.press(String(character), quiet: plan.quietInSearch)
        guard let first = burst.first, let last = burst.last else {
          throw BenchFailure("paperstui drew nothing when “\(character)” was typed into the search.")
        }
        echoes.append(first)
        times.append(last)
        bytes.append(Double(burst.bytes.count))
      }
      _ = try papers.press(Keyboard.escape, quiet: plan.quietInSearch)
      next += 1
    }
    try record.add(.searchEcho, .milliseconds, echoes)
    try record.add(.searchCharacter, .milliseconds, times)
    try record.add(.searchCharacter, .bytes, bytes)
  }

  /// Presses Downs in one piece, then has the whole screen drawn anew to see by the number of the selected paper, which
  /// only its page shows, that none was lost.
  private mutating func pressDownsAtOnce(in papers: PtyProgram) throws {
    let plan = record.plan
    let (row, number) = subject.paper(atRow: plan.downsAtOnce)
    _ = try papers.press(Keyboard.home, quiet: plan.quietInSearch)
    try record.pressDownsAtOnce(row, in: papers, note: "\(row) Downs, selection checked")
    let screen = try papers.press(Keyboard.redraw, quiet: plan.quietInSearch)
    guard screen.bytes.contains("· \(number) of ".utf8) else {
      throw BenchFailure("\(row) Downs at once didn't lead to paper \(number) of the list “\(subject.name)”.")
    }
  }
}
