import Foundation
import GRDB
import PapersModel

extension LibraryStore {
  /// Copies the library beside it, under the next name of its backups (`library.backup-7-2026-11-24.sqlite`), and
  /// removes all but the newest three. Others may read and write meanwhile.
  ///
  /// - Returns: The path of the backup.
  /// - Throws: `StoreError.backupFailed`, with no file left behind, if the copy can't be made or isn't whole.
  @discardableResult
  public func backUp() throws(StoreError) -> String {
    guard path != Self.inMemoryPath else { throw .backupFailed(path: path, reason: "it is in memory") }
    return try Self.backUp(openWriter(), ofLibraryAt: path, today: calendar.day(of: now))
  }

  /// Copies the library to a file of its own. Others may read and write meanwhile.
  ///
  /// - Parameter target: Where no file is yet.
  /// - Throws: `StoreError.backupExists` if there is one; `StoreError.backupFailed`, with no file left behind, if the
  ///   copy can't be made or isn't whole.
  public func backUp(to target: String) throws(StoreError) {
    try Self.copy(openWriter(), to: target)
  }

  /// The backups beside the library, the newest first.
  public func backups() throws(StoreError) -> [String] {
    do { return try BackupNames(library: path).existing() } catch { throw Self.storeError(error, path: path) }
  }

  /// Puts a backup in place of the library, which is backed up itself before. It is one transaction: a program that has
  /// the library open sees the one or the other. What another program records in the very moment between the backup and
  /// the replacement is lost.
  ///
  /// The library remains the one it was, with its devices, whatever the backup says, and the numbers that they have given
  /// to events are not given again, since other copies may hold those events.
  ///
  /// - Parameter source: A library of this release or an earlier one. It is not written to.
  /// - Returns: The backup of what was there.
  /// - Throws: `StoreError` about the source, with the library untouched, if it can't be read, isn't a library, is newer
  ///   than this program, or is damaged.
  @discardableResult
  public func restore(from source: String) throws(StoreError) -> String {
    guard path != Self.inMemoryPath else { throw .backupFailed(path: path, reason: "it is in memory") }
    guard FileManager.default.fileExists(atPath: source) else {
      throw .cannotOpen(path: source, reason: "there is no such file")
    }
    let copy = try usableCopy(of: source)
    defer { try? copy.close() }
    let writer = try openWriter()
    let kept = try Self.backUp(writer, ofLibraryAt: path, today: calendar.day(of: now), sparing: source)
    do {
      try copy.backup(to: writer)
    } catch {
      throw Self.storeError(error, path: path)
    }
    checkpoint()
    return kept
  }

  /// A backup in memory, of this schema, that continues this library's numbers.
  private func usableCopy(of source: String) throws(StoreError) -> DatabaseQueue {
    let (identity, devices, changeCount) = try read { db in
      (
        try ThisDevice.identity(in: db), try Row.fetchAll(db, sql: "SELECT * FROM own_device"),
        try ChangeCount.number(in: db)
      )
    }
    do {
      let copy = try DatabaseQueue(configuration: Self.configuration)
      try Self.refuseUnlessUsable(PlainConnection(source), path: source)
      var configuration = Self.configuration
      configuration.readonly = true
      let original = try DatabaseQueue(path: source, configuration: configuration)
      defer { try? original.close() }
      try original.backup(to: copy)
      if let damage = try copy.read(Self.damages).first {
        throw StoreError.failed(path: source, reason: "\(damage)")
      }
      try Self.prepare(copy)
      try copy.write { db in
        try ThisDevice.setIdentity(identity, in: db)
        try db.execute(sql: "DELETE FROM own_device")
        for row in devices {
          try db.execute(
            sql: "INSERT INTO own_device (ordinal, id, last_sequence, is_retired) VALUES (?, ?, ?, ?)",
            arguments: [row["ordinal"], row["id"], row["last_sequence"], row["is_retired"]])
        }
        try ChangeCount.set(past: changeCount, in: db)
      }
      return copy
    } catch {
      throw Self.storeError(error, path: source)
    }
  }

  private func openWriter() throws(StoreError) -> any DatabaseWriter {
    do { return try writer } catch { throw Self.storeError(error, path: path) }
  }

  // MARK: - Copies

  /// Backs up under the next name, which another program may take meanwhile.
  static func backUp(
    _ reader: any DatabaseReader, ofLibraryAt path: String, today: CivilDay, sparing spared: String? = nil
  ) throws(StoreError) -> String {
    let names = BackupNames(library: path)
    var attempts = 0
    while true {
      do {
        let target = try names.next(on: today)
        try copy(reader, to: target)
        try names.removeOld(sparing: spared)
        return target
      } catch StoreError.backupExists where attempts < 10 {
        attempts += 1
      } catch {
        throw storeError(error, path: path)
      }
    }
  }

  /// Copies to a temporary name, checks the copy, and gives it its name only then.
  private static func copy(_ reader: any DatabaseReader, to target: String) throws(StoreError) {
    let files = FileManager.default
    guard !files.fileExists(atPath: target) else { throw .backupExists(path: target) }
    let temporary = target + ".\(UUID().uuidString.lowercased())" + BackupNames.partialSuffix
    defer { BackupNames.removePartial(temporary) }
    do {
      let copy = try DatabaseQueue(path: temporary, configuration: configuration)
      defer { try? copy.close() }
      let before = try reader.read(eventCount)
      try reader.backup(to: copy)
      // One file, which opens without another beside it.
      try copy.writeWithoutTransaction { _ = try String.fetchOne($0, sql: "PRAGMA journal_mode = DELETE") }
      try copy.read { db in
        if let damage = try damages(in: db).first {
          throw StoreError.backupFailed(path: target, reason: "\(damage)")
        }
        // Events are only ever added, perhaps by others while the copy was made.
        guard try eventCount(db) >= before else {
          throw StoreError.backupFailed(path: target, reason: "the copy lacks a part of the history")
        }
      }
      try copy.close()
      // Fails where another program made the file meanwhile.
      guard link(temporary, target) == 0 else {
        if errno == EEXIST { throw StoreError.backupExists(path: target) }
        try files.moveItem(atPath: temporary, toPath: target)
        return
      }
    } catch let error as StoreError {
      throw error
    } catch {
      throw .backupFailed(path: target, reason: reason(error))
    }
  }

  static func eventCount(_ db: Database) throws -> Int {
    guard try db.tableExists("event") else { return 0 }
    return try Int.fetchOne(db, sql: "SELECT count(*) FROM event") ?? 0
  }
}
