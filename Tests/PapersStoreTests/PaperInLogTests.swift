import Foundation
import GRDB
import PapersModel
import PapersTestSupport
import Testing

@testable import PapersStore

@Suite("What events say of their papers")
struct PaperInLogTests {
  private static func line(_ paper: String) -> String {
    #"{"counter":0,"device":"d","entry":"a","kind":"rating","milliseconds":5,"#
      + (paper.isEmpty ? "" : #""paper":\#(paper),"#) + #""sequence":1,"value":"4"}"#
  }

  @Test(
    "It is read, kept and written again, in another form as well",
    arguments: [
      ("", nil), (#""doi:10.1000/a""#, "doi:10.1000/a"), (#""isbn:978-3""#, "isbn:978-3"), (#""""#, nil), ("7", nil),
      (#"{"doi":"10.1000/a"}"#, nil), (#""\#(String(repeating: "x", count: 1_001))""#, nil),
    ] as [(String, String?)])
  func json(paper: String, read: String?) throws {
    let event = try JSONDecoder().decode(HistoryEvent.self, from: Data(Self.line(paper).utf8))
    #expect(event.paper == read)
    let store = try LibraryStore(inMemoryWithClock: { 500 })
    #expect(try store.importEvents([event]) == ImportOutcome(new: 1))
    #expect(try store.importEvents([event]) == ImportOutcome(known: 1))
    #expect(try store.events() == [event])
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    #expect(String(decoding: try encoder.encode(store.events()[0]), as: UTF8.self) == Self.line(paper))
  }

  @Test("What a release that dropped it has left is completed, and is no other event")
  func dropped() throws {
    let store = try LibraryStore(inMemoryWithClock: { 500 })
    let whole = try JSONDecoder().decode(HistoryEvent.self, from: Data(Self.line(#""doi:10.1000/a""#).utf8))
    var cut = whole
    cut.paper = nil
    try store.importEvents([cut])
    #expect(try store.importEvents([whole]) == ImportOutcome(known: 1))
    #expect(try store.importEvents([cut]) == ImportOutcome(known: 1))
    #expect(try store.events() == [whole])
  }

  @Test("A library of the release before, in which two papers share a key, shows all that it did and tells them apart")
  func migration() throws {
    // Given two lists that were read, and a log with events of later releases, which say what they are about.
    let folder = try TemporaryFolder()
    do {
      let queue = try DatabaseQueue(path: folder.path("a.sqlite"), configuration: LibraryStore.configuration)
      try Schema.migrator.migrate(queue, upTo: "12 identifiers of papers")
      try queue.write { db in
        for (source, doi) in [("one", "doi:10.1000/a"), ("two", "doi:10.1000/b")] {
          try db.execute(
            sql: """
              INSERT INTO list (source, content_hash, id, body) VALUES (:source, '5-x', 'own', '{}');
              INSERT INTO section (source, ordinal, id, first_position, entry_count, paper_count)
              VALUES (:source, 0, 's', 0, 1, 1);
              INSERT INTO entry (source, position, section, key, kind) VALUES (:source, 0, 0, 'a', 'paper');
              INSERT INTO entry_identifier (source, key, identifier) VALUES (:source, 'a', :doi);
              """, arguments: ["source": source, "doi": doi])
        }
        try db.execute(
          sql: """
            INSERT INTO event (device, sequence, milliseconds, counter, entry, kind, value, further) VALUES
              ('d', 1, 1, 0, 'a', 'status', 'read', NULL),
              ('d', 2, 2, 0, 'a', 'note', 'first', '{"paper":"doi:10.1000/a"}'),
              ('d', 3, 3, 0, 'a', 'rating', '4', '{"paper":"doi:10.1000/b","x":1}'),
              ('d', 4, 4, 0, 'a', 'tag-added', 't', '{"paper":7}');
            INSERT INTO entry_state (entry, status, note, rating, tags) VALUES ('a', 'read', 'first', 4, '["t"]');
            """)
      }
      try queue.close()
    }
    // When it is opened.
    let store = try LibraryStore(path: folder.path("a.sqlite"))
    // Then each has its own, and both what can't be told.
    let rows = try ["one", "two"].flatMap { try store.summaries(of: $0, at: 0..<1) }
    #expect(rows.map(\.status) == [.read, .read] && rows.map(\.tags) == [["t"], ["t"]])
    #expect(rows.map(\.hasNote) == [true, false] && rows.map(\.rating) == [nil, 4])
    let events = try store.events()
    #expect(events.map(\.paper) == [nil, "doi:10.1000/a", "doi:10.1000/b", nil])
    #expect(events.map(\.further) == [[:], [:], ["x": .integer(1)], ["paper": .integer(7)]])
    #expect(try store.check().isEmpty)
    #expect(try store.backups().count == 1)
  }
}
