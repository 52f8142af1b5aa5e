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
    var change: HistoryEvent.Change
    var isDone: @Sendable (EntryProgress) -> Bool

    var testDescription: String { change.form.kind }

    func act(_ store: LibraryStore) throws -> Recorded { try store.record(change, of: "a", in: "sample") }
  }

  static let deeds = [
    Deed(change: .statusSet(.reading)) { $0.status == .reading },
    Deed(change: .noteWritten("注", over: nil)) { $0.note == "注" },
    Deed(change: .ratingSet(4)) { $0.rating == 4 },
    Deed(change: .tagAdded(" to present ")) { $0.tags == ["to present"] },
    Deed(change: .passFinished(.grasp)) { $0.passes[.grasp] != nil },
    Deed(change: .rereadingBegun) { $0.readings.count == 2 },
    Deed(change: .timeSpent(seconds: 90, startedAt: 5)) { $0.secondsSpent == 90 },
    Deed(change: .timeCorrected(seconds: 7)) { $0.secondsSpent == 7 },
  ]

  @Test("Each deed can be undone and redone, as often as one likes", arguments: deeds)
  func undoAndRedo(deed: Deed) throws {
    let store = try makeStore()
    let recorded = try deed.act(store)
    #expect(recorded.before != recorded.after && recorded.way == .done)
    #expect(recorded.before == EntryProgress())
    #expect(deed.isDone(recorded.after))
    for _ in 0..<3 {
      #expect(deed.isDone(try store.progress(of: "a")))
      let undone = try #require(try store.undo())
      #expect(undone.way == .undone && undone.change == recorded.change)
      #expect(undone.before == recorded.after && undone.after == EntryProgress())
      #expect(try store.undo() == nil)
      let redone = try #require(try store.redo())
      #expect(redone.way == .redone && redone.change == recorded.change)
      #expect(deed.isDone(redone.after))
      #expect(try store.redo() == nil)
    }
    #expect(try store.check().isEmpty)
  }

  @Test("All deeds together are taken back one by one, and brought back")
  func everything() throws {
    let store = try makeStore()
    var states: [EntryProgress] = [EntryProgress()]
    for deed in Self.deeds { states.append(try deed.act(store).after) }
    for state in states.dropLast().reversed() { #expect(try store.undo()?.after == state) }
    for state in states.dropFirst() { #expect(try store.redo()?.after == state) }
    #expect(try store.progress(of: "a") == states.last)
    try store.rebuildProjection()
    #expect(try store.progress(of: "a") == states.last)
  }

  @Test("What changes nothing is not recorded")
  func nothing() throws {
    let store = try makeStore()
    try store.record(.ratingSet(nil), of: "a")
    try store.record(.tagRemoved("x"), of: "a")
    try store.record(.timeSpent(seconds: 0, startedAt: 0), of: "a")
    try store.record(.timeCorrected(seconds: 0), of: "a")
    #expect(try store.events().isEmpty)
    for _ in 0..<2 {
      try store.record(.ratingSet(4), of: "a")
      try store.record(.tagAdded("x"), of: "a")
      try store.record(.tagAdded("x "), of: "a")
      try store.record(.rereadingBegun, of: "a")
      try store.record(.timeCorrected(seconds: 5), of: "a")
    }
    #expect(try store.events().count == 4)
    try store.record(.ratingSet(nil), of: "a")
    try store.record(.tagRemoved("x"), of: "a")
    #expect(try store.progress(of: "a").rating == nil)
    #expect(try store.progress(of: "a").tags.isEmpty)
  }

  @Test("What is recorded brings back the row of the list, by whichever key of the paper; without a list there is none")
  func summaries() throws {
    let store = try makeStore()
    try store.install(makeSampleList(), source: "sample", contentHash: ContentHash("1".utf8))
    let key: CitationKey = "vaswani2017"
    let recorded = try store.record(.ratingSet(4), of: key, in: "sample")
    #expect(recorded.summary == (try store.summaries(of: "sample", keys: [key]).first))
    #expect(recorded.summary?.rating == 4)
    #expect(try store.writeNote(of: key, in: "sample") { _ in "注" }.summary?.hasNote == true)
    #expect(try store.undo(in: "sample")?.summary?.hasNote == false)
    #expect(try store.record(.ratingSet(4), of: key, in: "sample").summary?.rating == 4)
    #expect(try store.record(.ratingSet(5), of: key).summary == nil)
    #expect(try store.record(.ratingSet(5), of: "unlisted", in: "sample").summary == nil)
    try store.importEvents([
      HistoryEvent(
        id: .init(device: "other", sequence: 1), time: HybridTime(milliseconds: 1), entry: "earlier",
        change: .renamed(to: key))
    ])
    let earlier = try store.record(.tagAdded("x"), of: "earlier", in: "sample")
    #expect(earlier.summary?.key == key)
    #expect(earlier.summary?.tags == ["x"])
  }

  @Test("What takes back, brings back or renames is not recorded as a deed")
  func bookkeeping() throws {
    let store = try makeStore()
    let deed = try Self.deeds[0].act(store)
    let id = try #require(try store.events().first?.id)
    for change in [.undone(id), .redone(id), .renamed(to: "b")] as [HistoryEvent.Change] {
      let recorded = try store.record(change, of: "a")
      #expect(recorded.before == recorded.after)
    }
    #expect(try store.events().count == 1)
    #expect(try store.progress(of: "a") == deed.after)
  }

  @Test("A week is the longest stretch, and a stretch begins between 1970 and 9999")
  func longStretch() throws {
    let store = try makeStore()
    try store.record(.timeSpent(seconds: .max, startedAt: Moment(milliseconds: .min)), of: "a")
    try store.record(.timeSpent(seconds: 1, startedAt: Moment(milliseconds: .max)), of: "a")
    #expect(
      try store.events().map(\.change) == [
        .timeSpent(seconds: 604_800, startedAt: 0), .timeSpent(seconds: 1, startedAt: 253_402_300_799_999),
      ])
  }

  @Test("What can't be is refused in a sentence")
  func refused() throws {
    let store = try makeStore()
    #expect(throws: StoreError.invalidRating(6)) { try store.record(.ratingSet(6), of: "a") }
    #expect(throws: StoreError.invalidTag("a\nb")) { try store.record(.tagAdded("a\nb"), of: "a") }
    #expect(throws: StoreError.invalidTime(seconds: -1)) { try store.record(.timeCorrected(seconds: -1), of: "a") }
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
    try store.record(.ratingSet(4), of: "vaswani2017")
    try store.record(.tagAdded("注意"), of: "vaswani2017")
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
    #expect(try plan(LibraryStore.eventsOfKeySQL, ["a"]).contains("SEARCH event USING INDEX event_by_entry"))
    #expect(
      try plan(LibraryStore.eventsOfPaperSQL, ["key": "a", "name": "a"]).hasPrefix(
        "SEARCH event USING INDEX event_by_entry"))
    for areKeysShared in [false, true] {
      for sql in [LibraryStore.renamings(areKeysShared), LibraryStore.commonIdentifiers(areKeysShared)] {
        #expect(try !plan(sql, ["key": "a", "name": "a"]).contains("SCAN event"), "\(sql)")
        #expect(try !plan(sql, ["key": "a", "name": "a"]).contains("SCAN entry"), "\(sql)")
      }
    }
    #expect(try plan(LibraryStore.touchedSQL, ["sample"]).hasPrefix("SCAN entry_state\nSEARCH entry USING INDEX"))
    #expect(try plan(LibraryStore.latestTimeSQL, [0]).hasPrefix("SEARCH event USING COVERING INDEX event_by_time"))
    let sequence = try plan(ThisDevice.lastSequenceSQL, ["a", "a"])
    #expect(sequence.contains("SEARCH event USING COVERING INDEX sqlite_autoindex_event_1 (device=?)"))
    #expect(!sequence.contains("SCAN event"))
    let undo = try plan(LibraryStore.standingEventsSQL, ["a", 9])
    #expect(undo.contains("SEARCH event USING INDEX sqlite_autoindex_event_1 (device=? AND sequence<?)"))
    #expect(!undo.contains("TEMP B-TREE"))
  }
}
