import Foundation

/// Starts other programs.
///
/// Foundation's `Process` puts a child into a process group of its own, where an editor could not read the terminal, so
/// `posix_spawn` is called here.
enum ChildProcess {
  enum Terminal {
    /// The child uses the terminal that this program uses.
    case shared
    /// The child reads nothing and its output goes nowhere.
    case none
  }

  /// Runs a program and waits for it.
  ///
  /// - Parameter arguments: The program, looked up in `PATH`, and what follows it. No shell sees them.
  /// - Returns: Its exit code; 128 and the signal's number if a signal ended it; 127 if it can't be started.
  static func run(_ arguments: [String], terminal: Terminal) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if terminal == .none {
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
      posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
      posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    }
    let cStrings = arguments.map { strdup($0) } + [nil]
    defer { for string in cStrings { free(string) } }
    var child: pid_t = 0
    guard posix_spawnp(&child, arguments[0], &actions, nil, cStrings, environ) == 0 else { return 127 }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return 127 }
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}
