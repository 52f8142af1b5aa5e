import Foundation

/// A lock between programs on a file or a folder, which goes with the value or the program.
///
/// It is one of its own (`flock`) and has nothing to do with those by which SQLite locks a library. The corresponding C
/// function is `flock`.
final class FileLock {
  /// The descriptor of the file.
  let descriptor: CInt

  /// - Parameters:
  ///   - path: Opened, and made if `flags` say so.
  ///   - flags: As of `open`.
  ///   - isShared: Whether others may have it as well who share it.
  ///   - patience: How long another program is waited for, in milliseconds.
  /// - Returns: `nil` if the file can't be opened or locked, or another program has it for longer.
  init?(_ path: String, flags: CInt, isShared: Bool = false, patience: Int) {
    descriptor = open(path, flags | O_CLOEXEC | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else { return nil }
    for attempt in 0...patience {
      if flock(descriptor, (isShared ? LOCK_SH : LOCK_EX) | LOCK_NB) == 0 { return }
      guard errno == EWOULDBLOCK || errno == EINTR, attempt < patience else { break }
      usleep(1_000)
    }
    close(descriptor)
    return nil
  }

  deinit { close(descriptor) }
}
