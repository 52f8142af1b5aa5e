import GRDB
import PapersModel

/// Which papers share a key, derived from what the lists say and what the log holds.
///
/// Two lists mean two papers by one key if they give it identifiers of one kind and have none in common, and no third list
/// has identifiers of both. A key also stands for a paper that it was recorded for (`HistoryEvent.paper`), if none of the
/// lists that have the key can mean that and a list, or the log, has the paper by another key: lists give keys away.
///
/// An identifier that a list no longer gives is taken for a corrected one unless some list still has it. What was recorded
/// with an identifier that nothing is known of stays with the key, for it must be seen somewhere; and so does what was
/// recorded without one, before this was kept or in lists without identifiers: all papers with the key show it. What is
/// recorded of one of them from then on is its own.
extension LibraryStore {
  /// A list's key, and how another list means another paper by it.
  public struct SharedKey: Hashable, Sendable {
    public var key: CitationKey
    /// The identifier of the paper in the list that was asked about, such as `doi:10.1000/x`.
    public var identifier: String
    /// A list that means another one.
    public var otherSource: String
  }

  /// The keys by which other lists mean other papers than this one, in order; each with the first such list.
  public func sharedKeys(of source: String) throws(StoreError) -> [SharedKey] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT own.key, own.paper, min(other.source) AS source FROM (SELECT DISTINCT key FROM paper_name) AS shared
          CROSS JOIN entry AS own ON own.source = ? AND own.key = shared.key AND own.paper <> own.key
          CROSS JOIN list ON list.source <> own.source
          CROSS JOIN entry AS other ON other.source = list.source AND other.key = own.key AND other.paper <> own.paper
            AND other.paper <> other.key
          GROUP BY own.key ORDER BY own.key
          """, arguments: [source]
      ).map { row in
        let key = CitationKey(row["key"] as String)
        let paper: String = row["paper"]
        return SharedKey(
          key: key, identifier: String(paper.dropFirst(key.rawValue.count + 1)), otherSource: row["source"])
      }
    }
  }

  // MARK: - Keys that may be shared

  /// The keys to which lists give different identifiers of one kind.
  ///
  /// - Parameter source: Only keys of this list; `nil` for all.
  static func contestedKeys(of source: String? = nil, in db: Database) throws -> Set<CitationKey> {
    let keys = try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT own.key FROM entry_identifier AS own
        CROSS JOIN entry_identifier AS other ON other.key = own.key AND other.identifier <> own.identifier
          AND substr(other.identifier, 1, instr(other.identifier, ':')) = substr(own.identifier, 1, instr(own.identifier, ':'))
          AND other.source <> own.source
        WHERE \(source == nil ? "1" : "own.source = ?")
        """, arguments: StatementArguments(source.map { [$0] } ?? []))
    return Set(keys.map { CitationKey($0) })
  }

  /// The keys that something was recorded under for a paper which has another key and which no list has by that one.
  static func abandonedKeys(in db: Database) throws -> Set<CitationKey> {
    let keys = try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT entry FROM (SELECT DISTINCT paper, entry FROM event WHERE paper IS NOT NULL AND entry IS NOT NULL) AS event
        WHERE NOT EXISTS (SELECT 1 FROM entry_identifier WHERE key = entry AND identifier = paper)
        AND \(isElsewhereSQL)
        """)
    return Set(keys.map { CitationKey($0) })
  }

  /// Whether a list has a paper that something was recorded for under a key, or the log has another key of it.
  private static let isElsewhereSQL = """
    (EXISTS (SELECT 1 FROM entry_identifier WHERE identifier = paper) OR EXISTS (
      SELECT 1 FROM event AS renaming
      WHERE kind = 'renamed' AND renaming.entry = event.entry AND renaming.paper = event.paper))
    """

  static func sharedKeys(in db: Database) throws -> Set<CitationKey> {
    Set(try String.fetchAll(db, sql: "SELECT DISTINCT key FROM paper_name").map { CitationKey($0) })
  }

  // MARK: - Names

  /// Derives anew what papers some keys stand for.
  ///
  /// - Returns: The names of papers whose events are others now, those that are no names any more included.
  static func updateNames(of keys: Set<CitationKey>, in db: Database) throws -> Set<PaperName> {
    var changed: Set<PaperName> = []
    for key in keys.sorted() {
      let (names, sources) = try derivedNames(of: key, in: db)
      let update = try db.cachedStatement(
        sql: "UPDATE entry SET paper = :paper WHERE source = :source AND key = :key AND paper <> :paper")
      for source in try self.sources(of: key, in: db) {
        let name = sources[source] ?? PaperName(key)
        try update.execute(arguments: ["paper": name.rawValue, "source": source, "key": key.rawValue])
      }
      let known = try heldNames(of: key, in: db)
      guard known != names else { continue }
      changed.formUnion(Set(known.values).union(names.values).union([PaperName(key)]))
      try db.cachedStatement(sql: "DELETE FROM paper_name WHERE key = ?").execute(arguments: [key.rawValue])
      let insert = try db.cachedStatement(sql: "INSERT INTO paper_name (key, identifier, name) VALUES (?, ?, ?)")
      for (identifier, name) in names {
        try insert.execute(arguments: [key.rawValue, identifier, name.rawValue])
      }
    }
    return changed
  }

  /// The keys of which the tables hold other names than they should.
  static func keysWithStaleNames(in db: Database) throws -> [CitationKey] {
    let keys = try contestedKeys(in: db).union(abandonedKeys(in: db)).union(sharedKeys(in: db))
    return try keys.sorted().filter { key in
      let (names, sources) = try derivedNames(of: key, in: db)
      guard try heldNames(of: key, in: db) == names else { return true }
      return try self.sources(of: key, in: db).contains { source in
        let held = try String.fetchOne(
          db, sql: "SELECT paper FROM entry WHERE source = ? AND key = ?", arguments: [source, key.rawValue])
        return held != (sources[source] ?? PaperName(key)).rawValue
      }
    }
  }

  /// The names that stand for a key, by identifier; none if it stands for one paper.
  private static func heldNames(of key: CitationKey, in db: Database) throws -> [String: PaperName] {
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT identifier, name FROM paper_name WHERE key = ?"), arguments: [key.rawValue])
    return Dictionary(uniqueKeysWithValues: rows.map { ($0["identifier"], PaperName($0["name"] as String)) })
  }

  /// The lists that have an entry by a key.
  static func sources(of key: CitationKey, in db: Database) throws -> [String] {
    try String.fetchAll(
      db.cachedStatement(
        sql: "SELECT list.source FROM list CROSS JOIN entry ON entry.source = list.source AND entry.key = ?"),
      arguments: [key.rawValue])
  }

  /// One paper that lists mean by a key.
  private struct Meant {
    var sources: Set<String>
    /// Those that lists give it.
    var identifiers: Set<String>
    /// Those that lists gave it.
    var past: Set<String> = []

    func contradicts(_ other: Meant) -> Bool { !kinds.isDisjoint(with: other.kinds) }
    var kinds: Set<Substring> { Set(identifiers.map(PaperName.kind)) }
  }

  /// The names of the papers that a key stands for, by identifier and by list; none if it stands for one.
  private static func derivedNames(
    of key: CitationKey, in db: Database
  ) throws -> (byIdentifier: [String: PaperName], bySource: [String: PaperName]) {
    let papers = try meant(by: key, in: db)
    let kinds = papers.map(\.kinds)
    let known = papers.reduce(into: Set<String>()) { $0.formUnion($1.identifiers.union($1.past)) }
    let abandoned = try String.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT paper FROM (SELECT DISTINCT entry, paper FROM event WHERE entry = ? AND paper IS NOT NULL) AS event
          WHERE \(isElsewhereSQL)
          """), arguments: [key.rawValue]
    ).filter { identifier in
      !known.contains(identifier) && kinds.allSatisfy { $0.contains(PaperName.kind(of: identifier)) }
    }
    let isShared =
      papers.indices.contains { index in papers[..<index].contains { $0.contradicts(papers[index]) } }
      || !papers.isEmpty && !abandoned.isEmpty
    guard isShared else { return ([:], [:]) }
    var byIdentifier: [String: PaperName] = [:]
    var bySource: [String: PaperName] = [:]
    for paper in papers {
      // A DOI before an arXiv id, as the alphabet has it the other way round.
      guard let strongest = paper.identifiers.max() else { continue }
      let name = PaperName(key, identifier: strongest)
      for identifier in paper.identifiers.union(paper.past) { byIdentifier[identifier] = name }
      for source in paper.sources { bySource[source] = name }
    }
    for identifier in abandoned { byIdentifier[identifier] = PaperName(key, identifier: identifier) }
    return (byIdentifier, bySource)
  }

  /// The papers that lists mean by a key, told by their identifiers; lists that give none are left out.
  private static func meant(by key: CitationKey, in db: Database) throws -> [Meant] {
    func identifiers(_ sql: String) throws -> [String: Set<String>] {
      try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [key.rawValue]).reduce(into: [:]) {
        $0[$1["source"], default: []].insert($1["identifier"])
      }
    }
    let present = try identifiers("SELECT source, identifier FROM entry_identifier WHERE key = ?")
    let past = try identifiers(
      """
      SELECT source, identifier FROM past_identifier AS past WHERE key = ?
      AND NOT EXISTS (SELECT 1 FROM entry_identifier WHERE identifier = past.identifier)
      """)
    var papers: [Meant] = []
    for (source, identifiers) in present.sorted(by: { $0.key < $1.key }) {
      var paper = Meant(sources: [source], identifiers: identifiers)
      for other in papers where !other.identifiers.isDisjoint(with: identifiers) {
        paper.sources.formUnion(other.sources)
        paper.identifiers.formUnion(other.identifiers)
      }
      papers.removeAll { !$0.sources.isDisjoint(with: paper.sources) }
      papers.append(paper)
    }
    guard !past.isEmpty else { return papers }
    let claims = papers.map { paper in paper.sources.reduce(into: Set<String>()) { $0.formUnion(past[$1] ?? []) } }
    for index in papers.indices {
      // Of what lists have corrected to two papers it can't be told which it was.
      papers[index].past = claims[index].filter { identifier in claims.count { $0.contains(identifier) } == 1 }
    }
    return papers
  }
}
