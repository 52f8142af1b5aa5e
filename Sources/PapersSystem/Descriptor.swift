import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// File descriptors, and plain writing to them.
public enum Descriptor {
  /// Writes all of a text.
  ///
  /// - Returns: The error number at which it stopped; `nil` if everything was written.
  public static func write(_ text: String, to descriptor: Int32) -> Int32? {
    write(Array(text.utf8), to: descriptor)
  }

  /// Writes all of some bytes.
  ///
  /// - Parameter wait: Is called before each piece, and returns when the descriptor takes bytes: at once for most, later
  ///   for one that is full. If it returns `false`, the rest isn't written.
  /// - Returns: The error number at which it stopped, ECANCELED for a wait that was given up; `nil` if everything was
  ///   written.
  public static func write(
    _ bytes: [UInt8], to descriptor: Int32, waitingBy wait: (Int32) -> Bool = waitUntilWritable
  ) -> Int32? {
    var rest = bytes[...]
    while !rest.isEmpty {
      guard wait(descriptor) else { return ECANCELED }
      let count = rest.withUnsafeBytes { unistdWrite(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { return errno }
      rest = rest.dropFirst(count)
    }
    return nil
  }

  /// Makes a pipe of which no child inherits an end by itself.
  ///
  /// - Returns: `nil` where there can be none; `errno` tells why.
  public static func pipe() -> (readEnd: Int32, writeEnd: Int32)? {
    var ends: [Int32] = [-1, -1]
    return descriptor_pipe(&ends) ? (ends[0], ends[1]) : nil
  }

  /// Waits until a descriptor takes bytes, or reports by an error that it never will.
  public static func waitUntilWritable(_ descriptor: Int32) -> Bool {
    var state = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    while poll(&state, 1, -1) < 0, errno == EINTR {}
    return true
  }
}

/// The C function, which the methods' name hides.
private func unistdWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
