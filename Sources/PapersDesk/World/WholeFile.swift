import Foundation
import PapersSystem

/// What tells that a file is still the one that was read: another one in its place, or other contents, have another stamp.
package struct FileStamp: Equatable {
  private let device: UInt64
  private let number: UInt64
  private let size: Int64
  private let modified: [Int]
  private let changed: [Int]
  /// Permissions and the like.
  package let mode: mode_t
  let owner: uid_t
  let group: gid_t
  let isPlainFile: Bool

  /// - Parameter followsLinks: Whether a symbolic link stands for the file that it names.
  /// - Returns: `nil` if there is no such file, or it can't be looked at.
  package init?(of path: String, followsLinks: Bool) {
    var status = stat()
    guard followsLinks ? stat(path, &status) == 0 : lstat(path, &status) == 0 else { return nil }
    #if canImport(Darwin)
      let (change, modification) = (status.st_ctimespec, status.st_mtimespec)
    #else
      let (change, modification) = (status.st_ctim, status.st_mtim)
    #endif
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
    size = Int64(status.st_size)
    modified = [Int(modification.tv_sec), Int(modification.tv_nsec)]
    changed = [Int(change.tv_sec), Int(change.tv_nsec)]
    mode = status.st_mode & 0o7777
    owner = status.st_uid
    group = status.st_gid
    isPlainFile = status.st_mode & S_IFMT == S_IFREG
  }

  /// Size and times to the nanosecond, in a form that can be kept.
  var text: String { "\(size) \(modified[0]).\(modified[1]) \(changed[0]).\(changed[1])" }
}

/// Writes files so that each is there as a whole or as it was.
package enum WholeFile {
  /// Puts contents in place of a file, or makes it.
  ///
  /// The last look at the file and its replacement are two calls of the system; between them nothing is asked or read.
  ///
  /// - Parameters:
  ///   - path: No symbolic link, which would be replaced.
  ///   - stamp: What the file was when it was read; `nil` if it wasn't there.
  /// - Returns: `false` if the file isn't what it was, which is then left alone.
  /// - Throws: `POSIXError`, with the file as it was.
  package static func write(_ data: Data, to path: String, ifStill stamp: FileStamp?) throws -> Bool {
    let before = stamp.flatMap { $0.isPlainFile ? $0 : nil }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    let draft = folder.appendingPathComponent(".paperstui-\(UUID().uuidString.lowercased())").path
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, before?.mode ?? 0o666)
    guard descriptor >= 0 else { throw error(errno) }
    defer { unlink(draft) }
    var failure = Descriptor.write(Array(data), to: descriptor)
    if let before {
      // Only root can give a file to somebody; for others it is theirs already, or becomes theirs.
      _ = fchown(descriptor, before.owner, before.group)
      _ = fchmod(descriptor, before.mode)
    }
    // Some file systems tell only now that the disk is full.
    if close(descriptor) != 0, failure == nil { failure = errno }
    if let failure { throw error(failure) }
    guard FileStamp(of: path, followsLinks: false) == stamp else { return false }
    guard rename(draft, path) == 0 else { throw error(errno) }
    return true
  }

  private static func error(_ number: Int32) -> any Error {
    POSIXError(POSIXErrorCode(rawValue: number) ?? .EIO)
  }
}
