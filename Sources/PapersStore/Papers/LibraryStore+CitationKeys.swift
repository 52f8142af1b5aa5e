import Foundation
import GRDB
import PapersModel

/// The names of one paper. The log keeps the key that an event was recorded under; what makes two names one paper is a
/// `renamed` event, or a DOI or arXiv id that lists give both.
///
/// The second is nothing that is recorded: it holds as long as the lists say so, on the machines that have them.
extension LibraryStore {
  /// The keys that a paper has and had, in order.
  ///
  /// - Parameters:
  ///   - key: One of them.
  ///   - source: The list that tells which paper is meant, where papers share the key.
  public func keys(ofPaper key: CitationKey, in source: String? = nil) throws(StoreError) -> [CitationKey] {
    try read { db in
      Set(try Self.names(ofPaper: Self.name(of: key, in: source, db), in: db).map(\.key)).sorted()
    }
  }

  /// What a list means by a key, whether or not it has it.
  ///
  /// - Parameter source: Where it doesn't have the key, and where there is no list, the one paper is meant that something
  ///   was done with, if it is one.
  static func name(of key: CitationKey, in source: String?, _ db: Database) throws -> PaperName {
    let listed = try source.flatMap { source in
      try String.fetchOne(
        db.cachedStatement(sql: "SELECT paper FROM entry WHERE source = ? AND key = ?"),
        arguments: [source, key.rawValue])
    }
    if let listed { return PaperName(listed) }
    guard try areKeysShared(in: db) else { return PaperName(key) }
    let touched = try String.fetchAll(
      db.cachedStatement(
        sql: "SELECT DISTINCT name FROM paper_name JOIN entry_state ON entry = name WHERE paper_name.key = ? LIMIT 2"),
      arguments: [key.rawValue])
    return touched.count == 1 ? PaperName(touched[0]) : PaperName(key)
  }

  /// The paper that an event is about.
  static func name(of event: HistoryEvent, in db: Database) throws -> PaperName? {
    try event.entry.map { try name(of: $0, as: event.paper, in: db) }
  }

  /// The paper that is meant by a key and what tells it from others.
  static func name(of key: CitationKey, as paper: String?, in db: Database) throws -> PaperName {
    let name = try paper.flatMap { paper in
      try !areKeysShared(in: db)
        ? nil
        : String.fetchOne(
          db.cachedStatement(sql: "SELECT name FROM paper_name WHERE key = ? AND identifier = ?"),
          arguments: [key.rawValue, paper])
    }
    return name.map { PaperName($0) } ?? PaperName(key)
  }

