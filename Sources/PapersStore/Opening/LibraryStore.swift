import Foundation
import GRDB
import PapersModel

/// The library on disk: a person's history, which is the truth, and a catalogue of lists, which is a cache.
///
/// Methods are whole transactions. Two programs may use one library at the same time.
public struct LibraryStore: Sendable {
  public typealias Clock = @Sendable () -> Moment

  /// The file; for messages.
  public let path: String
  let connections: Connections
  let clock: Clock
  /// Tells the day that a backup's name says.
  let calendar: LocalCalendar
  let device: ThisDevice
  /// What all reads see, inside `snapshot`.
  var pinned: PinnedState?
  static let inMemoryPath = ":memory:"

  /// Opens a library, making it where there is none.
  ///
  /// - Parameters:
  ///   - devices: The folder in which this machine keeps which device it is for which library. Without one, or where it
  ///     can't be written, each opening is a device of its own.
  ///   - calendar: Tells the day that a backup's name says.
  /// - Throws: `StoreError`, with the file untouched, if it can't be opened and written, isn't a library, or is newer
  ///   than this program.
  public init(
    path: String, devices: String? = nil, clock: @escaping Clock = LibraryStore.wallClock,
    calendar: LocalCalendar = .utc
  ) throws(StoreError) {
    try Self.makeFolder(of: path)
    // Of programs that start at once, one makes the tables; the others find them made.
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let lock = FileLock(folder, flags: O_RDONLY, patience: Self.openingPatience)
    defer { withExtendedLifetime(lock) {} }
    // Kept, so that whoever opens it next finds the write-ahead log taken in already.
    let inspection = try Self.inspect(path)
    self.path = path
    self.clock = clock
    device = ThisDevice(notesIn: devices, ofLibraryAt: path)
    self.calendar = calendar
    connections = Connections(path: path, configuration: Self.configuration, lookedAtBy: inspection)
    do {
      if try inspection.map(Self.isReady) == true { return }
      let writer = try connections.writer
      try Self.backUpBeforeMigration(writer, path: path, today: calendar.day(of: clock()))
      try Self.prepare(writer)
      try device.adopt(from: writer)
    } catch {
      throw Self.storeError(error, path: path)
    }
  }

  /// A library in memory, which goes with the value. For tests and previews.
  public init(inMemoryWithClock clock: @escaping Clock = LibraryStore.wallClock) throws(StoreError) {
    path = Self.inMemoryPath
    self.clock = clock
    calendar = .utc
    device = ThisDevice(notesIn: nil, ofLibraryAt: path)
    do {
      let queue = try DatabaseQueue(configuration: Self.configuration)
      connections = Connections(inMemory: queue, path: path)
      try Self.prepare(queue)
    } catch {
      throw Self.storeError(error, path: Self.inMemoryPath)
    }
  }

  public static let wallClock: Clock = {
    Moment(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
  }

  /// The moment by the store's clock.
  public var now: Moment { clock() }

  // MARK: - Opening

  /// How long another program that writes is waited for, in seconds.
  static let busyTimeout: TimeInterval = 5

  /// How long another program that is opening a library in the same folder is waited for, in milliseconds. It may have
  /// tables to change, and take a backup before.
  private static let openingPatience = 30_000

  static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(busyTimeout)
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { $0.add(tokenizer: GramTokenizer.self) }
    return configuration
  }

  /// What everything is written with; opened with the first use.
  var writer: any DatabaseWriter {
    get throws { try connections.writer }
  }

  /// Whether nothing has to be written before the library can be used: it is of this release, and `prepare` and `adopt`
  /// would find nothing to do.
  private static func isReady(_ connection: PlainConnection) throws -> Bool {
    guard connection.isReadOnly, try connection.column("PRAGMA journal_mode") == ["wal"],
      try connection.column("PRAGMA user_version") == ["\(Schema.projectionVersion)"],
      try connection.column("PRAGMA application_id") == ["\(Schema.applicationID)"]
    else { return false }
    let migrations = try connection.column("SELECT identifier FROM grdb_migrations")
    guard Set(migrations).isSuperset(of: Schema.migrator.migrations) else { return false }
    return try connection.column(ThisDevice.isToBeAdoptedSQL) == ["0"]
  }

  static func prepare(_ writer: any DatabaseWriter) throws {
    // First of all the file is marked, so that one whose making was cut short is known to be ours.
    try writer.writeWithoutTransaction { db in
      guard try Int32.fetchOne(db, sql: "PRAGMA application_id") != Schema.applicationID else { return }
      try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
    }
    if try !writer.read(Schema.migrator.hasCompletedMigrations) { try Schema.migrator.migrate(writer) }
    if try !writer.read(isProjected) {
      try writer.write { db in
        // Another program may have been first.
        if try isProjected(db) { return }
        try rebuildProjection(in: db)
        try db.execute(sql: "PRAGMA user_version = \(Schema.projectionVersion)")
        try ChangeCount.advance(in: db)
      }
    }
  }

  /// Keeps a copy of an existing library that an earlier release wrote, if it holds any history.
  private static func backUpBeforeMigration(
    _ reader: any DatabaseReader, path: String, today: CivilDay
  ) throws {
    let isNeeded = try reader.read { db in
      try !Schema.migrator.hasCompletedMigrations(db) && eventCount(db) > 0
    }
    if isNeeded { _ = try backUp(reader, ofLibraryAt: path, today: today) }
  }

  private static func isProjected(_ db: Database) throws -> Bool {
    try Int.fetchOne(db, sql: "PRAGMA user_version") == Schema.projectionVersion
  }

