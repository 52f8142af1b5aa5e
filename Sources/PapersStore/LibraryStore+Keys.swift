import Foundation
import GRDB
import PapersModel

/// The keys of one paper. The log keeps the key that an event was recorded under; what makes two keys one paper is a
/// `renamed` event, or a DOI or arXiv id that lists give both.
///
/// The second is nothing that is recorded: it holds as long as the lists say so, on the machines that have them.
extension LibraryStore {
  /// The keys that the paper has and had which a key names, in order.
  public func keys(ofPaper key: CitationKey) throws(StoreError) -> [CitationKey] {
    try read { try Self.keys(ofPaper: key, in: $0) }
  }

  /// The keys of the paper that a key names, in order: all that lead to one another, and the key itself.
  ///
  /// What lists say by identifiers is left out where it can't be: where one list would have the paper twice, or two lists
  /// give one of the keys different identifiers of a kind.
  static func keys(ofPaper key: CitationKey, in db: Database) throws -> [CitationKey] {
    let renamed = try reachable(from: key, in: db, by: [renamings])
    let all = try reachable(from: key, in: db, by: [renamings, commonIdentifiers])
    return try (all.count > renamed.count && isOnePaper(all, in: db) ? all : renamed).sorted()
  }

  private static let renamings = """
    SELECT value FROM event WHERE kind = 'renamed' AND entry = :key
    UNION SELECT entry FROM event WHERE kind = 'renamed' AND value = :key
    """

  private static let commonIdentifiers = """
    SELECT DISTINCT other.key FROM entry_identifier AS own
    CROSS JOIN entry_identifier AS other ON other.identifier = own.identifier
    WHERE own.key = :key AND other.key <> own.key
    """

  private static func reachable(from key: CitationKey, in db: Database, by neighbours: [String]) throws
    -> Set<CitationKey>
  {
    let statements = try neighbours.map { try db.cachedStatement(sql: $0) }
    var keys: Set<CitationKey> = [key]
    var open = [key]
    while let next = open.popLast() {
      for statement in statements {
        for neighbour in try String.fetchAll(statement, arguments: ["key": next.rawValue]) {
          let neighbour = CitationKey(neighbour)
          if keys.insert(neighbour).inserted { open.append(neighbour) }
        }
      }
    }
    return keys
  }

  /// Whether keys that identifiers hold together can be those of one paper.
  private static func isOnePaper(_ keys: Set<CitationKey>, in db: Database) throws -> Bool {
    let names = try MarksJSON.encode(keys.map(\.rawValue).sorted())
    let isTwiceInOneList = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT 1 FROM list WHERE (
            SELECT count(*) FROM entry WHERE entry.source = list.source AND key IN (SELECT value FROM json_each(?))
          ) > 1 LIMIT 1
          """), arguments: [names])
    guard isTwiceInOneList == nil else { return false }
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT source, key, identifier FROM entry_identifier WHERE key IN (SELECT value FROM json_each(?))"),
      arguments: [names])
    // By key and kind of identifier: what each list says.
    var said: [[String]: [String: Set<String>]] = [:]
    for row in rows {
      let identifier: String = row["identifier"]
      let kind = String(identifier.prefix { $0 != ":" })
      said[[row["key"], kind], default: [:]][row["source"], default: []].insert(identifier)
    }
    return said.values.allSatisfy { lists in
      lists.values.allSatisfy { one in lists.values.allSatisfy { !one.isDisjoint(with: $0) } }
    }
  }

  /// The keys that identifiers hold together with others, and of which something is shown.
  static func linkedKeys(in db: Database) throws -> [CitationKey] {
    try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT entry FROM entry_state CROSS JOIN entry_identifier AS own ON own.key = entry
        WHERE EXISTS (
          SELECT 1 FROM entry_identifier AS other WHERE other.identifier = own.identifier AND other.key <> own.key)
        """
    ).map { CitationKey($0) }
  }

  /// Where a list has a paper, by whichever of its keys; `nil` if it doesn't have it.
  static func position(of entry: CitationKey, in source: String, _ db: Database) throws -> Int? {
    let statement = try db.cachedStatement(sql: "SELECT position FROM entry WHERE source = ? AND key = ?")
    func position(of key: CitationKey) throws -> Int? {
      try Int.fetchOne(statement, arguments: [source, key.rawValue])
    }
    if let position = try position(of: entry) { return position }
    for key in try keys(ofPaper: entry, in: db) {
      if let position = try position(of: key) { return position }
    }
    return nil
  }

  /// The keys that the person did something with and that the list doesn't have, under whichever key; in order.
  public func unlistedKeys(of source: String) throws(StoreError) -> [CitationKey] {
    try read { try Self.unlistedKeys(of: source, in: $0) }
  }

  static func unlistedKeys(of source: String, in db: Database) throws -> [CitationKey] {
    let unknown = try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT entry FROM event
        WHERE entry IS NOT NULL AND entry NOT IN (SELECT key FROM listed_entry WHERE source = ?) ORDER BY entry
        """, arguments: [source]
    ).map { CitationKey($0) }
    let listed = try db.cachedStatement(sql: "SELECT 1 FROM listed_entry WHERE source = ? AND key = ?")
    return try unknown.filter { key in
      try !keys(ofPaper: key, in: db).contains { try Row.fetchOne(listed, arguments: [source, $0.rawValue]) != nil }
    }
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
      try rename(alias, to: key, in: db)
    }
  }

  /// Whether every other list that has an entry by a key means the paper that a list calls by another one.
  private static func isSamePaper(
    _ alias: CitationKey, everywhereElseAs key: CitationKey, in source: String, _ db: Database
  ) throws -> Bool {
    let others = try String.fetchAll(
      db.cachedStatement(sql: "SELECT source FROM entry WHERE key = ? AND source <> ?"),
      arguments: [alias.rawValue, source])
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
  func rename(_ old: CitationKey, to new: CitationKey, in db: Database) throws {
    guard try !Self.keys(ofPaper: old, in: db).contains(new) else { return }
    try append(.renamed(to: new), to: old, in: db)
  }
}