  /// What tells a paper from others that share its key: the strongest identifier that a list gives it, a DOI before an
  /// arXiv id.
  ///
  /// - Parameter source: The list that was open; `nil` if the paper was named without one.
  /// - Returns: `nil` where the list gives none. What another list would say then is not what the person saw.
  static func identifier(of key: CitationKey, in source: String?, _ db: Database) throws -> String? {
    let listed = try source.flatMap { source in
      try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT (SELECT max(identifier) FROM entry_identifier AS given WHERE given.source = entry.source AND given.key = entry.key)
            FROM entry WHERE source = ? AND key = ?
            """), arguments: [source, key.rawValue])
    }
    if let listed { return listed[0] }
    let name = try name(of: key, in: source, db)
    if name.hasIdentifier { return String(name.rawValue.dropFirst(key.rawValue.utf8.count + 1)) }
    return try String.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT max(identifier) FROM entry_identifier
          WHERE key = :key AND NOT EXISTS (SELECT 1 FROM paper_name WHERE key = :key)
          """), arguments: ["key": key.rawValue])
  }

  // MARK: - Names that are one paper

  /// The names of the paper that one names, itself included.
  ///
  /// What lists say by identifiers is left out where it can't be: where one list would have the paper twice.
  static func names(ofPaper name: PaperName, in db: Database) throws -> Set<PaperName> {
    let areShared = try areKeysShared(in: db)
    let all = try reachable(from: name, in: db, by: [renamings(areShared), commonIdentifiers(areShared)])
    guard all.count > 1 else { return all }
    let renamed = try reachable(from: name, in: db, by: [renamings(areShared)])
    return try all.count > renamed.count && !isTwiceInOneList(all, in: db) ? all : renamed
  }

  /// The names under which there are events of a paper: its own, and those of what can't be told to be about one of the
  /// papers that share its key.
  static func namesInLog(ofPaper name: PaperName, in db: Database) throws -> Set<PaperName> {
    let own = try names(ofPaper: name, in: db)
    return try own.filter(\.hasIdentifier).reduce(into: own) {
      $0.formUnion(try names(ofPaper: PaperName($1.key), in: db))
    }
  }

  /// The names of papers that may show an event of one: its own, and where it can't be told which of several is meant,
  /// those of all of them.
  static func namesConcerned(by name: PaperName, in db: Database) throws -> Set<PaperName> {
    var names: Set<PaperName> = []
    var open = [name]
    while let next = open.popLast() {
      guard !names.contains(next) else { continue }
      let own = try Self.names(ofPaper: next, in: db)
      names.formUnion(own)
      for name in own {
        open += name.hasIdentifier ? [PaperName(name.key)] : try namesWithIdentifier(of: name.key, in: db)
      }
    }
    return names
  }

  /// The names of the papers that share a key; none if it stands for one.
  static func namesWithIdentifier(of key: CitationKey, in db: Database) throws -> [PaperName] {
    guard try areKeysShared(in: db) else { return [] }
    return try String.fetchAll(
      db.cachedStatement(sql: "SELECT DISTINCT name FROM paper_name WHERE key = ? ORDER BY name"),
      arguments: [key.rawValue]
    ).map { PaperName($0) }
  }

  /// Whether papers share any key of this library. Most libraries are without, and what is asked of them is simpler.
  static func areKeysShared(in db: Database) throws -> Bool {
    try Row.fetchOne(db.cachedStatement(sql: "SELECT 1 FROM paper_name LIMIT 1")) != nil
  }

  static func renamings(_ areKeysShared: Bool) -> String {
    guard areKeysShared else {
      return """
        SELECT value FROM event WHERE kind = 'renamed' AND entry = :key AND :key = :name
        UNION SELECT entry FROM event WHERE kind = 'renamed' AND value = :key AND :key = :name
        """
    }
    return """
      SELECT coalesce(other.name, value) FROM event
      LEFT JOIN paper_name AS own ON own.key = entry AND own.identifier = paper
      LEFT JOIN paper_name AS other ON other.key = value AND other.identifier = paper
      WHERE kind = 'renamed' AND entry = :key AND coalesce(own.name, entry) = :name
      UNION SELECT coalesce(other.name, entry) FROM event
      LEFT JOIN paper_name AS own ON own.key = value AND own.identifier = paper
      LEFT JOIN paper_name AS other ON other.key = entry AND other.identifier = paper
      WHERE kind = 'renamed' AND value = :key AND coalesce(own.name, value) = :name
      """
  }

  /// Names have identifiers that no list gives their keys, too: those of papers whose key went to another one.
  static func commonIdentifiers(_ areKeysShared: Bool) -> String {
    guard areKeysShared else {
      return """
        SELECT DISTINCT other.key FROM entry_identifier AS own
        CROSS JOIN entry_identifier AS other ON other.identifier = own.identifier
        WHERE own.key = :key AND other.key <> own.key AND :key = :name
        """
    }
    return """
      WITH own AS (
        SELECT identifier FROM entry_identifier
        WHERE key = :key AND :key = :name AND NOT EXISTS (SELECT 1 FROM paper_name WHERE key = :key)
        UNION SELECT identifier FROM paper_name WHERE key = :key AND name = :name
        AND EXISTS (SELECT 1 FROM entry_identifier WHERE identifier = paper_name.identifier)
      )
      SELECT coalesce(paper_name.name, other.key) FROM own
      CROSS JOIN entry_identifier AS other ON other.identifier = own.identifier AND other.key <> :key
      LEFT JOIN paper_name ON paper_name.key = other.key AND paper_name.identifier = other.identifier
      UNION SELECT other.name FROM own
      CROSS JOIN paper_name AS other ON other.identifier = own.identifier AND other.key <> :key
      """
  }

  private static func reachable(from name: PaperName, in db: Database, by neighbours: [String]) throws
    -> Set<PaperName>
  {
    let statements = try neighbours.map { try db.cachedStatement(sql: $0) }
    var names: Set<PaperName> = [name]
    var open = [name]
    while let next = open.popLast() {
      for statement in statements {
        let arguments: StatementArguments = ["key": next.key.rawValue, "name": next.rawValue]
        for neighbour in try String.fetchAll(statement, arguments: arguments) {
          let neighbour = PaperName(neighbour)
          if names.insert(neighbour).inserted { open.append(neighbour) }
        }
      }
    }
    return names
  }

  /// Whether a list has several entries that names stand for.
  private static func isTwiceInOneList(_ names: Set<PaperName>, in db: Database) throws -> Bool {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT 1 FROM list WHERE (
            SELECT count(*) FROM entry WHERE entry.source = list.source AND key IN (SELECT value FROM json_each(?))
            AND paper IN (SELECT value FROM json_each(?))
          ) > 1 LIMIT 1
          """),
      arguments: [
        try ColumnJSON.encode(Set(names.map(\.key.rawValue)).sorted()),
        try ColumnJSON.encode(names.map(\.rawValue).sorted()),
      ]) != nil
  }

  /// The names of papers of which something is shown and that other names are held to by identifiers, and the names of
  /// those that share a key, with all that lead to them.
  static func linkedNames(in db: Database) throws -> Set<PaperName> {
    let linked = try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT entry FROM entry_state
        CROSS JOIN entry_identifier AS own ON own.key = \(PaperName.keySQL("entry"))
        WHERE EXISTS (
          SELECT 1 FROM entry_identifier AS other WHERE other.identifier = own.identifier AND other.key <> own.key)
        """
    ).map { PaperName($0) }
    let sharing = try String.fetchAll(db, sql: "SELECT DISTINCT name FROM paper_name").map { PaperName($0) }
    return try sharing.reduce(into: Set(linked)) { $0.formUnion(try names(ofPaper: $1, in: db)) }
  }

  /// Where a list has a paper, by whichever of its keys; `nil` if it doesn't have it.
  ///
  /// - Parameter isListed: Whether what the list doesn't list any more is left out.
  static func position(
    of name: PaperName, in source: String, isListed: Bool = false, _ db: Database
  ) throws -> Int? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT position FROM \(isListed ? "listed_entry" : "entry")
        WHERE source = ?1 AND key = ?2 AND (?2 = ?3 OR paper = ?3)
        """)
    func position(of name: PaperName) throws -> Int? {
      try Int.fetchOne(statement, arguments: [source, name.key.rawValue, name.rawValue])
    }
    if let position = try position(of: name) { return position }
    for name in try names(ofPaper: name, in: db).sorted() {
      if let position = try position(of: name) { return position }
    }
    return nil
  }

  /// Where a list has the paper that an event is about; `nil` if it doesn't have it.
  public func position(of event: HistoryEvent, in source: String) throws(StoreError) -> Int? {
    try read { db in try Self.name(of: event, in: db).flatMap { try Self.position(of: $0, in: source, db) } }
  }

  /// The keys that the person did something with and that the list doesn't have, under whichever key; in order. A key that
  /// the list has for another paper than the person did something with is not among them.
  public func unlistedKeys(of source: String) throws(StoreError) -> [CitationKey] {
    try read { try Self.unlistedKeys(of: source, in: $0) }
  }

  static func unlistedKeys(of source: String, in db: Database) throws -> [CitationKey] {
    let unknown = try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT coalesce(name, entry) FROM (
          SELECT DISTINCT entry, paper FROM event
          WHERE entry IS NOT NULL AND entry NOT IN (SELECT key FROM listed_entry WHERE source = ?)
        ) LEFT JOIN paper_name ON paper_name.key = entry AND paper_name.identifier = paper
        """, arguments: [source]
    ).map { PaperName($0) }
    let unlisted = try unknown.filter { try position(of: $0, in: source, isListed: true, db) == nil }
    return Set(unlisted.map(\.key)).sorted()
  }

  /// Records the new keys of entries that have a history under the aliases that lists name, so that it goes on.
  ///
  /// Where another list has an entry by the alias, the history is perhaps that entry's. It is followed only if both have
  /// a DOI or arXiv id in common: what lists of other people say must not mix what one wrote about two papers.
  func followAliases(in db: Database) throws {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT source, alias, entry FROM entry_alias WHERE alias IN (SELECT entry FROM event)
        AND NOT EXISTS (SELECT 1 FROM entry WHERE entry.source = entry_alias.source AND key = alias) ORDER BY 2, 3
        """)
    for row in rows {
      let (alias, key) = (CitationKey(row["alias"] as String), CitationKey(row["entry"] as String))
      guard try Self.isSamePaper(alias, everywhereElseAs: key, in: row["source"], db) else { continue }
      try rename(alias, to: key, of: Self.identifier(of: key, in: row["source"], db), in: db)
    }
  }

  /// Whether every other list that has an entry by a key means the paper that a list calls by another one.
  private static func isSamePaper(
    _ alias: CitationKey, everywhereElseAs key: CitationKey, in source: String, _ db: Database
  ) throws -> Bool {
    let others = try sources(of: alias, in: db).filter { $0 != source }
    guard !others.isEmpty else { return true }
    let identifiers = try identifiers(of: key, in: source, db)
    return try others.allSatisfy { try !identifiers.isDisjoint(with: Self.identifiers(of: alias, in: $0, db)) }
  }

  /// The public identifiers that a list has of an entry; none where its row can't be read.
  private static func identifiers(of key: CitationKey, in source: String, _ db: Database) throws -> Set<Identifier> {
    let body = try String.fetchOne(
      db.cachedStatement(
        sql: "SELECT body FROM entry JOIN entry_body USING (source, position) WHERE source = ? AND key = ?"),
      arguments: [source, key.rawValue])
    let entry = body.flatMap { try? JSONDecoder().decode(Entry.self, from: Data($0.utf8)) }
    return Set(entry?.identifiers.map(\.normalized) ?? [])
  }

  /// Records a new key unless that is known.
  ///
  /// - Parameter paper: What tells the paper from others that share one of the keys.
  func rename(_ old: CitationKey, to new: CitationKey, of paper: String?, in db: Database) throws {
    let name = try Self.name(of: old, as: paper, in: db)
    // What holds a name that tells papers apart to the new key is gone with the identifier.
    let known =
      try name.hasIdentifier
      ? Self.reachable(from: name, in: db, by: [Self.renamings(true)]) : Self.names(ofPaper: name, in: db)
    guard try !known.contains(Self.name(of: new, as: paper, in: db)) else { return }
    try append(.renamed(to: new), to: old, of: paper, in: db)
  }
}
