import PapersModel

/// A note that the library and a file both have, brought together so that no text is lost.
struct NoteMerge {
  /// What both are to show.
  let note: Bytes
  /// Whether the library's note has to become `note`.
  let isTakenIn: Bool
  /// Whether both sides were edited since the last export, or may have been.
  let isConflict: Bool

  /// Stands above the library's text where both were edited.
  static let heading = "## The library's version of this note"

  /// - Parameters:
  ///   - library: The note in the library.
  ///   - file: The note in the file.
  ///   - isAsExported: Whether a text is the one that was last exported; `nil` where there is no telling.
  init(library: Bytes, file: Bytes, lineBreak: LineBreak, isAsExported: ((Bytes) -> Bool)?) {
    if library.withLineFeeds == file.withLineFeeds {
      // Another kind of line break is no edit; each side keeps its own.
      (note, isTakenIn, isConflict) = (file, false, false)
    } else if isAsExported?(file) == true {
      (note, isTakenIn, isConflict) = (library, false, false)
    } else if isAsExported?(library) == true {
      (note, isTakenIn, isConflict) = (file, true, false)
    } else if Self.holds(file, library) {
      (note, isTakenIn, isConflict) = (file, true, isAsExported != nil)
    } else if Self.holds(library, file) {
      (note, isTakenIn, isConflict) = (library, false, isAsExported != nil)
    } else {
      (note, isTakenIn, isConflict) = (Self.both(file, library, lineBreak: lineBreak), true, true)
    }
  }

  private static func both(_ file: Bytes, _ library: Bytes, lineBreak: LineBreak) -> Bytes {
    let end = file.contains(0x0A) ? LineBreak(of: file).bytes : lineBreak.bytes
    var out = file
    if out.last != 0x0A { out += end }
    if let ending = OpenBlock.ending(of: file) { out += ending.utf8 + end }
    out += end + heading.utf8 + end + end
    return out + library
  }

  /// Whether all lines of a text stand in another one, together. Kinds of line breaks don't matter.
  ///
  /// The algorithm is that of Knuth, Morris and Pratt, *Fast Pattern Matching in Strings* (1977): notes of a megabyte of
  /// equal lines take no longer than others.
  static func holds(_ whole: Bytes, _ part: Bytes) -> Bool {
    guard !part.isEmpty else { return true }
    let text = [0x0A] + whole.withLineFeeds + [0x0A]
    let pattern = [0x0A] + part.withLineFeeds + (part.last == 0x0A ? [] : [0x0A])
    var borders = [0]
    var matched = 0
    for index in 1..<pattern.count {
      while matched > 0, pattern[index] != pattern[matched] { matched = borders[matched - 1] }
      if pattern[index] == pattern[matched] { matched += 1 }
      borders.append(matched)
    }
    matched = 0
    for byte in text {
      while matched > 0, byte != pattern[matched] { matched = borders[matched - 1] }
      if byte == pattern[matched] { matched += 1 }
      if matched == pattern.count { return true }
    }
    return false
  }
}
