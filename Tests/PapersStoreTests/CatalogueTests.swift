import PapersModel
import PapersTestSupport
import Testing

@testable import PapersStore

@Suite("The catalogue")
struct CatalogueTests {
  private func makeStore() throws -> LibraryStore {
    let store = try LibraryStore(inMemoryWithClock: { 1_000 })
    try store.install(makeSampleList(), source: "sample", contentHash: ContentHash("1".utf8))
    return store
  }

  @Test("It knows which content it was made from")
  func contentHash() throws {
    let store = try makeStore()
    #expect(try store.holds(source: "sample", contentHash: ContentHash("1".utf8)))
    #expect(try !store.holds(source: "sample", contentHash: ContentHash("2".utf8)))
    #expect(try !store.holds(source: "other", contentHash: ContentHash("1".utf8)))
  }

  @Test("The overview counts papers, and leaves optional entries out")
  func overview() throws {
    let store = try makeStore()
    try store.record(.statusSet(.read), of: "vaswani2017")
    try store.record(.statusSet(.read), of: "child2019")
    let overview = try #require(try store.overview(of: "sample"))
    #expect(overview.sections.map(\.positions) == [0..<3, 3..<3, 3..<5])
    #expect(overview.papers[.read] == 1)
    #expect(overview.papers.total == 3)
    #expect(overview.sections[0].everything[.read] == 2)
    #expect(overview.sections[1].progress.total == 0)
    #expect(try store.overview(of: "other") == nil)
  }

  @Test("Windows of rows carry status and whether there is a note")
  func window() throws {
    let store = try makeStore()
    try store.record(.statusSet(.reading), of: "child2019")
    try store.writeNote(of: "he2015") { _ in "note" }
    let rows = try store.summaries(of: "sample", at: 1..<4)
    #expect(rows.map(\.key.rawValue) == ["vaswani2017", "child2019", "he2015"])
    #expect(rows.map(\.status) == [.toRead, .reading, .toRead])
    #expect(rows.map(\.hasNote) == [false, false, true])
    #expect(rows.map(\.position) == [1, 2, 3])
    #expect(rows.map(\.section) == [0, 0, 2])
    #expect(try store.summaries(of: "sample", at: 90..<100).isEmpty)
  }

  @Test("An entry's page knows what it builds on and what builds on it")
  func relations() throws {
    let store = try makeStore()
    let detail = try #require(try store.detail(at: 1, in: "sample"))
    #expect(detail.requires.map(\.key) == ["bahdanau2014"])
    #expect(detail.leadsTo.map(\.key) == ["child2019", "he2015"])
    #expect(detail.readiness == .waits(for: ["bahdanau2014"]))
    try store.record(.statusSet(.skipped), of: "bahdanau2014")
    #expect(try store.detail(at: 1, in: "sample")?.readiness == .ready)
  }

  @Test("The glossary is kept in its order, and an entry's page has its own terms")
  func glossary() throws {
    let store = try LibraryStore(inMemoryWithClock: { 1_000 })
    var list = makeSampleList()
    list.glossary = ["Token", "Attention"].map {
      GlossaryTerm(term: LocalizedText(english: $0), definition: LocalizedText(english: $0 + "."))
    }
    list.sections[0].entries[0].commentary.terms = ["attention", "unknown"]
    try store.install(list, source: "sample", contentHash: ContentHash("1".utf8))
    #expect(try store.glossary(of: "sample") == list.glossary)
    #expect(try store.detail(at: 0, in: "sample")?.terms == [list.glossary[1]])
  }

