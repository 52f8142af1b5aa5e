import Foundation
import GRDB
import PapersModel
import PapersTestSupport
import Testing

@testable import PapersStore

@Suite("Bringing logs together")
struct ImportTests {
  private func makeStore() throws -> LibraryStore { try LibraryStore(inMemoryWithClock: { 500 }) }

  /// The whole projection, as the tables hold it.
  private func projection(of store: LibraryStore) throws -> [[DatabaseValue]] {
    try store.writer.read { db in
      try ["SELECT * FROM entry_state ORDER BY entry", "SELECT * FROM undone_event ORDER BY device, sequence"]
        .flatMap { try Row.fetchAll(db, sql: $0).map { Array($0.databaseValues) } }
    }
  }

  @Test("Random histories give the same tables in every order and in any portions, doubles included")
  func orders() throws {
    var generator = SeededGenerator(seed: 5)
    let (first, second) = (try makeStore(), try makeStore())
    for round in 0..<150 {
      let events = makeRandomHistory(
        deviceCount: 2 + round % 2, entries: ["a", "b", "c"], length: 10...60, using: &generator)
      for store in [first, second] {
        try store.writer.write {
          try $0.execute(sql: "DELETE FROM undone_event; DELETE FROM event; DELETE FROM entry_state")
        }
      }
      let outcome = try first.importEvents(events)
      #expect(outcome.new == events.count)
      #expect(outcome.known == 0)
      var rest = events.shuffled(using: &generator)[...]
      while !rest.isEmpty {
        let portion = rest.prefix(Int.random(in: 1...20, using: &generator))
        try second.importEvents(portion + portion.prefix(2) + events.filter { _ in round % 10 == 0 }.prefix(3))
        rest = rest.dropFirst(portion.count)
      }
      #expect(try projection(of: first) == projection(of: second), "round \(round)")
      #expect(try first.events() == second.events())
      if round % 25 == 0 { #expect(try second.check().isEmpty) }
    }
  }

  @Test("Importing twice changes nothing")
  func twice() throws {
    let (source, target) = (try makeStore(), try makeStore())
    for deed in MarksStoreTests.deeds { _ = try deed.act(source) }
    try source.undo()
    let events = try source.events()
    #expect(try target.importEvents(events) == (new: 9, known: 0))
    let before = try projection(of: target)
    #expect(try target.importEvents(events) == (new: 0, known: 9))
    #expect(try projection(of: target) == before)
    #expect(try target.progress(of: "a") == source.progress(of: "a"))
    #expect(try source.importEvents(events) == (new: 0, known: 9))
  }

  @Test("What is recorded after an import is later than all of it, and undo stays with this device's own")
  func clock() throws {
    let store = try makeStore()
    try store.record(.statusSet(.reading), of: "a")
    let foreign = HistoryEvent(
      id: .init(device: "other", sequence: 4), time: HybridTime(milliseconds: 9_000, counter: 3), entry: "a",
      change: .statusSet(.skipped))
    try store.importEvents([foreign])
    #expect(try store.progress(of: "a").status == .skipped)
    try store.record(.statusSet(.read), of: "a")
    let last = try #require(try store.events().last)
    #expect(last.change == .statusSet(.read))
    #expect(last.time > foreign.time)
    #expect(last.id.sequence == 2)
    #expect(try store.undo()?.after.status == .skipped)
    #expect(try store.undo()?.change == .statusSet(.reading))
    #expect(try store.undo() == nil)
  }

  @Test("What is done here counts after an event from a clock that is years ahead, and has today's date")
  func farFuture() throws {
    let (store, other) = (try makeStore(), try makeStore())
    let far = [8, 9].map { sequence in
      HistoryEvent(
        id: .init(device: "far", sequence: sequence), time: HybridTime(milliseconds: 4_102_444_800_000), entry: "a",
        change: .statusSet(.skipped))
    }
    try store.importEvents(far)
    let recorded = try store.record(.statusSet(.read), of: "a")
    #expect(recorded.before.status == .skipped && recorded.after.status == .read)
    #expect(recorded.after.readAt == 500)
    #expect(try store.events(of: "a").last?.seen == [far[1].id])
    // Another paper knows nothing of it.
    try store.record(.statusSet(.read), of: "b")
    #expect(try store.progress(of: "b").statusSetAt == 500)
    #expect(try store.events(of: "b").last?.seen == [])
    // Undo and redo count as well, and so it is everywhere.
    #expect(try store.undo()?.entry == "b")
    #expect(try store.undo()?.after.status == .skipped)
    #expect(try store.redo()?.after.status == .read)
    try other.importEvents(try store.events().reversed())
    #expect(try projection(of: other) == projection(of: store))
    #expect(try store.check().isEmpty)
  }

  @Test("What an earlier release left out of an event is added when it comes from elsewhere, and never taken away")
  func fuller() throws {
    let (whole, store) = (try makeStore(), try makeStore())
    try whole.importEvents([
      HistoryEvent(
        id: .init(device: "far", sequence: 1), time: HybridTime(milliseconds: 4_102_444_800_000), entry: "a",
        change: .statusSet(.skipped))
    ])
    try whole.record(.statusSet(.read), of: "a")
    let events = try whole.events()
    let cut = events.map { HistoryEvent(id: $0.id, time: $0.time, entry: $0.entry, change: $0.change) }
    try store.importEvents(cut)
    #expect(try store.progress(of: "a").status == .skipped)
    #expect(try store.importEvents(events) == (new: 0, known: 2))
    #expect(try store.progress(of: "a").status == .read)
    #expect(try store.importEvents(cut) == (new: 0, known: 2))
    #expect(try store.events() == events)
    #expect(try projection(of: store) == projection(of: whole))
  }

  @Test("Events of this device that come back from elsewhere are not numbered over")
  func ownEvents() throws {
    let store = try makeStore()
    try store.record(.statusSet(.reading), of: "a")
    let own = try #require(try store.events().first?.id.device)
    try store.importEvents([
      HistoryEvent(
        id: .init(device: own, sequence: 8), time: HybridTime(milliseconds: 1), entry: "b", change: .ratingSet(2))
    ])
    try store.record(.statusSet(.read), of: "a")
    #expect(try store.events().map(\.id.sequence).max() == 9)
  }

  @Test("Another event with a known number, or one that can't be, is refused with nothing written")
  func contradictions() throws {
    let store = try makeStore()
    try store.writeNote(of: "a") { _ in "é" }
    let known = try #require(try store.events().first)
    let fresh = HistoryEvent(
      id: .init(device: "other", sequence: 1), time: HybridTime(milliseconds: 1), entry: "b", change: .ratingSet(2))
    var others = Array(repeating: known, count: 6)
    // Equal as text, but of other bytes.
    others[0].change = .noteWritten("e\u{301}", over: nil)
    others[1].time.counter += 1
    others[2].entry = "b"
    others[3].change = .rereadingBegun
    others[4].clock = 501
    others[5].seen = [fresh.id]
    for other in others {
      #expect(throws: StoreError.contradictoryEvent(known.id)) { try store.importEvents([fresh, other]) }
    }
    var malformed = Array(repeating: fresh, count: 6)
    malformed[0].change = .ratingSet(9)
    malformed[1].id.sequence = 0
    malformed[2].time.moment = Moment(milliseconds: .max)
    malformed[3].time.counter = .max
    malformed[4].entry = "no key"
    malformed[5].change = .timeSpent(seconds: .max, startedAt: 0)
    for event in malformed {
      #expect(throws: StoreError.malformedEvent(event.id)) { try store.importEvents([fresh, event]) }
    }
    #expect(try store.events() == [known])
    #expect(
      StoreError.contradictoryEvent(.init(device: "d", sequence: 3)).description
        == "Can't import event 3 of the device 'd': your progress holds another event with this number. Nothing was "
        + "imported; two copies of one library were both written to, or the file was edited.")
  }

