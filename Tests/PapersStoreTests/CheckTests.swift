import GRDB
import PapersModel
import Testing

@testable import PapersStore

@Suite("Looking through a library")
struct CheckTests {
  @Test(
    "What is wrong is named",
    arguments: [
      ("SELECT 1", []),
      ("UPDATE entry_state SET rating = 5 WHERE entry = 'a'", [.staleProjection("a")]),
      ("INSERT INTO note_text (entry, folded) VALUES ('b', 'x')", [.staleProjection("b")]),
      ("DELETE FROM entry_state WHERE entry = 'a'", [.staleProjection("a")]),
      ("DELETE FROM undone_event", [.staleProjection("b")]),
      ("INSERT INTO undone_event SELECT device, sequence FROM event WHERE kind = 'rating'", [.staleProjection("a")]),
      (
        "INSERT INTO entry_state (entry, status, note) VALUES ('c', 'read', '')",
        [.staleProjection("c")]
      ),
      ("UPDATE event SET value = '9' WHERE kind = 'rating'", [.unreadableEvent(.init(device: "d", sequence: 1))]),
      (
        "PRAGMA foreign_keys = OFF; INSERT INTO undone_event VALUES ('nobody', 1)",
        [.danglingReference(table: "undone_event")]
      ),
    ] as [(String, [LibraryFault])])
  func faults(sql: String, faults: [LibraryFault]) throws {
    let store = try LibraryStore(inMemoryWithClock: { 500 })
    try store.importEvents([
      HistoryEvent(
        id: .init(device: "d", sequence: 1), time: .init(milliseconds: 1), entry: "a", change: .ratingSet(4)),
      HistoryEvent(
        id: .init(device: "d", sequence: 2), time: .init(milliseconds: 2), entry: "b",
        change: .noteWritten("x", over: nil)),
      HistoryEvent(
        id: .init(device: "d", sequence: 3), time: .init(milliseconds: 3), entry: "b",
        change: .undone(.init(device: "d", sequence: 2))),
    ])
    try store.writer.writeWithoutTransaction { try $0.execute(sql: sql) }
    #expect(try store.check() == faults)
    if case .staleProjection? = faults.first {
      try store.rebuildProjection()
      #expect(try store.check().isEmpty)
    }
  }

  @Test("A fault is a sentence that says what to do")
  func sentences() {
    #expect(
      LibraryFault.staleProjection("he2015").description
        == "What is shown of 'he2015' is not what its history says. Build the projection anew.")
    #expect(
      LibraryFault.damaged("page 3 is lost").description == "The file is damaged: page 3 is lost. Restore a backup.")
  }
}
