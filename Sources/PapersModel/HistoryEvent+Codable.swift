/// One event, as a line of JSON and as a row of the library hold it.
///
///     {"device":"6f1c…","sequence":12,"milliseconds":1795478400000,"counter":0,"entry":"vaswani2017",
///      "kind":"status","value":"read"}
///
/// | kind | value | target |
/// | --- | --- | --- |
/// | `status` | `to-read`, `reading`, `read`, `skipped` | |
/// | `note` | the whole note | the version it was written over, if any |
/// | `rating` | `1` to `5`; none takes it away | |
/// | `tag-added`, `tag-removed` | the tag | |
/// | `pass` | `survey`, `grasp`, `rebuild` | |
/// | `rereading` | | |
/// | `time` | seconds, a space, the start as a `Moment` has it | |
/// | `time-corrected` | seconds | |
/// | `renamed` | the key by which lists call the paper now | |
/// | `undone`, `redone` | | the event that is taken or brought back |
///
/// `milliseconds` and `counter` are the logical time; `clock` is what the clock of the device showed, in milliseconds
/// since 1970-01-01 UTC. `seen` is an array of objects with `device` and `sequence`, in order of the devices.
///
/// `target` is an object with `device` and `sequence`. What there is none of is left out. Numbers within
/// a value are decimal, without sign, leading zeros or separators. The form is for good: names are added, never changed.
extension HistoryEvent: Codable {
  private enum CodingKeys: String, CodingKey {
    case device, sequence, milliseconds, counter, clock, entry, kind, value, target, seen
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let kind = try container.decode(String.self, forKey: .kind)
    let record = Change.Record(
      kind: kind, value: try container.decodeIfPresent(String.self, forKey: .value),
      target: try container.decodeIfPresent(ID.self, forKey: .target))
    guard Change.Record.kinds.contains(kind) else {
      throw DecodingError.dataCorruptedError(
        forKey: .kind, in: container, debugDescription: "'\(kind)' is not a kind of event that this paperstui knows")
    }
    guard let change = Change(record) else {
      throw DecodingError.dataCorruptedError(
        forKey: .value, in: container, debugDescription: "an event of the kind '\(kind)' can't say this")
    }
    self.init(
      id: ID(
        device: try container.decode(String.self, forKey: .device),
        sequence: try container.decode(Int.self, forKey: .sequence)),
      time: HybridTime(
        moment: try container.decode(Moment.self, forKey: .milliseconds),
        counter: try container.decode(Int.self, forKey: .counter)),
      clock: try container.decodeIfPresent(Moment.self, forKey: .clock),
      entry: try container.decode(CitationKey.self, forKey: .entry), change: change,
      seen: try container.decodeIfPresent([ID].self, forKey: .seen) ?? [])
    guard isWellFormed else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: container.codingPath, debugDescription: "the event is out of bounds"))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    let record = change.record
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id.device, forKey: .device)
    try container.encode(id.sequence, forKey: .sequence)
    try container.encode(time.moment, forKey: .milliseconds)
    try container.encode(time.counter, forKey: .counter)
    try container.encodeIfPresent(clock, forKey: .clock)
    try container.encode(entry, forKey: .entry)
    try container.encode(record.kind, forKey: .kind)
    try container.encodeIfPresent(record.value, forKey: .value)
    try container.encodeIfPresent(record.target, forKey: .target)
    if !seen.isEmpty { try container.encode(seen, forKey: .seen) }
  }
}

extension HistoryEvent.Change {
  /// A change in three fields.
  public struct Record: Hashable, Sendable {
    public var kind: String
    public var value: String?
    public var target: HistoryEvent.ID?

    public init(kind: String, value: String? = nil, target: HistoryEvent.ID? = nil) {
      self.kind = kind
      self.value = value
      self.target = target
    }

    /// All the kinds there are.
    public static let kinds: Set<String> = [
      "status", "note", "rating", "tag-added", "tag-removed", "pass", "rereading", "time", "time-corrected",
      "renamed", "undone", "redone",
    ]
  }

  public var record: Record {
    switch self {
    case .statusSet(let status): Record(kind: "status", value: status.rawValue)
    case .noteWritten(let text, let over): Record(kind: "note", value: text, target: over)
    case .ratingSet(let rating): Record(kind: "rating", value: rating.map(String.init))
    case .tagAdded(let tag): Record(kind: "tag-added", value: tag)
    case .tagRemoved(let tag): Record(kind: "tag-removed", value: tag)
    case .passFinished(let pass): Record(kind: "pass", value: pass.rawValue)
    case .rereadingBegun: Record(kind: "rereading")
    case .timeSpent(let seconds, let startedAt): Record(kind: "time", value: "\(seconds) \(startedAt.milliseconds)")
    case .timeCorrected(let seconds): Record(kind: "time-corrected", value: "\(seconds)")
    case .renamed(let key): Record(kind: "renamed", value: key.rawValue)
    case .undone(let id): Record(kind: "undone", target: id)
    case .redone(let id): Record(kind: "redone", target: id)
    }
  }

  /// - Returns: `nil` for a record that no change has.
  public init?(_ record: Record) {
    let value = record.value
    switch record.kind {
    case "status":
      guard let status = value.flatMap(ReadingStatus.init(rawValue:)) else { return nil }
      self = .statusSet(status)
    case "note":
      guard let value else { return nil }
      self = .noteWritten(value, over: record.target)
    case "rating":
      guard let value else {
        self = .ratingSet(nil)
        break
      }
      guard let rating = Int(value), (1...5).contains(rating) else { return nil }
      self = .ratingSet(rating)
    case "tag-added", "tag-removed":
      guard let value else { return nil }
      self = record.kind == "tag-added" ? .tagAdded(value) : .tagRemoved(value)
    case "pass":
      guard let pass = value.flatMap(ReadingPass.init(rawValue:)) else { return nil }
      self = .passFinished(pass)
    case "rereading":
      self = .rereadingBegun
    case "time":
      let parts = value?.split(separator: " ") ?? []
      guard parts.count == 2, let seconds = Int(parts[0]), let milliseconds = Int64(parts[1]) else { return nil }
      self = .timeSpent(seconds: seconds, startedAt: Moment(milliseconds: milliseconds))
    case "time-corrected":
      guard let seconds = value.flatMap({ Int($0) }) else { return nil }
      self = .timeCorrected(seconds: seconds)
    case "renamed":
      guard let value else { return nil }
      self = .renamed(to: CitationKey(value))
    case "undone", "redone":
      guard let target = record.target else { return nil }
      self = record.kind == "undone" ? .undone(target) : .redone(target)
    default:
      return nil
    }
    // There is one way to write a change, so that two copies of an event can be compared field by field.
    guard self.record == record else { return nil }
  }
}
