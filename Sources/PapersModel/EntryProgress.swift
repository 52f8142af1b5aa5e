/// What a person has done with an entry so far: the projection of its events.
public struct EntryProgress: Hashable, Sendable, Codable {
  public var status: ReadingStatus = .toRead
  /// When the status was set to what it is; `nil` while nobody set one. Milliseconds since 1970-01-01 UTC, as below.
  public var statusSetAt: Int64?
  /// When it was first set to *reading*.
  public var startedAt: Int64?
  /// When it was last set to *read*, if it still is.
  public var readAt: Int64?
  /// The note as the person wrote it, byte for byte; empty where there is none.
  public var note = ""
  public var noteWrittenAt: Int64?
  /// The event that wrote the note.
  public var noteVersion: HistoryEvent.ID?

  public init() {}

  /// Projects the events of one entry, in any order, doubles included.
  ///
  /// For each value the latest event wins that isn't undone; an event is undone if the latest word on it is *undone*.
  /// The outcome is therefore a function of the set of events alone.
  public init(projecting events: some Sequence<HistoryEvent>) {
    let undone = Self.undone(among: events)
    let standing = events.filter { $0.change.target == nil && !undone.contains($0.id) }

    var status: HistoryEvent?
    var note: HistoryEvent?
    for event in standing {
      switch event.change {
      case .statusSet(let value):
        if status.map(event.isLater) ?? true { status = event }
        if value == .reading {
          startedAt = min(startedAt ?? .max, event.time.milliseconds)
        }
      case .noteWritten:
        if note.map(event.isLater) ?? true { note = event }
      case .undone, .redone:
        break
      }
    }
    if let status, case .statusSet(let value) = status.change {
      self.status = value
      statusSetAt = status.time.milliseconds
      if value == .read { readAt = status.time.milliseconds }
    }
    if let note, case .noteWritten(let text, _) = note.change {
      self.note = text
      noteWrittenAt = note.time.milliseconds
      noteVersion = note.id
    }
  }

  public var hasNote: Bool { !note.isEmpty }

  /// The events that are taken back: those on which the latest word is *undone*.
  public static func undone(among events: some Sequence<HistoryEvent>) -> Set<HistoryEvent.ID> {
    var verdicts: [HistoryEvent.ID: HistoryEvent] = [:]
    for event in events {
      guard let target = event.change.target else { continue }
      if let known = verdicts[target], !event.isLater(than: known) { continue }
      verdicts[target] = event
    }
    return Set(verdicts.filter { $0.value.change == .undone($0.key) }.keys)
  }
}

extension HistoryEvent.Change {
  /// The event that this one takes back or brings back.
  public var target: HistoryEvent.ID? {
    switch self {
    case .undone(let id), .redone(let id): id
    case .statusSet, .noteWritten: nil
    }
  }
}
