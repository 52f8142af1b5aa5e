import GRDB
import PapersModel

/// What came of bringing events in.
public struct ImportOutcome: Hashable, Sendable {
  /// Events that weren't here.
  public var new = 0
  public var known = 0
  /// How many of the new ones are of kinds that only a later release knows. They are kept for it.
  public var notUnderstood = 0
  /// New events whose number another one has here, by that number; both are kept.
  public var contradictory: [HistoryEvent.ID] = []

  public init(new: Int = 0, known: Int = 0, notUnderstood: Int = 0, contradictory: [HistoryEvent.ID] = []) {
    self.new = new
    self.known = known
    self.notUnderstood = notUnderstood
    self.contradictory = contradictory
  }
}

extension LibraryStore {
  /// Brings the events of another copy of the log into this one: the union of both, whatever the order of arrival.
  ///
  /// An event that is known already is left out, so that importing twice changes nothing; what an earlier release left
  /// out of it is added. Whatever is recorded here afterwards counts as later than every imported event.
  ///
  /// Where two copies of a library were both written to, their events may have the same numbers. Such an event comes in
  /// under a device of its own, whose name is made from its content, so that it is the same wherever it goes. If it was
  /// this device that the other copy wrote as, this one is another from now on.
  ///
  /// - Throws: `StoreError.malformedEvent`, with nothing written: an event that can't be.
  @discardableResult
  public func importEvents(_ events: some Sequence<HistoryEvent>) throws(StoreError) -> ImportOutcome {
    // A log that holds many events would be read through at each start until it is put into the file.
    defer { checkpoint() }
    return try write { db in
      var importer = EventImporter(db)
      try importer.take(Array(events))
      let concerned = try Self.abandonedKeys(in: db).union(Self.sharedKeys(in: db))
      let renamed = try Self.updateNames(of: concerned, in: db)
      try Self.project(Set(importer.touched.map { PaperName($0) }).union(renamed), in: db)
      // Another device may know an entry by the key that it had before.
      try followAliases(in: db)
      return importer.outcome
    }
  }
}

/// Brings events into the log, in one transaction.
private struct EventImporter {
  private let db: Database
  var outcome = ImportOutcome()
  /// The entries that are to be projected anew.
  var touched: Set<CitationKey> = []
  /// What events are called here whose numbers others have.
  private var renamed: [HistoryEvent.ID: HistoryEvent.ID] = [:]

  init(_ db: Database) { self.db = db }

  mutating func take(_ events: [HistoryEvent]) throws {
    for event in events {
      guard event.isWellFormed else { throw StoreError.malformedEvent(event.id) }
      if try event.comparison(in: db) == .other { renamed[event.id] = apart(event) }
    }
    for event in events { try take(event) }
  }

  private mutating func take(_ event: HistoryEvent) throws {
    if try isTwin(event) {
      outcome.known += 1
      return
    }
    switch try event.comparison(in: db) {
    case .same?: outcome.known += 1
    case .fuller?:
      try event.complete(in: db)
      if let entry = event.entry { touched.insert(entry) }
      outcome.known += 1
    case .other?:
      if try insertApart(event) {
        outcome.contradictory.append(event.id)
        try ThisDevice.retire(event.id.device, in: db)
      }
    case nil:
      // What speaks of an event that has another name here goes by such a name itself, since it says something else.
      if event.change.references.contains(where: { renamed[$0] != nil }) {
        try insertApart(event)
      } else {
        try insert(event)
      }
    }
  }

  /// - Returns: Whether the event wasn't here yet.
  @discardableResult
  private mutating func insertApart(_ event: HistoryEvent) throws -> Bool {
    var event = event
    event.id = apart(event)
    event.change = event.change.replacingReferences { renamed[$0] ?? $0 }
    guard try event.comparison(in: db) == nil else {
      outcome.known += 1
      return false
    }
    try insert(event)
    return true
  }

  private mutating func insert(_ event: HistoryEvent) throws {
    try event.insert(in: db)
    if let entry = event.entry { touched.insert(entry) }
    outcome.new += 1
    if case .unknown = event.change { outcome.notUnderstood += 1 }
  }

  // MARK: - Names of events whose numbers others have

  private func apart(_ event: HistoryEvent) -> HistoryEvent.ID {
    let device = event.id.device
    // There is a limit to names.
    let name = device.utf8.count <= 80 ? device : ContentHash(device.utf8).description
    return HistoryEvent.ID(device: "\(name)~\(event.fingerprint)", sequence: event.id.sequence)
  }

  /// Whether the log holds the event by the number that it had at first, while another copy had to call it apart.
  private func isTwin(_ event: HistoryEvent) throws -> Bool {
    guard let separator = event.id.device.lastIndex(of: "~") else { return false }
    let held = try HistoryEvent.fetchOne(
      db.cachedStatement(sql: "SELECT * FROM event WHERE device = ? AND sequence = ?"),
      arguments: [String(event.id.device[..<separator]), event.id.sequence])
    return held.map { apart($0) == event.id } ?? false
  }
}
