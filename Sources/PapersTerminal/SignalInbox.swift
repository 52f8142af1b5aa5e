#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where a signal handler may write; plain memory, since a handler can do almost nothing else.
nonisolated(unsafe) private var handlerDescriptor: Int32 = -1

/// Turns signals, and wake-ups from other threads, into bytes that a loop can wait for beside the keyboard.
///
/// There is one inbox in a process, since signal handlers belong to the process.
public final class SignalInbox: Sendable {
  let readEnd: Int32
  private let writeEnd: Int32
  private static let wakeByte: UInt8 = 0

  /// Starts to catch these signals.
  public init(catching signals: [Int32]) {
    var ends: [Int32] = [-1, -1]
    let made = pipe(&ends)
    precondition(made == 0, "no pipe: errno \(errno)")
    readEnd = ends[0]
    writeEnd = ends[1]
    for end in ends {
      // A full pipe must not stop a handler; a full pipe wakes the loop anyway. Children inherit neither end.
      _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    handlerDescriptor = writeEnd
    for number in signals {
      var action = sigaction()
      #if canImport(Glibc)
        action.__sigaction_handler.sa_handler = handle
      #else
        action.__sigaction_u.__sa_handler = handle
      #endif
      // No SA_RESTART: a signal is to end the wait for a key.
      sigaction(number, &action, nil)
    }
  }

  /// Ends the loop's wait from any thread.
  public func wake() {
    var byte = Self.wakeByte
    _ = write(writeEnd, &byte, 1)
  }

  /// The signals caught since the last call, in order.
  public func drain() -> [Int32] {
    var signals: [Int32] = []
    var bytes = [UInt8](repeating: 0, count: 64)
    while true {
      let count = read(readEnd, &bytes, bytes.count)
      guard count > 0 else { return signals }
      signals += bytes[..<count].filter { $0 != Self.wakeByte }.map { Int32($0) }
    }
  }
}

private func handle(_ number: Int32) {
  // write may change errno under the interrupted code.
  let saved = errno
  var byte = UInt8(truncatingIfNeeded: number)
  _ = write(handlerDescriptor, &byte, 1)
  errno = saved
}