  private static func makeFolder(of path: String) throws(StoreError) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard !FileManager.default.fileExists(atPath: folder) else { return }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw .folderMissing(path: folder, reason: reason(error))
    }
  }

  /// Looks at an existing file without writing a byte of it, but for putting in order what a cut-short write left.
  ///
  /// - Returns: What it was looked at with; `nil` where there is no file yet.
  private static func inspect(_ path: String) throws(StoreError) -> PlainConnection? {
    let files = FileManager.default
    var isFolder: ObjCBool = false
    guard files.fileExists(atPath: path, isDirectory: &isFolder) else {
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
      guard files.isWritableFile(atPath: folder) else { throw .readOnly(path: path) }
      return nil
    }
    if isFolder.boolValue { throw .cannotOpen(path: path, reason: "it is a folder") }
    guard files.isReadableFile(atPath: path) else { throw .cannotOpen(path: path, reason: "it can't be read") }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard files.isWritableFile(atPath: path), files.isWritableFile(atPath: folder) else {
      throw .readOnly(path: path)
    }
    do {
      do {
        return try look(at: path)
      } catch let error as DatabaseError where unfinishedWrites.contains(error.extendedResultCode) {
        return try look(at: path, mayPutInOrder: true)
      }
    } catch {
      throw storeError(error, path: path)
    }
  }

  /// What SQLite says of a file whose last write was cut short, and which it can put in order only if it may write.
  private static let unfinishedWrites: [ResultCode] = [
    .SQLITE_READONLY_ROLLBACK, .SQLITE_READONLY_RECOVERY, .SQLITE_READONLY_CANTINIT,
  ]

  private static func look(at path: String, mayPutInOrder: Bool = false) throws -> PlainConnection {
    let connection = try PlainConnection(path, mayPutInOrder: mayPutInOrder)
    try refuseUnlessUsable(connection, path: path, orEmpty: true)
    return connection
  }

  /// - Throws: `StoreError.notALibrary` or `StoreError.schemaTooNew`.
  static func refuseUnlessUsable(
    _ connection: PlainConnection, path: String, orEmpty isEmptyUsable: Bool = false
  ) throws {
    let tables = try connection.column("SELECT name FROM sqlite_master")
    guard try connection.column("PRAGMA application_id") == ["\(Schema.applicationID)"] else {
      if isEmptyUsable, tables.isEmpty { return }
      throw StoreError.notALibrary(path: path)
    }
    // The making may have been cut short before anything but the mark was there.
    guard tables.contains("grdb_migrations") else { return }
    let known = Set(Schema.migrator.migrations)
    guard try known.isSuperset(of: connection.column("SELECT identifier FROM grdb_migrations")) else {
      throw StoreError.schemaTooNew(path: path)
    }
  }

  /// Puts what the write-ahead log holds into the file, as far as no other program is reading from it.
  func checkpoint() {
    try? writer.writeWithoutTransaction { db in
      // SQLite reports another program that keeps it from doing so as a result, not as an error.
      _ = try Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
  }

  // MARK: - Errors

  func read<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
    do {
      if let pinned { return try body(pinned.db) }
      return try connections.read(body)
    } catch {
      throw Self.storeError(error, path: path)
    }
  }

  func write<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
    try counting(body).value
  }

  /// Runs a transaction that may write; everything that is written to an open library goes through here.
  ///
  /// - Returns: What the body returns, and the library's change count, which is another if the body changed anything.
  func counting<T>(_ body: (Database) throws -> T) throws(StoreError) -> (value: T, changeCount: Int) {
    precondition(pinned == nil, "nothing is written in a snapshot of '\(path)'")
    do {
      return try writer.write { db in
        let before = db.totalChangesCount
        let value = try body(db)
        if db.totalChangesCount != before { try ChangeCount.advance(in: db) }
        return (value, try ChangeCount.number(in: db))
      }
    } catch {
      throw Self.storeError(error, path: path)
    }
  }

  static func storeError(_ error: any Error, path: String) -> StoreError {
    if let error = error as? StoreError { return error }
    guard let error = error as? DatabaseError else { return .failed(path: path, reason: reason(error)) }
    switch error.resultCode {
    case .SQLITE_NOTADB: return .notALibrary(path: path)
    case .SQLITE_READONLY: return .readOnly(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .busy(path: path)
    case .SQLITE_CANTOPEN: return .cannotOpen(path: path, reason: error.message ?? "SQLite can't open it")
    default: return .failed(path: path, reason: reason(error))
    }
  }

  /// Why something failed, in a few words.
  static func reason(_ error: any Error) -> String {
    if let error = error as? DatabaseError { return reason(error) }
    return FileProblem.reason(error)
  }

  private static func reason(_ error: DatabaseError) -> String {
    if failedWrites.contains(error.extendedResultCode) { return "the disk is full or can't be written" }
    switch error.resultCode {
    case .SQLITE_CORRUPT: return "the file is damaged"
    case .SQLITE_FULL: return "the disk is full"
    default: return error.message ?? "\(error.resultCode)"
    }
  }

  /// What SQLite says, among other things, where a disk or a person's share of it is full.
  private static let failedWrites: [ResultCode] = [
    .SQLITE_IOERR_WRITE, .SQLITE_IOERR_FSYNC, .SQLITE_IOERR_DIR_FSYNC, .SQLITE_IOERR_TRUNCATE, .SQLITE_IOERR_SHMSIZE,
    .SQLITE_IOERR_SHMMAP, .SQLITE_IOERR_CLOSE,
  ]
}
