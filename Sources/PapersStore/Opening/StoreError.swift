import PapersModel

/// Why the library on disk can't be used. Every case leaves what was there untouched.
public enum StoreError: Error, Hashable, CustomStringConvertible {
  /// The folder of the library can't be made.
  case folderMissing(path: String, reason: String)
  /// SQLite can't open the file.
  case cannotOpen(path: String, reason: String)
  /// The file is something else.
  case notALibrary(path: String)
  /// A newer release wrote the file.
  case schemaTooNew(path: String)
  /// The file, or the folder that holds its journal, can't be written.
  case readOnly(path: String)
  /// Another program held the library longer than the store waits.
  case busy(path: String)
  /// A read or write failed.
  case failed(path: String, reason: String)
  /// The note was written elsewhere since it was read.
  case noteChanged
  case invalidRating(Int)
  case invalidTag(String)
  case invalidTime(seconds: Int)
  /// An event that was to be imported says something that can't be.
  case malformedEvent(HistoryEvent.ID)
  /// There is a file where a backup was to go.
  case backupExists(path: String)
  case backupFailed(path: String, reason: String)

  public var description: String {
    switch self {
    case .folderMissing(let path, let reason):
      """
      Can't make the folder for your reading progress, '\(path)': \(reason). \
      Make it yourself, or pass --progress FILE to keep the progress elsewhere.
      """
    case .cannotOpen(let path, let reason):
      """
      Can't open your reading progress in '\(path)': \(reason). \
      Check the path, or pass --progress FILE to use another file.
      """
    case .notALibrary(let path):
      """
      Can't open your reading progress in '\(path)': the file is not a paperstui library. \
      Nothing was changed; pass --progress FILE to use another file.
      """
    case .schemaTooNew(let path):
      """
      Can't open your reading progress in '\(path)': a newer paperstui wrote it. \
      Nothing was changed; update paperstui, or pass --progress FILE to start a new one.
      """
    case .readOnly(let path):
      """
      Can't write your reading progress in '\(path)': the file or its folder is read-only. \
      Make both writable, or pass --progress FILE to keep the progress elsewhere.
      """
    case .busy(let path):
      """
      Can't write your reading progress in '\(path)': another program is using it. \
      Nothing was changed; try again in a moment.
      """
    case .failed(let path, let reason):
      """
      Can't use your reading progress in '\(path)': \(reason). Nothing was changed by this step.
      """
    case .noteChanged:
      "The note was changed elsewhere meanwhile, and that version was kept."
    case .invalidRating(let rating):
      "Can't rate with \(rating): a rating is a number from 1 to 5. Nothing was changed."
    case .malformedEvent(let id):
      """
      Can't import event \(id.sequence) of the device '\(id.device)': it says something that can't be. \
      Nothing was imported; export the events anew where they come from.
      """
    case .backupExists(let path):
      "Can't back up to '\(path)': the file exists. Nothing was changed; name another file."
    case .backupFailed(let path, let reason):
      """
      Can't back up to '\(path)': \(reason). Your reading progress itself was not changed; \
      see that the folder is writable and the disk has room.
      """
    case .invalidTag(let tag):
      """
      Can't use '\(tag)' as a tag: a tag is 1 to 64 characters long and has no control characters. Nothing was changed.
      """
    case .invalidTime(let seconds):
      "Can't set the time spent to \(seconds) seconds: it is 0 or more, and less than a hundred years. Nothing was changed."
    }
  }
}
