import CSpawn
import Foundation

/// Plain use of file descriptors.
package enum Descriptor {
  /// Writes all of a text.
  ///
  /// - Returns: The error number at which it stopped; `nil` if everything was written.
  package static func write(_ text: String, to descriptor: Int32) -> Int32? {
    write(Array(text.utf8), to: descriptor)
  }

  /// Writes all of some bytes.
  ///
  /// - Returns: As above.
  static func write(_ bytes: some Collection<UInt8>, to descriptor: Int32) -> Int32? {
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return errno }
      rest = rest.dropFirst(count)
    }
    return nil
  }

  /// Makes a pipe that no child inherits, not even one that another thread starts at this moment.
  static func pipe() -> (read: Int32, write: Int32)? {
    var ends: [Int32] = [-1, -1]
    guard spawn_pipe(&ends) else { return nil }
    return (ends[0], ends[1])
  }
}
