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
  }

  public var id: ID
  public var time: HybridTime
  public var entry: CitationKey
  public var change: Change

  public init(id: ID, time: HybridTime, entry: CitationKey, change: Change) {
    self.id = id
    self.time = time
    self.entry = entry
    self.change = change
  }

  /// Later in the order in which the last one wins: by time, then by device where two devices had the same.
  public func isLater(than other: HistoryEvent) -> Bool {
    (time, id) > (other.time, other.id)
  }

  /// Whether the event says something that can be: what is read from a file may say anything.
  ///
  /// Moments lie between 1970 and 9999, so that sums and calendars can't overflow.
  public var isWellFormed: Bool {
    let moments = Moment.recordable
    guard (1...100).contains(id.device.utf8.count), id.sequence > 0, id.sequence < Int.max / 2,
      moments.contains(time.moment), (0...Int(Int32.max)).contains(time.counter),
      CitationKey.isValid(entry.rawValue)
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
    }
  }
}
