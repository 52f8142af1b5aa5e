import Foundation
import GRDB
import PapersModel
import PapersTestSupport
import Testing

@testable import PapersStore

@Suite("Which device a library is")
struct DeviceTests {
  private let temporary: TemporaryFolder
  private let files = FileManager.default

  init() throws {
    temporary = try TemporaryFolder()
  }

  /// A store on a machine, by the folder that the machine keeps its notes in.
  private func store(_ name: String, on machine: String = "here") throws -> LibraryStore {
    try LibraryStore(path: temporary.path(name), devices: temporary.path(machine), clock: { 500 })
  }

  /// Records something as a program does that opens the library for it.
  @discardableResult
  private func record(_ tag: String, in name: String, on machine: String = "here") throws -> HistoryEvent.ID {
    let store = try store(name, on: machine)
    try store.record(.tagAdded(tag), of: "a")
    return try #require(try store.events().last { $0.change == .tagAdded(tag) }?.id)
  }

  /// Brings two libraries together, and expects that nothing contradicts and nothing is lost.
  private func expectMerge(_ first: String, _ second: String, tags: Set<String>) throws {
    let (first, second) = (try store(first), try store(second))
    #expect(try first.importEvents(try second.events()).contradictory.isEmpty)
    #expect(try second.importEvents(try first.events()).contradictory.isEmpty)
    for store in [first, second] {
      #expect(try Set(store.progress(of: "a").tags) == tags)
      #expect(try store.check().isEmpty)
    }
  }

  /// A library as a release before this one left it, by which devices it says it is written.
  private func makeEarlierLibrary(_ name: String) throws {
    let queue = try DatabaseQueue(path: temporary.path(name), configuration: LibraryStore.configuration)
    try Schema.migrator.migrate(queue, upTo: "6 keys that change")
    try queue.write { db in
      try db.execute(
        sql: """
          INSERT INTO this_device (id, last_sequence) VALUES ('old', 3);
          INSERT INTO event VALUES ('old', 1, 100, 0, 'a', 'tag-added', '1', NULL, NULL);
          """)
    }
    try queue.close()
  }

  @Test("Opened again, a library is the device that it was")
  func again() throws {
    let ids = try ["1", "2", "3"].map { try record($0, in: "a.sqlite") }
    #expect(Set(ids.map(\.device)).count == 1)
    #expect(ids.map(\.sequence) == [1, 2, 3])
  }

  @Test("A copied library is another device, on this machine and on another one", arguments: ["here", "there"])
  func copy(machine: String) throws {
    let first = try record("1", in: "a.sqlite")
    try files.copyItem(atPath: temporary.path("a.sqlite"), toPath: temporary.path("b.sqlite"))
    let copied = try record("2", in: "b.sqlite", on: machine)
    #expect(copied.device != first.device)
    #expect(try record("3", in: "a.sqlite").device == first.device)
    #expect(try record("4", in: "b.sqlite", on: machine).device == copied.device)
    try expectMerge("a.sqlite", "b.sqlite", tags: ["1", "2", "3", "4"])
  }

  @Test("A moved library is the device that it was, and so is one that was put in its own place anew")
  func moved() throws {
    let first = try record("1", in: "a.sqlite")
    try files.moveItem(atPath: temporary.path("a.sqlite"), toPath: temporary.path("b.sqlite"))
    #expect(try record("2", in: "b.sqlite") == .init(device: first.device, sequence: 2))
    try files.copyItem(atPath: temporary.path("b.sqlite"), toPath: temporary.path("c.sqlite"))
    try files.removeItem(atPath: temporary.path("b.sqlite"))
    try files.moveItem(atPath: temporary.path("c.sqlite"), toPath: temporary.path("b.sqlite"))
    #expect(try record("3", in: "b.sqlite").sequence == 3)
    // What stands in the place where it was is a copy all the same.
    try files.copyItem(atPath: temporary.path("b.sqlite"), toPath: temporary.path("a.sqlite"))
    #expect(try record("4", in: "a.sqlite").device != first.device)
    try expectMerge("a.sqlite", "b.sqlite", tags: ["1", "2", "3", "4"])
  }

