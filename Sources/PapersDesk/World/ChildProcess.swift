import Foundation

/// Starts other programs.
///
/// Foundation's `Process` puts a child into a process group of its own, where an editor could not read the terminal, so
/// `posix_spawn` is called here.
package enum ChildProcess {
  package enum Terminal {
    /// The child uses the terminal that this program uses.
    case shared
    /// The child's output goes nowhere, and it reads this text.
    case none(input: String)
  }

  /// Runs a program and waits for it.
  ///
  /// - Parameter arguments: The program, looked up in `PATH`, and what follows it. No shell sees them.
  /// - Returns: Its exit code; 128 and the signal's number if a signal ended it; 127 if it can't be started.
  package static func run(_ arguments: [String], terminal: Terminal) -> Int32 {
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
    // The screen ignores a reader that has gone away; other programs are to start as from a shell.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    let cStrings = arguments.map { strdup($0) } + [nil]
    defer { for string in cStrings { free(string) } }
    var child: pid_t = 0
    let isStarted = posix_spawnp(&child, arguments[0], &actions, &attributes, cStrings, environ) == 0
    if case .none(let input) = terminal {
      close(pipeEnds[0])
      // A program that stops reading has its reasons; its exit code tells them.
      if isStarted { _ = Descriptor.write(input, to: pipeEnds[1]) }
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
}
