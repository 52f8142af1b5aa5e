import CNcursesw
import CSystem

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

  /// The choice of the ASCII character set, which the terminals' descriptions put into every end of attributes. No other
  /// set is ever chosen, and it is a twentieth of what a key writes.
  static let characterSet: [UInt8] = [0x1B, UInt8(ascii: "("), UInt8(ascii: "B")]

  /// What curses wrote, without a sequence that isn't wanted.
  static func without(_ sequence: [UInt8], in bytes: [UInt8]) -> [UInt8] {
    guard let first = sequence.first else { return bytes }
    return [UInt8](unsafeUninitializedCapacity: bytes.count) { out, count in
      var index = 0
      while index < bytes.count {
        if bytes[index] == first, bytes[index...].starts(with: sequence) {
          index += sequence.count
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
    guard memory >= 0, descriptor >= 0, descriptor_replace(descriptor, memory) else {
      body()
      return []
    }
    body()
    _ = descriptor_replace(descriptor, terminal)
    let count = Int(lseek(memory, 0, SEEK_CUR))
    guard count > 0 else { return [] }
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      initialized = max(0, pread(memory, buffer.baseAddress, count, 0))
    }
    lseek(memory, 0, SEEK_SET)
    return bytes
  }
}