  @Test("A copy that is put over the library gives no number that was given since")
  func putBack() throws {
    let first = try record("1", in: "a.sqlite")
    try files.copyItem(atPath: temporary.path("a.sqlite"), toPath: temporary.path("kept.sqlite"))
    #expect(try record("2", in: "a.sqlite").sequence == 2)
    let newer = try store("a.sqlite").events()
    // Written over, so that the file is the same for the system.
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: temporary.path("a.sqlite")))
    try file.truncate(atOffset: 0)
    try file.write(contentsOf: Data(contentsOf: URL(fileURLWithPath: temporary.path("kept.sqlite"))))
    try file.close()
    #expect(try record("3", in: "a.sqlite") == .init(device: first.device, sequence: 3))
    #expect(try store("a.sqlite").importEvents(newer) == ImportOutcome(new: 1, known: 1))
    #expect(try Set(store("a.sqlite").progress(of: "a").tags) == ["1", "2", "3"])
  }

  @Test("A restored backup leaves the library the device that it was")
  func restored() throws {
    let first = try record("1", in: "a.sqlite")
    let backup = try store("a.sqlite").backUp()
    #expect(try record("2", in: "a.sqlite").sequence == 2)
    try store("a.sqlite").restore(from: backup)
    #expect(try record("3", in: "a.sqlite") == .init(device: first.device, sequence: 3))
    // The backup itself, opened as a library, is another.
    let name = URL(fileURLWithPath: backup).lastPathComponent
    #expect(try record("4", in: name).device != first.device)
  }

  @Test("Where nothing can be noted, a library opens and records all the same, and no number is given twice")
  func unwritable() throws {
    try Data().write(to: URL(fileURLWithPath: temporary.path("here")))
    let ids = try ["1", "2"].map { try record($0, in: "a.sqlite") }
    #expect(Set(ids).count == 2)
    try files.copyItem(atPath: temporary.path("a.sqlite"), toPath: temporary.path("b.sqlite"))
    try record("3", in: "b.sqlite")
    try record("4", in: "a.sqlite")
    // Each opening is a device, and its person's doing is still theirs to take back, the latest first.
    for tag in ["4", "2", "1"] { #expect(try store("a.sqlite").undo()?.change == .tagAdded(tag)) }
    #expect(try store("a.sqlite").undo() == nil)
    for tag in ["1", "2", "4"] { #expect(try store("a.sqlite").redo()?.change == .tagAdded(tag)) }
    #expect(try store("a.sqlite").redo() == nil)
    try expectMerge("a.sqlite", "b.sqlite", tags: ["1", "2", "3", "4"])
  }

  @Test(
    "Notes that are damaged make a new device, and are put right", arguments: ["", "x\n", "d 5 m 1\n", "\u{0}\u{0}"])
  func damagedNotes(content: String) throws {
    let first = try record("1", in: "a.sqlite")
    let notes = try #require(try files.contentsOfDirectory(atPath: temporary.path("here")).first)
    try Data(content.utf8).write(to: URL(fileURLWithPath: temporary.path("here/" + notes)))
    let second = try record("2", in: "a.sqlite")
    #expect(second.device != first.device)
    #expect(try record("3", in: "a.sqlite") == .init(device: second.device, sequence: 2))
    // What was done before is still one's own.
    for tag in ["3", "2", "1"] { #expect(try store("a.sqlite").undo()?.change == .tagAdded(tag)) }
  }

  @Test("Where something can be noted later, no device of before goes on, here or in a copy")
  func writableLater() throws {
    try Data().write(to: URL(fileURLWithPath: temporary.path("here")))
    let first = try record("1", in: "a.sqlite")
    try files.copyItem(atPath: temporary.path("a.sqlite"), toPath: temporary.path("b.sqlite"))
    try files.removeItem(atPath: temporary.path("here"))
    let later = [try record("2", in: "a.sqlite"), try record("3", in: "b.sqlite", on: "there")]
    #expect(Set([first.device] + later.map(\.device)).count == 3)
    try expectMerge("a.sqlite", "b.sqlite", tags: ["1", "2", "3"])
  }

  @Test("What came from a copy is not taken back here")
  func undo() throws {
    try record("1", in: "a.sqlite")
    try files.copyItem(atPath: temporary.path("a.sqlite"), toPath: temporary.path("b.sqlite"))
    try record("2", in: "a.sqlite")
    try record("3", in: "b.sqlite")
    let store = try store("b.sqlite")
    try store.importEvents(try self.store("a.sqlite").events())
    #expect(try store.undo()?.change == .tagAdded("3"))
    #expect(try store.undo()?.change == .tagAdded("1"))
    #expect(try store.undo() == nil)
    #expect(try store.redo()?.change == .tagAdded("1"))
    #expect(try store.redo()?.change == .tagAdded("3"))
    #expect(try store.redo() == nil)
  }

  @Test("A library of an earlier release stays the device that it was, and its copies here are others")
  func adopted() throws {
    try makeEarlierLibrary("a.sqlite")
    try files.copyItem(atPath: temporary.path("a.sqlite"), toPath: temporary.path("b.sqlite"))
    // A number that a restored library lacks isn't given again.
    #expect(try record("2", in: "a.sqlite") == .init(device: "old", sequence: 4))
    #expect(try record("3", in: "b.sqlite").device != "old")
    try expectMerge("a.sqlite", "b.sqlite", tags: ["1", "2", "3"])
    #expect(try record("4", in: "a.sqlite").device == "old")
    // Adopted it was once: a later copy to another machine is another.
    try files.copyItem(atPath: temporary.path("a.sqlite"), toPath: temporary.path("c.sqlite"))
    #expect(try record("5", in: "c.sqlite", on: "there").device != "old")
  }

  @Test("Copies of a library of an earlier release on two machines come together, and part for good then")
  func adoptedTwice() throws {
    try makeEarlierLibrary("a.sqlite")
    try files.copyItem(atPath: temporary.path("a.sqlite"), toPath: temporary.path("b.sqlite"))
    let (first, second) = (try record("2", in: "a.sqlite"), try record("3", in: "b.sqlite", on: "there"))
    #expect(first == second)
    let outcome = try store("a.sqlite").importEvents(try store("b.sqlite", on: "there").events())
    #expect(outcome == ImportOutcome(new: 1, known: 1, contradictory: [first]))
    #expect(try Set(store("a.sqlite").progress(of: "a").tags) == ["1", "2", "3"])
    #expect(try record("4", in: "a.sqlite").device != "old")
    #expect(try store("b.sqlite", on: "there").importEvents(try store("a.sqlite").events()).contradictory == [first])
    #expect(try record("5", in: "b.sqlite", on: "there").device != "old")
    try expectMerge("a.sqlite", "b.sqlite", tags: ["1", "2", "3", "4", "5"])
  }

  @Test("A number beyond the last one that there can be begins a new device")
  func lastNumber() throws {
    let first = try record("1", in: "a.sqlite")
    let last = HistoryEvent.ID.sequences.upperBound
    try store("a.sqlite").importEvents([
      HistoryEvent(
        id: .init(device: first.device, sequence: last), time: HybridTime(milliseconds: 1), entry: "a",
        change: .ratingSet(2))
    ])
    let next = try record("2", in: "a.sqlite")
    #expect(next.device != first.device && next.sequence == 1)
    let store = try LibraryStore(inMemoryWithClock: { 500 })
    try store.record(.tagAdded("1"), of: "a")
    let device = try #require(try store.events().first?.id.device)
    try store.importEvents([
      HistoryEvent(
        id: .init(device: device, sequence: last), time: HybridTime(milliseconds: 1), entry: "a", change: .ratingSet(2))
    ])
    try store.record(.tagAdded("2"), of: "a")
    #expect(try store.events().allSatisfy(\.isWellFormed))
    #expect(try store.events().count == 3)
  }
}
