import GRDB
import PapersModel

extension LibraryStore {
  /// The papers and follow-ups of a list by the date of their first publication.
  public func timeline(of source: String) throws(StoreError) -> Timeline {
    try read { db in
      var items: [Timeline.Item] = []
      var undatedCount = 0
      let rows = try Row.fetchCursor(
        db, sql: "SELECT position, published, year FROM listed_entry WHERE source = ? AND kind <> ?",
        arguments: [source, Entry.Kind.resource.rawValue])
      while let row = try rows.next() {
        let published: String? = row["published"]
        let year = row.number("year", in: 1...9999)
        if let date = published.flatMap({ PartialDate($0) }) ?? year.map({ PartialDate(year: $0) }) {
          items.append(Timeline.Item(position: row.count("position"), date: date))
        } else {
          undatedCount += 1
        }
      }
      return Timeline(items, undatedCount: undatedCount)
    }
  }

  /// What builds on what in a list: what entries require, and what they are said to lead to.
  public func relationMap(of source: String) throws(StoreError) -> RelationMap {
    try read { db in
      var nodes = try Row.fetchAll(
        db, sql: "SELECT position FROM entry WHERE source = ? ORDER BY position", arguments: [source]
      ).map { RelationMap.Node(position: $0.count("position"), buildsOn: []) }
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT later.position AS later, earlier.position AS earlier FROM (
            SELECT entry AS later_key, requires AS earlier_key FROM requirement WHERE source = :source
            UNION SELECT leads_to, entry FROM continuation WHERE source = :source
          )
          JOIN entry AS later ON later.source = :source AND later.key = later_key
          JOIN entry AS earlier ON earlier.source = :source AND earlier.key = earlier_key
          ORDER BY 1, 2
          """, arguments: ["source": source])
      while let row = try rows.next() {
        // Positions are counted from 0 without gaps, so they are indices here, but for a damaged row.
        let later = row.count("later")
        guard nodes.indices.contains(later) else { continue }
        nodes[later].buildsOn.append(row.count("earlier"))
      }
      return RelationMap(nodes)
    }
  }
}
