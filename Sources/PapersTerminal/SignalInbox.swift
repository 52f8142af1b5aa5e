import CSignals

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
