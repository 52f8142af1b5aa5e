import Foundation
import PapersModel
import PapersStore
import PapersTestSupport
import Testing

@Suite("Progress on disk")
struct HistoryStoreTests {
  /// A clock that moves on by a second at each look.
  private final class Ticking: Sendable {
    private let lock = NSLock()
    nonisolated(unsafe) private var now: Moment = 1_000

    func callAsFunction() -> Moment {
      lock.withLock {
        now = now.advanced(byMilliseconds: 1_000)
        return now
      }
    }
  }

  private func makeStore() throws -> LibraryStore {
    let clock = Ticking()
    return try LibraryStore(inMemoryWithClock: { clock() })
  }

  @Test("A status is kept with its date")
  func status() throws {
    let store = try makeStore()
    try store.record(.statusSet(.reading), of: "vaswani2017")
    let progress = try store.progress(of: "vaswani2017")
    #expect(progress.status == .reading)
    #expect(progress.statusSetAt == 2_000)
    #expect(progress.startedAt == 2_000)
    #expect(try store.progress(of: "he2015") == EntryProgress())
  }

  @Test("Setting what is already set records nothing")
  func noChange() throws {
    let store = try makeStore()
    try store.record(.statusSet(.toRead), of: "a")
    try store.record(.statusSet(.read), of: "a")
    try store.record(.statusSet(.read), of: "a")
    try store.writeNote(of: "a") { $0 }
    #expect(try store.events().count == 1)
  }

  @Test("A note that differs only in its bytes is another note")
  func noteBytes() throws {
    let store = try makeStore()
    try store.writeNote(of: "a") { _ in "é" }
    try store.writeNote(of: "a") { _ in "e\u{301}" }
    #expect(Array(try store.progress(of: "a").note.utf8) == Array("e\u{301}".utf8))
  }

  @Test("Undo goes back step by step across entries, redo forth again")
  func undoAndRedo() throws {
    let store = try makeStore()
    try store.record(.statusSet(.reading), of: "a")
    try store.writeNote(of: "b") { _ in "note" }
    try store.record(.statusSet(.read), of: "a")

    #expect(try store.undo()?.entry == "a")
    #expect(try store.progress(of: "a").status == .reading)
    #expect(try store.undo()?.entry == "b")
    #expect(try store.progress(of: "b").note == "")
    #expect(try store.undo()?.entry == "a")
    #expect(try store.progress(of: "a").status == .toRead)
    #expect(try store.undo() == nil)

    #expect(try store.redo()?.after.status == .reading)
    #expect(try store.redo()?.after.note == "note")
    #expect(try store.redo()?.after.status == .read)
    #expect(try store.redo() == nil)
  }

  @Test("Something new after an undo leaves nothing to redo")
  func redoEnds() throws {
    let store = try makeStore()
    try store.record(.statusSet(.reading), of: "a")
    try store.undo()
    try store.record(.statusSet(.skipped), of: "b")
    #expect(try store.redo() == nil)
    #expect(try store.undo()?.entry == "b")
    #expect(try store.undo() == nil)
  }

  @Test("The log is only added to, and the projection can be built from it anew")
  func rebuild() throws {
    let store = try makeStore()
    try store.record(.statusSet(.reading), of: "a")
    try store.record(.statusSet(.read), of: "a")
    try store.undo()
    try store.writeNote(of: "a") { _ in "注意" }
    let before = try store.progress(of: "a")
    #expect(try store.events().count == 4)
    try store.rebuildProjection()
    #expect(try store.progress(of: "a") == before)
    #expect(try store.events(of: "a").count == 4)
    #expect(try store.undo()?.change == .noteWritten("注意", over: nil))
    #expect(try store.undo()?.change == .statusSet(.reading))
  }

  @Test("A clock that was set back doesn't change what came last")
  func clockSetBack() throws {
    let moments: [Moment] = [5_000, 1_000]
    let next = Ticking()
    let store = try LibraryStore(inMemoryWithClock: { moments[min(1, next().wholeSeconds - 2)] })
    try store.record(.statusSet(.reading), of: "a")
    try store.record(.statusSet(.read), of: "a")
    #expect(try store.progress(of: "a").status == .read)
  }
}

