/// What a person has done with an entry so far: the projection of its events.
public struct EntryProgress: Hashable, Sendable, Codable {
  public var status: ReadingStatus = .toRead
  /// When the status was set to what it is; `nil` while nobody set one.
  public var statusSetAt: Moment?
  /// When it was first set to *reading*.
  public var startedAt: Moment?
  /// When it was last set to *read*, if it still is.
  public var readAt: Moment?
  /// The note as the person wrote it, byte for byte; empty where there is none.
  public var note = ""
  public var noteWrittenAt: Moment?
  /// The event that wrote the note.
  public var noteVersion: HistoryEvent.ID?

  /// 1 to 5.
  public var rating: Int?
  /// In the order of adding.
  public var tags: [String] = []
  /// Every time through the paper, the current one last; never empty.
  public var readings = [Reading()]
  /// The time that went into it.
  public var secondsSpent = 0

  public init() {}

  /// Projects the events of one entry, under whichever keys, in any order, doubles included.
  ///
  /// For each value the latest event wins that isn't undone; an event is undone if the latest word on it is *undone*.
  /// The outcome is therefore a function of the set of events alone.
  public init(projecting events: some Sequence<HistoryEvent>) {
    var time = ReadingTime()
    for event in Self.standing(among: events) {
      take(event)
      time.take(event)
    }
    secondsSpent = time.seconds
  }

  /// Takes in a standing event that is later than all before it.
  private mutating func take(_ event: HistoryEvent) {
    let moment = event.moment
    switch event.change {
    case .statusSet(let value):
      status = value
      statusSetAt = moment
      readAt = value == .read ? moment : nil
      readings[readings.count - 1].readAt = readAt
      if value == .reading, startedAt == nil { startedAt = moment }
    case .noteWritten(let text, _):
      note = text
      noteWrittenAt = moment
      noteVersion = event.id
    case .ratingSet(let value):
      rating = value
    case .tagAdded(let tag):
      if !tags.contains(tag) { tags.append(tag) }
    case .tagRemoved(let tag):
      tags.removeAll { $0 == tag }
    case .passFinished(let pass):
      readings[readings.count - 1].finish(pass, at: moment)
    case .rereadingBegun:
      // Begun on two devices apart from each other, it is one re-reading.
      if !isRereadingFresh { readings.append(Reading(begunAt: moment)) }
    case .timeSpent, .timeCorrected, .renamed, .undone, .redone, .unknown:
      break
    }
  }

  /// The passes of the current reading that are finished, with the last date of each.
  public var passes: [ReadingPass: Moment] { readings.last?.passes ?? [:] }

  /// Whether a re-reading was begun and nothing came of it yet.
  public var isRereadingFresh: Bool { readings.count > 1 && readings.last!.isEmpty }

  public var hasNote: Bool { !note.isEmpty }

  /// The events that count, each once, the earliest first.
  static func standing(among events: some Sequence<HistoryEvent>) -> [HistoryEvent] {
    let undone = undone(among: events)
    var known: Set<HistoryEvent.ID> = []
    // What is undone knew what it knew.
    return HistoryOrder.sorted(events)
      .filter { $0.change.target == nil && !undone.contains($0.id) && known.insert($0.id).inserted }
  }

  /// The events that are taken back: those on which the latest word is *undone*.
  public static func undone(among events: some Sequence<HistoryEvent>) -> Set<HistoryEvent.ID> {
    var verdicts: [HistoryEvent.ID: HistoryEvent] = [:]
    let order = HistoryOrder(of: events)
    for event in events {
      guard let target = event.change.target else { continue }
      if let known = verdicts[target], order.position(of: event) <= order.position(of: known) { continue }
      verdicts[target] = event
    }
    return Set(verdicts.filter { $0.value.change == .undone($0.key) }.keys)
  }
}

extension EntryProgress {
  /// Whether doing something would make a difference, so that it is worth an event.
  ///
  /// Taking and bringing back, new keys and what isn't known are not judged here: never news.
  public func isNews(_ change: HistoryEvent.Change) -> Bool {
    switch change {
    case .statusSet(let status): self.status != status
    // Texts that look alike may be of other bytes.
    case .noteWritten(let text, _): !note.utf8.elementsEqual(text.utf8)
    case .ratingSet(let rating): self.rating != rating
    case .tagAdded(let tag): !tags.contains(tag)
    case .tagRemoved(let tag): tags.contains(tag)
    case .passFinished: true
    case .rereadingBegun: !isRereadingFresh
    case .timeSpent(let seconds, _): seconds >= ReadingTime.secondsOfStretch.lowerBound
    case .timeCorrected(let seconds): secondsSpent != seconds
    case .renamed, .undone, .redone, .unknown: false
    }
  }
}

extension HistoryEvent.Change {
  /// The events that this one speaks of.
  public var references: [HistoryEvent.ID] { form.target.map { [$0] } ?? [] }

  /// The change with other names for the events that it speaks of.
  public func replacingReferences(_ name: (HistoryEvent.ID) -> HistoryEvent.ID) -> HistoryEvent.Change {
    var form = form
    form.target = form.target.map(name)
    return HistoryEvent.Change(form) ?? self
  }

  /// The event that this one takes back or brings back.
  public var target: HistoryEvent.ID? {
    switch self {
    case .undone(let id), .redone(let id): id
    case .statusSet, .noteWritten, .ratingSet, .tagAdded, .tagRemoved, .passFinished, .rereadingBegun, .timeSpent,
      .timeCorrected, .renamed, .unknown:
      nil
    }
  }
}
