import GRDB
import GRDBSQLite
import Synchronization

/// A connection of its own, on which SQLite tells cheaply whether any other one has written to the file.
///
/// Only then is the library's change count read.
///
/// It is the one with which the library was looked at when it was opened, or else opened when it is first asked, and kept
/// as long as the store. Every key asks before it is answered, so it is SQLite itself that is asked, without GRDB's queue
/// and statement between.
final class ChangeWatch: Sendable {
  private struct State: Sendable {
    var connection: PlainConnection?
    var question: Question?
  }

  private let state: Mutex<State>

  /// - Parameter connection: Handed over to the watch; one that may write is closed.
  init(_ connection: PlainConnection? = nil) {
    state = Mutex(State(connection: connection?.isReadOnly == true ? connection : nil))
  }

  /// The library's change count.
  ///
  /// - Throws: `DatabaseError`.
  func changeCount(ofFileAt path: String) throws -> Int {
    try state.withLock { state in
      let question = try state.question ?? Question(to: state.connection ?? PlainConnection(path))
      state.question = question
      return try question.changeCount()
    }
  }

  func close() { state.withLock { $0 = State() } }

  /// Only one thread at a time asks it.
  private final class Question: @unchecked Sendable {
    private let connection: PlainConnection
    /// `PRAGMA data_version`, which only compares within one connection.
    private let dataVersion: OpaquePointer?
    private var known: (dataVersion: Int, changeCount: Int)?

    init(to connection: PlainConnection) throws {
      self.connection = connection
      dataVersion = try connection.statement("PRAGMA data_version")
    }

    deinit { sqlite3_finalize(dataVersion) }

    func changeCount() throws -> Int {
      // What is committed between the two questions shows at the next asking.
      let version = try connection.number(dataVersion)
      if let known, known.dataVersion == version { return known.changeCount }
      let statement = try connection.statement(ChangeCount.numberSQL)
      defer { sqlite3_finalize(statement) }
      let count = try connection.number(statement)
      known = (version, count)
      return count
    }
  }
}
