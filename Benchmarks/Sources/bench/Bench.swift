import ArgumentParser
import Foundation

/// Measures the program, and less and tig at the same work beside it.
@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure paperstui on the bundled list and on generated ones, beside less and tig.",
    discussion: """
      Prints a table and writes the same figures as JSON. Times are in milliseconds; a key's time runs from writing it to
      the last byte that answers it. The exit code is 0 if everything ran, whatever it took.

      Beside it, less shows a file with a line for each entry: Down moves its text by a line, as it selects nothing, and
      its search runs once, at Enter. tig shows a repository with a commit for each entry of a list of up to 1,000.
      """)

  @Flag(help: "The bundled list and 1,000 entries, 20 keys each: to see that everything runs.")
  var short = false

  @Option(help: ArgumentHelp("The program to measure.", valueName: "path"), completion: .file())
  var program: String

  @Option(help: ArgumentHelp("Where the figures go.", valueName: "file"), completion: .file(extensions: ["json"]))
  var json: String

  @Option(help: "How often each key is pressed.")
  var keys = 500

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("How many entries the generated lists have.", valueName: "counts"))
  var entries = [1_000, 10_000, 100_000]

  func validate() throws {
    guard FileManager.default.isExecutableFile(atPath: program) else {
      throw ValidationError("'\(program)' is no program.")
    }
    guard keys > 0 else { throw ValidationError("--keys must be at least 1.") }
    guard entries.allSatisfy({ (100...110_000).contains($0) }) else {
      throw ValidationError("--entries must be between 100 and 110000; a longer list is over the limit for list files.")
    }
  }

  func run() throws {
    let plan = short ? Plan.short : .full(keys: keys)
    let surroundings = try Surroundings()
    defer { surroundings.remove() }
    // Programs are started in folders of their own, where a relative path would mean something else.
    let program = URL(fileURLWithPath: program).standardizedFileURL.path
    var results = Results(machine: Machine(program: program))

    // Where something fails, what was measured before is worth seeing.
    defer { print(Table(results).text) }

    let bundled = try Subject.bundled()
    try measure(bundled, program, surroundings, plan, into: &results)
    var layout = LayoutRun(subject: bundled, plan: plan)
    try layout.measure()
    results.add(layout.record)
    for count in short ? [1_000] : entries {
      let subject = try Subject.generated(count: count, in: surroundings.folder)
      try measure(subject, program, surroundings, plan, into: &results)
    }
    try results.write(to: json)
  }

  private func measure(
    _ subject: Subject, _ program: String, _ surroundings: Surroundings, _ plan: Plan, into results: inout Results
  ) throws {
    progress("Measuring on the list “\(subject.name)”: paperstui")
    var papers = PapersRun(program: program, subject: subject, surroundings: surroundings, plan: plan)
    try papers.measure()
    results.add(papers.record)

    if let less = Surroundings.find("less") {
      progress("Measuring on the list “\(subject.name)”: less")
      var run = LessRun(program: less, subject: subject, surroundings: surroundings, plan: plan)
      try run.measure()
      results.add(run.record)
    } else {
      results.addAbsence(of: "less", on: subject.name)
    }
    guard TigRun.isFit(for: subject) else { return }
    if let tig = Surroundings.find("tig"), let git = Surroundings.find("git") {
      progress("Measuring on the list “\(subject.name)”: tig")
      var run = TigRun(program: tig, git: git, subject: subject, surroundings: surroundings, plan: plan)
      try run.measure()
      results.add(run.record)
    } else {
      results.addAbsence(of: "tig", on: subject.name)
    }
  }

  private func progress(_ message: String) {
    FileHandle.standardError.write(Data((message + "\n").utf8))
  }
}
