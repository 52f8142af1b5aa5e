/// Measures how long programs take to start, in turn, so that whatever else the machine does meets them alike.
struct StartRun {
  let list: String
  let commands: [StartCommand]
  let plan: Plan

  /// - Returns: A record for each command.
  func records() throws -> [Record] {
    var records = commands.map { Record(list: list, program: $0.name, plan: plan) }
    var measured = commands.map { _ in [StartCommand.Measured]() }
    // The first time, files may have to come from the disk, and ours reads its list.
    for _ in 0..<plan.starts + 1 {
      for (index, command) in commands.enumerated() {
        measured[index].append(try command.startOnce(quiet: plan.quietAfterStart))
      }
    }
    for (index, command) in commands.enumerated() {
      if command.readsListFirst { try records[index].add(.firstReading, .milliseconds, [measured[index][0].time]) }
      let later = measured[index].dropFirst()
      try records[index].add(.start, .milliseconds, later.map(\.time))
      let cpuTimes = later.compactMap(\.cpuTime)
      if cpuTimes.count == later.count { try records[index].add(.startCPUTime, .milliseconds, cpuTimes) }
    }
    return records
  }
}
