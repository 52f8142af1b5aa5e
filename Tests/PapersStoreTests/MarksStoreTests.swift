import GRDB
import PapersModel
import PapersTestSupport
import Testing

@testable import PapersStore

@Suite("Ratings, tags, passes and time in the library")
struct MarksStoreTests {
  private func makeStore() throws -> LibraryStore { try LibraryStore(inMemoryWithClock: { 1_795_478_400_000 }) }

  /// Something to do with an entry, and what it leaves.
  struct Deed: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var act: @Sendable (LibraryStore) throws -> EntryProgress
    var isDone: @Sendable (EntryProgress) -> Bool
  }

  static let deeds = [
    Deed(testDescription: "status", act: { try $0.setStatus(.reading, of: "a") }, isDone: { $0.status == .reading }),
    Deed(testDescription: "note", act: { try $0.writeNote(of: "a") { _ in "注" } }, isDone: { $0.note == "注" }),
    Deed(testDescription: "rating", act: { try $0.setRating(4, of: "a") }, isDone: { $0.rating == 4 }),
    Deed(
      testDescription: "tag", act: { try $0.addTag(" to present ", to: "a") }, isDone: { $0.tags == ["to present"] }),
    Deed(testDescription: "pass", act: { try $0.finish(.grasp, of: "a") }, isDone: { $0.passes[.grasp] != nil }),
    Deed(testDescription: "re-reading", act: { try $0.beginRereading(of: "a") }, isDone: { $0.readings.count == 2 }),
    Deed(
      testDescription: "time", act: { try $0.addTime(seconds: 90, startedAt: 5, to: "a") },
      isDone: { $0.secondsSpent == 90 }),
    Deed(
      testDescription: "corrected time", act: { try $0.correctTime(seconds: 7, of: "a") },
      isDone: { $0.secondsSpent == 7 }),
  ]

  @Test("Each deed can be undone and redone, as often as one likes", arguments: deeds)
  func undoAndRedo(deed: Deed) throws {
    let store = try makeStore()
    #expect(deed.isDone(try deed.act(store)))
    for _ in 0..<3 {
      #expect(deed.isDone(try store.progress(of: "a")))
      #expect(try store.undo()?.progress == EntryProgress())
      #expect(try store.undo() == nil)
      let reversal = try #require(try store.redo())
      #expect(deed.isDone(reversal.progress))
      #expect(try store.redo() == nil)
    }
    #expect(try store.check().isEmpty)
  }

  @Test("All deeds together are taken back one by one, and brought back")
  func everything() throws {
    let store = try makeStore()
    var states: [EntryProgress] = [EntryProgress()]
    for deed in Self.deeds { states.append(try deed.act(store)) }
    for state in states.dropLast().reversed() { #expect(try store.undo()?.progress == state) }
    for state in states.dropFirst() { #expect(try store.redo()?.progress == state) }
    #expect(try store.progress(of: "a") == states.last)
    try store.rebuildProjection()
    #expect(try store.progress(of: "a") == states.last)
  }

  @Test("What changes nothing is not recorded")
  func nothing() throws {
    let store = try makeStore()
    try store.setRating(nil, of: "a")
    try store.removeTag("x", from: "a")
    try store.addTime(seconds: 0, startedAt: 0, to: "a")
    try store.correctTime(seconds: 0, of: "a")
    #expect(try store.events().isEmpty)
    for _ in 0..<2 {
      try store.setRating(4, of: "a")
      try store.addTag("x", to: "a")
      try store.addTag("x ", to: "a")
      try store.beginRereading(of: "a")
      try store.correctTime(seconds: 5, of: "a")
    }
    #expect(try store.events().count == 4)
    try store.setRating(nil, of: "a")
    try store.removeTag("x", from: "a")
    #expect(try store.progress(of: "a").rating == nil)
    #expect(try store.progress(of: "a").tags.isEmpty)
  }

  @Test("What can't be is refused in a sentence")
  func refused() throws {
    let store = try makeStore()
    #expect(throws: StoreError.invalidRating(6)) { try store.setRating(6, of: "a") }
    #expect(throws: StoreError.invalidTag("a\nb")) { try store.addTag("a\nb", to: "a") }
    #expect(throws: StoreError.invalidTime(seconds: -1)) { try store.correctTime(seconds: -1, of: "a") }
    #expect(try store.events().isEmpty)
    #expect(
      StoreError.invalidRating(6).description
        == "Can't rate with 6: a rating is a number from 1 to 5. Nothing was changed.")
    #expect(
      StoreError.invalidTag("").description == "Can't use '' as a tag: a tag is 1 to 64 characters long and has no "
        + "control characters. Nothing was changed.")
  }

  @Test("A row of the list has rating and tags")
  func rows() throws {
    let store = try makeStore()
    try store.install(makeSampleList(), source: "sample", contentHash: ContentHash("1".utf8))
    try store.setRating(4, of: "vaswani2017")
    try store.addTag("注意", to: "vaswani2017")
    let rows = try store.summaries(of: "sample", at: 0..<2)
    #expect(rows.map(\.rating) == [nil, 4])
    #expect(rows.map(\.tags) == [[], ["注意"]])
  }

  @Test("However long the log, opening and projecting one entry reads only that entry's events")
  func plans() throws {
    let store = try makeStore()
    try store.install(makeSampleList(), source: "sample", contentHash: ContentHash("1".utf8))
    func plan(_ sql: String, _ arguments: StatementArguments) throws -> String {
      try store.writer.read { db in
        try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments)
          .map { $0["detail"] as String }.joined(separator: "\n")
      }
    }
    #expect(try plan(LibraryStore.eventsOfEntrySQL, ["a"]).contains("SEARCH event USING INDEX event_by_entry"))
    #expect(try plan(LibraryStore.touchedSQL, ["sample"]).hasPrefix("SCAN entry_state\nSEARCH entry USING INDEX"))
    #expect(try plan(LibraryStore.latestTimeSQL, []) == "SCAN event USING COVERING INDEX event_by_time")
    let sequence = try plan(LibraryStore.lastSequenceSQL, ["a"])
    #expect(sequence.contains("SEARCH event USING COVERING INDEX sqlite_autoindex_event_1 (device=?)"))
    #expect(!sequence.contains("SCAN event"))
    let undo = try plan(LibraryStore.standingEventsSQL, ["a"])
    #expect(undo.contains("SEARCH event USING INDEX sqlite_autoindex_event_1 (device=?)"))
    #expect(!undo.contains("TEMP B-TREE"))
  }
}
