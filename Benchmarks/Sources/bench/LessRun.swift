import Foundation

/// Measures `less` on a text file with a line for each entry of a list.
struct LessRun {
  let subject: Subject
  let plan: Plan
  /// What opens the file.
  let command: StartCommand
  private let lineCount: Int

  /// Lines of text in a window of `PtyProgram.rows`, above the prompt.
  private static let pageRows = 29
  private static let words = ["Attention", "模型", "Transformer", "注意力", "Reasoning", "翻译"]

  /// Writes the file.
  init(program: String, subject: Subject, surroundings: Surroundings, plan: Plan) throws {
    (self.subject, self.plan) = (subject, plan)
    let home = try surroundings.makeHome("less \(subject.name)")
    let file = home.path + "/entries.txt"
    let text = subject.plainText
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    lineCount = text.utf8.count { $0 == UInt8(ascii: "\n") }
    // Long lines are cut, so that a line is a row, as in the outline.
    command = StartCommand(
      name: "less", path: program, arguments: ["-S", file], home: home,
      firstScreen: String(text.prefix(10)), leaving: "q")
  }

  func record() throws -> Record {
    let (program, _) = try command.start(quiet: plan.quietAfterStart)
    var less = SideBySide([program], records: [Record(list: subject.name, program: command.name, plan: plan)])
    if lineCount > 2 * Self.pageRows {
      try less.walk(.down, Keyboard.down, home: "g", limit: lineCount - Self.pageRows)
      try less.walk(.pageDown, Keyboard.pageDown, home: "g", limit: lineCount / Self.pageRows - 1)
      try less.pressDownsAtOnce(min(plan.downsAtOnce, lineCount - Self.pageRows), home: "g", note: "end not checked")
    } else {
      for measure in [Measure.down, .pageDown, .downsAtOnce] {
        less.addAbsence(of: measure, because: "the text is too short to scroll")
      }
    }
    var answers: [[PtyProgram.Burst]] = []
    for next in 0..<plan.searches {
      try less.press("g/" + Self.words[next % Self.words.count], quiet: plan.quietInSearch)
      answers.append(try less.press("\r", quiet: plan.quietInSearch))
    }
    try less.add(.searchWord, answers)
    try less.addUpkeep()
    return less.records[0]
  }
}
