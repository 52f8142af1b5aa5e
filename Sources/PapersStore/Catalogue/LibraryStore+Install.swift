import Foundation
import GRDB
import PapersModel

extension LibraryStore {
  /// Puts a list into the catalogue, in place of what was there for its source. Progress and notes are not touched.
  ///
  /// An entry that goes by another key now keeps its history: the list says so by `aliases`, or the entry has the DOI or
  /// arXiv id of one that is gone. Papers that this list and others call by different keys share their progress if they
  /// have a DOI or arXiv id in common; papers that they call by the same key don't if their identifiers are others. What the person worked on and the list doesn't have any more stays in a last section
  /// of its own, unless another list has it.
  ///
  /// - Parameter onProgress: Told after each entry how many are in.
  /// - Returns: What became of the list; `nil` if the catalogue had nothing of it before.
  @discardableResult
  public func install(
    _ list: ReadingList, source: String, contentHash: ContentHash, onProgress: @escaping (Int) -> Void = { _ in }
  ) throws(StoreError) -> ListChange? {
    // A log that holds a whole list would be read through at each start until it is put into the file.
    defer { checkpoint() }
    return try write { db in
      let new = list.readingOrder
      let before = try Self.listedKeys(of: source, in: db)
      let identifiers = try Self.identifiers(of: source, in: db)
      let departing = try Self.departing(from: source, to: new, in: db)
      let replaced = try Self.replaced(in: source, by: new, identifiers, in: db)
      let linked = try Self.linkedNames(in: db)
      let contested = try Self.contestedKeys(of: source, in: db)

      try SearchIndex.removeEntries(of: source, in: db)
      try db.execute(sql: "DELETE FROM list WHERE source = ?", arguments: [source])
      var writer = try CatalogueWriter(
        list, source: source, fingerprint: Self.fingerprint(contentHash), onProgress: onProgress, in: db)
      for section in list.sections { try writer.add(section) }

      try followAliases(in: db)
      for paper in departing where paper.isTouched {
        guard let key = paper.newKey else { continue }
        try rename(paper.entry.key, to: key, of: Self.strongest(of: paper.entry.identifiers), in: db)
      }
      let former =
        try departing.filter { try $0.isFormer && Self.isUnlisted($0, in: source, db) }.map(\.entry)
        + replaced.map(\.entry)
      if !former.isEmpty { try writer.add(.noLongerListed(former), isListed: false) }

      let given = try Self.identifiers(of: source, in: db)
      try Self.remember(identifiers, without: given, of: source, in: db)
      let concerned = try contested.union(Self.contestedKeys(of: source, in: db)).union(Self.abandonedKeys(in: db))
        .union(Self.sharedKeys(in: db))
      let changed = try Self.updateNames(of: concerned, in: db)
      try Self.project(linked.union(Self.linkedNames(in: db)).union(changed), in: db)

      guard !before.isEmpty else { return nil }
      var renamed = Self.givenAway(identifiers, in: given)
      for paper in departing { renamed[paper.entry.key] = paper.newKey }
      let known = Set(before)
      // A paper whose key another one has now is gone, and that one is new.
      let gone = Dictionary(uniqueKeysWithValues: replaced.map { ($0.oldKey, $0.entry.key) })
      return ListChange(
        from: before.map { gone[$0] ?? $0 }, to: new.map(\.key), renamed: renamed.filter { known.contains($0.key) })
    }
  }

  /// The keys that a list has now, in reading order.
  static func listedKeys(of source: String, in db: Database) throws -> [CitationKey] {
    try String.fetchAll(
      db, sql: "SELECT key FROM listed_entry WHERE source = ? ORDER BY position", arguments: [source]
    ).map { CitationKey($0) }
  }

  /// An entry whose key a new version of its list doesn't have.
  private struct Departing {
    var entry: Entry
    var name: PaperName
    /// The key of the same paper in the new version; `nil` if that doesn't have it.
    var newKey: CitationKey?
    /// Whether the person did something with it, under this key.
    var isTouched: Bool
    /// Whether the person did something with it and no other list has it.
    var isFormer: Bool
  }

