import Foundation
import GRDB
import PapersModel

extension LibraryStore {
  /// Puts a list into the catalogue, in place of what was there for its source. Progress and notes are not touched.
  ///
  /// An entry that goes by another key now keeps its history: the list says so by `aliases`, or the entry has the DOI or
  /// arXiv id of one that is gone. Papers that this list and others call by different keys share their progress if they
  /// have a DOI or arXiv id in common. What the person worked on and the list doesn't have any more stays in a last section
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
      let departing = try Self.entries(of: source, without: Set(new.map(\.key)), in: db)
      let renamed = Self.newKeys(of: departing, in: new)
      let linked = try Self.linkedKeys(in: db)

      try SearchIndex.removeEntries(of: source, in: db)
      try db.execute(sql: "DELETE FROM list WHERE source = ?", arguments: [source])
      var writer = try CatalogueWriter(
        list, source: source, fingerprint: Self.fingerprint(contentHash), onProgress: onProgress, in: db)
      for section in list.sections { try writer.add(section) }

      try followAliases(in: db)
      let touched = try Set(String.fetchAll(db, sql: "SELECT DISTINCT entry FROM event WHERE entry IS NOT NULL"))
      for entry in departing where touched.contains(entry.key.rawValue) {
        if let key = renamed[entry.key] { try rename(entry.key, to: key, in: db) }
      }
      for key in try Set(linked + Self.linkedKeys(in: db)) { try Self.project(key, in: db) }
      let former = try Self.former(departing, of: source, in: db)
      if !former.isEmpty { try writer.add(.noLongerListed(former), isListed: false) }
      guard !before.isEmpty else { return nil }
      let known = Set(before)
      return ListChange(from: before, to: new.map(\.key), renamed: renamed.filter { known.contains($0.key) })
    }
  }

  /// The keys that a list has now, in reading order.
  static func listedKeys(of source: String, in db: Database) throws -> [CitationKey] {
    try String.fetchAll(
      db, sql: "SELECT key FROM listed_entry WHERE source = ? ORDER BY position", arguments: [source]
    ).map { CitationKey($0) }
  }

  /// What the catalogue has of a list but for some keys, in reading order.
  private static func entries(of source: String, without keys: Set<CitationKey>, in db: Database) throws -> [Entry] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT key, body FROM entry JOIN entry_body USING (source, position) WHERE source = ? ORDER BY position
        """, arguments: [source])
    var entries: [Entry] = []
    while let row = try rows.next() {
      guard !keys.contains(CitationKey(row["key"] as String)) else { continue }
      // What another release wrote in a way that this one can't read must not keep the list from opening.
      let entry = try? JSONDecoder().decode(Entry.self, from: Data((row["body"] as String).utf8))
      if let entry { entries.append(entry) }
    }
    return entries
  }

  /// Those of some entries that are gone which the person did something with and no list has any more.
  private static func former(_ departing: [Entry], of source: String, in db: Database) throws -> [Entry] {
    guard !departing.isEmpty else { return [] }
    let unlisted = Set(try unlistedKeys(of: source, in: db))
    let elsewhere = try Set(
      String.fetchAll(db, sql: "SELECT DISTINCT key FROM entry WHERE source <> ?", arguments: [source]))
    return departing.filter { unlisted.contains($0.key) && !elsewhere.contains($0.key.rawValue) }
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
