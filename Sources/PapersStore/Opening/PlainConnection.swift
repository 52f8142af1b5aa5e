import GRDB
import GRDBSQLite

/// A connection past GRDB, to ask a file a few questions before it is used.
///
/// It opens in a fraction of the time, and has no queue of Dispatch, which would wake the program every second once it is
/// disposed of.
/// Only one thread at a time may use it.
final class PlainConnection: @unchecked Sendable {
  private var database: OpaquePointer?
  let isReadOnly: Bool

  /// - Parameter mayPutInOrder: Whether SQLite may write to roll back what was cut short.
  /// - Throws: `DatabaseError`, if not here then at the first question.
  init(_ path: String, mayPutInOrder: Bool = false) throws {
    isReadOnly = !mayPutInOrder
    let access = mayPutInOrder ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY
    try check(sqlite3_open_v2(path, &database, access | SQLITE_OPEN_NOMUTEX, nil))
    try check(sqlite3_extended_result_codes(database, 1))
    try check(sqlite3_busy_timeout(database, CInt(LibraryStore.busyTimeout * 1_000)))
  }

  deinit { sqlite3_close_v2(database) }

  /// The first column of each row, as text.
  func column(_ sql: String) throws -> [String] {
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    try check(sqlite3_prepare_v2(database, sql, -1, &statement, nil))
    var values: [String] = []
    while true {
      let result = sqlite3_step(statement)
      guard result == SQLITE_ROW else {
        try check(result)
        return values
      }
      values.append(sqlite3_column_text(statement, 0).map { String(cString: $0) } ?? "")
    }
  }

  /// A statement that the caller finalizes before the connection goes.
  func statement(_ sql: String) throws -> OpaquePointer? {
    var statement: OpaquePointer?
    try check(sqlite3_prepare_v3(database, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil))
    return statement
  }

  /// The first column of the first row that a statement brings, or 0.
  func number(_ statement: OpaquePointer?) throws -> Int {
    defer { sqlite3_reset(statement) }
    let result = sqlite3_step(statement)
    guard result == SQLITE_ROW else {
      try check(result)
      return 0
    }
    return Int(sqlite3_column_int64(statement, 0))
  }

  private func check(_ result: CInt) throws {
    guard result != SQLITE_OK, result != SQLITE_DONE else { return }
    throw DatabaseError(
      resultCode: ResultCode(rawValue: result), message: sqlite3_errmsg(database).map { String(cString: $0) })
  }
}
