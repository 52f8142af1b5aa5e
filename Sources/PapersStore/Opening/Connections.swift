import GRDB
import Synchronization

/// The connections to a library: some that only read and one that writes, each opened when it is first needed.
///
/// Most who open a library only read from it, and opening one for writing takes longer than everything that the first
/// screen shows. They stay open, since Dispatch would wake the program every second once a queue of its is disposed of.
final class Connections: Sendable {
  let watch: ChangeWatch
  private let path: String
  private let configuration: Configuration
  /// Readers that nobody uses at the moment. There are as many as were ever used at once.
  private let idleReaders = Mutex<[DatabaseQueue]>([])
  private let knownWriter: Mutex<(any DatabaseWriter)?>
  /// The only connection, of a library in memory.
  private let only: DatabaseQueue?

  /// - Parameter connection: Handed over.
  init(path: String, configuration: Configuration, lookedAtBy connection: PlainConnection?) {
    watch = ChangeWatch(connection)
    self.path = path
    self.configuration = configuration
    knownWriter = Mutex(nil)
    only = nil
  }

  /// - Parameter path: For messages.
  init(inMemory queue: DatabaseQueue, path: String) {
    watch = ChangeWatch()
    self.path = path
    configuration = queue.configuration
    knownWriter = Mutex(queue)
    only = queue
  }

  deinit {
    // Whoever writes is the last to close: it takes the write-ahead log into the file and removes it, so that whoever puts
    // another file in its place doesn't leave the log to that one.
    watch.close()
    idleReaders.withLock { $0 = [] }
  }

  /// Reads one state of the library, beside whoever else reads or writes.
  func read<T>(_ body: (Database) throws -> T) throws -> T {
    if let only { return try only.read(body) }
    let reader = try idleReaders.withLock { $0.popLast() } ?? makeReader()
    defer { idleReaders.withLock { $0.append(reader) } }
    return try reader.read(body)
  }

  private func makeReader() throws -> DatabaseQueue {
    var configuration = configuration
    configuration.readonly = true
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  var writer: any DatabaseWriter {
    get throws {
      try knownWriter.withLock { known in
        if let known { return known }
        let pool = try DatabasePool(path: path, configuration: configuration)
        // WAL alone survives a killed program; a commit that was acknowledged is also to survive a power failure.
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        known = pool
        return pool
      }
    }
  }
}
