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

      Starts are measured in turn with those of an empty Swift program (--empty), and the table says how many times as much
      they take. With --against a second build of paperstui takes part in everything, each key and each start in turn, so
      that its ratio to the first says what has changed whatever else the machine does. Of two ratios the first is that of
      the medians; the second is that of the smallest samples, which other work on the machine touches least.

      Beside it, less shows a file with a line for each entry: Down moves its text by a line, as it selects nothing, and
      its search runs once, at Enter. tig shows a repository with a commit for each entry of a list of up to 1,000.
      """)

  @Flag(help: "The bundled list and 1,000 entries, 20 keys each: to see that everything runs.")
  var short = false

  @Flag(help: "Only how long programs take to start, on the bundled list.")
  var starts = false

  @Option(help: ArgumentHelp("The program to measure.", valueName: "path"), completion: .file())
  var program: String

  @Option(help: ArgumentHelp("Another build of it, to compare it with.", valueName: "path"), completion: .file())
  var against: String?

  @Option(
    help: ArgumentHelp("A program that does nothing, to compare starts with.", valueName: "path"), completion: .file())
  var empty: String?

  @Option(help: ArgumentHelp("Where the figures go.", valueName: "file"), completion: .file(extensions: ["json"]))
  var json: String

  @Option(help: "How often each key is pressed.")
  var keys = 500

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("How many entries the generated lists have; 0 for none.", valueName: "counts"))
  var entries = [1_000, 10_000, 100_000]

  func validate() throws {
    for path in [program, against, empty].compactMap(\.self) {
      guard FileManager.default.isExecutableFile(atPath: path) else {
        throw ValidationError("'\(path)' is no program.")
      }
    }
    guard keys > 0 else { throw ValidationError("--keys must be at least 1.") }
    guard entries.allSatisfy({ $0 == 0 || (100...110_000).contains($0) }) else {
      throw ValidationError("--entries must be between 100 and 110000; a longer list is over the limit for list files.")
    }
  }

  func run() throws {
    let plan = short ? Plan.short : .full(keys: keys)
    let surroundings = try Surroundings()
    defer { surroundings.remove() }
    // Programs are started in folders of their own, where a relative path would mean something else.
    func absolute(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }
    var contestants = [Contestant(name: Contestant.measured, path: absolute(program))]
    if let against { contestants.append(Contestant(name: Contestant.before, path: absolute(against))) }
    var results = Results(machine: Machine(program: contestants[0].path))

    // Where something fails, what was measured before is worth seeing.
    defer { print(Table(results).text) }

    let bundled = try Subject.bundled()
    var others = try contestants.map { try $0.versionCommand(in: surroundings) }
    if let empty {
      let home = try surroundings.makeHome("empty")
      others.insert(StartCommand(name: StartCommand.empty, path: absolute(empty), home: home), at: 0)
    }
    try measure(bundled, contestants, startsBeside: others, surroundings, plan, into: &results)
    if !starts {
      var layout = LayoutRun(subject: bundled, plan: plan)
      try layout.measure()
      results.add([layout.record])
      for count in short ? [1_000] : entries where count > 0 {
        let subject = try Subject.generated(count: count, in: surroundings.folder)
        try measure(subject, contestants, surroundings, plan, into: &results)
      }
    }
    try results.write(to: json)
  }

  private func measure(
    _ subject: Subject, _ contestants: [Contestant], startsBeside others: [StartCommand] = [],
    _ surroundings: Surroundings, _ plan: Plan, into results: inout Results
  ) throws {
    let less = try Surroundings.find("less").map {
      try LessRun(program: $0, subject: subject, surroundings: surroundings, plan: plan)
    }
    let commands = try contestants.map { try $0.command(on: subject, in: surroundings) }
    progress("Measuring on the list “\(subject.name)”: starts")
    let starts = others + [less?.command].compactMap(\.self) + commands
    results.add(try StartRun(list: subject.name, commands: starts, plan: plan).records())
    if self.starts { return }

    progress("Measuring on the list “\(subject.name)”: paperstui")
    results.add(try PapersRun(subject: subject, commands: commands, plan: plan).records())

    if let less {
      progress("Measuring on the list “\(subject.name)”: less")
      results.add([try less.record()])
    } else {
      results.addAbsence(of: "less", on: subject.name)
    }
    guard TigRun.isFit(for: subject) else { return }
    if let tig = Surroundings.find("tig"), let git = Surroundings.find("git") {
      progress("Measuring on the list “\(subject.name)”: tig")
      let run = TigRun(program: tig, git: git, subject: subject, surroundings: surroundings, plan: plan)
      results.add([try run.record()])
    } else {
      results.addAbsence(of: "tig", on: subject.name)
    }
  }

  private func progress(_ message: String) {
    FileHandle.standardError.write(Data((message + "\n").utf8))
  }
}
