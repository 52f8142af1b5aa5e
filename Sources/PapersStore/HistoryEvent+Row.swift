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
    var seen: [ID] = []
    if let json = row["seen"] as String? {
      guard let known = MarksJSON.decode([ID].self, json) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
      seen = known
    }
    self.init(
      id: ID(device: row["device"], sequence: row["sequence"]),
      time: HybridTime(moment: row["milliseconds"], counter: row["counter"]), clock: row["clock"],
      entry: CitationKey(row["entry"] as String), change: change, seen: seen)
  }

  func insert(in db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO event (device, sequence, milliseconds, counter, entry, kind, value, target_device, target_sequence,
          clock, seen)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: StatementArguments([id.device, id.sequence] + content + [clock, try seenJSON]))
  }

  /// How an event that comes from elsewhere compares with the one in the log that has its id.
  enum Comparison {
    case same
    /// The log has it from a release that didn't keep all of it.
    case fuller
    case other
  }

  /// Compares with what the log holds, byte for byte. An event that has come through a release that didn't keep clocks is
  /// the same but for what that release dropped.
  ///
  /// - Returns: `nil` if the log holds no event with this id.
  func comparison(in db: Database) throws -> Comparison? {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT milliseconds = ? AND counter = ? AND entry = ? AND kind = ? AND value IS ?
            AND target_device IS ? AND target_sequence IS ? AS is_same, clock, seen
          FROM event WHERE device = ? AND sequence = ?
          """),
      arguments: StatementArguments(content + [id.device, id.sequence]))
    guard let row else { return nil }
    guard row["is_same"] else { return .other }
    let held: [DatabaseValue] = [row["clock"], row["seen"]]
    let new = [clock?.databaseValue ?? .null, try seenJSON?.databaseValue ?? .null]
    if held == new || new.allSatisfy(\.isNull) { return .same }
    return held.allSatisfy(\.isNull) ? .fuller : .other
  }

  /// Adds to the event in the log what it lacks.
  func complete(in db: Database) throws {
    try db.cachedStatement(
      sql: "UPDATE event SET clock = ?, seen = ? WHERE device = ? AND sequence = ?"
    ).execute(arguments: [clock, try seenJSON, id.device, id.sequence])
  }

  /// What every release keeps, in the order of the table's columns.
  private var content: [(any DatabaseValueConvertible)?] {
    let record = change.record
    return [
      time.moment, time.counter, entry.rawValue, record.kind, record.value, record.target?.device,
      record.target?.sequence,
    ]
  }

  private var seenJSON: String? {
    get throws { seen.isEmpty ? nil : try MarksJSON.encode(seen) }
  }
}
