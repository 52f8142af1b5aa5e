import Foundation
import GRDB
import PapersModel
import PapersTestSupport
import Testing

@testable import PapersStore

@Suite("Papers that share a key")
struct SharedKeyTests {
  private let store: LibraryStore
  private static let (first, second) = (Identifier.doi("10.1000/a"), Identifier.doi("10.1000/b"))

  init() throws {
    store = try LibraryStore(inMemoryWithClock: { 500 })
  }

  private func entry(_ key: CitationKey, _ identifiers: Identifier..., title: String? = nil) -> Entry {
    Entry(key: key, title: LocalizedText(english: title ?? "Paper \(key)"), identifiers: identifiers)
  }

  @discardableResult
  private func install(_ source: String, _ entries: Entry..., in store: LibraryStore? = nil) throws -> ListChange? {
    let store = store ?? self.store
    let list = ReadingList(
      id: source, title: LocalizedText(english: source),
      sections: [Section(id: "one", title: LocalizedText(english: "One"), entries: entries)])
    let change = try store.install(list, source: source, contentHash: ContentHash(UUID().uuidString.utf8))
    #expect(try store.check().isEmpty)
    return change
  }

  private func event(
    _ sequence: Int, of key: CitationKey = "smith2020", as paper: String? = nil, _ change: HistoryEvent.Change
  ) -> HistoryEvent {
    HistoryEvent(
      id: .init(device: "other", sequence: sequence), time: HybridTime(milliseconds: Int64(sequence)), entry: key,
      paper: paper, change: change)
  }

  private func note(in source: String, _ key: CitationKey = "smith2020", of store: LibraryStore? = nil) throws -> String
  {
    try (store ?? self.store).progress(of: key, in: source).note
  }

  @Test("What is done with one is not seen with the other, whichever list came first", arguments: [true, false])
  func two(isBefore: Bool) throws {
    try install("one", entry("other"), entry("smith2020", Self.first))
    if !isBefore { try install("two", entry("smith2020", Self.second)) }
    #expect(try store.record(.statusSet(.read), of: "smith2020", in: "one").summary?.status == .read)
    try store.writeNote(of: "smith2020", in: "one") { $0 + "on the first, see [[other]]" }
    try store.record(.tagAdded("early"), of: "smith2020", in: "one")
    if isBefore { try install("two", entry("smith2020", Self.second)) }
    let other = try #require(try store.summaries(of: "two", at: 0..<1).first)
    #expect(other.status == .toRead && !other.hasNote && other.tags.isEmpty)
    #expect(try store.summaries(of: "one", at: 1..<2).map(\.status) == [.read])
    #expect(try store.overview(of: "one")?.papers[.read] == 1)
    #expect(try store.overview(of: "two")?.papers[.read] == 0)
    #expect(try store.matches(of: "early", in: "one").positions == [1])
    #expect(try store.matches(of: "early", in: "two").positions.isEmpty)
    #expect(try store.path(of: "two").map(\.status) == [.toRead])
    #expect(try store.detail(at: 0, in: "one")?.linkedFrom.map(\.key) == ["smith2020"])
    #expect(try store.events(of: "smith2020", in: "one").count == 3)
    #expect(try store.events(of: "smith2020", in: "two").isEmpty)
    #expect(try store.eventsByPosition(of: "one").mapValues(\.count) == [1: 3])
    #expect(try store.eventsByPosition(of: "two").isEmpty)
    #expect(try store.unlistedKeys(of: "two").isEmpty)

    #expect(try store.undo(in: "two") == nil)
    try store.writeNote(of: "smith2020", in: "two") { $0 + "on the second" }
    var exported: [String: [String]] = [:]
    for source in ["one", "two"] {
      try store.forEachEntry(of: source) { exported[source, default: []].append($1.note) }
    }
    #expect(exported == ["one": ["", "on the first, see [[other]]"], "two": ["on the second"]])
    #expect(try store.undo(in: "one")?.change == .tagAdded("early"))
    #expect(try store.undo(in: "two")?.summary?.hasNote == false)
    #expect(try store.redo(in: "two")?.after.note == "on the second")
    #expect(try store.progress(of: "smith2020", in: "one").tags.isEmpty)
    #expect(try store.check().isEmpty)
    try store.rebuildProjection()
    #expect(try store.check().isEmpty)
    #expect(try note(in: "two") == "on the second")
  }

