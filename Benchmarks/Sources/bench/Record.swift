import Foundation

/// Collects the figures of one program on one list.
struct Record {
  let list: String
  let program: String
  let plan: Plan
  private(set) var figures: [Figure] = []
  private(set) var absences: [Results.Absence] = []

  init(list: String, program: String, plan: Plan) {
    (self.list, self.program, self.plan) = (list, program, plan)
  }

  mutating func add(_ measure: Measure, _ unit: Figure.Unit, _ samples: [Double], note: String? = nil) throws {
    figures.append(
      try Figure(list: list, measure: measure, program: program, unit: unit, samples: samples, note: note))
  }

  mutating func addAbsence(of measure: Measure, because reason: String) {
    absences.append(Results.Absence(list: list, measure: measure, program: program, reason: reason))
  }

  /// Measures one key pressed over and over, from the top of the list to `limit` presses below it, and from the top again.
  ///
  /// - Parameter home: The key that leads to the top; it isn't measured.
  mutating func walk(_ measure: Measure, _ key: String, home: String, limit: Int, in program: PtyProgram) throws {
    var (times, bytes): ([Double], [Double]) = ([], [])
    while times.count < plan.keys {
      _ = try program.press(home, quiet: plan.quietAfterKey)
      for _ in 0..<min(limit, plan.keys - times.count) {
        let burst = try program.press(key, quiet: plan.quietAfterKey)
        guard let last = burst.last else {
          throw BenchFailure("\(self.program) drew nothing at \(measure.rawValue) on the list “\(list)”.")
        }
        times.append(last)
        bytes.append(Double(burst.bytes.count))
      }
    }
    _ = try program.press(home, quiet: plan.quietAfterKey)
    try add(measure, .milliseconds, times)
    try add(measure, .bytes, bytes)
  }

  /// Measures many Downs that arrive in one piece, as from a key held down on a slow line.
  mutating func pressDownsAtOnce(_ count: Int, in program: PtyProgram, note: String) throws {
    let burst = try program.press(String(repeating: Keyboard.down, count: count), quiet: plan.quietInSearch)
    guard let last = burst.last else { throw BenchFailure("\(self.program) drew nothing at \(count) Downs.") }
    try add(.downsAtOnce, .milliseconds, [last], note: note)
    try add(.downsAtOnce, .bytes, [Double(burst.bytes.count)])
  }

  /// Measures what the program costs while nobody does anything, and the memory that it took until then.
  mutating func addUpkeep(of program: PtyProgram) throws {
    let facts = program.facts
    if let peak = facts.peakMemory {
      try add(.peakMemory, .megabytes, [peak])
    } else {
      addAbsence(of: .peakMemory, because: "not measured on this system")
    }
    guard let timeBefore = facts.cpuTime, let switchesBefore = facts.contextSwitches else {
      addAbsence(of: .idleCPUTime, because: "not measured on this system")
      addAbsence(of: .idleWakeUps, because: "not measured on this system")
      return
    }
    Thread.sleep(forTimeInterval: plan.idleSeconds)
    guard let time = facts.cpuTime, let switches = facts.contextSwitches else {
      throw BenchFailure("\(self.program) ended while idle.")
    }
    let note = "in \(plan.idleSeconds.formatted()) s"
    try add(.idleCPUTime, .milliseconds, [Double(time - timeBefore) / 1_000_000], note: note)
    let wakeUps = ProcessFacts.wakeUps(from: switchesBefore, to: switches)
    try add(.idleWakeUps, .wakeUps, [Double(wakeUps)], note: note)
  }
}
