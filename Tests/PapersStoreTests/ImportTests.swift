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
    #expect(try target.importEvents(events) == ImportOutcome(new: 9))
    let before = try projection(of: target)
    #expect(try target.importEvents(events) == ImportOutcome(known: 9))
    #expect(try projection(of: target) == before)
    #expect(try target.progress(of: "a") == source.progress(of: "a"))
    #expect(try source.importEvents(events) == ImportOutcome(known: 9))
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
    #expect(try store.importEvents(events) == ImportOutcome(known: 2))
    #expect(try store.progress(of: "a").status == .read)
    #expect(try store.importEvents(cut) == ImportOutcome(known: 2))
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

  @Test("An event that can't be is refused with nothing written")
  func malformed() throws {
    let store = try makeStore()
    let fresh = HistoryEvent(
      id: .init(device: "other", sequence: 1), time: HybridTime(milliseconds: 1), entry: "b", change: .ratingSet(2))
    var malformed = Array(repeating: fresh, count: 9)
    malformed[0].change = .ratingSet(9)
    malformed[1].id.sequence = 0
    malformed[2].time.moment = Moment(milliseconds: .max)
    malformed[3].time.counter = .max
    malformed[4].entry = "no key"
    malformed[5].change = .timeSpent(seconds: .max, startedAt: 0)
    malformed[6].entry = nil
    malformed[7].further = ["value": .null]
    malformed[8].id.sequence = .max
    for event in malformed {
      #expect(throws: StoreError.malformedEvent(event.id)) { try store.importEvents([fresh, event]) }
    }
    #expect(try store.events().isEmpty)
  }

  @Test("Another event with a known number is taken in apart and named, and the rest is as it is")
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
    for (index, other) in others.enumerated() {
      let outcome = try store.importEvents([fresh, other])
      // What differs only in what an earlier release drops has one name apart.
      #expect(outcome.contradictory == (index < 5 ? [known.id] : []), "event \(index)")
      #expect(outcome.new == (index == 0 ? 2 : index < 5 ? 1 : 0), "event \(index)")
      #expect(try store.importEvents([other, fresh]).new == 0)
    }
    #expect(try store.events().contains(known))
    #expect(try store.events().count == 7)
    #expect(try store.progress(of: "b").rating == 2)
    #expect(try store.check().isEmpty)
  }

  @Test("However long the name of a device is, another event with its number is taken in", arguments: [80, 81, 100])
  func longNames(length: Int) throws {
    let store = try makeStore()
    let events = [2, 3, 4].map { rating in
      HistoryEvent(
        id: .init(device: String(repeating: "d", count: length), sequence: 1), time: HybridTime(milliseconds: 1),
        entry: "a", change: .ratingSet(rating))
    }
    for event in events { #expect(try store.importEvents([event]).new == 1) }
    for event in events { #expect(try store.importEvents([event]) == ImportOutcome(known: 1)) }
    let held = try store.events()
    #expect(held.allSatisfy { $0.isWellFormed })
    #expect(try store.importEvents(held) == ImportOutcome(known: 3))
  }

  /// Two copies of one library that were both written to, with the same device and the same numbers.
  private func copies() -> (mine: [HistoryEvent], theirs: [HistoryEvent]) {
    func log(_ entry: CitationKey, _ changes: [HistoryEvent.Change], at time: Int64) -> [HistoryEvent] {
      changes.enumerated().map { index, change in
        HistoryEvent(
          id: .init(device: "d", sequence: index + 1),
          time: HybridTime(milliseconds: index == 0 ? 1 : time + Int64(index)), entry: entry, change: change)
      }
    }
    let shared = HistoryEvent.Change.statusSet(.reading)
    let mine = log("a", [shared, .noteWritten("mine", over: nil), .timeSpent(seconds: 60, startedAt: 5)], at: 100)
    let theirs = log(
      "a",
      [shared, .timeSpent(seconds: 30, startedAt: 9), .tagAdded("x"), .tagAdded("y"), .noteWritten("b", over: nil)],
      at: 50)
    func id(_ sequence: Int) -> HistoryEvent.ID { .init(device: "d", sequence: sequence) }
    let undoing = HistoryEvent(
      id: id(6), time: HybridTime(milliseconds: 60), entry: "a", change: .undone(id(3)))
    return (mine, theirs + [undoing])
  }

  @Test("Copies of one library that were both written to come together in every order, each thing once")
  func copiedLibraries() throws {
    let (mine, theirs) = copies()
    let (first, second) = (try makeStore(), try makeStore())
    try first.importEvents(mine)
    try second.importEvents(theirs)
    let outcome = try first.importEvents(theirs)
    #expect(outcome.contradictory.map(\.sequence) == [2, 3])
    #expect(outcome.new == 5 && outcome.known == 1)
    try second.importEvents(mine)
    for store in [first, second] {
      let progress = try store.progress(of: "a")
      #expect(progress.secondsSpent == 90)
      // Their undo is of their tag, and not of what has its number here.
      #expect(progress.tags == ["y"])
      #expect(progress.note == "mine")
      #expect(try store.check().isEmpty)
      #expect(try store.events().count == 8)
    }
    // And everywhere they go afterwards, also back to one another.
    let logs = [mine, theirs, try first.events(), try second.events()]
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2]] {
      let third = try makeStore()
      for index in order { try third.importEvents(logs[index]) }
      #expect(try third.progress(of: "a").secondsSpent == 90, "\(order)")
      #expect(try third.progress(of: "a").tags == ["y"], "\(order)")
      #expect(try third.check().isEmpty)
    }
    try first.importEvents(logs[3])
    #expect(try first.events().count == 8)
  }

  @Test("Events of kinds that a later release knows are kept, counted, passed on, and understood by that release")
  func laterReleases() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("library.sqlite")
    let later = [
      HistoryEvent(
        id: .init(device: "new", sequence: 1), time: HybridTime(milliseconds: 9), clock: 8, entry: "a",
        change: .unknown(.init(kind: "mark", value: "4")), further: ["from": .integer(3)]),
      HistoryEvent(
        id: .init(device: "new", sequence: 2), time: HybridTime(milliseconds: 10), entry: nil, list: "own",
        change: .unknown(.init(kind: "opened"))),
      HistoryEvent(
        id: .init(device: "new", sequence: 3), time: HybridTime(milliseconds: 11), entry: "a",
        change: .ratingSet(2), further: ["why": .string("because")]),
    ]
    do {
      let store = try LibraryStore(path: path)
      let outcome = try store.importEvents(later)
      #expect(outcome == ImportOutcome(new: 3, notUnderstood: 2))
      #expect(try store.importEvents(later) == ImportOutcome(known: 3))
      #expect(try store.events() == later)
      #expect(try store.progress(of: "a").rating == 2)
      #expect(try store.undo() == nil)
      #expect(try store.check().isEmpty)
      #expect(try store.unlistedKeys(of: "own") == ["a"])
      // As a release finds them that has its name for what this one doesn't know, and projects anew.
      try store.writer.write {
        try $0.execute(sql: "UPDATE event SET kind = 'tag-added' WHERE kind = 'mark'; PRAGMA user_version = 1")
      }
    }
    #expect(try LibraryStore(path: path).progress(of: "a").tags == ["4"])
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
