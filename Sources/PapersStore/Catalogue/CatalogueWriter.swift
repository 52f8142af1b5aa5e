import Foundation
import GRDB
import PapersModel

/// Writes a list into the catalogue, section by section.
struct CatalogueWriter {
  private let source: String
  private let onProgress: (Int) -> Void
  private let db: Database
  private let index: SearchIndex.Writer
  private let encoder = JSONEncoder()
  private var ordinal = 0
  private var position = 0

  /// Writes what the list says of itself, and its glossary.
  init(
    _ list: ReadingList, source: String, fingerprint: String, onProgress: @escaping (Int) -> Void, in db: Database
  ) throws {
    (self.source, self.onProgress, self.db) = (source, onProgress, db)
    index = try SearchIndex.Writer(of: source, in: db)
    var head = list
    head.sections = []
    head.glossary = []
    try insert("list", ["source": source, "content_hash": fingerprint, "id": list.id, "body": try json(head)])
    for (ordinal, term) in list.glossary.enumerated() {
      try insert(
        "glossary_term",
        [
          "source": source, "ordinal": ordinal, "name": SearchText.folded(term.term.preferring(.english)),
          "body": try json(term),
        ], orIgnore: true)
    }
  }

  /// - Parameter isListed: Whether the list has the section; what is not listed counts towards nothing.
  mutating func add(_ section: Section, isListed: Bool = true) throws {
    let entries = section.readingOrder
    try insert(
      "section",
      [
        "source": source, "ordinal": ordinal, "id": section.id, "title_en": section.title.english,
        "title_zh": section.title.chinese, "introduction_en": section.introduction?.english,
        "introduction_zh": section.introduction?.chinese, "afterwards_en": section.afterwards?.english,
        "afterwards_zh": section.afterwards?.chinese, "first_position": position, "entry_count": entries.count,
        "paper_count": isListed ? entries.count { $0.kind == .paper } : 0, "is_listed": isListed,
      ])
    for entry in entries { try add(entry, isListed: isListed) }
    ordinal += 1
  }

  private mutating func add(_ entry: Entry, isListed: Bool) throws {
    var entry = entry
    entry.followUps = []
    let key = entry.key.rawValue
    try insert(
      "entry",
      [
        "source": source, "position": position, "section": ordinal, "key": key, "paper": key,
        "kind": entry.kind.rawValue,
        "title_en": entry.title.english, "title_zh": entry.title.chinese, "short_title": entry.shortTitle,
        "year": entry.year, "published": entry.published?.description,
      ])
    try insert("entry_body", ["source": source, "position": position, "body": try json(entry)])
    try index.add(entry, at: position)
    for identifier in entry.identifiers {
      try insert(
        "entry_identifier", ["source": source, "key": key, "identifier": identifier.normalized.name], orIgnore: true)
    }
    if isListed {
      for requirement in entry.requires {
        try insert(
          "requirement", ["source": source, "entry": key, "requires": requirement.rawValue], orIgnore: true)
      }
      for continuation in entry.leadsTo {
        try insert(
          "continuation", ["source": source, "entry": key, "leads_to": continuation.rawValue], orIgnore: true)
      }
      for alias in entry.aliases {
        try insert("entry_alias", ["source": source, "alias": alias.rawValue, "entry": key], orIgnore: true)
      }
    }
    position += 1
    onProgress(position)
  }

  private func insert(
    _ table: String, _ values: KeyValuePairs<String, (any DatabaseValueConvertible)?>, orIgnore: Bool = false
  ) throws {
    let names = values.map(\.key).joined(separator: ", ")
    let marks = values.map { _ in "?" }.joined(separator: ", ")
    try db.cachedStatement(
      sql: "INSERT \(orIgnore ? "OR IGNORE " : "")INTO \(table) (\(names)) VALUES (\(marks))"
    ).execute(arguments: StatementArguments(values.map(\.value)))
  }

  private func json(_ value: some Encodable) throws -> String {
    String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
