import Foundation
import PapersModel
import PapersTestSupport
import Testing

@testable import PapersStore

@Suite("Connections to a library")
struct ConnectionTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("a.sqlite")
    try LibraryStore(path: path).record(.statusSet(.read), of: "a")
  }

  /// Bytes of the write-ahead log; `nil` if there is none.
  private var logSize: Int? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path + "-wal")
    return attributes?[.size] as? Int
  }

  @Test("A library that is only read from is not written to")
  func reading() throws {
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let store = try LibraryStore(path: path)
    #expect(try store.progress(of: "a").status == .read)
    _ = try store.changeCount()
    #expect(logSize ?? 0 == 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test("Who wrote leaves no log behind, whatever else was asked")
  func leaving() throws {
    func use() throws {
      let store = try LibraryStore(path: path)
      let count = try store.changeCount()
      try store.record(.statusSet(.reading), of: "a")
      #expect(try store.changeCount() == count + 1)
      #expect(try store.progress(of: "a").status == .reading)
    }
    try use()
    #expect(logSize == nil)
  }

  @Test("Reads that last don't hold up others")
  func together() throws {
    let store = try LibraryStore(path: path)
    try store.snapshot { pinned in
      #expect(try pinned.progress(of: "a").status == .read)
      try store.record(.statusSet(.skipped), of: "a")
      #expect(try store.progress(of: "a").status == .skipped)
      #expect(try pinned.progress(of: "a").status == .read)
    }
  }
}
