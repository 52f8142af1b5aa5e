import Foundation
import PapersModel
import PapersTestSupport
import Testing

@testable import PapersStore

@Suite("Several reads of one state")
struct SnapshotTests {
  private func list(_ count: Int) -> ReadingList {
    ReadingList(
      id: "own", title: LocalizedText(english: "Own"),
      sections: [
        Section(
          id: "one", title: LocalizedText(english: "One"),
          entries: (0..<count).map { Entry(key: CitationKey("e\($0)"), title: LocalizedText(english: "E\($0)")) })
      ])
  }

  @Test("What another program writes meanwhile isn't seen before the snapshot is over")
  func otherProgram() throws {
    let folder = try TemporaryFolder()
    let (store, other) = (
      try LibraryStore(path: folder.path("a.sqlite")), try LibraryStore(path: folder.path("a.sqlite"))
    )
    try store.install(list(5), source: "own", contentHash: ContentHash("5".utf8))
    try store.record(.statusSet(.read), of: "e1")
    let (count, rows, status, changes) = try store.snapshot { store in
      let count = try #require(try store.overview(of: "own")).entryCount
      let changes = try store.changeCount()
      try other.install(list(2), source: "own", contentHash: ContentHash("2".utf8))
      try other.record(.statusSet(.skipped), of: "e1")
      #expect(try store.changeCount() == changes)
      return (
        count, try store.snapshot { try $0.summaries(of: "own", at: 0..<count) }, try store.progress(of: "e1").status,
        changes
      )
    }
    #expect(count == 5 && rows.count == 5)
    #expect(rows[1].status == .read && status == .read)
    #expect(try store.overview(of: "own")?.entryCount == 2)
    #expect(try store.progress(of: "e1").status == .skipped)
    #expect(try store.changeCount() == changes + 2)
  }

  @Test("What the body throws comes out as it is")
  func errors() throws {
    struct Refusal: Error {}
    let store = try LibraryStore(inMemoryWithClock: { 5 })
    #expect(throws: Refusal.self) { try store.snapshot { _ in throw Refusal() } }
    #expect(throws: StoreError.self) {
      try store.snapshot { store in
        _ = try store.read { try $0.execute(sql: "SELECT none FROM nothing") }
      }
    }
    #expect(try store.snapshot { try $0.events() }.isEmpty)
  }
}
