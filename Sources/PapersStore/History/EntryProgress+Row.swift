import GRDB
import PapersModel

extension EntryProgress {
  /// Reads the columns of `entry_state`, which are NULL in an outer join for an entry nobody touched.
  init(row: Row) {
    self.init()
    if let word = row["status"] as String?, let status = ReadingStatus(rawValue: word) { self.status = status }
    statusSetAt = row["status_set_at"]
    startedAt = row["started_at"]
    readAt = row["read_at"]
    note = row["note"] ?? ""
    noteWrittenAt = row["note_written_at"]
    if let device = row["note_device"] as String?, let sequence = row["note_sequence"] as Int? {
      noteVersion = HistoryEvent.ID(device: device, sequence: sequence)
    }
    rating = row.number("rating", in: 1...5)
    secondsSpent = min(max(row["seconds"] ?? 0, 0), Self.secondsLimit)
    tags = ColumnJSON.decode([String].self, row["tags"]) ?? []
    if let known = ColumnJSON.decode([Reading].self, row["readings"]), !known.isEmpty { readings = known }
  }

  /// More than anybody can spend, and little enough that sums of it can't overflow.
  private static let secondsLimit = 1 << 40

  /// The row of `entry_state`.
  ///
  /// Readings are NULL as long as there is only a first one that nothing came of; `passes` repeats those of the current
  /// one, for lists.
  func columns(for entry: PaperName) throws -> [(name: String, value: (any DatabaseValueConvertible)?)] {
    [
      ("entry", entry.rawValue), ("status", status.rawValue), ("status_set_at", statusSetAt),
      ("started_at", startedAt), ("read_at", readAt), ("note", note),
      ("note_written_at", noteWrittenAt), ("note_device", noteVersion?.device),
      ("note_sequence", noteVersion?.sequence), ("rating", rating),
      ("tags", tags.isEmpty ? "[]" : try ColumnJSON.encode(tags)),
      ("passes", passes.isEmpty ? "{}" : try ColumnJSON.encode(passes)),
      ("readings", readings == [Reading()] ? nil : try ColumnJSON.encode(readings)), ("seconds", secondsSpent),
    ]
  }
}
