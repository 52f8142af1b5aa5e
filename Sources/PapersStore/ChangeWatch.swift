import GRDB
import Synchronization

/// A connection of its own, on which SQLite tells cheaply whether any other one has written to the file.
///
/// It is opened when it is first asked, and kept open as long as the store.
final class ChangeWatch: Sendable {
  private let queue = Mutex<DatabaseQueue?>(nil)

  /// SQLite's `PRAGMA data_version`, which only compares within one connection: that is why there is one for it.
  func dataVersion(ofFileAt path: String, _ configuration: Configuration) throws -> Int {
    let queue = try queue.withLock { queue in
      if let queue { return queue }
      var configuration = configuration
      configuration.readonly = true
      let opened = try DatabaseQueue(path: path, configuration: configuration)
      queue = opened
      return opened
    }
    return try queue.inDatabase { db in
      try Int.fetchOne(db.cachedStatement(sql: "PRAGMA data_version")) ?? 0
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
      return try watch.dataVersion(ofFileAt: path, Self.configuration)
    } catch {
      throw Self.storeError(error, path: path)
    }
  }
}
