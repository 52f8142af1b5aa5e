import Foundation
import PapersModel
import PapersTestSupport
import Testing

@testable import PapersStore

@Suite("Keys that change, and entries that a list loses")
struct KeysTests {
  private func list(_ entries: [Entry]) -> ReadingList {
    ReadingList(
      id: "own", title: LocalizedText(english: "Own"),
      sections: [Section(id: "one", title: LocalizedText(english: "One"), entries: entries)])
  }

  private func entry(_ key: CitationKey, _ identifiers: Identifier..., aliases: CitationKey...) -> Entry {
    Entry(
      key: key, aliases: aliases, title: LocalizedText(english: "Paper \(key)"), identifiers: identifiers)
  }

  private func makeStore() throws -> LibraryStore { try LibraryStore(inMemoryWithClock: { 500 }) }

  @discardableResult
  private func install(_ entries: Entry..., in store: LibraryStore, as source: String = "own") throws -> ListChange? {
    try store.install(list(entries), source: source, contentHash: ContentHash(UUID().uuidString.utf8))
  }

  @Test(
    "An entry that goes by another key keeps its history, and goes on with it",
    arguments: [
      (nil, nil, true), (.doi("10.1000/X"), .doi("10.1000/x"), false),
      (.arXiv("1706.03762"), .arXiv("1706.03762"), false),
      (.arXiv("1706.03762"), .doi("10.48550/arXiv.1706.03762"), false),
    ] as [(Identifier?, Identifier?, Bool)])
  func followed(old: Identifier?, new: Identifier?, byAlias: Bool) throws {
    let store = try makeStore()
    var (before, after) = (entry("old"), entry("new"))
    before.identifiers = [old].compactMap { $0 }
    after.identifiers = [new].compactMap { $0 }
    if byAlias { after.aliases = ["old"] }
    #expect(try install(before, entry("other"), in: store) == nil)
    try store.record(.statusSet(.read), of: "old")
    try store.writeNote(of: "old") { _ in "mine" }
    let change = try #require(try install(entry("other"), after, in: store))
    #expect(change.renamed == ["old": "new"])
    #expect(change.added.isEmpty && change.removed.isEmpty)
    for key in ["old", "new"] as [CitationKey] {
      #expect(try store.progress(of: key).note == "mine")
      #expect(try store.position(of: key, in: "own") == 1)
    }
    #expect(try store.overview(of: "own")?.papers[.read] == 1)
    #expect(try store.unlistedKeys(of: "own").isEmpty)
    #expect(try store.matches(of: "mine", in: "own").positions == [1])
    #expect(try store.record(.ratingSet(4), of: "new").after.note == "mine")
    #expect(try store.events(of: "new").map(\.change.form.kind) == ["status", "note", "renamed", "rating"])
    // A person takes back what they did, not what the program noted.
    #expect(try store.undo(in: "own")?.change == .ratingSet(4))
    #expect(try store.undo(in: "own")?.after.note == "")
    #expect(try store.progress(of: "new").note == "")
    #expect(try store.redo(in: "own")?.after.note == "mine")
    #expect(try store.check().isEmpty)
    try store.rebuildProjection()
    #expect(try store.check().isEmpty)
    #expect(try store.progress(of: "new").note == "mine")
    // It is noted once.
    try install(after, in: store)
    #expect(try store.events().count { $0.change == .renamed(to: "new") } == 1)
  }

  @Test("What an alias names in another list stays that list's, unless it is the same paper by its DOI or arXiv id")
  func aliasesOfOthers() throws {
    let store = try makeStore()
    try install(entry("alpha"), entry("beta", .doi("10.1000/B")), entry("gamma", .doi("10.1000/c")), in: store)
    for key in ["alpha", "beta", "gamma"] as [CitationKey] {
      try store.writeNote(of: key) { _ in "on \(key)" }
    }
    try install(
      entry("zeta", .arXiv("1706.03762"), .doi("10.1000/b"), aliases: "alpha", "beta"),
      entry("eta", .doi("10.1000/other"), aliases: "gamma"), in: store, as: "theirs")
    #expect(try store.progress(of: "alpha").note == "on alpha")
    #expect(try store.progress(of: "gamma").note == "on gamma")
    #expect(try !store.progress(of: "eta").hasNote)
    // The same paper goes on under both names.
    #expect(try store.keys(ofPaper: "beta") == ["beta", "zeta"])
    #expect(try store.progress(of: "zeta").note == "on beta")
    // Nor does a history that comes from elsewhere move.
    try store.importEvents([
      HistoryEvent(
        id: .init(device: "d", sequence: 1), time: HybridTime(milliseconds: 1), entry: "alpha", change: .ratingSet(2))
    ])
    #expect(try store.keys(ofPaper: "alpha") == ["alpha"])
    #expect(try store.check().isEmpty)
  }

