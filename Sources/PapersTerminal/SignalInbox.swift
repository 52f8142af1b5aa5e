import CSignals
import PapersSystem
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Turns signals, and wake-ups from other threads, into bytes that a loop can wait for beside the keyboard.
///
/// There is one inbox in a process, since signal handlers belong to the process.
public final class SignalInbox: Sendable {
  let readEnd: Int32
  private let writeEnd: Int32
  private let contents = Mutex(Contents())

  private struct Contents {
    /// What was taken out of the pipe and not drained yet, so that whoever waits for something else can wait again.
    var waiting: [UInt8] = []
    /// Whether a signal was drained after which nothing goes on.
    var isEnding = false
  }

  private static let wakeByte: UInt8 = 0

  /// Starts to catch these signals.
  public init(catching signals: [Int32]) {
    guard let ends = Descriptor.pipe() else { preconditionFailure("no pipe: errno \(errno)") }
    (readEnd, writeEnd) = ends
    // A full pipe must not stop a handler; a full pipe wakes the loop anyway.
    for end in [readEnd, writeEnd] { _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK) }
    signal_inbox_catch(signals, signals.count, writeEnd)
  }

  /// Ends the loop's wait from any thread.
  public func wake() {
    var byte = Self.wakeByte
    _ = write(writeEnd, &byte, 1)
  }

  /// The signals caught since the last call, in order, but for the one of another size, which stays for the terminal.
  public func drain() -> [Int32] {
    let signals = drainAll()
    if signals.contains(SIGWINCH) { contents.withLock { $0.waiting.insert(UInt8(SIGWINCH), at: 0) } }
    return signals.filter { $0 != SIGWINCH }
  }

  func drainAll() -> [Int32] {
    collect { contents in
      defer { contents.waiting = [] }
      let signals = contents.waiting.filter { $0 != Self.wakeByte }.map { Int32($0) }
      // Ctrl-C may have been meant for another program that had the terminal.
      if signals.contains(where: { $0 != SIGWINCH && $0 != SIGINT }) { contents.isEnding = true }
      return signals
    }
  }

  /// Whether there is something that wasn't drained yet and that can't be waited for any more.
  var isHolding: Bool { contents.withLock { !$0.waiting.isEmpty } }

  /// Whether a signal was drained that asks the program to end.
  var isEnding: Bool { contents.withLock(\.isEnding) }

  /// Says that what was drained was meant for this program.
  func expectEnd() {
    contents.withLock { $0.isEnding = true }
  }

  /// Whether a signal asks the program to end, be it drained or not.
  var asksToEnd: Bool {
    collect { contents in
      contents.isEnding || contents.waiting.contains { $0 != Self.wakeByte && Int32($0) != SIGWINCH }
    }
  }

  /// Empties the pipe.
  private func collect<T: Sendable>(_ body: (inout Contents) -> T) -> T {
    contents.withLock { contents in
      var bytes = [UInt8](repeating: 0, count: 64)
      while case let count = read(readEnd, &bytes, bytes.count), count > 0 { contents.waiting += bytes[..<count] }
      return body(&contents)
    }
  }
}
