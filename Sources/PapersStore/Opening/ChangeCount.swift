import GRDB
import PapersModel

/// How often the library was written to: a number that is kept in it.
enum ChangeCount {
  static let numberSQL = "SELECT number FROM change_count"

  static func number(in db: Database) throws -> Int {
    try Int.fetchOne(db.cachedStatement(sql: numberSQL)) ?? 0
  }

  /// Counts one more. After 2⁶² changes it begins anew, so that it can't overflow.
  static func advance(in db: Database) throws {
    try db.cachedStatement(sql: "UPDATE change_count SET number = (number + 1) & \(Int.max / 2)").execute()
  }

  /// Puts it so far past the count of a library that is about to be replaced that nothing that somebody writes
  /// meanwhile reaches it.
  static func set(past number: Int, in db: Database) throws {
    let distance = 1_000_000
    try db.cachedStatement(sql: "UPDATE change_count SET number = (? + \(distance)) & \(Int.max / 2)")
      .execute(arguments: [number])
  }
}

extension LibraryStore {
  /// How often the library was changed, by whomever: by this store, another one or another program, in the history or in
  /// the catalogue.
  ///
  /// Asking takes a few microseconds as long as nothing is written, so that an open screen can ask before each key. Ask
  /// first and read afterwards: what is committed in between then shows at the next asking.
  ///
  /// A transaction counts once, and `Recorded.changeCount` says which one it was. Who knew the number before that, and
  /// recorded something, has seen everything; where it is further on, somebody else wrote as well.
  public func changeCount() throws(StoreError) -> Int {
    guard path != Self.inMemoryPath, pinned == nil else { return try read { try ChangeCount.number(in: $0) } }
    do {
      return try connections.watch.changeCount(ofFileAt: path)
    } catch {
      throw Self.storeError(error, path: path)
    }
  }
}
