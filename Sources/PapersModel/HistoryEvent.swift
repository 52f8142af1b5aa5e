/// Something a person did, as a line of the append-only log.
///
/// Events carry whole values, never differences from what the writer happened to see, so that the union of two logs
/// means the same in whatever order its events arrive.
public struct HistoryEvent: Hashable, Sendable, Codable, Identifiable {
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

  public enum Change: Hashable, Sendable, Codable {
    case statusSet(ReadingStatus)
    /// The whole note, and the version it was written over; `nil` for the first. Two versions over the same one
    /// were written apart from each other.
    case noteWritten(String, over: ID?)
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
}
