import CSystem
import Foundation
import PapersSystem

/// Starts other programs, without a shell, and sees to it that they end.
///
/// Foundation's `Process` puts a child into a process group of its own, where an editor could not read the terminal, and
/// waits for it by Dispatch, which wakes an idle program; so it isn't used. A child inherits no descriptor
/// but 0, 1 and 2: the terminal of a program that runs on for hours would never be free again.
package enum ChildProcess {
  /// What becomes of a program that is still running when its time is over.
  package enum AtLimit: Sendable {
    /// It is ended, with the programs that it started.
    case isEnded
    /// It runs on by itself.
    case runsOn
  }

  package enum Ending: Equatable, Sendable {
    /// It ended by itself with this code; 128 and the signal's number if a signal ended it, 127 if it can't be started.
    case code(Int32)
    /// It was still running, and was ended.
    case ended
    /// It runs on.
    case runsOn
  }

  /// Runs a program that uses the terminal, and waits for it however long that takes.
  ///
  /// Ctrl-C and Ctrl-\ are meant for that program. Until it is done they don't concern this one, as with the C function
  /// `system`.
  ///
  /// - Parameter arguments: The program, looked up in `PATH`, and what follows it. No shell sees them.
  /// - Returns: As with `Ending.code`.
  package static func runOnTerminal(_ arguments: [String]) -> Int32 {
    withKeySignalsIgnored {
      guard let child = start(arguments, input: -1) else { return 127 }
      return RunningChild.code(ofWaiting: child)
    }
  }

  /// Runs a program that doesn't use the terminal: it has a session of its own, reads a text, and its output goes nowhere.
  ///
  /// - Precondition: The signal SIGPIPE is ignored, unless the text is empty.
  /// - Parameters:
  ///   - arguments: The program, looked up in `PATH`, and what follows it. No shell sees them.
  ///   - limit: How long it is waited for. A program that goes on in the background by itself has ended in this sense.
  ///   - work: What ends the program when it is cancelled.
  package static func run(
    _ arguments: [String], input: String = "", limit: Duration, then atLimit: AtLimit,
    work: LongWork = LongWork { _, _ in }
  ) -> Ending {
    guard let ends = Descriptor.pipe() else { return .code(127) }
    let id = start(arguments, input: ends.readEnd)
    close(ends.readEnd)
    guard let id else {
      close(ends.writeEnd)
      return .code(127)
    }
    let deadline = ContinuousClock.now + limit
    let child = RunningChild(id)
    work.onCancel { child.cancel() }
    // A program that stops reading has its reasons; its exit code tells them.
    feed(Array(input.utf8), to: ends.writeEnd) { ContinuousClock.now < deadline && !child.isOver }
    close(ends.writeEnd)
    return child.wait(until: deadline, then: atLimit)
  }

  /// - Parameter input: What the program reads; -1 for one that uses the terminal.
  private static func start(_ arguments: [String], input: Int32) -> pid_t? {
    let cStrings = arguments.map { strdup($0) } + [nil]
    defer { for string in cStrings { free(string) } }
    let child = spawn_program(cStrings, input)
    return child > 0 ? child : nil
  }

  /// What keys of the terminal send to all programs that use it.
  private static let keySignals = [SIGINT, SIGQUIT]

  private static func withKeySignalsIgnored<T>(_ body: () -> T) -> T {
    var ignoring = sigaction()
    #if canImport(Darwin)
      ignoring.__sigaction_u.__sa_handler = SIG_IGN
    #else
      ignoring.__sigaction_handler.sa_handler = SIG_IGN
    #endif
    let before = keySignals.map { signal in
      var action = sigaction()
      sigaction(signal, &ignoring, &action)
      return action
    }
    defer {
      for (signal, var action) in zip(keySignals, before) { sigaction(signal, &action, nil) }
    }
    return body()
  }

  /// Writes what a program is to read, as long as it takes it.
  private static func feed(_ bytes: [UInt8], to descriptor: Int32, while goesOn: () -> Bool) {
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    var rest = bytes[...]
    while !rest.isEmpty, goesOn() {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var state = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&state, 1, 50)
      } else if errno != EINTR {
        return
      }
    }
  }
}
