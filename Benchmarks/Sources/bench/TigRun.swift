import Foundation

/// Measures `tig` in a git repository with a commit for each entry of a list, of which the title is the subject.
struct TigRun {
  let program: String
  let git: String
  let subject: Subject
  let surroundings: Surroundings
  let plan: Plan

  /// Commits in a window of `PtyProgram.rows`, above the title and status lines.
  private static let pageRows = 28

  /// Whether a list is long enough to scroll, and no longer than the history of a repository one works in.
  static func isFit(for subject: Subject) -> Bool { (100...1_000).contains(subject.overview.entryCount) }

  func record() throws -> Record {
    var record = Record(list: subject.name, program: "tig", plan: plan)
    let home = try surroundings.makeHome("tig \(subject.name)")
    let repository = home.path + "/repository"
    try makeRepository(repository, home.environment)
    func start() throws -> (PtyProgram, Double) {
      let tig = try PtyProgram(program, environment: home.environment, folder: repository)
      let burst = try tig.burst(since: tig.started, quiet: plan.quietAfterStart)
      guard let last = burst.last else { throw BenchFailure("tig drew nothing.") }
      return (tig, last)
    }
    try record.add(.start, .milliseconds, (0..<plan.starts).map { _ in try start().1 })

    var tig = SideBySide([try start().0], records: [record])
    let commits = subject.overview.entryCount
    try tig.walk(.down, Keyboard.down, home: Keyboard.home, limit: commits - 1)
    try tig.walk(.pageDown, Keyboard.pageDown, home: Keyboard.home, limit: commits / Self.pageRows - 1)
    try tig.pressDownsAtOnce(min(plan.downsAtOnce, commits - 1), home: Keyboard.home, note: "end not checked")
    try tig.addUpkeep()
    return tig.records[0]
  }

  private func makeRepository(_ path: String, _ environment: [String: String]) throws {
    try runGit(["init", "--quiet", path], environment)
    var stream = ""
    for (index, entry) in subject.list.readingOrder.enumerated() {
      let title = entry.title.all.joined(separator: " ")
      let time = 1_500_000_000 + index * 3_600
      stream += "commit HEAD\ncommitter A Reader <reader@example.org> \(time) +0000\n"
      stream += "data \(title.utf8.count)\n\(title)\n"
    }
    try Data(stream.utf8).write(to: URL(fileURLWithPath: path + ".stream"))
    try runGit(["-C", path, "fast-import", "--quiet"], environment, input: path + ".stream")
  }

  private func runGit(_ arguments: [String], _ environment: [String: String], input: String? = nil) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: git)
    process.arguments = arguments
    process.environment = environment
    process.standardInput = input.flatMap { FileHandle(forReadingAtPath: $0) } ?? FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw BenchFailure("git \(arguments.joined(separator: " ")) ended with \(process.terminationStatus).")
    }
  }
}
