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
    let record = Change.Form(kind: row["kind"], value: row["value"], target: target)
    guard let change = Change(record) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    func decoded<T: Decodable>(_ type: T.Type, _ column: String) throws -> T? {
      guard let json = row[column] as String? else { return nil }
      guard let value = ColumnJSON.decode(type, json) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
      return value
    }
    self.init(
      id: ID(device: row["device"], sequence: row["sequence"]),
      time: HybridTime(moment: row["milliseconds"], counter: row["counter"]), clock: row["clock"],
      entry: (row["entry"] as String?).map { CitationKey($0) }, paper: row["paper"], list: row["list"], change: change,
      seen: try decoded([ID].self, "seen") ?? [],
      further: try decoded([String: PassedOnJSON].self, "further") ?? [:])
    // No number of an event that can't be is calculated with.
    guard isWellFormed else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
  }

  func insert(in db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO event (device, sequence, milliseconds, counter, entry, kind, value, target_device, target_sequence,
          clock, paper, list, seen, further)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: StatementArguments([id.device, id.sequence] + content + (try laterContent)))
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
          SELECT milliseconds = ? AND counter = ? AND entry IS ? AND kind = ? AND value IS ?
            AND target_device IS ? AND target_sequence IS ? AS is_same, clock, paper, list, seen, further
          FROM event WHERE device = ? AND sequence = ?
          """),
      arguments: StatementArguments(content + [id.device, id.sequence]))
    guard let row else { return nil }
    guard row["is_same"] else { return .other }
    let held: [DatabaseValue] = [row["clock"], row["paper"], row["list"], row["seen"], row["further"]]
    let new = try laterContent.map { $0?.databaseValue ?? .null }
    if held == new || new.allSatisfy(\.isNull) { return .same }
    return held.allSatisfy(\.isNull) ? .fuller : .other
  }

  /// Adds to the event in the log what it lacks.
  func complete(in db: Database) throws {
    try db.cachedStatement(
      sql: "UPDATE event SET clock = ?, paper = ?, list = ?, seen = ?, further = ? WHERE device = ? AND sequence = ?"
    ).execute(arguments: StatementArguments(try laterContent + [id.device, id.sequence]))
  }

  /// What every release keeps, in the order of the table's columns.
  private var content: [(any DatabaseValueConvertible)?] {
    let record = change.form
    return [
      time.moment, time.counter, entry?.rawValue, record.kind, record.value, record.target?.device,
      record.target?.sequence,
    ]
  }

  /// What a release that didn't keep clocks drops.
  private var laterContent: [(any DatabaseValueConvertible)?] {
    get throws {
      [
        clock, paper, list, seen.isEmpty ? nil : try ColumnJSON.encode(seen),
        further.isEmpty ? nil : try ColumnJSON.encode(further),
      ]
    }
  }

  /// A fingerprint of what every release keeps, so that an event has the same wherever it was.
  var fingerprint: ContentHash {
    let fields = [id.device, "\(id.sequence)"] + content.map { $0?.databaseValue.description ?? "" }
    return ContentHash(fields.lazy.flatMap { "\($0.utf8.count):\($0)".utf8 })
  }
}
