import PapersModel

/// Measures keys, search and upkeep of one build of the program, or of two in turn, on one list.
struct PapersRun {
  let subject: Subject
  /// What opens the list, a command for each build.
  let commands: [StartCommand]
  let plan: Plan

  /// Lines of the outline in a window of `PtyProgram.rows`, below the header and its rule and above the footer.
  private static let pageRows = 27
  /// What is typed into the search, one after the other.
  private static let words = ["attention", "模型", "transformer", "注意力", "reasoning", "翻译"]

  /// - Returns: A record for each build.
  func records() throws -> [Record] {
    let programs = try commands.map { try $0.start(quiet: plan.quietAfterStart).0 }
    var papers = SideBySide(
      programs, records: commands.map { Record(list: subject.name, program: $0.name, plan: plan) })
    let rows = subject.overview.rowCount
    try papers.walk(.down, Keyboard.down, home: Keyboard.home, limit: rows - 1)
    let pages = max(1, (rows - 1) / Self.pageRows)
    try papers.walk(.pageDown, Keyboard.pageDown, home: Keyboard.home, limit: pages)
    let entries = subject.overview.entryCount
    try papers.walk(.nextEntry, "]", home: Keyboard.home, limit: entries - 1)
    try search(in: &papers)
    try pressDownsAtOnce(in: &papers)
    try papers.addUpkeep()
    for (command, program) in zip(commands, programs) {
      try program.send(command.leaving)
      try program.waitForExit()
    }
    return papers.records
  }

  private func search(in papers: inout SideBySide) throws {
    var answers: [[PtyProgram.Burst]] = []
    var next = 0
    while answers.count < plan.keys {
      try papers.press("/", quiet: plan.quietInSearch)
      for character in Self.words[next % Self.words.count].prefix(plan.keys - answers.count) {
        answers.append(try papers.press(String(character), quiet: plan.quietInSearch))
      }
      try papers.press(Keyboard.escape, quiet: plan.quietInSearch)
      next += 1
    }
    try papers.add(.searchCharacter, answers, echo: .searchEcho)
  }

  /// Presses Downs in one piece, then has the whole screen drawn anew to see by the number of the selected paper, which
  /// only its page shows, that none was lost.
  private func pressDownsAtOnce(in papers: inout SideBySide) throws {
    let (row, number) = subject.paper(atRow: plan.downsAtOnce)
    try papers.pressDownsAtOnce(row, home: Keyboard.home, note: "\(row) Downs, selection checked")
    let screens = try papers.press(Keyboard.redraw, quiet: plan.quietInSearch)
    for (screen, command) in zip(screens, commands) where !screen.bytes.contains("· \(number) of ".utf8) {
      throw BenchFailure(
        "\(row) Downs at once didn't lead \(command.name) to paper \(number) of the list “\(subject.name)”.")
    }
  }
}
