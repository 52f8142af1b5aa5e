import GRDB
import GRDBSQLite
import Synchronization

/// A connection of its own, on which SQLite tells cheaply whether any other one has written to the file.
///
/// Only then is the library's change count read.
///
/// It is opened when it is first asked, and kept open as long as the store. Every key asks before it is answered, so it is
/// SQLite itself that is asked, without GRDB's queue and statement between.
final class ChangeWatch: Sendable {
  private let connection = Mutex<Connection?>(nil)

  /// The library's change count.
  ///
  /// - Throws: `DatabaseError`.
  func changeCount(ofFileAt path: String) throws -> Int {
    try connection.withLock { known in
      let connection = try known ?? Connection(path)
      known = connection
      return try connection.changeCount()
    }
  }

  /// Closed when it is let go.
  private final class Connection {
    private var database: OpaquePointer?
    /// `PRAGMA data_version`, which only compares within one connection.
    private var question: OpaquePointer?
    private var known: (dataVersion: Int, changeCount: Int)?

    init(_ path: String) throws {
      try check(sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil))
      try check(sqlite3_busy_timeout(database, CInt(LibraryStore.busyTimeout * 1_000)))
      question = try statement("PRAGMA data_version")
    }

    deinit {
      sqlite3_finalize(question)
      sqlite3_close_v2(database)
    }

    func changeCount() throws -> Int {
      // What is committed between the two questions shows at the next asking.
      let version = try number(question)
      if let known, known.dataVersion == version { return known.changeCount }
      let statement = try statement(ChangeCount.numberSQL)
      defer { sqlite3_finalize(statement) }
      let count = try number(statement)
      known = (version, count)
      return count
    }

    private func statement(_ sql: String) throws -> OpaquePointer? {
      var statement: OpaquePointer?
      try check(sqlite3_prepare_v3(database, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil))
      return statement
    }

    /// The first column of the first row, or 0.
    private func number(_ statement: OpaquePointer?) throws -> Int {
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
}