  /// The papers that the person did something with and whose key a new version of the list gives to others, while neither
  /// it nor another list has them any more; each under another key, in reading order.
  ///
  /// Where the list had lost the paper before, the one with its key is another one if its identifiers are others. Else it
  /// may be the same with an identifier that was corrected, and is taken for it unless the title says something else.
  private static func replaced(
    in source: String, by new: [Entry], _ identifiers: [CitationKey: Set<String>], in db: Database
  ) throws -> [(oldKey: CitationKey, entry: Entry)] {
    let given = new.reduce(into: Set<String>()) { $0.formUnion($1.identifiers.map(\.normalized.name)) }
    let isRecorded = try db.cachedStatement(sql: "SELECT 1 FROM event WHERE entry = ? AND paper = ?")
    let isElsewhere = try db.cachedStatement(
      sql: "SELECT 1 FROM entry_identifier WHERE identifier = ? AND source <> ?")
    let old = try db.cachedStatement(
      sql: """
        SELECT body, is_listed, position FROM entry JOIN entry_body USING (source, position)
        JOIN section ON section.source = entry.source AND section.ordinal = entry.section
        WHERE entry.source = ? AND key = ?
        """)
    var taken = Set(new.map(\.key))
    var replaced: [(oldKey: CitationKey, position: Int, entry: Entry)] = []
    for entry in new {
      guard let known = identifiers[entry.key], known.isDisjoint(with: given),
        haveCommonKind(known, Set(entry.identifiers.map(\.normalized.name))),
        try known.contains(where: { try Row.fetchOne(isRecorded, arguments: [entry.key.rawValue, $0]) != nil }),
        try !known.contains(where: { try Row.fetchOne(isElsewhere, arguments: [$0, source]) != nil }),
        let row = try Row.fetchOne(old, arguments: [source, entry.key.rawValue]),
        var former = try? JSONDecoder().decode(Entry.self, from: Data((row["body"] as String).utf8)),
        !(row["is_listed"] as Bool) || !haveSimilarTitles(former, entry),
        let key = try freeKey(like: entry.key, besides: taken, in: db)
      else { continue }
      taken.insert(key)
      former.key = key
      former.aliases = []
      replaced.append((entry.key, row.count("position"), former))
    }
    return replaced.sorted { $0.position < $1.position }.map { ($0.oldKey, $0.entry) }
  }

  /// Whether half of the words of the shorter title are in the other one.
  private static func haveSimilarTitles(_ one: Entry, _ other: Entry) -> Bool {
    func words(_ entry: Entry) -> Set<String> {
      let title = SearchText.folded(entry.title.preferring(.english))
      return Set(title.split { !$0.isLetter && !$0.isNumber }.map(String.init))
    }
    let (one, other) = (words(one), words(other))
    return one.intersection(other).count * 2 >= min(one.count, other.count)
  }

  /// The first of `key-2`, `key-3` and so on that means nothing yet; `nil` for a key that is too long for it.
  private static func freeKey(
    like key: CitationKey, besides taken: Set<CitationKey>, in db: Database
  ) throws -> CitationKey? {
    let isKnown = try db.cachedStatement(
      sql: """
        SELECT 1 FROM event WHERE entry = :key
        UNION ALL SELECT 1 FROM list CROSS JOIN entry ON entry.source = list.source AND key = :key
        """)
    for number in 2...1_000 {
      let name = "\(key)-\(number)"
      guard CitationKey.isValid(name) else { return nil }
      if try !taken.contains(CitationKey(name)) && Row.fetchOne(isKnown, arguments: ["key": name]) == nil {
        return CitationKey(name)
      }
    }
    return nil
  }

