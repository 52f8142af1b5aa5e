import GRDB
import GRDBSQLite
import Synchronization

/// A connection of its own, on which SQLite tells cheaply whether any other one has written to the file.
///
/// It is opened when it is first asked, and kept open as long as the store. Every key asks before it is answered, so it is
/// SQLite itself that is asked, without GRDB's queue and statement between.
final class ChangeWatch: Sendable {
  private let connection = Mutex<Connection?>(nil)

  /// SQLite's `PRAGMA data_version`, which only compares within one connection: that is why there is one for it.
  ///
  /// - Throws: `DatabaseError`.
  func dataVersion(ofFileAt path: String) throws -> Int {
    try connection.withLock { connection in
      if connection == nil { connection = try Connection(path) }
      return try connection!.dataVersion()
    }
  }

  /// Closed when it is let go.
  private final class Connection {
    private var database: OpaquePointer?
    private var question: OpaquePointer?

    init(_ path: String) throws {
      try check(sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil))
      try check(sqlite3_busy_timeout(database, CInt(LibraryStore.busyTimeout * 1_000)))
      try check(
        sqlite3_prepare_v3(database, "PRAGMA data_version", -1, UInt32(SQLITE_PREPARE_PERSISTENT), &question, nil))
    }

    deinit {
      sqlite3_finalize(question)
      sqlite3_close_v2(database)
    }

    func dataVersion() throws -> Int {
      defer { sqlite3_reset(question) }
      let result = sqlite3_step(question)
      guard result == SQLITE_ROW else {
        try check(result)
        return 0
      }
      return Int(sqlite3_column_int64(question, 0))
    }

    private func check(_ result: CInt) throws {
      guard result != SQLITE_OK, result != SQLITE_DONE else { return }
      throw DatabaseError(
        resultCode: ResultCode(rawValue: result), message: sqlite3_errmsg(database).map { String(cString: $0) })
    }
  }
}

extension LibraryStore {
  /// A number that is another whenever something was committed since it was last asked for: by this store, another one
  /// or another program, to the history or to the catalogue.
  ///
  /// Asking takes a few microseconds, so that an open screen can ask before each key. Ask first and read afterwards:
  /// what is committed in between then shows at the next asking. Answers of different stores don't compare.
  public func changeCount() throws(StoreError) -> Int {
    guard path != Self.inMemoryPath else { return try read { $0.totalChangesCount } }
    do {
      return try watch.dataVersion(ofFileAt: path)
    } catch {
      throw Self.storeError(error, path: path)
    }
  }
}
