import Foundation
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
    rating = row["rating"]
    secondsSpent = row["seconds"] ?? 0
    if let json = row["tags"] as String?, json != "[]" { tags = decoded([String].self, json) ?? [] }
    if let json = row["readings"] as String? { readings = decoded([Reading].self, json) ?? readings }
  }

  /// The row of `entry_state`. The same progress gives the same bytes.
  ///
  /// Readings are NULL as long as there is only a first one that nothing came of; `passes` repeats those of the current
  /// one, for lists.
  func columns(for entry: CitationKey) throws -> [(name: String, value: (any DatabaseValueConvertible)?)] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    func json(_ value: some Encodable) throws -> String {
      String(decoding: try encoder.encode(value), as: UTF8.self)
    }
    return [
      ("entry", entry.rawValue), ("status", status.rawValue), ("status_set_at", statusSetAt),
      ("started_at", startedAt), ("read_at", readAt), ("note", note), ("note_folded", SearchText.folded(note)),
      ("note_written_at", noteWrittenAt), ("note_device", noteVersion?.device),
      ("note_sequence", noteVersion?.sequence), ("rating", rating), ("tags", tags.isEmpty ? "[]" : try json(tags)),
      ("passes", passes.isEmpty ? "{}" : try json(passes)),
      ("readings", readings == [Reading()] ? nil : try json(readings)), ("seconds", secondsSpent),
    ]
  }

  private func decoded<T: Decodable>(_ type: T.Type, _ json: String) -> T? {
    try? JSONDecoder().decode(type, from: Data(json.utf8))
  }
}
