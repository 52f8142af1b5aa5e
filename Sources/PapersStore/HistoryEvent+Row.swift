import GRDB
import PapersModel

extension HistoryEvent: FetchableRecord {
  public init(row: Row) throws {
    let target: ID? =
      if let device = row["target_device"] as String?, let sequence = row["target_sequence"] as Int? {
        ID(device: device, sequence: sequence)
      } else {
        nil
      }
    let record = Change.Record(kind: row["kind"], value: row["value"], target: target)
    guard let change = Change(record) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    self.init(
      id: ID(device: row["device"], sequence: row["sequence"]),
      time: HybridTime(moment: row["milliseconds"], counter: row["counter"]),
      entry: CitationKey(row["entry"] as String), change: change)
  }

  func insert(in db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO event (device, sequence, milliseconds, counter, entry, kind, value, target_device, target_sequence)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: StatementArguments(values))
  }

  /// Whether the log holds just this event, byte for byte.
  ///
  /// - Returns: `nil` if it holds none with its id.
  func isHeld(in db: Database) throws -> Bool? {
    try Bool.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT milliseconds = ? AND counter = ? AND entry = ? AND kind = ? AND value IS ?
            AND target_device IS ? AND target_sequence IS ?
          FROM event WHERE device = ? AND sequence = ?
          """),
      arguments: StatementArguments(Array(values.dropFirst(2) + values.prefix(2))))
  }

  /// In the order of the table's columns.
  private var values: [(any DatabaseValueConvertible)?] {
    let record = change.record
    return [
      id.device, id.sequence, time.moment, time.counter, entry.rawValue, record.kind, record.value,
      record.target?.device, record.target?.sequence,
    ]
  }
}