@Suite("Opening a library")
struct OpeningTests {
  private let temporary: TemporaryFolder
  private var folder: URL { temporary.url }
  private var path: String { folder.appendingPathComponent("deep/library.sqlite").path }

  init() throws {
    temporary = try TemporaryFolder()
  }

  @Test("Progress is there when the library is opened again, and two programs see each other's")
  func reopening() throws {
    let devices = folder.appendingPathComponent("devices").path
    let first = try LibraryStore(path: path, devices: devices)
    try first.record(.statusSet(.reading), of: "a")
    let second = try LibraryStore(path: path, devices: devices)
    #expect(try second.progress(of: "a").status == .reading)
    try second.record(.statusSet(.read), of: "a")
    try first.writeNote(of: "a") { _ in "from the first" }
    #expect(try first.progress(of: "a").status == .read)
    #expect(try second.progress(of: "a").note == "from the first")
    // Both belong to one device, so both can undo.
    #expect(try second.undo()?.change == .noteWritten("from the first", over: nil))
  }

  @Test("Writers at the same time lose nothing")
  func concurrentWriters() async throws {
    let path = path
    _ = try LibraryStore(path: path)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          let store = try LibraryStore(path: path)
          for line in 0..<10 {
            try store.writeNote(of: "shared") { $0 + "\(writer)-\(line)\n" }
          }
        }
      }
      try await group.waitForAll()
    }
    let store = try LibraryStore(path: path)
    #expect(try store.progress(of: "shared").note.split(separator: "\n").count == 40)
    #expect(Set(try store.events().map(\.id)).count == 40)
  }

  @Test("Programs that start at once on a new library all open it")
  func firstStarts() async throws {
    for round in 0..<10 {
      let path = folder.appendingPathComponent("new-\(round)/library.sqlite").path
      try await withThrowingTaskGroup(of: Void.self) { group in
        for writer in 0..<4 {
          group.addTask { try LibraryStore(path: path).record(.tagAdded("\(writer)"), of: "a") }
        }
        try await group.waitForAll()
      }
      #expect(try LibraryStore(path: path).progress(of: "a").tags.count == 4)
    }
  }

  @Test("A file that is something else is refused and left alone")
  func notALibrary() throws {
    let file = folder.appendingPathComponent("notes.txt")
    let content = Data("just some notes that are long enough to look like a file\n".utf8)
    try content.write(to: file)
    #expect(throws: StoreError.notALibrary(path: file.path)) { try LibraryStore(path: file.path) }
    #expect(try Data(contentsOf: file) == content)
  }

  @Test("A library from a newer release is refused kindly and left alone")
  func newer() throws {
    let path = path
    do {
      let store = try LibraryStore(path: path)
      try store.record(.statusSet(.read), of: "a")
      try store.markAsNewerForTesting()
    }
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(throws: StoreError.schemaTooNew(path: path)) { try LibraryStore(path: path) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test("A folder in place of the library is refused")
  func folderInPlace() {
    #expect(throws: StoreError.cannotOpen(path: folder.path, reason: "it is a folder")) {
      try LibraryStore(path: folder.path)
    }
  }

  @Test(
    "Each refusal is a sentence that says what, where and what to do",
    arguments: [
      (
        StoreError.schemaTooNew(path: "/x/l.sqlite"),
        "Can't open your reading progress in '/x/l.sqlite': a newer paperstui wrote it. "
          + "Nothing was changed; update paperstui, or pass --progress FILE to start a new one."
      ),
      (
        .notALibrary(path: "/x/l"),
        "Can't open your reading progress in '/x/l': the file is not a paperstui library. "
          + "Nothing was changed; pass --progress FILE to use another file."
      ),
      (
        .readOnly(path: "/x/l"),
        "Can't write your reading progress in '/x/l': the file or its folder is read-only. "
          + "Make both writable, or pass --progress FILE to keep the progress elsewhere."
      ),
      (
        .cannotOpen(path: "/x", reason: "it is a folder"),
        "Can't open your reading progress in '/x': it is a folder. "
          + "Check the path, or pass --progress FILE to use another file."
      ),
      (
        .busy(path: "/x/l"),
        "Can't write your reading progress in '/x/l': another program is using it. "
          + "Nothing was changed; try again in a moment."
      ),
    ])
  func sentences(error: StoreError, description: String) {
    #expect(error.description == description)
  }
}