  @Test("The whole history goes through lines of JSON and back")
  func lines() throws {
    var generator = SeededGenerator(seed: 9)
    let (source, target) = (try makeStore(), try makeStore())
    try source.importEvents(
      makeRandomHistory(deviceCount: 3, entries: ["a", "b"], length: 200...200, using: &generator))
    let lines = try source.events().map { try JSONEncoder().encode($0) }
    try target.importEvents(try lines.map { try JSONDecoder().decode(HistoryEvent.self, from: $0) })
    #expect(try target.events() == source.events())
    #expect(try projection(of: target) == projection(of: source))
  }

  @Test("A long history is imported and checked, and one deed after it touches one entry only")
  func longHistory() throws {
    let store = try makeStore()
    let events = (0..<100_000).map { index in
      HistoryEvent(
        id: .init(device: "other", sequence: index + 1), time: HybridTime(milliseconds: Int64(index)),
        entry: CitationKey("e\(index % 2_000)"),
        change: index % 3 == 0 ? .statusSet(.read) : .timeSpent(seconds: 60, startedAt: 0))
    }
    #expect(try store.importEvents(events).new == 100_000)
    let before = try store.writer.read { $0.totalChangesCount }
    try store.record(.ratingSet(5), of: "e7")
    // The event, the row of the entry, and for each of the entry's fifty events that it isn't undone.
    #expect(try store.writer.read { $0.totalChangesCount } - before < 100)
    #expect(try store.progress(of: "e7").rating == 5)
  }
}
