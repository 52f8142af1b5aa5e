import GRDB

@testable import PapersStore

extension LibraryStore {
  /// Leaves the library as a newer release would: with a migration that this one doesn't know.
  func markAsNewerForTesting() throws {
    try writer.write { try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('99 future')") }
    try writer.close()
  }
}