  @Test("Logs and lists may come together in any order")
  func merged() throws {
    try install("one", entry("smith2020", Self.first))
    try store.writeNote(of: "smith2020", in: "one") { _ in "on the first" }
    try install("two", entry("smith2020", Self.second), entry("alpha", Self.first))
    try store.writeNote(of: "smith2020", in: "two") { _ in "on the second" }
    try store.record(.ratingSet(4), of: "alpha", in: "two")
    try store.undo()
    let events = try store.events()
    #expect(events.map(\.paper) == ["doi:10.1000/a", "doi:10.1000/b", "doi:10.1000/a", "doi:10.1000/a"])
    var generator = SeededGenerator(seed: 31)
    for round in 0..<40 {
      let there = try LibraryStore(inMemoryWithClock: { 500 })
      let steps: [() throws -> Void] =
        events.map { event in { try there.importEvents([event]) } } + [
          { try self.install("one", self.entry("smith2020", Self.first), in: there) },
          { try self.install("two", self.entry("smith2020", Self.second), self.entry("alpha", Self.first), in: there) },
        ]
      for step in steps.shuffled(using: &generator) { try step() }
      #expect(try note(in: "one", of: there) == "on the first", "round \(round)")
      #expect(try note(in: "two", of: there) == "on the second", "round \(round)")
      #expect(try there.progress(of: "alpha", in: "two") == store.progress(of: "alpha", in: "two"))
      #expect(try there.check().isEmpty)
    }
  }

  @Test("What was recorded before papers were told apart stays in sight with both, and each goes on by itself")
  func untold() throws {
    try store.importEvents([event(1, .statusSet(.read)), event(2, .noteWritten("early", over: nil))])
    try install("one", entry("smith2020", Self.first))
    try install("two", entry("smith2020", Self.second))
    try store.writeNote(of: "smith2020", in: "one") { $0 + ", and on" }
    try store.record(.statusSet(.toRead), of: "smith2020", in: "two")
    #expect(try note(in: "one") == "early, and on")
    #expect(try note(in: "two") == "early")
    #expect(try store.summaries(of: "one", at: 0..<1).map(\.status) == [.read])
    #expect(try store.summaries(of: "two", at: 0..<1).map(\.status) == [.toRead])
    // What is taken back of it elsewhere is so with both.
    try store.importEvents([event(3, .undone(.init(device: "other", sequence: 2)))])
    #expect(try note(in: "two") == "")
    #expect(try note(in: "one") == "early, and on")
    #expect(try store.check().isEmpty)
  }

