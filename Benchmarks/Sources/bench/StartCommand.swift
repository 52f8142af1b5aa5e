/// A program with its arguments, of which a start is measured.
struct StartCommand {
  /// The name of the program that does nothing, to which starts are compared.
  static let empty = "empty"

  /// What the table calls it.
  let name: String
  let path: String
  var arguments: [String] = []
  let home: Surroundings.Home
  /// What its first screen shows; `nil` for a program that prints something and ends by itself.
  var firstScreen: String?
  /// The keys that end it.
  var leaving = ""
  /// Whether its first start of all reads a list, which later ones find read.
  var readsListFirst = false

  struct Measured {
    /// Milliseconds from just before it is started to the last byte of its first screen.
    var time: Double
    /// Milliseconds of processor time; `nil` where the system doesn't tell.
    var cpuTime: Double?
  }

  /// Starts it, and leaves it running.
  ///
  /// - Parameter quiet: How long a screen has to stand still to count as complete.
  func start(quiet: Duration) throws -> (PtyProgram, Measured) {
    let program = try PtyProgram(path, arguments, environment: home.environment, folder: home.path)
    let burst = try program.burst(since: program.started, quiet: quiet, until: firstScreen)
    guard let last = burst.last else { throw BenchFailure("\(name) drew nothing.") }
    return (program, Measured(time: last, cpuTime: program.facts.cpuTime.map { Double($0) / 1_000_000 }))
  }

  /// Starts it and has it end.
  func startOnce(quiet: Duration) throws -> Measured {
    if firstScreen == nil { return try runOnce() }
    let (program, measured) = try start(quiet: quiet)
    try program.send(leaving)
    try program.waitForExit()
    return measured
  }

  private func runOnce() throws -> Measured {
    let program = try PtyProgram(path, arguments, environment: home.environment, folder: home.path)
    guard let last = try program.waitForExit().last else { throw BenchFailure("\(name) printed nothing.") }
    return Measured(time: last, cpuTime: program.cpuTimeInAll)
  }
}
