import Foundation
import GRDB
import PapersModel

extension LibraryStore {
  /// Puts a list into the catalogue, in place of what was there for its source. Progress and notes are not touched.
  ///
  /// - Parameter onProgress: Told after each entry how many are in.
  public func install(
    _ list: ReadingList, source: String, contentHash: ContentHash, onProgress: (Int) -> Void = { _ in }
  ) throws(StoreError) {
    let encoder = JSONEncoder()
    func json(_ value: some Encodable) throws -> String {
      String(decoding: try encoder.encode(value), as: UTF8.self)
    }
    // A log that holds a whole list would be read through at each start until it is put into the file.
    defer { checkpoint() }
    try write { db in
      try SearchIndex.removeEntries(of: source, in: db)
      try db.execute(sql: "DELETE FROM list WHERE source = ?", arguments: [source])
      var head = list
      head.sections = []
      head.glossary = []
      try db.execute(
        sql: "INSERT INTO list (source, content_hash, id, body) VALUES (?, ?, ?, ?)",
        arguments: [source, Self.fingerprint(contentHash), list.id, try json(head)])

      for (ordinal, term) in list.glossary.enumerated() {
        try db.execute(
          sql: "INSERT OR IGNORE INTO glossary_term (source, ordinal, name, body) VALUES (?, ?, ?, ?)",
          arguments: [source, ordinal, SearchText.folded(term.term.preferring(.english)), try json(term)])
      }
      let insertEntry = try db.makeStatement(
        sql: """
          INSERT INTO entry (source, position, section, key, kind, title_en, title_zh, short_title, year, published)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """)
      let insertBody = try db.makeStatement(
        sql: "INSERT INTO entry_body (source, position, body) VALUES (?, ?, ?)")
      let index = try SearchIndex.Writer(of: source, in: db)
      let insertRequirement = try db.makeStatement(
        sql: "INSERT OR IGNORE INTO requirement (source, entry, requires) VALUES (?, ?, ?)")
      let insertContinuation = try db.makeStatement(
        sql: "INSERT OR IGNORE INTO continuation (source, entry, leads_to) VALUES (?, ?, ?)")
      var position = 0
      for (ordinal, section) in list.sections.enumerated() {
        let entries = section.readingOrder
        try db.execute(
          sql: """
            INSERT INTO section (source, ordinal, id, title_en, title_zh, introduction_en, introduction_zh,
              afterwards_en, afterwards_zh, first_position, entry_count, paper_count)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            source, ordinal, section.id, section.title.english, section.title.chinese, section.introduction?.english,
            section.introduction?.chinese, section.afterwards?.english, section.afterwards?.chinese, position,
            entries.count, entries.count { $0.kind == .paper },
          ])
        for var entry in entries {
          entry.followUps = []
          try insertEntry.execute(arguments: [
            source, position, ordinal, entry.key.rawValue, entry.kind.rawValue, entry.title.english,
            entry.title.chinese, entry.shortTitle, entry.year, entry.published?.description,
          ])
          try insertBody.execute(arguments: [source, position, try json(entry)])
          try index.add(entry, at: position)
          for requirement in entry.requires {
            try insertRequirement.execute(arguments: [source, entry.key.rawValue, requirement.rawValue])
          }
          for continuation in entry.leadsTo {
            try insertContinuation.execute(arguments: [source, entry.key.rawValue, continuation.rawValue])
          }
          position += 1
          onProgress(position)
        }
      }
    }
  }
}
