import Foundation

/// Starts other programs.
///
/// Foundation's `Process` puts a child into a process group of its own, where an editor could not read the terminal, so
/// `posix_spawn` is called here.
enum ChildProcess {
  enum Terminal {
    /// The child uses the terminal that this program uses.
    case shared
    /// The child's output goes nowhere, and it reads this text.
    case none(input: String)
  }

  /// Runs a program and waits for it.
  ///
  /// - Parameter arguments: The program, looked up in `PATH`, and what follows it. No shell sees them.
  /// - Returns: Its exit code; 128 and the signal's number if a signal ended it; 127 if it can't be started.
  static func run(_ arguments: [String], terminal: Terminal) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var pipeEnds: [Int32] = [-1, -1]
    if case .none = terminal {
      guard pipe(&pipeEnds) == 0 else { return 127 }
      for end in pipeEnds { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      posix_spawn_file_actions_adddup2(&actions, pipeEnds[0], 0)
      posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
      posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    }
    let cStrings = arguments.map { strdup($0) } + [nil]
    defer { for string in cStrings { free(string) } }
    var child: pid_t = 0
    let isStarted = posix_spawnp(&child, arguments[0], &actions, nil, cStrings, environ) == 0
    if case .none(let input) = terminal {
      close(pipeEnds[0])
      if isStarted { write(input, to: pipeEnds[1]) }
      close(pipeEnds[1])
    }
    return isStarted ? wait(for: child) : 127
  }

  private static func wait(for child: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return 127 }
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  /// Writes all of a text; a reader that has gone away ends it.
  private static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }
}
