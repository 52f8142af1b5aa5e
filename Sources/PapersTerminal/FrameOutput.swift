import CNcursesw

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The way of curses' output to the terminal.
///
/// Curses writes a frame in dozens of pieces, each of which wakes the terminal. While a frame is painted, its pieces go to
/// a file in memory, from where the terminal gets them at once: no half frame is ever seen.
final class FrameOutput {
  /// What curses writes to.
  let descriptor: Int32
  private let memory: Int32

  /// - Parameter terminal: The descriptor of the terminal, which stays the caller's.
  init(terminal: Int32) {
    descriptor = fcntl(terminal, F_DUPFD_CLOEXEC, 10)
    memory = memory_file()
    self.terminal = terminal
  }

  private let terminal: Int32

  deinit {
    // Curses' file closes the other one.
    if memory >= 0 { close(memory) }
  }

  /// What curses wrote, without the choice of the ASCII character set that the terminals' descriptions put into every end
  /// of attributes. No other set is ever chosen, and it is a twentieth of what a key writes.
  static func withoutCharacterSets(_ bytes: [UInt8]) -> [UInt8] {
    let choice: (UInt8, UInt8, UInt8) = (0x1B, UInt8(ascii: "("), UInt8(ascii: "B"))
    return [UInt8](unsafeUninitializedCapacity: bytes.count) { out, count in
      var index = 0
      while index < bytes.count {
        if bytes[index] == choice.0, index + 2 < bytes.count,
          (bytes[index], bytes[index + 1], bytes[index + 2]) == choice
        {
          index += 3
        } else {
          out[count] = bytes[index]
          count += 1
          index += 1
        }
      }
    }
  }

  /// Runs what makes curses write.
  ///
  /// - Returns: What it wrote. Empty where there are no files in memory; the terminal has it already then.
  func gathering(_ body: () -> Void) -> [UInt8] {
    guard memory >= 0, descriptor >= 0, dup2(memory, descriptor) == descriptor else {
      body()
      return []
    }
    body()
    dup2(terminal, descriptor)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    let count = Int(lseek(memory, 0, SEEK_CUR))
    guard count > 0 else { return [] }
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      initialized = max(0, pread(memory, buffer.baseAddress, count, 0))
    }
    lseek(memory, 0, SEEK_SET)
    return bytes
  }
}
