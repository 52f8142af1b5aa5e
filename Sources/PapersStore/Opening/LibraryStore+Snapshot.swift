import GRDB

/// The transaction in which several reads see one state; only used inside it, on its thread.
final class PinnedState: @unchecked Sendable {
  let db: Database

  init(_ db: Database) { self.db = db }
}

extension LibraryStore {
  /// Reads several things of one state of the library, whatever other programs write meanwhile.
  ///
  /// What one read says of the list, such as how many entries there are and where, then holds for the next one.
  ///
  /// - Parameter body: Gets a store that is good for reading and only as long as the body runs; nothing is written in it.
  /// - Throws: `StoreError`, or whatever the body throws.
  public func snapshot<T>(_ body: (LibraryStore) throws -> T) throws -> T {
    guard pinned == nil else { return try body(self) }
    return try read { db in
      var store = self
      store.pinned = PinnedState(db)
      return Result { try body(store) }
    }.get()
  }
}