  @Test("A list that changes keeps every status and note")
  func changedList() throws {
    let store = try makeStore()
    try store.record(.statusSet(.read), of: "he2015")
    try store.writeNote(of: "vaswani2017") { _ in "mine" }
    var list = makeSampleList()
    list.sections.reverse()
    list.sections[2].entries.removeLast()
    try store.install(list, source: "sample", contentHash: ContentHash("2".utf8))
    #expect(
      try store.summaries(of: "sample", at: 0..<9).map(\.key.rawValue) == [
        "he2015", "weng2020", "bahdanau2014", "vaswani2017",
      ])
    #expect(try store.summaries(of: "sample", at: 0..<1).first?.status == .read)
    #expect(try store.progress(of: "vaswani2017").note == "mine")
  }

  @Test(
    "Search finds every word anywhere in an entry or its note, in both languages, whatever its length",
    arguments: [
      ("7", [1]), ("wa", [1]), ("注", [1]), ("注意", [1]), ("意力就", [1]), ("注意机制", []), ("attention", [0, 1]),
      ("ATTENTION need", [1]), ("lukasz", [0, 1, 2, 3, 4]), ("需要", [1]), ("残差", [3]),
      ("my thought", [4]), ("#later", [4]), ("Ｆamily", [4]), ("attention family", []), ("2019", [2]), ("100%", []),
      ("'", []),
      ("   ", []),
    ] as [(String, [Int])])
  func search(query: String, positions: [Int]) throws {
    let store = try makeStore()
    try store.writeNote(of: "weng2020") { _ in "My own Thought" }
    try store.record(.tagAdded("Later"), of: "weng2020")
    #expect(try store.matches(of: query, in: "sample").positions == positions)
  }

  @Test("A word is found as one, not where its pieces stand apart")
  func wholeWords() throws {
    let store = try makeStore()
    try store.writeNote(of: "he2015") { _ in "abcd bcde" }
    try store.writeNote(of: "weng2020") { _ in "an abcde" }
    #expect(try store.matches(of: "abcde", in: "sample").positions == [4])
    try store.writeNote(of: "weng2020") { _ in "gone" }
    #expect(try store.matches(of: "abcde", in: "sample").isEmpty)
  }

  @Test("A query of any length is answered")
  func longQueries() throws {
    let store = try makeStore()
    let words = (0..<3_000).map { "word\($0)" }
    try store.writeNote(of: "he2015") { _ in words.joined(separator: " ") }
    #expect(try store.matches(of: words.joined(separator: " "), in: "sample").positions == [3])
    #expect(try store.matches(of: words.joined(separator: " ") + " elsewhere", in: "sample").positions == [3])
    #expect(try store.matches(of: "elsewhere " + words.joined(separator: " "), in: "sample").isEmpty)
    #expect(try store.matches(of: words.joined(), in: "sample").isEmpty)
    #expect(try store.matches(of: String(repeating: "attention ", count: 3_000), in: "sample").positions == [0, 1])
  }

  @Test("A word as long as a page is found as a whole, too")
  func longWord() throws {
    let store = try makeStore()
    let word = (0..<2_000).map { "\($0)x" }.joined()
    try store.writeNote(of: "weng2020") { _ in word }
    #expect(try store.matches(of: word, in: "sample").positions == [4])
    #expect(try store.matches(of: word + "y", in: "sample").isEmpty)
  }

  @Test("An entry that is called so is found before one that mentions it, and a search goes round")
  func namedMatches() throws {
    let store = try makeStore()
    try store.writeNote(of: "he2015") { _ in "unlike a Transformer" }
    func found(from position: Int, _ goal: SearchGoal = .best) throws -> Int? {
      try store.matches(of: "transformer", in: "sample", from: position, seeking: goal).found
    }
    #expect(try store.matches(of: "transformer", in: "sample").positions == [1, 2, 3, 4])
    #expect(try found(from: 0) == 1)
    #expect(try found(from: 3) == 4)
    #expect(try found(from: 3, .next) == 3)
    #expect(try found(from: 5, .next) == 1)
    #expect(try found(from: 3, .previous) == 3)
    #expect(try found(from: 0, .previous) == 4)
    #expect(try store.matches(of: "unlike", in: "sample", from: 4).found == 3)
  }

  @Test("Of many matches the nearest are returned, with word of the others")
  func nearestMatches() throws {
    let store = try makeStore()
    try store.writeNote(of: "he2015") { _ in "a thought on transformers" }
    func matches(from position: Int) throws -> SearchMatches {
      try store.matches(of: "transformer", in: "sample", from: position, seeking: .next, reach: 1)
    }
    #expect(try matches(from: 0) == SearchMatches([1], hasLater: true, found: 1))
    #expect(try matches(from: 3) == SearchMatches([2, 3], hasEarlier: true, hasLater: true, found: 3))
    #expect(try matches(from: 4) == SearchMatches([3, 4], hasEarlier: true, found: 4))
  }

  @Test("A list that is replaced leaves nothing behind in the index, and other lists are not searched")
  func replacedList() throws {
    let store = try makeStore()
    var list = makeSampleList()
    list.sections[0].entries[0].title = LocalizedText(english: "Something else")
    list.sections[0].entries[0].commentary = Commentary()
    try store.install(list, source: "other", contentHash: ContentHash("2".utf8))
    #expect(try store.matches(of: "something", in: "sample").isEmpty)
    #expect(try store.matches(of: "something", in: "other").positions == [0])
    try store.install(makeSampleList(), source: "other", contentHash: ContentHash("3".utf8))
    #expect(try store.matches(of: "something", in: "other").isEmpty)
    #expect(try store.matches(of: "attention", in: "other").positions == [0, 1])
  }

  @Test("An index that fell out of step is made anew, and keeps nobody from writing")
  func damagedIndex() throws {
    let store = try makeStore()
    try store.writeNote(of: "he2015") { _ in "zebra" }
    try store.writer.write { try $0.execute(sql: "UPDATE note_text SET folded = 'quagga'") }
    try store.writeNote(of: "he2015") { _ in "okapi" }
    #expect(try store.matches(of: "okapi", in: "sample").positions == [3])
    #expect(try store.matches(of: "zebra", in: "sample").isEmpty)
    try store.writer.write { try $0.execute(sql: "UPDATE entry_text SET name = 'x' WHERE position = 0") }
    try store.install(makeSampleList(), source: "sample", contentHash: ContentHash("2".utf8))
    #expect(try store.matches(of: "translation", in: "sample").positions == [0])
    #expect(try store.matches(of: "attention", in: "sample").positions == [0, 1])
  }

  @Test("The path through the list carries kinds, statuses and requirements")
  func path() throws {
    let store = try makeStore()
    try store.record(.statusSet(.read), of: "bahdanau2014")
    let path = try store.path(of: "sample")
    #expect(path.map(\.key.rawValue) == ["bahdanau2014", "vaswani2017", "child2019", "he2015", "weng2020"])
    #expect(path[2] == PathStep(key: "child2019", kind: .followUp, status: .toRead, requires: ["vaswani2017"]))
    #expect(Suggestion.next(on: path)?.reason == .ready(after: ["bahdanau2014"]))
  }
}
