import Foundation
import PapersModel
import PapersTestSupport
import Testing

@testable import PapersStore

@Suite("One paper in several lists")
struct PaperIdentityTests {
  private let store: LibraryStore

  init() throws {
    store = try LibraryStore(inMemoryWithClock: { 500 })
  }

  private func entry(_ key: CitationKey, _ identifiers: Identifier...) -> Entry {
    Entry(key: key, title: LocalizedText(english: "Paper \(key)"), identifiers: identifiers)
  }

  private func install(_ source: String, _ entries: Entry...) throws {
    let list = ReadingList(
      id: source, title: LocalizedText(english: source),
      sections: [Section(id: "one", title: LocalizedText(english: "One"), entries: entries)])
    try store.install(list, source: source, contentHash: ContentHash(UUID().uuidString.utf8))
    #expect(try store.check().isEmpty)
  }

  @Test(
    "Two lists that call a paper by different keys share its progress, whatever came first",
    arguments: [
      (.doi("10.1000/X"), .doi("10.1000/x")), (.arXiv("1706.03762"), .arXiv("1706.03762")),
      (.arXiv("1706.03762"), .doi("10.48550/arXiv.1706.03762")),
      (.doi("10.48550/arXiv.1706.03762v2"), .arXiv("1706.03762")),
    ] as [(Identifier, Identifier)], [true, false])
  func shared(identifiers: (Identifier, Identifier), isBefore: Bool) throws {
    try install("one", entry("alpha", identifiers.0), entry("other"))
    if isBefore { try store.writeNote(of: "alpha") { _ in "mine" } }
    try install("two", entry("first"), entry("beta", identifiers.1))
    if !isBefore { try store.writeNote(of: "alpha") { _ in "mine" } }
    #expect(try store.record(.statusSet(.read), of: "beta", in: "two").summary?.key == "beta")
    for (key, source, position) in [("alpha", "one", 0), ("beta", "two", 1)] as [(CitationKey, String, Int)] {
      #expect(try store.progress(of: key).note == "mine")
      #expect(try store.summaries(of: source, at: position..<position + 1).map(\.status) == [.read])
      #expect(try store.matches(of: "mine", in: source).positions == [position])
      #expect(try store.overview(of: source)?.papers[.read] == 1)
      #expect(try store.unlistedKeys(of: source).isEmpty)
      #expect(try store.events(of: key).count == 2)
    }
    // Nothing is recorded of it, and what was done in one list is undone in the other.
    #expect(try store.events().count == 2)
    #expect(try store.undo(in: "one")?.summary?.key == "alpha")
    #expect(try store.progress(of: "beta").status == .toRead)
    #expect(try store.check().isEmpty)
    try store.rebuildProjection()
    #expect(try store.check().isEmpty)
  }

  @Test("A list that takes the identifier back leaves each with what was done under its key")
  func parted() throws {
    try install("one", entry("alpha", .doi("10.1000/x")))
    try install("two", entry("beta", .doi("10.1000/x")))
    try store.writeNote(of: "alpha") { _ in "see [[beta]]" }
    try install("two", entry("beta"))
    #expect(try store.progress(of: "alpha").hasNote)
    #expect(try store.progress(of: "beta") == EntryProgress())
    #expect(try store.matches(of: "see", in: "two").positions.isEmpty)
    try install("two", entry("beta", .doi("10.1000/X")))
    #expect(try store.progress(of: "beta").hasNote)
    try store.record(.ratingSet(4), of: "beta")
    try install("one", entry("alpha"))
    #expect(try store.progress(of: "alpha").rating == nil)
    #expect(try store.progress(of: "beta").rating == 4)
  }

  @Test("Without identifiers, papers are told by their keys")
  func noIdentifiers() throws {
    try install("one", entry("alpha"), entry("gamma"))
    try install("two", entry("alpha"), entry("beta"))
    try store.record(.statusSet(.read), of: "alpha")
    #expect(try store.summaries(of: "two", at: 0..<2).map(\.status) == [.read, .toRead])
    #expect(try store.keys(ofPaper: "alpha") == ["alpha"])
  }

  @Test("What would make one paper of two in a list holds nothing together")
  func twiceInOneList() throws {
    try install("one", entry("alpha", .doi("10.1000/a")), entry("beta", .arXiv("1706.03762")))
    try store.writeNote(of: "alpha") { _ in "on alpha" }
    try store.writeNote(of: "beta") { _ in "on beta" }
    // Another list has the identifiers of both for one.
    try install("two", entry("zeta", .doi("10.1000/a"), .arXiv("1706.03762")))
    #expect(try store.progress(of: "alpha").note == "on alpha")
    #expect(try store.progress(of: "beta").note == "on beta")
    #expect(try !store.progress(of: "zeta").hasNote)
    // A list has one identifier twice, such as that of a book for its chapters.
    try install("three", entry("eta", .doi("10.1000/a")), entry("theta", .doi("10.1000/a")))
    for key in ["eta", "theta"] as [CitationKey] { #expect(try store.keys(ofPaper: key) == [key]) }
    // When the other list is mended, they are what they are.
    try install("two", entry("zeta", .arXiv("1706.03762")))
    #expect(try store.progress(of: "zeta").note == "on beta")
    #expect(try store.progress(of: "alpha").note == "on alpha")
  }

  @Test("A key that lists use for different papers holds nothing else together")
  func oneKeyForTwo() throws {
    try install("one", entry("smith2020", .doi("10.1000/a")))
    try install("two", entry("smith2020", .doi("10.1000/b")))
    try install("three", entry("alpha", .doi("10.1000/a")))
    try install("four", entry("beta", .doi("10.1000/b")))
    try store.writeNote(of: "alpha") { _ in "on alpha" }
    #expect(try !store.progress(of: "beta").hasNote)
    #expect(try store.progress(of: "smith2020", in: "one").note == "on alpha")
    #expect(try !store.progress(of: "smith2020", in: "two").hasNote)
    #expect(try store.progress(of: "alpha", in: "four") == store.progress(of: "smith2020", in: "one"))
    // Identifiers of different kinds don't contradict one another.
    try install("two", entry("smith2020", .arXiv("1706.03762")))
    #expect(try store.progress(of: "smith2020", in: "two").note == "on alpha")
  }
}
