import Foundation
import GRDB
import PapersModel
import PapersTestSupport
import Testing

@testable import PapersStore

@Suite("Noticing what other programs write")
struct ChangeCountTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path("library.sqlite") }

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test("Every commit of anyone counts as one, and nothing else does")
  func twoStores() throws {
    let (first, second) = (try LibraryStore(path: path), try LibraryStore(path: path))
    var known = try first.changeCount()
    func expectChange(of difference: Int, _ deed: () throws -> Void) throws {
      try deed()
      let count = try first.changeCount()
      #expect(count - known == difference)
      #expect(try second.changeCount() == count)
      known = count
    }
    try expectChange(of: 0) {}
    try expectChange(of: 0) { _ = try second.progress(of: "a") }
    try expectChange(of: 1) { try second.record(.ratingSet(3), of: "a") }
    try expectChange(of: 0) { try second.record(.ratingSet(3), of: "a") }
    try expectChange(of: 1) { try first.record(.ratingSet(4), of: "a") }
    try expectChange(of: 1) { try second.undo() }
    try expectChange(of: 0) { #expect(throws: StoreError.noteChanged) { try second.writeNote("x", of: "a", over: id) } }
    try expectChange(of: 1) { try second.importEvents([event]) }
    try expectChange(of: 0) { try second.importEvents([event]) }
    try expectChange(of: 1) {
      let list = ReadingList(id: "l", title: LocalizedText(english: "L"), sections: [])
      try second.install(list, source: "l", contentHash: ContentHash("1".utf8))
    }
    try expectChange(of: 0) { _ = try LibraryStore(path: path).events() }
  }

  private let id = HistoryEvent.ID(device: "other", sequence: 1)
  private var event: HistoryEvent {
    HistoryEvent(id: id, time: HybridTime(milliseconds: 1), entry: "b", change: .ratingSet(2))
  }

  @Test("A screen knows its own commit, and that nobody else's came before it")
  func ownCommits() throws {
    let (screen, other) = (try LibraryStore(path: path), try LibraryStore(path: path))
    var known = try screen.changeCount()
    func isOwn(_ recorded: Recorded?) throws -> Bool {
      defer { known = recorded?.changeCount ?? known }
      return try recorded?.changeCount == known + 1 && screen.changeCount() == recorded?.changeCount
    }
    #expect(try isOwn(screen.record(.statusSet(.read), of: "a")))
    #expect(try isOwn(screen.writeNote(of: "a") { _ in "mine" }))
    #expect(try isOwn(screen.undo()))
    #expect(try isOwn(screen.redo()))
    // What changes nothing is no commit.
    #expect(try screen.record(.statusSet(.read), of: "a").changeCount == known)
    try other.record(.ratingSet(3), of: "a")
    #expect(try screen.changeCount() == known + 1)
    #expect(try !isOwn(screen.record(.ratingSet(4), of: "a")))
    #expect(try isOwn(screen.record(.ratingSet(5), of: "a")))
  }

  @Test("A restored library is news to everyone, though it was changed less often")
  func restoring() throws {
    let (first, second) = (try LibraryStore(path: path), try LibraryStore(path: path))
    try first.record(.ratingSet(3), of: "a")
    let backup = try first.backUp()
    for rating in [1, 2, 4] { try first.record(.ratingSet(rating), of: "a") }
    let known = try second.changeCount()
    try first.restore(from: backup)
    #expect(try second.changeCount() > known + 1)
    #expect(try first.changeCount() == second.changeCount())
  }

  @Test("In memory too, what is written shows")
  func inMemory() throws {
    let store = try LibraryStore(inMemoryWithClock: { 5 })
    let before = try store.changeCount()
    #expect(try store.changeCount() == before)
    #expect(try store.record(.ratingSet(3), of: "a").changeCount == before + 1)
    #expect(try store.changeCount() == before + 1)
  }

  @Test("The count begins anew before it can overflow")
  func overflow() throws {
    let store = try LibraryStore(path: path)
    for number in [Int.max, Int.max / 2, -1] {
      try store.writer.write { try $0.execute(sql: "UPDATE change_count SET number = ?", arguments: [number]) }
      _ = try store.undo()
      let count = try store.record(.tagAdded("\(number)"), of: "a").changeCount
      #expect((0...Int.max / 2).contains(count))
      #expect(try store.changeCount() == count)
    }
  }
}
