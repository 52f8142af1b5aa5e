import Foundation
import GRDB
import PapersModel
import PapersTestSupport
import Testing

@testable import PapersStore

@Suite("Lists whose files move")
struct ListFileTests {
  private let store: LibraryStore

  init() throws {
    store = try LibraryStore(inMemoryWithClock: { 500 })
  }

  private func list(_ keys: CitationKey..., id: String = "own") -> ReadingList {
    ReadingList(
      id: id, title: LocalizedText(english: "Own"),
      sections: [
        Section(
          id: "one", title: LocalizedText(english: "One"),
          entries: keys.map { Entry(key: $0, title: LocalizedText(english: "Paper \($0)")) })
      ])
  }

  private func hash(_ list: ReadingList) -> ContentHash { ContentHash("\(list)".utf8) }

  /// Opens a list as the program does that finds it in a file.
  ///
  /// - Parameter gone: Where there is no file any more.
  /// - Returns: The list's name in the catalogue.
  @discardableResult
  private func open(_ list: ReadingList, at path: String, gone: String...) throws -> String {
    let isGone = { gone.contains($0) }
    if let known = try store.source(ofListAt: path)
      ?? store.followList(to: path, contentHash: hash(list), isGone: isGone),
      try store.holds(source: known, contentHash: hash(list))
    {
      return known
    }
    let source = try store.followList(to: path, as: list, isGone: isGone)
    try store.install(list, source: source, contentHash: hash(list))
    return source
  }

  @Test("A list whose file was moved or renamed goes on with what it doesn't list any more")
  func moved() throws {
    let source = try open(list("a", "b", "c"), at: "/old.yaml")
    try store.record(.statusSet(.read), of: "b")
    try open(list("a", "c"), at: "/old.yaml")
    #expect(try open(list("a", "c"), at: "/new.yaml", gone: "/old.yaml") == source)
    #expect(try store.keys(of: source) == ["a", "c", "b"])
    #expect(try store.path(ofList: source) == "/new.yaml")
    #expect(try store.source(ofListAt: "/old.yaml") == nil)
    // Moved once more and changed besides.
    #expect(try open(list("c", "d"), at: "/newer.yaml", gone: "/old.yaml", "/new.yaml") == source)
    #expect(try store.keys(of: source) == ["c", "d", "b"])
  }

  @Test("Another list that takes the place of one that was moved is a list of its own")
  func placeTaken() throws {
    let moved = try open(list("a", "b"), at: "/old.yaml")
    try open(list("a", "b"), at: "/new.yaml", gone: "/old.yaml")
    let other = try open(list("x", id: "other"), at: "/old.yaml")
    #expect(other != moved)
    #expect(try store.keys(of: moved) == ["a", "b"])
    #expect(try store.keys(of: other) == ["x"])
    #expect(try open(list("x", id: "other"), at: "/old.yaml") == other)
  }

  @Test("A copy, and a list that only has the name of another, is a list of its own")
  func notMoved() throws {
    let first = try open(list("a", "b", "c"), at: "/one/list.yaml")
    // The file is still there.
    #expect(try open(list("a", "b", "c"), at: "/copy/list.yaml") != first)
    // The file is gone, and so is most of what was in it.
    #expect(try open(list("c", "x"), at: "/two/list.yaml", gone: "/one/list.yaml") != first)
    // It may be either of two.
    let gone = ["/one/list.yaml", "/copy/list.yaml"]
    #expect(try open(list("a", "b", "c"), at: "/three/list.yaml", gone: gone[0], gone[1]) == "/three/list.yaml")
  }

  @Test("Lists that an earlier release read are known by their files")
  func earlier() throws {
    let folder = try TemporaryFolder()
    do {
      let queue = try DatabaseQueue(path: folder.path("a.sqlite"), configuration: LibraryStore.configuration)
      try Schema.migrator.migrate(queue, upTo: "6 keys that change")
      try queue.write { db in
        for source in ["/lists/own.yaml", "bundled:x"] {
          try db.execute(
            sql: "INSERT INTO list (source, content_hash, id, body) VALUES (?, '2-x', 'own', '{}')",
            arguments: [source])
        }
      }
      try queue.close()
    }
    let store = try LibraryStore(path: folder.path("a.sqlite"))
    #expect(try store.source(ofListAt: "/lists/own.yaml") == "/lists/own.yaml")
    #expect(try store.path(ofList: "bundled:x") == nil)
  }
}
