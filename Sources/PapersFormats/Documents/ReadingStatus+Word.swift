import PapersModel

extension ReadingStatus {
  /// The status as documents say it.
  var word: String { self == .toRead ? "to read" : rawValue }
}
