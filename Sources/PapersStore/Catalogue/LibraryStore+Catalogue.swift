import Foundation
import GRDB
import PapersModel

extension LibraryStore {
  /// What a row of the catalogue was made from: the content of the file, and how this program reads it. Raise the number
  /// when a release gets more out of the same file.
  static func fingerprint(_ content: some CustomStringConvertible) -> String { "5-\(content)" }

  /// Whether the catalogue was made from a file with this stamp, so that its content need not be read.
  ///
  /// - Parameter stamp: What changes with the file: its size and when it was last written.
  public func holds(source: String, stamp: String) throws(StoreError) -> Bool {
    try read { db in
      try String.fetchOne(db, sql: "SELECT file_stamp FROM list WHERE source = ?", arguments: [source])
        == Self.fingerprint(stamp)
    }
  }

  /// Notes that a file with another stamp still has the content that the catalogue was made from.
  public func setStamp(_ stamp: String, of source: String) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: "UPDATE list SET file_stamp = ? WHERE source = ?", arguments: [Self.fingerprint(stamp), source])
    }
  }

  /// Whether the catalogue holds this source with this content.
  ///
  /// - Parameter source: Where the list comes from: a path, or a name for what ships with the program.
  public func holds(source: String, contentHash: ContentHash) throws(StoreError) -> Bool {
    try read { db in
      try String.fetchOne(db, sql: "SELECT content_hash FROM list WHERE source = ?", arguments: [source])
        == Self.fingerprint(contentHash)
    }
  }

  /// The list without its entries.
  ///
  /// - Returns: `nil` if the catalogue doesn't hold the source.
  public func overview(of source: String) throws(StoreError) -> ListOverview? {
    try read { db in
      guard let body = try String.fetchOne(db, sql: "SELECT body FROM list WHERE source = ?", arguments: [source])
      else { return nil }
      let list = try decoded(ReadingList.self, body)
      // Entries that nobody touched are to be read, so that only the touched ones are counted, however long the list: a
      // cross join keeps SQLite from beginning with the list.
      var papers: [Int: Tally] = [:]
      var everything: [Int: Tally] = [:]
      let touched = try Row.fetchCursor(
        db, sql: Self.touchedSQL, arguments: [source])
      while let row = try touched.next() {
        guard let status = ReadingStatus(rawValue: row["status"]) else { continue }
        let section = row.count("section")
        let count = row.count("count")
        everything[section, default: Tally()][status] += count
        if row["kind"] == Entry.Kind.paper.rawValue, row["is_listed"] {
          papers[section, default: Tally()][status] += count
        }
      }
      func complete(_ tally: Tally?, to total: Int) -> Tally {
        var tally = tally ?? Tally()
        if total > tally.total { tally[.toRead] = total - tally.total }
        return tally
      }
      var sections: [SectionOverview] = []
      let rows = try Row.fetchCursor(
        db, sql: "SELECT * FROM section WHERE source = ? ORDER BY ordinal", arguments: [source])
      while let row = try rows.next() {
        let ordinal = row.count("ordinal")
        // Each begins where the one before ends.
        let first = sections.last?.positions.upperBound ?? 0
        let count = row.count("entry_count")
        sections.append(
          SectionOverview(
            id: row["id"], title: LocalizedText(english: row["title_en"], chinese: row["title_zh"]),
            introduction: LocalizedText(english: row["introduction_en"], chinese: row["introduction_zh"]).nonEmpty,
            afterwards: LocalizedText(english: row["afterwards_en"], chinese: row["afterwards_zh"]).nonEmpty,
            positions: first..<first + count, papers: complete(papers[ordinal], to: row.count("paper_count")),
            everything: complete(everything[ordinal], to: count), isListed: row["is_listed"]))
      }
      return ListOverview(
        id: list.id, title: list.title, introduction: list.introduction, credit: list.credit, sections: sections)
    }
  }

  /// How many entries have which status, by section; of those that somebody touched.
  static let touchedSQL = """
    SELECT section, kind, status, is_listed, count(*) AS count
    FROM entry_state CROSS JOIN entry ON entry.source = ? AND entry.key = \(PaperName.keySQL("entry_state.entry"))
      AND entry.paper = entry_state.entry
    JOIN section ON section.source = entry.source AND section.ordinal = entry.section
    WHERE status <> 'to-read' GROUP BY 1, 2, 3
    """

  /// Some entries by their places in the reading order; one query each.
  public func summaries(of source: String, positions: [Int]) throws(StoreError) -> [EntrySummary] {
    try read { db in
      try positions.flatMap { try Self.summaries(where: "source = ? AND position = ?", [source, $0], in: db) }
    }
  }

  /// A window of the reading order.
  public func summaries(of source: String, at positions: Range<Int>) throws(StoreError) -> [EntrySummary] {
    try read { db in
      try Self.summaries(
        where: "source = ? AND position >= ? AND position < ?",
        [source, positions.lowerBound, positions.upperBound], in: db)
    }
  }

  /// Some entries of the list, in reading order; keys that it doesn't have are left out.
  public func summaries(of source: String, keys: [CitationKey]) throws(StoreError) -> [EntrySummary] {
    try read { try Self.summaries(of: source, keys: keys.map(\.rawValue), in: $0) }
  }

  /// Every citation key of the list and of what it doesn't have any more, in reading order.
  public func keys(of source: String) throws(StoreError) -> [CitationKey] {
    try read { db in
      try String.fetchAll(db, sql: "SELECT key FROM entry WHERE source = ? ORDER BY position", arguments: [source])
        .map { CitationKey($0) }
    }
  }

  /// Where an entry stands in the reading order, counted from 0; `nil` if the list doesn't have it, by whichever key.
  public func position(of entry: CitationKey, in source: String) throws(StoreError) -> Int? {
    try read { try Self.position(of: PaperName(entry), in: source, $0) }
  }

  /// An entry with everything there is to show of it.
  ///
  /// - Returns: `nil` if the list has no such position.
  public func detail(at position: Int, in source: String) throws(StoreError) -> EntryDetail? {
    try read { try detail(at: position, in: source, $0) }
  }

  /// Goes through the entries of a list in reading order, one in memory at a time.
  ///
  /// - Throws: `StoreError`, or whatever the body throws, which ends the walk.
  public func forEachEntry(of source: String, _ body: (Entry, EntryProgress) throws -> Void) throws {
    var stopped: (any Error)?
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT entry_body.body, entry_state.* FROM entry JOIN entry_body USING (source, position)
          LEFT JOIN entry_state ON entry_state.entry = entry.paper
          WHERE source = ? ORDER BY position
          """, arguments: [source])
      while let row = try rows.next() {
        let entry = try decoded(Entry.self, row["body"])
        do {
          try body(entry, EntryProgress(row: row))
        } catch {
          stopped = error
          return
        }
      }
    }
    if let stopped { throw stopped }
  }

  /// The path through the list, for finding what to read next.
  public func path(of source: String) throws(StoreError) -> [PathStep] {
    try read { db in
      var requires: [String: [CitationKey]] = [:]
      let requirements = try Row.fetchCursor(
        db,
        sql: """
          SELECT requirement.entry, requires FROM requirement
          JOIN entry ON entry.source = requirement.source AND entry.key = requires
          WHERE requirement.source = ? ORDER BY position
          """, arguments: [source])
      while let row = try requirements.next() {
        requires[row["entry"], default: []].append(CitationKey(row["requires"] as String))
      }
      return try Row.fetchAll(
        db,
        sql: """
          SELECT key, kind, status FROM listed_entry LEFT JOIN entry_state ON entry_state.entry = listed_entry.paper
          WHERE source = ? ORDER BY position
          """, arguments: [source]
      ).map { row in
        let key: String = row["key"]
        return PathStep(
          key: CitationKey(key), kind: Entry.Kind(rawValue: row["kind"]) ?? .paper,
          status: ReadingStatus(rawValue: row["status"] ?? "") ?? .toRead, requires: requires[key] ?? [])
      }
    }
  }

  /// The glossary of the list, in its order.
  public func glossary(of source: String) throws(StoreError) -> [GlossaryTerm] {
    try read { db in
      try String.fetchAll(
        db, sql: "SELECT body FROM glossary_term WHERE source = ? ORDER BY ordinal", arguments: [source]
      ).map { try decoded(GlossaryTerm.self, $0) }
    }
  }

  // MARK: - Inside a transaction

  private func detail(at position: Int, in source: String, _ db: Database) throws -> EntryDetail? {
    guard
      let summary = try Self.summaries(where: "source = ? AND position = ?", [source, position], in: db).first,
      let row = try Row.fetchOne(
        db.cachedStatement(
          sql:
            "SELECT body, paper FROM entry JOIN entry_body USING (source, position) WHERE source = ? AND position = ?"),
        arguments: [source, position])
    else { return nil }
    let entry = try decoded(Entry.self, row["body"])
    let name = PaperName(row["paper"] as String)
    let dependants = try String.fetchAll(
      db.cachedStatement(sql: "SELECT entry FROM requirement WHERE source = ? AND requires = ?"),
      arguments: [source, entry.key.rawValue])
    func summaries(_ keys: [String]) throws -> [EntrySummary] {
      try Self.summaries(of: source, keys: keys, in: db)
    }
    let progress = try Self.progress(of: name, in: db)
    let linked = progress.hasNote ? Set(NoteLinks.all(in: progress.note).map(\.key)).sorted() : []
    return EntryDetail(
      entry: entry, summary: summary, progress: progress,
      requires: try summaries(entry.requires.map(\.rawValue)),
      leadsTo: try summaries(dependants + entry.leadsTo.map(\.rawValue)),
      related: try summaries(entry.related.map(\.rawValue)),
      terms: try entry.commentary.terms.compactMap { name in
        try String.fetchOne(
          db.cachedStatement(sql: "SELECT body FROM glossary_term WHERE source = ? AND name = ?"),
          arguments: [source, SearchText.folded(name)]
        ).map { try decoded(GlossaryTerm.self, $0) }
      },
      noteLinks: try linked.compactMap { key in
        guard let position = try Self.position(of: PaperName(key), in: source, db) else { return nil }
        return try Self.summaries(where: "source = ? AND position = ?", [source, position], in: db).first
          .map { EntryDetail.NoteLink(key: key, entry: $0) }
      },
      linkedFrom: try linking(to: name, at: position, in: source, db))
  }

  /// The entries of a list whose notes link to one of them, in reading order.
  private func linking(to name: PaperName, at position: Int, in source: String, _ db: Database) throws -> [EntrySummary]
  {
    let keys = try Set(Self.names(ofPaper: name, in: db).map(\.key))
    let positions = try keys.flatMap { key -> [Int] in
      // By a key that another entry has in this list, notes link to that.
      guard try key == name.key || Self.position(of: PaperName(key), in: source, db) == position else { return [] }
      return try Int.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT position FROM note_link
            CROSS JOIN entry ON entry.source = ? AND entry.key = \(PaperName.keySQL("note_link.entry"))
              AND entry.paper = note_link.entry
            WHERE target = ?
            """), arguments: [source, key.rawValue])
    }
    guard !positions.isEmpty else { return [] }
    return try Set(positions).sorted()
      .flatMap { try Self.summaries(where: "source = ? AND position = ?", [source, $0], in: db) }
  }

  private static func summaries(of source: String, keys: [String], in db: Database) throws -> [EntrySummary] {
    // SQLite takes a limited number of values at once.
    let limit = 500
    guard keys.count <= limit else {
      return try stride(from: 0, to: keys.count, by: limit)
        .flatMap { try summaries(of: source, keys: Array(keys[$0..<min($0 + limit, keys.count)]), in: db) }
        .sorted { $0.position < $1.position }
    }
    guard !keys.isEmpty else { return [] }
    let marks = Array(repeating: "?", count: keys.count).joined(separator: ", ")
    return try summaries(where: "source = ? AND key IN (\(marks))", StatementArguments([source] + keys), in: db)
  }

  static func summaries(where condition: String, _ arguments: StatementArguments, in db: Database) throws
    -> [EntrySummary]
  {
    // The plus keeps SQLite from walking the whole list in order of position for the sake of the order.
    let statement = try db.cachedStatement(
      sql: """
        SELECT entry.*, status, coalesce(note <> '', 0) AS has_note, rating, tags
        FROM entry LEFT JOIN entry_state ON entry_state.entry = entry.paper
        WHERE \(condition) ORDER BY +position
        """)
    return try Row.fetchAll(statement, arguments: arguments).map(EntrySummary.init(row:))
  }

  private func decoded<T: Decodable>(_ type: T.Type, _ json: String) throws -> T {
    try Self.decoder.decode(type, from: Data(json.utf8))
  }

  private static let decoder = JSONDecoder()
}

extension LocalizedText {
  fileprivate var nonEmpty: LocalizedText? { isEmpty ? nil : self }
}
