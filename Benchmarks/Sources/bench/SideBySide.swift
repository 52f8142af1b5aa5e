import Foundation

/// Running programs that are measured key by key, each key in one after the other, so that whatever else the machine does
/// meets them alike. It may be only one.
struct SideBySide {
  let programs: [PtyProgram]
  /// The figures of each program.
  private(set) var records: [Record]

  init(_ programs: [PtyProgram], records: [Record]) {
    precondition(programs.count == records.count && !programs.isEmpty, "each program has a record")
    (self.programs, self.records) = (programs, records)
  }

  var plan: Plan { records[0].plan }
  private var list: String { records[0].list }

  /// Presses keys in each program and takes in what it answers, before they are pressed in the next.
  @discardableResult
  func press(_ keys: String, quiet: Duration) throws -> [PtyProgram.Burst] {
    try programs.map { try $0.press(keys, quiet: quiet) }
  }

  /// Adds figures of what the programs answered; that something was answered is seen to here.
  ///
  /// - Parameters:
  ///   - answers: For each press, what each program answered.
  ///   - echo: Where the first bytes of an answer count too: as what.
  mutating func add(_ measure: Measure, _ answers: [[PtyProgram.Burst]], echo: Measure? = nil, note: String? = nil)
    throws
  {
    for index in records.indices {
      let bursts = answers.map { $0[index] }
      let (firsts, lasts) = (bursts.compactMap(\.first), bursts.compactMap(\.last))
      guard lasts.count == bursts.count else {
        throw BenchFailure("\(records[index].program) drew nothing at \(measure.rawValue) on the list “\(list)”.")
      }
      if let echo { try records[index].add(echo, .milliseconds, firsts) }
      try records[index].add(measure, .milliseconds, lasts, note: note)
      try records[index].add(measure, .bytes, bursts.map { Double($0.bytes.count) })
    }
  }

  mutating func addAbsence(of measure: Measure, because reason: String) {
    for index in records.indices { records[index].addAbsence(of: measure, because: reason) }
  }

  /// Measures one key pressed over and over, from the top of the list to `limit` presses below it, and from the top again.
  ///
  /// - Parameter home: The key that leads to the top; it isn't measured.
  mutating func walk(_ measure: Measure, _ key: String, home: String, limit: Int) throws {
    var answers: [[PtyProgram.Burst]] = []
    while answers.count < plan.keys {
      try press(home, quiet: plan.quietAfterKey)
      for _ in 0..<min(limit, plan.keys - answers.count) {
        answers.append(try press(key, quiet: plan.quietAfterKey))
      }
    }
    try press(home, quiet: plan.quietAfterKey)
    try add(measure, answers)
  }

  /// Measures many Downs that arrive in one piece, as from a key held down on a slow line.
  ///
  /// - Parameter home: The key that leads to the top; it isn't measured.
  mutating func pressDownsAtOnce(_ count: Int, home: String, note: String) throws {
    let keys = String(repeating: Keyboard.down, count: count)
    let answers = try (0..<plan.downsAtOnceTimes).map { _ in
      try press(home, quiet: plan.quietInSearch)
      return try press(keys, quiet: plan.quietInSearch)
    }
    try add(.downsAtOnce, answers, note: note)
  }

  /// Measures what the programs cost while nobody does anything, and the memory that they took until then.
  mutating func addUpkeep() throws {
    for (index, program) in programs.enumerated() {
      if let peak = program.facts.peakMemory {
        try records[index].add(.peakMemory, .megabytes, [peak])
      } else {
        records[index].addAbsence(of: .peakMemory, because: "not measured on this system")
      }
    }
    let before = programs.map { ($0.facts.cpuTime, $0.facts.contextSwitches) }
    guard before.allSatisfy({ $0.0 != nil && $0.1 != nil }) else {
      addAbsence(of: .idleCPUTime, because: "not measured on this system")
      addAbsence(of: .idleWakeUps, because: "not measured on this system")
      return
    }
    Thread.sleep(forTimeInterval: plan.idleSeconds)
    let note = "in \(plan.idleSeconds.formatted()) s"
    for (index, program) in programs.enumerated() {
      guard let timeBefore = before[index].0, let switchesBefore = before[index].1,
        let time = program.facts.cpuTime, let switches = program.facts.contextSwitches
      else { throw BenchFailure("\(records[index].program) ended while idle.") }
      try records[index].add(.idleCPUTime, .milliseconds, [Double(time - timeBefore) / 1_000_000], note: note)
      let wakeUps = ProcessFacts.wakeUps(from: switchesBefore, to: switches)
      try records[index].add(.idleWakeUps, .wakeUps, [Double(wakeUps)], note: note)
    }
  }
}
