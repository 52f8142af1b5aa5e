import Foundation
import GRDB
import PapersModel

/// Which device this machine is in the log of a library, and the numbers that it gives to events.
///
/// A number must never be given twice, however library files are copied, moved, put back and sent about. What a file says
/// of itself is copied with it, so the device is known by a note outside it, in a folder of this machine. A library has
/// an identity that its copies share; the note of this identity says for each of the files that were seen here which
/// device it is, and the last number given. A file that is known neither by its inode nor by its path, or that comes from
/// another machine, is a new device, which is never wrong. A file that an older copy was written over goes on after the
/// last number that was given.
///
/// Where the note can't be kept, each opening of the library is a device of its own.
final class ThisDevice: Sendable {
  private let notes: DeviceNotes?
  /// The device where there is no note.
  private let makeshift = newID()

  /// - Parameters:
  ///   - folder: Where notes are kept; `nil` for none.
  ///   - path: The library's file.
  init(notesIn folder: String?, ofLibraryAt path: String) {
    notes = folder.map { DeviceNotes(folder: $0, library: path) }
  }

  private static func newID() -> String { UUID().uuidString.lowercased() }

  /// The id of the next event, which no event had and none will have.
  func nextID(in db: Database) throws -> HistoryEvent.ID {
    // Without an identity a library would be taken for one of an earlier release.
    let known = try Self.identity(in: db)
    let identity = known ?? Self.newID()
    if known == nil { try Self.setIdentity(identity, in: db) }
    let id = try notedID(ofLibrary: identity, in: db) ?? makeshiftID(in: db)
    try db.cachedStatement(
      sql: """
        INSERT INTO own_device (id, last_sequence) VALUES (?, ?)
        ON CONFLICT (id) DO UPDATE SET last_sequence = excluded.last_sequence
        """
    ).execute(arguments: [id.device, id.sequence])
    return id
  }

  /// The devices under which this file and those that it was copied from were written, up to the last number each had
  /// then: what a person takes for their own doing. This device comes first, then the others, the latest first.
  func own(in db: Database) throws -> [(id: String, last: Int)] {
    let rows = try Row.fetchAll(db, sql: "SELECT id, last_sequence FROM own_device ORDER BY ordinal DESC")
    let devices = rows.map { (id: $0["id"] as String, last: $0["last_sequence"] as Int) }
    let current = try Self.identity(in: db).flatMap { notes?.device(ofLibrary: $0) } ?? makeshift
    return devices.filter { $0.id == current } + devices.filter { $0.id != current }
  }

  /// Notes which device the library is that an earlier release left, which kept the id in the file. A copy of it that is
  /// opened here later is another one.
  func adopt(from writer: any DatabaseWriter) throws {
    guard try writer.read(Self.isToBeAdopted) else { return }
    try writer.write { db in
      // Another program may have been first.
      guard try Self.isToBeAdopted(db), let device = try String.fetchOne(db, sql: "SELECT id FROM own_device") else {
        return
      }
      try Self.setIdentity(device, in: db)
      notes?.claim(device, ofLibrary: device)
    }
  }

  private static func isToBeAdopted(_ db: Database) throws -> Bool {
    try Bool.fetchOne(db, sql: isToBeAdoptedSQL) ?? false
  }

  static let isToBeAdoptedSQL = """
    SELECT NOT EXISTS (SELECT 1 FROM library_identity) AND (SELECT count(*) FROM own_device) = 1
    """

  // MARK: - Inside a transaction

  /// - Returns: `nil` where no note can be kept.
  private func notedID(ofLibrary identity: String, in db: Database) throws -> HistoryEvent.ID? {
    try notes?.next(ofLibrary: identity) { device in
      try Self.isRetired(device, in: db) ? nil : Self.lastSequence(of: device, in: db)
    } orNew: {
      Self.newID()
    }
  }

  private func makeshiftID(in db: Database) throws -> HistoryEvent.ID {
    let last = try Self.lastSequence(of: makeshift, in: db)
    guard last < HistoryEvent.ID.sequences.upperBound else {
      return HistoryEvent.ID(device: Self.newID(), sequence: 1)
    }
    return HistoryEvent.ID(device: makeshift, sequence: last + 1)
  }

  /// What the library and its copies are known by; `nil` until something is recorded.
  static func identity(in db: Database) throws -> String? {
    try String.fetchOne(db.cachedStatement(sql: "SELECT id FROM library_identity"))
  }

  static func setIdentity(_ id: String?, in db: Database) throws {
    try db.execute(sql: "DELETE FROM library_identity")
    guard let id else { return }
    try db.execute(sql: "INSERT INTO library_identity (row, id) VALUES (1, ?)", arguments: [id])
  }

  /// Has a device give no more numbers, since somebody else gives numbers under its id.
  static func retire(_ device: String, in db: Database) throws {
    try db.cachedStatement(sql: "UPDATE own_device SET is_retired = 1 WHERE id = ?").execute(arguments: [device])
  }

  private static func isRetired(_ device: String, in db: Database) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT is_retired FROM own_device WHERE id = ?"), arguments: [device]) ?? false
  }

  private static func lastSequence(of device: String, in db: Database) throws -> Int {
    try Int.fetchOne(db.cachedStatement(sql: lastSequenceSQL), arguments: [device, device]) ?? 0
  }

  /// The last number of a device that the library knows to be given; a restored one lacks events that copies may hold.
  static let lastSequenceSQL = """
    SELECT max(
      coalesce((SELECT max(sequence) FROM event WHERE device = ?), 0),
      coalesce((SELECT last_sequence FROM own_device WHERE id = ?), 0))
    """
}