  @Test("A list without identifiers, or with those of another kind, means the one paper that others mean")
  func notTold() throws {
    try install("one", entry("smith2020", Self.first))
    try install("two", entry("smith2020", .arXiv("1706.03762")))
    try install("three", entry("smith2020"))
    let sources = ["one", "two", "three"]
    for source in sources { try store.writeNote(of: "smith2020", in: source) { $0 + source } }
    for source in sources { #expect(try note(in: source) == "onetwothree") }
    #expect(try store.sharedKeys(of: "one").isEmpty)
    // The second and the fourth contradict one another in what they say of arXiv.
    try install("four", entry("smith2020", .arXiv("2001.00001"), .doi("10.1000/A")))
    #expect(try store.sharedKeys(of: "two").map(\.otherSource) == ["four"])
    try install("four", entry("smith2020", .doi("10.1000/A")))
    for source in sources + ["four"] { #expect(try note(in: source) == "onetwothree") }
  }

  @Test("A third list that has the identifiers of both makes them one")
  func bridged() throws {
    try install("one", entry("smith2020", Self.first))
    try install("two", entry("smith2020", Self.second))
    try store.writeNote(of: "smith2020", in: "one") { _ in "mine" }
    #expect(try note(in: "two") == "")
    try install("three", entry("smith2020", Self.first, Self.second))
    for source in ["one", "two", "three"] { #expect(try note(in: source) == "mine") }
    try install("three", entry("other"))
    #expect(try note(in: "two") == "")
  }

  @Test("A list that gives a key away to another paper keeps each paper's history with it")
  func reused() throws {
    try install("one", entry("smith2020", Self.first))
    try store.writeNote(of: "smith2020", in: "one") { _ in "on the first" }
    let change = try #require(
      try install("one", entry("smith2020", Self.second), entry("smith2020a", Self.first)))
    #expect(change.renamed == ["smith2020": "smith2020a"] && change.added == ["smith2020"])
    #expect(try note(in: "one") == "")
    #expect(try note(in: "one", "smith2020a") == "on the first")
    #expect(try store.undo(in: "one")?.summary?.key == "smith2020a")
    try store.redo()
    try store.writeNote(of: "smith2020", in: "one") { _ in "on the second" }
    #expect(try note(in: "one", "smith2020a") == "on the first")
    #expect(try store.keys(ofPaper: "smith2020a", in: "one") == ["smith2020", "smith2020a"])
    #expect(try store.keys(ofPaper: "smith2020", in: "one") == ["smith2020"])
    // Links go to the entry that has the key now.
    try store.writeNote(of: "smith2020a", in: "one") { _ in "see [[smith2020]]" }
    #expect(try store.detail(at: 0, in: "one")?.linkedFrom.map(\.key) == ["smith2020a"])
    #expect(try store.detail(at: 1, in: "one")?.linkedFrom.isEmpty == true)
    // Two that change places do so with their histories.
    try install("one", entry("smith2020a", Self.second), entry("smith2020", Self.first))
    #expect(try note(in: "one") == "see [[smith2020]]")
    #expect(try note(in: "one", "smith2020a") == "on the second")
    #expect(try store.check().isEmpty)
  }

  @Test(
    "A paper whose key another one has now, and which no list has any more, is no longer listed",
    arguments: [true, false])
  func replaced(atOnce: Bool) throws {
    let (old, new) = ("On the first subject", "A new look at another matter")
    try install("one", entry("other"), entry("smith2020", Self.first, title: old))
    try store.writeNote(of: "smith2020", in: "one") { _ in "on the first" }
    if !atOnce { try install("one", entry("other")) }
    // Once it was gone, its title says nothing any more.
    let change = try #require(
      try install("one", entry("other"), entry("smith2020", Self.second, title: atOnce ? new : old)))
    #expect(change.added == ["smith2020"] && change.removed == (atOnce ? ["smith2020-2"] : []))
    for _ in 0..<2 {
      #expect(try store.overview(of: "one")?.sections.map(\.isListed) == [true, false])
      #expect(try store.keys(of: "one") == ["other", "smith2020", "smith2020-2"])
      #expect(try note(in: "one") == "")
      #expect(try note(in: "one", "smith2020-2") == "on the first")
      #expect(try store.detail(at: 2, in: "one")?.entry.title.english == old)
      #expect(try store.unlistedKeys(of: "one").isEmpty)
      try install("one", entry("other"), entry("smith2020", Self.second, title: new))
    }
    try store.record(.ratingSet(4), of: "smith2020-2", in: "one")
    // It comes back with what was done meanwhile.
    try install("one", entry("smith2020deep", Self.first), entry("smith2020", Self.second))
    #expect(try store.progress(of: "smith2020deep", in: "one").rating == 4)
    #expect(try note(in: "one", "smith2020deep") == "on the first")
    #expect(try store.keys(of: "one") == ["smith2020deep", "smith2020"])
  }

  @Test("An identifier that is corrected hides nothing, and shows nothing with others")
  func corrected() throws {
    try install("one", entry("smith2020", .doi("10.1000/typo")))
    try store.writeNote(of: "smith2020", in: "one") { _ in "mine" }
    try install("one", entry("smith2020", Self.first))
    #expect(try note(in: "one") == "mine")
    try install("two", entry("smith2020", Self.second))
    #expect(try note(in: "one") == "mine")
    #expect(try note(in: "two") == "")
    try install("two", entry("smith2020", .doi("10.1000/c")))
    try store.writeNote(of: "smith2020", in: "two") { _ in "theirs" }
    try install("two", entry("smith2020", .doi("10.1000/d")))
    #expect(try note(in: "two") == "theirs")
    #expect(try note(in: "one") == "mine")
    // Whose it was that both lists have corrected can't be told.
    try store.importEvents([event(1, as: "doi:10.1000/gone", .tagAdded("old"))])
    for source in ["one", "two"] { #expect(try store.progress(of: "smith2020", in: source).tags == ["old"]) }
    try store.rebuildProjection()
    #expect(try note(in: "one") == "mine")
  }

  @Test("What one list loses is no longer listed there, though another has another paper by its key")
  func noLongerListed() throws {
    try install("one", entry("other"), entry("smith2020", Self.first))
    try install("two", entry("smith2020", Self.second))
    try store.writeNote(of: "smith2020", in: "one") { _ in "mine" }
    try install("one", entry("other"))
    #expect(try store.overview(of: "one")?.sections.map(\.isListed) == [true, false])
    #expect(try store.summaries(of: "one", at: 1..<2).map(\.hasNote) == [true])
    #expect(try note(in: "two") == "")
    // What another list has is not kept here.
    try install("three", entry("alpha", Self.first))
    try install("one", entry("other"))
    #expect(try store.overview(of: "one")?.sections.count == 1)
    #expect(try note(in: "three", "alpha") == "mine")
    #expect(try note(in: "two") == "")
  }

  @Test("A new key is followed by the paper that has it, and not by the other")
  func renamed() throws {
    try install("one", entry("smith2020", Self.first))
    try install("two", entry("smith2020", Self.second))
    try store.writeNote(of: "smith2020", in: "one") { _ in "on the first" }
    try store.writeNote(of: "smith2020", in: "two") { _ in "on the second" }
    let change = try #require(try install("one", entry("smith2020deep", Self.first)))
    #expect(change.renamed == ["smith2020": "smith2020deep"])
    #expect(try note(in: "one", "smith2020deep") == "on the first")
    #expect(try note(in: "two") == "on the second")
    try install("one", entry("smith2020deep"))
    #expect(try note(in: "one", "smith2020deep") == "on the first")
    #expect(try note(in: "two") == "on the second")
  }

  @Test("A key that the open list doesn't have names the paper that something was done with")
  func elsewhere() throws {
    try install("one", entry("smith2020", Self.first))
    try install("two", entry("smith2020", Self.second))
    try install("three", entry("other"))
    try store.writeNote(of: "smith2020", in: "one") { _ in "mine" }
    #expect(try store.unlistedKeys(of: "three") == ["smith2020"])
    #expect(try note(in: "three") == "mine")
    try store.writeNote(of: "smith2020", in: "three") { $0 + "!" }
    #expect(try note(in: "one") == "mine!")
    #expect(try note(in: "two") == "")
  }

  @Test("It is said which keys are shared")
  func said() throws {
    try install("one", entry("other"), entry("smith2020", Self.first))
    #expect(try store.sharedKeys(of: "one").isEmpty)
    try install("two", entry("smith2020", Self.second))
    try install("three", entry("smith2020"))
    #expect(try store.sharedKeys(of: "one").map(\.key) == ["smith2020"])
    #expect(try store.sharedKeys(of: "one").map(\.identifier) == ["doi:10.1000/a"])
    #expect(try store.sharedKeys(of: "two").map(\.otherSource) == ["one"])
    #expect(try store.sharedKeys(of: "three").isEmpty)
  }

  @Test("Names that are not what the lists say are found and made anew")
  func stale() throws {
    try install("one", entry("smith2020", Self.first))
    try install("two", entry("smith2020", Self.second))
    for sql in [
      "DELETE FROM paper_name", "UPDATE entry SET paper = key",
      "UPDATE paper_name SET name = 'smith2020 doi:10.1000/a'",
    ] {
      try store.writer.write { try $0.execute(sql: sql) }
      #expect(try store.check() == [.staleProjection("smith2020")])
      try store.rebuildProjection()
      #expect(try store.check().isEmpty)
    }
  }

  @Test("Random lists and logs give one state, whatever came when")
  func random() throws {
    var generator = SeededGenerator(seed: 33)
    let keys: [CitationKey] = ["a", "b", "c"]
    let names = ["doi:10.1/x", "doi:10.1/y", "arxiv:1706.00001", "arxiv:1706.00002"]
    let identifiers: [Identifier] = [.doi("10.1/x"), .doi("10.1/y"), .arXiv("1706.00001"), .arXiv("1706.00002")]
    func randomList() -> [Entry] {
      keys.shuffled(using: &generator).prefix(Int.random(in: 1...3, using: &generator)).map { key in
        var entry = self.entry(key)
        entry.identifiers = identifiers.filter { _ in Int.random(in: 0..<4, using: &generator) == 0 }
        return entry
      }
    }
    func put(_ entries: [Entry], as source: String, in store: LibraryStore) throws {
      let list = ReadingList(
        id: source, title: LocalizedText(english: source),
        sections: [Section(id: "one", title: LocalizedText(english: "One"), entries: entries)])
      try store.install(list, source: source, contentHash: ContentHash(UUID().uuidString.utf8))
    }
    func state(of store: LibraryStore) throws -> [[DatabaseValue]] {
      try store.writer.read { db in
        try [
          "* FROM entry_state", "* FROM undone_event", "* FROM paper_name", "entry, folded FROM note_text",
          "* FROM note_link",
        ].flatMap { table in
          try Row.fetchAll(db, sql: "SELECT \(table) ORDER BY 1, 2").map { Array($0.databaseValues) }
        }
      }
    }
    for round in 0..<25 {
      let lists = ["one", "two", "three"].map { (source: $0, entries: randomList()) }
      var events = makeRandomHistory(deviceCount: 3, entries: keys, length: 10...30, using: &generator)
      for index in events.indices where Bool.random(using: &generator) {
        events[index].paper = names.randomElement(using: &generator)
      }
      let states = try (0..<2).map { _ in
        let store = try LibraryStore(inMemoryWithClock: { 500 })
        var rest = events.shuffled(using: &generator)[...]
        for (source, entries) in lists.shuffled(using: &generator) {
          let portion = rest.prefix(Int.random(in: 0...15, using: &generator))
          try store.importEvents(portion)
          rest = rest.dropFirst(portion.count)
          try put(entries, as: source, in: store)
        }
        try store.importEvents(rest)
        #expect(try store.check().isEmpty, "round \(round)")
        return try state(of: store)
      }
      #expect(states[0] == states[1], "round \(round)")
      // Lists that change leave nothing behind that isn't so when all is made anew.
      let store = try LibraryStore(inMemoryWithClock: { 500 })
      for _ in 0..<4 {
        try store.importEvents(events.filter { _ in Bool.random(using: &generator) })
        try put(randomList(), as: ["one", "two"].randomElement(using: &generator) ?? "one", in: store)
        #expect(try store.check().isEmpty, "round \(round)")
        let before = try state(of: store)
        try store.rebuildProjection()
        #expect(try state(of: store) == before, "round \(round)")
      }
    }
  }
}
