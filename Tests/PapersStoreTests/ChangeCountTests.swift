import Foundation
import PapersModel
import PapersStore
import PapersTestSupport
import Testing

@Suite("Noticing what other programs write")
struct ChangeCountTests {
  @Test("The count is another after each commit of anyone, and the same while nothing happens")
  func twoStores() throws {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let path = folder.path("library.sqlite")
    let (first, second) = (try LibraryStore(path: path), try LibraryStore(path: path))
    var counts = [try first.changeCount()]
    func expectChange(_ isExpected: Bool, _ deed: () throws -> Void) throws {
      try deed()
      counts.append(try first.changeCount())
      #expect((counts[counts.count - 1] != counts[counts.count - 2]) == isExpected, "step \(counts.count)")
    }
    try expectChange(false) {}
    try expectChange(false) { _ = try second.progress(of: "a") }
    try expectChange(true) { try second.setRating(3, of: "a") }
    try expectChange(false) { try second.setRating(3, of: "a") }
    try expectChange(true) { try first.setRating(4, of: "a") }
    try expectChange(true) { try second.undo() }
    try expectChange(true) {
      let list = ReadingList(id: "l", title: LocalizedText(english: "L"), sections: [])
      try second.install(list, source: "l", contentHash: ContentHash("1".utf8))
    }
    try expectChange(false) {}
    let backup = try first.backUp()
    try expectChange(true) { try second.restore(from: backup) }
    try expectChange(false) { _ = try first.events() }
  }

  @Test("In memory too, what is written shows")
  func inMemory() throws {
    let store = try LibraryStore(inMemoryWithClock: { 5 })
    let before = try store.changeCount()
    #expect(try store.changeCount() == before)
    try store.setRating(3, of: "a")
    #expect(try store.changeCount() != before)
  }
}