  @Test("Links to an entry's old key lead to it")
  func links() throws {
    let store = try makeStore()
    try install(entry("old"), entry("other"), in: store)
    try store.writeNote(of: "other") { _ in "see [[old]] and [[none]]" }
    try store.record(.statusSet(.reading), of: "old")
    try install(entry("new", aliases: "old"), entry("other"), in: store)
    #expect(try store.detail(at: 1, in: "own")?.noteLinks.map(\.entry.key) == ["new"])
    #expect(try store.detail(at: 1, in: "own")?.noteLinks.map(\.key) == ["old"])
    #expect(try store.detail(at: 0, in: "own")?.linkedFrom.map(\.key) == ["other"])
  }

  @Test("What the person worked on stays under a heading of its own when the list loses it, and comes back with it")
  func noLongerListed() throws {
    let store = try makeStore()
    try install(entry("a"), entry("b"), entry("c"), in: store)
    try store.record(.statusSet(.read), of: "b")
    try store.writeNote(of: "b") { _ in "kept" }
    let change = try #require(try install(entry("a"), in: store))
    #expect(change.removed == ["b", "c"])
    var overview = try #require(try store.overview(of: "own"))
    #expect(overview.sections.map(\.title.english) == ["One", "No longer listed"])
    #expect(overview.sections.map(\.isListed) == [true, false])
    #expect(overview.sections.map(\.positions) == [0..<1, 1..<2])
    #expect(overview.papers.total == 1 && overview.papers[.read] == 0)
    #expect(overview.sections[1].progress[.read] == 1)
    let row = try #require(try store.summaries(of: "own", at: 1..<2).first)
    #expect(row.key == "b" && row.status == .read && row.hasNote)
    overview.move(row, to: .reading)
    #expect(overview.papers.total == 1 && overview.sections[1].progress[.reading] == 1)
    #expect(try store.path(of: "own").map(\.key) == ["a"])
    #expect(try store.matches(of: "kept", in: "own").positions == [1])
    #expect(try store.unlistedKeys(of: "own") == ["b"])
    #expect(try store.timeline(of: "own").undatedCount == 1)
    // Another change of the list keeps it there.
    #expect(try install(entry("a"), entry("d"), in: store)?.removed == [])
    #expect(try store.overview(of: "own")?.sections.last?.positions == 2..<3)
    // What was done with it can be taken back.
    #expect(try store.undo(in: "own")?.entry == "b")
    // Listed again, it is an entry as any other.
    #expect(try install(entry("b"), entry("a"), in: store)?.added == ["b"])
    #expect(try store.overview(of: "own")?.sections.count == 1)
    #expect(try store.overview(of: "own")?.papers[.read] == 1)
  }

  @Test("An entry that can't be read any more keeps no list from opening, and its history is there")
  func unreadable() throws {
    let store = try makeStore()
    try install(entry("a"), entry("b"), in: store)
    try store.record(.statusSet(.read), of: "b")
    try store.writer.write { try $0.execute(sql: "UPDATE entry_body SET body = '{}' WHERE position = 1") }
    #expect(try install(entry("a"), in: store)?.removed == ["b"])
    #expect(try store.unlistedKeys(of: "own") == ["b"])
  }

  @Test("What another list has is listed")
  func otherLists() throws {
    let store = try makeStore()
    try install(entry("a"), entry("b"), in: store)
    try install(entry("b"), in: store, as: "other")
    try store.record(.statusSet(.read), of: "b")
    try install(entry("a"), in: store)
    #expect(try store.overview(of: "own")?.sections.count == 1)
    #expect(try store.overview(of: "other")?.papers[.read] == 1)
  }

  @Test("A history that comes from a device with the old key is followed, in whatever order it comes")
  func imported() throws {
    let there = try makeStore()
    try there.record(.statusSet(.read), of: "old")
    try there.writeNote(of: "old") { _ in "from there" }
    let store = try makeStore()
    try install(entry("new", aliases: "old"), in: store)
    try store.record(.ratingSet(5), of: "new")
    try store.importEvents(try there.events())
    #expect(try store.progress(of: "new").note == "from there")
    #expect(try store.progress(of: "new").rating == 5)
    try there.importEvents(try store.events().reversed())
    #expect(try there.progress(of: "old") == store.progress(of: "new"))
    #expect(try there.check().isEmpty)
  }
}
