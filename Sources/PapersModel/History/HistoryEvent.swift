/// Something a person did, as a line of the append-only log.
///
/// Events carry whole values, never differences from what the writer happened to see, so that the union of two logs
/// means the same in whatever order its events arrive. Time spent is the one thing that adds up: each stretch is an
/// event of its own, which counts once however often it arrives.
public struct HistoryEvent: Hashable, Sendable, Identifiable {
  /// Names an event for good: the device that wrote it and its number there.
  public struct ID: Hashable, Comparable, Sendable, Codable {
    public var device: String
    /// 1 for the first event of the device.
    public var sequence: Int

    public init(device: String, sequence: Int) {
      self.device = device
      self.sequence = sequence
    }

    public static func < (left: Self, right: Self) -> Bool {
      (left.device, left.sequence) < (right.device, right.sequence)
    }

    /// The numbers that an event can have. There is always a next one that is no overflow.
    public static let sequences = 1...Int.max / 2 - 1

    public var isWellFormed: Bool { (1...100).contains(device.utf8.count) && Self.sequences.contains(sequence) }
  }

  public enum Change: Hashable, Sendable {
    case statusSet(ReadingStatus)
    /// The whole note, and the version it was written over; `nil` for the first. Two versions over the same one
    /// were written apart from each other.
    case noteWritten(String, over: ID?)
    /// 1 to 5; `nil` takes the rating away.
    case ratingSet(Int?)
    /// A tag as `Tag.trimmed` leaves it.
    case tagAdded(String)
    case tagRemoved(String)
    /// The pass was finished at the time of the event. Finished once more, it has one more date.
    case passFinished(ReadingPass)
    /// What follows belongs to a new reading, whose passes are all open.
    case rereadingBegun
    /// A stretch of reading: seconds, and when it began. The writer has left out the time in which nothing happened.
    case timeSpent(seconds: Int, startedAt: Moment)
    /// The seconds spent so far, by hand. Later stretches add to it.
    case timeCorrected(seconds: Int)
    /// Lists call the paper by this key now; what either key has in the log belongs to both. The program records it.
    case renamed(to: CitationKey)
    case undone(ID)
    case redone(ID)
    /// Something that a later release records. It is kept and passed on, and means nothing here.
    case unknown(Form)
  }

  public var id: ID
  /// Orders events; `HistoryOrder` says how.
  public var time: HybridTime
  /// What the clock of the device showed; `nil` in events of releases that didn't keep it.
  public var clock: Moment?
  /// The entry that the event is about; every kind that this release knows is about one.
  public var entry: CitationKey?
  /// What the paper was known by besides its key where it was recorded: a DOI or arXiv id, as `Identifier.name` has it
  /// normalized. `nil` if the list that was open gave it none. It tells papers apart that share a key.
  public var paper: String?
  /// The list that the event is about; for kinds of later releases.
  public var list: String?
  public var change: Change
  /// Events of the paper with a later time than this one that its writer knew all the same, the last of each device, in
  /// order; those that the device wrote before it are meant with it.
  public var seen: [ID]
  /// What else the event's JSON says, which a later release wrote, by name.
  public var further: [String: PassedOnJSON]

  public init(
    id: ID, time: HybridTime, clock: Moment? = nil, entry: CitationKey?, paper: String? = nil, list: String? = nil,
    change: Change, seen: [ID] = [], further: [String: PassedOnJSON] = [:]
  ) {
    self.id = id
    self.time = time
    self.clock = clock
    self.entry = entry
    self.paper = paper
    self.list = list
    self.change = change
    self.seen = seen
    self.further = further
  }

  /// When it happened, as far as is known: what is shown to people.
  public var moment: Moment { clock ?? time.moment }

  /// How many devices one event can name in `seen`.
  public static let seenLimit = 100

  /// Whether the event says something that can be: what is read from a file may say anything.
  ///
  /// Moments lie between 1970 and 9999, so that sums and calendars can't overflow.
  public var isWellFormed: Bool {
    let moments = Moment.recordable
    guard id.isWellFormed, moments.contains(time.moment), HybridTime.counters.contains(time.counter),
      clock.map(moments.contains) ?? true, isSubjectWellFormed, seen.count <= Self.seenLimit,
      seen.allSatisfy(\.isWellFormed), zip(seen, seen.dropFirst()).allSatisfy({ $0.device < $1.device }),
      namesOfFields.isDisjoint(with: further.keys)
    else { return false }
    switch change {
    case .statusSet, .noteWritten, .passFinished, .rereadingBegun, .undone, .redone: return true
    case .ratingSet(let rating): return rating.map((1...5).contains) ?? true
    case .tagAdded(let tag), .tagRemoved(let tag):
      return Tag.trimmed(tag).map { $0.utf8.elementsEqual(tag.utf8) } ?? false
    case .timeSpent(let seconds, let startedAt):
      return ReadingTime.secondsOfStretch.contains(seconds) && moments.contains(startedAt)
    case .timeCorrected(let seconds): return ReadingTime.secondsInTotal.contains(seconds)
    case .renamed(let key): return CitationKey.isValid(key.rawValue)
    case .unknown(let record):
      return (1...100).contains(record.kind.utf8.count) && !record.isKnown
        && record.target?.isWellFormed ?? true
    }
  }

  /// Whether a text can name a paper: 1 to 1,000 bytes.
  static func isPaper(_ text: String) -> Bool { (1...1_000).contains(text.utf8.count) }

  private var isSubjectWellFormed: Bool {
    if let entry, !CitationKey.isValid(entry.rawValue) { return false }
    if let paper, !Self.isPaper(paper) { return false }
    if let list, !(1...1_000).contains(list.utf8.count) { return false }
    if case .unknown = change { return true }
    return entry != nil && list == nil
  }
}
