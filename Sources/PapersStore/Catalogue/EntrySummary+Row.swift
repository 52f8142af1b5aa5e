import Foundation
import GRDB
import PapersModel

extension EntrySummary {
  /// Reads a row of the catalogue beside the columns of `entry_state`, which are NULL for an entry nobody touched.
  init(row: Row) {
    self.init(
      key: CitationKey(row["key"] as String), kind: Entry.Kind(rawValue: row["kind"]) ?? .paper,
      title: LocalizedText(english: row["title_en"], chinese: row["title_zh"]), shortTitle: row["short_title"],
      year: row.number("year", in: 1...9999), position: row.count("position"), section: row.count("section"),
      status: ReadingStatus(rawValue: row["status"] ?? "") ?? .toRead, hasNote: row["has_note"],
      rating: row.number("rating", in: 1...5),
      tags: ColumnJSON.decode([String].self, row["tags"]) ?? [])
  }
}

/// The columns of `entry_state` that hold more than one value. The same value gives the same bytes.
enum ColumnJSON {
  static func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// - Returns: `nil` for an empty value too, as most are: a list reads many rows.
  static func decode<T: Decodable>(_ type: T.Type, _ json: String?) -> T? {
    guard let json, json.utf8.count > 2 else { return nil }
    return try? JSONDecoder().decode(type, from: Data(json.utf8))
  }
}
