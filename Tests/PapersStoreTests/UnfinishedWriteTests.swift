import Foundation
import GRDB
import PapersModel
import PapersStore
import PapersTestSupport
import Testing

@Suite("A library whose last write was cut short")
struct UnfinishedWriteTests {
  @Test("A write that was never committed is rolled back, and what was there before is there")
  func hotJournal() throws {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let path = folder.path("library.sqlite")
    let copy = folder.path("copy.sqlite")
    do {
      let store = try LibraryStore(path: path)
      try store.record(.statusSet(.read), of: "a")
      try store.writeNote(of: "a") { _ in String(repeating: "words ", count: 10_000) }
    }
    // Given a file that was copied in the middle of a write outside the write-ahead log, as in a library's first moments.
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA cache_size = 2; BEGIN IMMEDIATE")
      try db.execute(sql: "UPDATE event SET value = hex(zeroblob(40000)), kind = 'note'")
      for suffix in ["", "-journal"] {
        try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
      }
      try db.execute(sql: "ROLLBACK")
    }
    // When it is opened, then it holds what it held.
    let store = try LibraryStore(path: copy)
    #expect(try store.progress(of: "a").status == .read)
    #expect(try store.events(of: "a").map(\.change).first == .statusSet(.read))
    #expect(try store.events(of: "a").count == 2)
  }
}
