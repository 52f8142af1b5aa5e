import Foundation

/// Plain writing to file descriptors.
package enum Descriptor {
  /// Writes all of a text.
  ///
  /// - Returns: The error number at which it stopped; `nil` if everything was written.
  package static func write(_ text: String, to descriptor: Int32) -> Int32? {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return errno }
      bytes = bytes.dropFirst(count)
    }
    return nil
  }
}