  /// What the catalogue has of a list under keys that a new version doesn't have, in reading order.
  private static func departing(from source: String, to new: [Entry], in db: Database) throws -> [Departing] {
    let keys = Set(new.map(\.key))
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT key, paper, body FROM entry JOIN entry_body USING (source, position) WHERE source = ? ORDER BY position
        """, arguments: [source])
    var entries: [(entry: Entry, name: PaperName)] = []
    while let row = try rows.next() {
      guard !keys.contains(CitationKey(row["key"] as String)) else { continue }
      // What another release wrote in a way that this one can't read must not keep the list from opening.
      let entry = try? JSONDecoder().decode(Entry.self, from: Data((row["body"] as String).utf8))
      if let entry { entries.append((entry, PaperName(row["paper"] as String))) }
    }
    let newKeys = newKeys(of: entries.map(\.entry), in: new)
    return try entries.map { entry, name in
      let newKey = newKeys[entry.key]
      return Departing(
        entry: entry, name: name, newKey: newKey, isTouched: try isTouched(name, in: db),
        isFormer: try newKey == nil && isShown(name, in: db) && !isListed(name, elsewhereThan: source, in: db))
    }
  }

  /// Whether the log has anything about a paper under a name, or what may be about it.
  private static func isTouched(_ name: PaperName, in db: Database) throws -> Bool {
    let statement = try db.cachedStatement(sql: eventsOfPaperSQL + " LIMIT 1")
    return try [name.rawValue, name.key.rawValue].contains {
      try Row.fetchOne(statement, arguments: ["key": name.key.rawValue, "name": $0]) != nil
    }
  }

  /// Whether anything is shown of a paper, under whichever key it was recorded.
  private static func isShown(_ name: PaperName, in db: Database) throws -> Bool {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT 1 FROM entry_state WHERE entry = ?"), arguments: [name.rawValue]) != nil
  }

  /// Whether another list has a paper, by whichever of its keys.
  private static func isListed(_ name: PaperName, elsewhereThan source: String, in db: Database) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: """
        SELECT 1 FROM list CROSS JOIN entry ON entry.source = list.source AND key = :key AND paper = :name
        WHERE list.source <> :source LIMIT 1
        """)
    return try names(ofPaper: name, in: db).contains {
      try Row.fetchOne(
        statement, arguments: ["source": source, "key": $0.key.rawValue, "name": $0.rawValue]) != nil
    }
  }

  /// Whether a list doesn't have a paper that left it, by a key that other devices know either.
  private static func isUnlisted(_ paper: Departing, in source: String, _ db: Database) throws -> Bool {
    try position(of: paper.name, in: source, db) == nil
  }

  /// The entries of a new version of a list that are the same papers as some of the old one, by their old keys.
  private static func newKeys(of departing: [Entry], in new: [Entry]) -> [CitationKey: CitationKey] {
    guard !departing.isEmpty else { return [:] }
    var byAlias: [CitationKey: CitationKey] = [:]
    var byIdentifier: [Identifier: CitationKey] = [:]
    for entry in new {
      for alias in entry.aliases { byAlias[alias] = entry.key }
      for identifier in entry.identifiers { byIdentifier[identifier.normalized] = entry.key }
    }
    var keys: [CitationKey: CitationKey] = [:]
    for entry in departing {
      keys[entry.key] =
        byAlias[entry.key] ?? entry.identifiers.lazy.compactMap { byIdentifier[$0.normalized] }.first
    }
    return keys
  }

  // MARK: - Identifiers of a list

  private static func strongest(of identifiers: [Identifier]) -> String? { identifiers.map(\.normalized.name).max() }

  /// The identifiers that a list gives its keys.
  private static func identifiers(of source: String, in db: Database) throws -> [CitationKey: Set<String>] {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT key, identifier FROM entry_identifier WHERE source = ?", arguments: [source])
    var identifiers: [CitationKey: Set<String>] = [:]
    while let row = try rows.next() {
      identifiers[CitationKey(row["key"] as String), default: []].insert(row["identifier"])
    }
    return identifiers
  }

  /// Keeps what a list doesn't give its keys any more, since events may say it.
  private static func remember(
    _ old: [CitationKey: Set<String>], without new: [CitationKey: Set<String>], of source: String, in db: Database
  ) throws {
    let insert = try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO past_identifier (key, source, identifier) VALUES (?, ?, ?)")
    for (key, identifiers) in old {
      for identifier in identifiers.subtracting(new[key] ?? []) {
        try insert.execute(arguments: [key.rawValue, source, identifier])
      }
    }
  }

  /// Whether identifiers can contradict one another.
  private static func haveCommonKind(_ one: Set<String>, _ other: Set<String>) -> Bool {
    !Set(one.map(PaperName.kind)).isDisjoint(with: other.map(PaperName.kind))
  }

  /// The keys that a list has given to other papers, with those by which it has the papers now that had them.
  private static func givenAway(
    _ old: [CitationKey: Set<String>], in new: [CitationKey: Set<String>]
  ) -> [CitationKey: CitationKey] {
    let lost = old.filter { key, identifiers in
      new[key].map { $0.isDisjoint(with: identifiers) && haveCommonKind($0, identifiers) } ?? false
    }
    guard !lost.isEmpty else { return [:] }
    var keys: [String: CitationKey] = [:]
    for (key, identifiers) in new { for identifier in identifiers { keys[identifier] = key } }
    return lost.compactMapValues { $0.sorted().lazy.compactMap { keys[$0] }.first }
  }
}

extension Section {
  fileprivate static func noLongerListed(_ entries: [Entry]) -> Section {
    Section(
      id: "no-longer-listed", title: LocalizedText(english: "No longer listed", chinese: "已不在清单中"),
      introduction: LocalizedText(
        english: "You worked on these while the list had them. Your progress and notes are kept, and can go on.",
        chinese: "这些条目在清单中时你曾读过。进度和笔记都已保留，也可以继续。"), entries: entries)
  }
}
