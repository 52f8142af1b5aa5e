import Foundation
import GRDB
import PapersModel
import PapersTestSupport
import Testing

@testable import PapersStore

@Suite("Backups")
struct BackupTests {
  private let temporary: TemporaryFolder
  private let devices: TemporaryFolder
  private var folder: URL { temporary.url }
  private var path: String { folder.appendingPathComponent("library.sqlite").path }

  init() throws {
    temporary = try TemporaryFolder()
    devices = try TemporaryFolder()
  }

  private func makeStore() throws -> LibraryStore {
    try LibraryStore(path: path, devices: devices.url.path, clock: { 1_795_478_400_000 })
  }

  private func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") }.sorted()
  }

  @Test("A backup is a library of its own, and the newest three are kept")
  func rotation() throws {
    let store = try makeStore()
    for rating in 1...5 {
      try store.record(.ratingSet(rating), of: "a")
      #expect(try store.backUp() == folder.appendingPathComponent("library.backup-\(rating)-2026-11-24.sqlite").path)
    }
    let kept = [5, 4, 3].map { "library.backup-\($0)-2026-11-24.sqlite" }
    #expect(try files() == kept.reversed() + ["library.sqlite"])
    #expect(try store.backups().map { URL(fileURLWithPath: $0).lastPathComponent } == kept)
    let copy = try LibraryStore(path: try store.backups()[2])
    #expect(try copy.progress(of: "a").rating == 3)
    #expect(try copy.check().isEmpty)
  }

  @Test(
    "A backup's name says the local day",
    arguments: [(0, "2026-11-24"), (-1, "2026-11-23"), (86_399, "2026-11-24"), (86_400, "2026-11-25")])
  func localDay(secondsFromUTC: Int, day: String) throws {
    let store = try LibraryStore(
      path: path, clock: { 1_795_478_400_000 }, calendar: .fixed(secondsFromUTC: secondsFromUTC))
    let kept = try store.backUp()
    #expect(kept.hasSuffix("library.backup-1-\(day).sqlite"))
    #expect(try store.restore(from: kept).hasSuffix("library.backup-2-\(day).sqlite"))
  }

  @Test("Files that only look like backups are left alone")
  func otherFiles() throws {
    let others = ["library.backup-x-2026-11-24.sqlite", "library.backup-1.sqlite", "other.backup-1-2026-11-24.sqlite"]
    for name in others { try Data().write(to: folder.appendingPathComponent(name)) }
    let store = try makeStore()
    for _ in 0..<5 { try store.backUp() }
    #expect(Set(try files()).isSuperset(of: others))
    #expect(try files().count == others.count + 4)
  }

  @Test("A copy that a killed program left unfinished goes after a day")
  func unfinished() throws {
    let store = try makeStore()
    let old = ["", "-journal", "-wal", "-shm"].map { "library.backup-1-2026-11-23.sqlite.1.partial" + $0 }
    let new = "library.backup-1-2026-11-24.sqlite.2.partial-journal"
    for name in old + [new] { try Data().write(to: folder.appendingPathComponent(name)) }
    for name in old {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -90_000)],
        ofItemAtPath: folder.appendingPathComponent(name).path)
    }
    try store.backUp()
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.contains("backup") }
    #expect(left.sorted() == ["library.backup-1-2026-11-24.sqlite", new])
  }

  @Test(
    "A backup that can't be made, and an event that can't be taken, is a sentence that says what to do",
    arguments: [
      (
        StoreError.backupExists(path: "/x/b"),
        "Can't back up to '/x/b': the file exists. Nothing was changed; name another file."
      ),
      (
        .backupFailed(path: "/x/b", reason: "the disk is full"),
        "Can't back up to '/x/b': the disk is full. Your reading progress itself was not changed; "
          + "see that the folder is writable and the disk has room."
      ),
      (
        .malformedEvent(.init(device: "d", sequence: 3)),
        "Can't import event 3 of the device 'd': it says something that can't be. "
          + "Nothing was imported; export the events anew where they come from."
      ),
      (
        .invalidTime(seconds: -1),
        "Can't set the time spent to -1 seconds: it is 0 or more, and less than a hundred years. Nothing was changed."
      ),
    ])
  func sentences(error: StoreError, description: String) {
    #expect(error.description == description)
  }

  @Test("A backup goes to a file that isn't there yet, or nowhere")
  func target() throws {
    let store = try makeStore()
    try store.record(.ratingSet(2), of: "a")
    let target = folder.appendingPathComponent("mine.sqlite").path
    try store.backUp(to: target)
    let before = try Data(contentsOf: URL(fileURLWithPath: target))
    #expect(throws: StoreError.backupExists(path: target)) { try store.backUp(to: target) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: target)) == before)
    #expect(throws: StoreError.self) { try store.backUp(to: folder.appendingPathComponent("none/mine.sqlite").path) }
    #expect(try files() == ["library.sqlite", "mine.sqlite"])
    #expect(try LibraryStore(path: target).progress(of: "a").rating == 2)
  }

  @Test("A library of the second schema keeps everything and leaves a backup")
  func migration() throws {
    // Given a library as the release before ratings wrote it.
    do {
      let queue = try DatabaseQueue(path: path)
      try Schema.migrator.migrate(queue, upTo: "2 dates and continuations")
      try queue.write { db in
        try db.execute(
          sql: """
            INSERT INTO this_device (id) VALUES ('old');
            INSERT INTO event VALUES ('old', 1, 1000, 0, 'a', 'status', 'read', NULL, NULL);
            INSERT INTO event VALUES ('old', 2, 2000, 0, 'a', 'note', '注意', NULL, NULL);
            INSERT INTO event VALUES ('old', 3, 3000, 0, 'a', 'status', 'skipped', NULL, NULL);
            INSERT INTO event VALUES ('old', 4, 4000, 0, 'a', 'undone', NULL, 'old', 3);
            INSERT INTO undone_event VALUES ('old', 3);
            INSERT INTO entry_state (entry, status, status_set_at, read_at, note, note_folded, note_written_at,
              note_device, note_sequence) VALUES ('a', 'read', 1000, 1000, '注意', '注意', 2000, 'old', 2);
            """)
      }
      try queue.close()
    }
    // When it is opened.
    let store = try makeStore()
    // Then nothing is lost.
    let progress = try store.progress(of: "a")
    #expect(progress.status == .read)
    #expect(progress.note == "注意")
    #expect(progress.readings.map(\.readAt) == [1_000])
    #expect(try store.check().isEmpty)
    #expect(try store.redo()?.after.status == .skipped)
    #expect(try store.record(.ratingSet(3), of: "a").after.rating == 3)
    #expect(try store.events().last?.id == .init(device: "old", sequence: 6))
    #expect(try files() == ["library.backup-1-2026-11-24.sqlite", "library.sqlite"])
    // And the backup is as the release before left it.
    let backup = try DatabaseQueue(path: try store.backups()[0])
    #expect(try !backup.read(Schema.migrator.hasCompletedMigrations))
    #expect(try backup.read(LibraryStore.eventCount) == 4)
    try backup.close()
    // Opened once more, it is as it is.
    _ = try makeStore()
    #expect(try files().count == 2)
    // And the backup can be restored into the new release.
    try store.restore(from: try store.backups()[0])
    #expect(try store.progress(of: "a").status == .read)
    #expect(try store.check().isEmpty)
  }

  @Test("What an earlier release had of a list is followed through the upgrade")
  func catalogueOfEarlierRelease() throws {
    // Given a list that the release before aliases read, with a history.
    do {
      let queue = try DatabaseQueue(path: path)
      try Schema.migrator.migrate(queue, upTo: "4 links between notes")
      let entries = [
        Entry(key: "kept", title: LocalizedText(english: "Kept")),
        Entry(key: "gone", title: LocalizedText(english: "Gone")),
        Entry(key: "old", title: LocalizedText(english: "Old"), identifiers: [.doi("10.1000/x")]),
      ]
      try queue.write { db in
        try db.execute(
          sql: """
            INSERT INTO list (source, content_hash, id, body) VALUES ('own', '2-x', 'own', '{}');
            INSERT INTO section (source, ordinal, id, first_position, entry_count, paper_count)
            VALUES ('own', 0, 'one', 0, 3, 3);
            """)
        for (position, entry) in entries.enumerated() {
          var body = try #require(
            try JSONSerialization.jsonObject(with: JSONEncoder().encode(entry)) as? [String: Any])
          body["aliases"] = nil
          let text = String(decoding: try JSONSerialization.data(withJSONObject: body), as: UTF8.self)
          try db.execute(
            sql: "INSERT INTO entry (source, position, section, key, kind) VALUES ('own', ?, 0, ?, 'paper')",
            arguments: [position, entry.key.rawValue])
          try db.execute(
            sql: "INSERT INTO entry_body (source, position, body, name, search) VALUES ('own', ?, ?, '', '')",
            arguments: [position, text])
          try db.execute(
            sql: "INSERT INTO event VALUES ('device', ?, 1000, ?, ?, 'status', 'read', NULL, NULL)",
            arguments: [position + 1, position, entry.key.rawValue])
        }
        try db.execute(sql: "INSERT INTO this_device (id) VALUES ('device')")
      }
      try queue.close()
    }
    // When the new release reads the list, of which an entry is gone and another has a new key.
    let store = try makeStore()
    let list = ReadingList(
      id: "own", title: LocalizedText(english: "Own"),
      sections: [
        Section(
          id: "one", title: LocalizedText(english: "One"),
          entries: [
            Entry(key: "kept", title: LocalizedText(english: "Kept")),
            Entry(key: "new", title: LocalizedText(english: "New"), identifiers: [.doi("10.1000/x")]),
          ])
      ])
    let change = try #require(try store.install(list, source: "own", contentHash: ContentHash("2".utf8)))
    // Then it knows what became of it.
    #expect(change.renamed == ["old": "new"])
    #expect(change.removed == ["gone"])
    #expect(try store.summaries(of: "own", at: 0..<9).map(\.key) == ["kept", "new", "gone"])
    #expect(try store.summaries(of: "own", at: 0..<9).map(\.status) == [.read, .read, .read])
    #expect(try store.check().isEmpty)
  }

  @Test("Programs that open a library of an earlier release at once take one backup, and nothing fails")
  func migrationAtOnce() async throws {
    let queue = try DatabaseQueue(path: path, configuration: LibraryStore.configuration)
    try Schema.migrator.migrate(queue, upTo: "6 keys that change")
    try await queue.write {
      try $0.execute(sql: "INSERT INTO event VALUES ('old', 1, 1000, 0, 'a', 'status', 'read', NULL, NULL)")
    }
    try queue.close()
    let (path, devices) = (path, devices.url.path)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask { try LibraryStore(path: path, devices: devices).record(.tagAdded("\(writer)"), of: "a") }
      }
      try await group.waitForAll()
    }
    let store = try makeStore()
    #expect(try store.progress(of: "a").tags.count == 4)
    #expect(try store.progress(of: "a").status == .read)
    #expect(try store.backups().count == 1)
    #expect(try store.check().isEmpty)
  }

  @Test("An empty library of an earlier schema needs no backup")
  func emptyMigration() throws {
    let queue = try DatabaseQueue(path: path)
    try Schema.migrator.migrate(queue, upTo: "2 dates and continuations")
    try queue.close()
    _ = try makeStore()
    #expect(try files() == ["library.sqlite"])
  }

  @Test("A restored library is what it was, after what is there was backed up; other programs see it")
  func restoring() throws {
    let store = try makeStore()
    let other = try makeStore()
    try store.record(.ratingSet(2), of: "a")
    let old = try store.backUp()
    try store.record(.ratingSet(5), of: "a")
    try store.record(.statusSet(.read), of: "b")
    let device = try #require(try store.events().first?.id.device)

    let kept = try store.restore(from: old)
    #expect(try store.progress(of: "a").rating == 2)
    #expect(try other.progress(of: "a").rating == 2)
    #expect(try other.progress(of: "b") == EntryProgress())
    #expect(try LibraryStore(path: kept).progress(of: "b").status == .read)

    // Numbers that were given away aren't given again, so that the later events can come back.
    try other.record(.tagAdded("x"), of: "a")
    #expect(try store.events().last?.id == .init(device: device, sequence: 4))
    let lost = try LibraryStore(path: kept).events()
    #expect(try store.importEvents(lost) == ImportOutcome(new: 2, known: 1))
    #expect(try store.progress(of: "a").rating == 5)
    #expect(try store.progress(of: "a").tags == ["x"])
    #expect(try store.undo()?.change == .tagAdded("x"))
    #expect(try store.check().isEmpty)
  }

  @Test("The backup that was restored is kept, even if it is the oldest")
  func restoringOldest() throws {
    let store = try makeStore()
    for rating in 1...3 {
      try store.record(.ratingSet(rating), of: "a")
      try store.backUp()
    }
    let oldest = try store.backups()[2]
    try store.restore(from: oldest)
    #expect(try store.progress(of: "a").rating == 1)
    #expect(try store.backups().count == 4)
    try store.backUp()
    #expect(try store.backups().count == 3)
    #expect(try !store.backups().contains(oldest))
  }

  @Test("A backup of another device leaves the library this device's")
  func otherDevice() throws {
    let other = try LibraryStore(path: folder.appendingPathComponent("other.sqlite").path)
    try other.record(.ratingSet(4), of: "a")
    let target = folder.appendingPathComponent("copy.sqlite").path
    try other.backUp(to: target)
    let store = try makeStore()
    try store.restore(from: target)
    #expect(try store.progress(of: "a").rating == 4)
    try store.record(.ratingSet(5), of: "a")
    #expect(Set(try store.events().map(\.id.device)).count == 2)
    #expect(try makeStore().progress(of: "a").rating == 5)
  }

  @Test("What isn't a library, is newer or is damaged can't be restored, and nothing changes")
  func refused() throws {
    let store = try makeStore()
    try store.record(.ratingSet(2), of: "a")
    func expectRefusal(_ error: StoreError, _ source: String) throws {
      #expect(throws: error) { try store.restore(from: source) }
      #expect(try store.progress(of: "a").rating == 2)
      #expect(try store.backups().isEmpty)
    }
    let notes = folder.appendingPathComponent("notes.txt").path
    try Data(String(repeating: "just some notes\n", count: 99).utf8).write(to: URL(fileURLWithPath: notes))
    try expectRefusal(.notALibrary(path: notes), notes)
    let empty = folder.appendingPathComponent("empty").path
    try Data().write(to: URL(fileURLWithPath: empty))
    try expectRefusal(.notALibrary(path: empty), empty)
    try expectRefusal(.cannotOpen(path: "/none", reason: "there is no such file"), "/none")
    let newer = folder.appendingPathComponent("newer.sqlite").path
    try LibraryStore(path: newer).markAsNewerForTesting()
    try expectRefusal(.schemaTooNew(path: newer), newer)

    let damaged = folder.appendingPathComponent("damaged.sqlite").path
    try store.backUp(to: damaged)
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: damaged))
    for page in 2..<20 {
      try file.seek(toOffset: UInt64(page) * 4_096)
      try file.write(contentsOf: Data(repeating: 0xA5, count: 4_096))
    }
    try file.close()
    #expect(throws: StoreError.self) { try store.restore(from: damaged) }
    #expect(try store.progress(of: "a").rating == 2)
    #expect(try store.backups().isEmpty)
  }
}
