/// One version of a note: the log keeps all of them.
public struct NoteVersion: Hashable, Sendable {
  /// Counted from 1 for the first; a version keeps its number as long as no other device's log is merged in.
  public var number: Int
  public var writtenAt: Moment
  public var text: String
  /// Whether it is what the note says now.
  public var isCurrent: Bool

  /// The versions of one entry's note, the first written first.
  ///
  /// - Parameter events: The entry's events, in any order.
  public static func all(in events: some Sequence<HistoryEvent>) -> [NoteVersion] {
    let current = EntryProgress(projecting: events).noteVersion
    var versions: [NoteVersion] = []
    for event in HistoryOrder.sorted(events) {
      guard case .noteWritten(let text, _) = event.change else { continue }
      versions.append(
        NoteVersion(
          number: versions.count + 1, writtenAt: event.moment, text: text, isCurrent: event.id == current))
    }
    return versions
  }

  /// The first line that says something, for lists of versions.
  public var summary: String {
    text.split(whereSeparator: \.isNewline).map(String.init).first { !$0.allSatisfy(\.isWhitespace) } ?? ""
  }
}

/// Notes as text.
public enum NoteText {
  /// A note with a line of its own at the end.
  public static func appending(_ line: String, to note: String) -> String {
    note + (note.isEmpty || note.last?.isNewline == true ? "" : "\n") + line + "\n"
  }
}
