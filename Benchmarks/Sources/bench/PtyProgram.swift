import CPseudoterminal
import Foundation

/// A program on a pseudo-terminal. Its bytes are only counted and timed; no terminal interprets them.
final class PtyProgram {
  static let columns: UInt16 = 100
  static let rows: UInt16 = 30

  /// What a program writes until it goes quiet.
  struct Burst {
    var bytes: [UInt8] = []
    /// When its first bytes were read, in milliseconds after what it answers.
    var first: Double?
    /// When its last bytes were read.
    var last: Double?

    mutating func add(_ bytes: ArraySlice<UInt8>, at time: Double) {
      self.bytes += bytes
      first = first ?? time
      last = time
    }
  }

  /// Just before the program was started.
  let started: ContinuousClock.Instant
  let facts: ProcessFacts
  private let name: String
  private let terminal: Int32
  private let child: pid_t
  private var isReaped = false
  /// The processor time that it took from its start to its end, in milliseconds; `nil` while it runs.
  private(set) var cpuTimeInAll: Double?
  private var room = [UInt8](repeating: 0, count: 65_536)
  /// How long a program may do nothing at all before what is waited for counts as failed.
  private static let patience = Duration.seconds(120)

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - path: The program.
  ///   - environment: The whole environment of the program.
  ///   - folder: Its working folder.
  init(_ path: String, _ arguments: [String] = [], environment: [String: String], folder: String) throws {
    name = URL(fileURLWithPath: path).lastPathComponent
    let argv = ([path] + arguments).map { strdup($0) } + [nil]
    let envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for string in argv + envp { free(string) } }
    var terminal: Int32 = -1
    started = .now
    child = pseudoterminal_spawn(&terminal, path, argv, envp, folder, Self.rows, Self.columns)
    self.terminal = terminal
    facts = ProcessFacts(process: child)
    guard child > 0 else { throw BenchFailure("\(path) can't be started on a pseudo-terminal: errno \(errno).") }
  }

  deinit {
    // A process id that isn't one would mean other processes, or all of them.
    guard child > 0 else { return }
    if !isReaped {
      kill(child, SIGKILL)
      waitpid(child, nil, 0)
    }
    close(terminal)
  }

  /// Writes keys, as the keyboard of xterm would send them, in one piece.
  func send(_ keys: String) throws {
    let bytes = Array(keys.utf8)
    guard write(terminal, bytes, bytes.count) == bytes.count else {
      throw BenchFailure("\(name) doesn't take keys any more.")
    }
  }

  /// Presses keys and takes in what the program writes.
  ///
  /// - Parameter quiet: As for `burst`.
  func press(_ keys: String, quiet: Duration) throws -> Burst {
    let moment = ContinuousClock.now
    try send(keys)
    return try burst(since: moment, quiet: quiet)
  }

  /// Takes in what the program writes until it goes quiet.
  ///
  /// - Parameters:
  ///   - moment: What times are counted from.
  ///   - quiet: How long the program has to write nothing. Where the system tells, it must also have used no CPU time in
  ///     the later half of that, so that slow work is waited for, however long its silence.
  ///   - text: What the program must have written before.
  func burst(since moment: ContinuousClock.Instant, quiet: Duration, until text: String? = nil) throws -> Burst {
    var burst = Burst()
    var lastSign = moment
    var cpuTime: Int64?
    while true {
      if let count = read(within: quiet / 2) {
        let time = (ContinuousClock.now - moment).milliseconds
        guard count > 0 else { throw BenchFailure("\(name) ended too early.") }
        burst.add(room[..<count], at: time)
        lastSign = .now
        cpuTime = nil
        continue
      }
      let now = facts.cpuTime
      let isIdle = now == nil || now == cpuTime
      cpuTime = now
      let silence = ContinuousClock.now - lastSign
      guard isIdle, facts.isAsleep else {
        if silence > Self.patience * 5 { throw BenchFailure("\(name) works without end and writes nothing.") }
        continue
      }
      if silence >= quiet, text.map({ burst.bytes.contains($0.utf8) }) ?? true { return burst }
      if silence > Self.patience { throw BenchFailure("\(name) is idle and hasn't shown “\(text ?? "")”.") }
    }
  }

  /// Waits until the program has ended.
  ///
  /// - Returns: What it wrote until then, timed from its start.
  /// - Throws: If it didn't end with 0.
  @discardableResult
  func waitForExit() throws -> Burst {
    var burst = Burst()
    var count: Int?
    while true {
      count = read(within: Self.patience)
      guard let count, count > 0 else { break }
      burst.add(room[..<count], at: (ContinuousClock.now - started).milliseconds)
    }
    guard count == 0 else { throw BenchFailure("\(name) doesn't end.") }
    var status: Int32 = 0
    var usage = rusage()
    guard wait4(child, &status, 0, &usage) == child else { throw BenchFailure("\(name) can't be waited for.") }
    isReaped = true
    guard status == 0 else { throw BenchFailure("\(name) ended with the status \(status) instead of 0.") }
    cpuTimeInAll = usage.ru_utime.milliseconds + usage.ru_stime.milliseconds
    return burst
  }

  /// Reads what there is into `room`.
  ///
  /// - Returns: How many bytes; 0 if the program has ended, `nil` if none came in time.
  private func read(within time: Duration) -> Int? {
    var descriptor = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    guard poll(&descriptor, 1, Int32(time.milliseconds.rounded(.up))) > 0 else { return nil }
    let count = Foundation.read(terminal, &room, room.count)
    // Linux reports the closed other side of a pseudo-terminal as an error.
    return max(0, count)
  }
}

extension timeval {
  fileprivate var milliseconds: Double { Double(tv_sec) * 1_000 + Double(tv_usec) / 1_000 }
}

extension Duration {
  var milliseconds: Double { self / .milliseconds(1) }
}

extension [UInt8] {
  /// Whether the bytes of a text occur in one piece.
  func contains(_ text: String.UTF8View) -> Bool {
    Data(self).range(of: Data(text)) != nil
  }
}
