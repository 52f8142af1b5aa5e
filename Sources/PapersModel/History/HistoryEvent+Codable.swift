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
/// since 1970-01-01 UTC. `paper` is the paper's DOI or arXiv id, such as `doi:10.1000/x` or `arxiv:1706.03762`. `list` names
/// a list in place of an entry. `seen` is an array of objects with `device` and `sequence`, in order of the devices.
///
/// `target` is an object with `device` and `sequence`. What there is none of is left out. Numbers within
/// a value are decimal, without sign, leading zeros or separators. The form is for good: names are added, never changed.
///
/// An event of another kind is one of a later release, and so is what else stands in an event: both are kept and written
/// again.
extension HistoryEvent: Codable {
  private enum Field: String, CaseIterable {
    case device, sequence, milliseconds, counter, clock, entry, paper, list, kind, value, target, seen
  }

  /// A name in the object, whether this release knows it or not.
  private struct Name: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
    init(_ field: Field) { stringValue = field.rawValue }
  }

  private static let allNamesOfFields = Set(Field.allCases.map(\.rawValue))

  /// The names that the event's own fields have in the object, and which `further` therefore can't have.
  var namesOfFields: Set<String> {
    var names = Self.allNamesOfFields
    // A release that has another way to name papers is understood as far as keys go.
    if paper == nil { names.remove(Field.paper.rawValue) }
    guard case .unknown(let record) = change else { return names }
    // Of a kind that isn't known, what stands in these in another form is passed on as it is.
    if entry == nil { names.remove(Field.entry.rawValue) }
    if list == nil { names.remove(Field.list.rawValue) }
    if record.value == nil { names.remove(Field.value.rawValue) }
    if record.target == nil { names.remove(Field.target.rawValue) }
    return names
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Name.self)
    let kind = try container.decode(String.self, forKey: Name(.kind))
    let isKnown = Change.Kind(rawValue: kind) != nil
    /// A kind that isn't known may have something else in a field.
    func field<T: Decodable>(_ type: T.Type, _ field: Field) throws -> T? {
      isKnown
        ? try container.decodeIfPresent(type, forKey: Name(field))
        : try? container.decodeIfPresent(type, forKey: Name(field))
    }
    let record = Change.Form(
      kind: kind, value: try field(String.self, .value), target: try field(ID.self, .target))
    guard let change = Change(record) else {
      throw DecodingError.dataCorruptedError(
        forKey: Name(.value), in: container, debugDescription: "an event of the kind '\(kind)' can't say this")
    }
    var entry = try field(CitationKey.self, .entry)
    if !isKnown, let key = entry, !CitationKey.isValid(key.rawValue) { entry = nil }
    let paper = try? container.decodeIfPresent(String.self, forKey: Name(.paper))
    self.init(
      id: ID(
        device: try container.decode(String.self, forKey: Name(.device)),
        sequence: try container.decode(Int.self, forKey: Name(.sequence))),
      time: HybridTime(
        moment: try container.decode(Moment.self, forKey: Name(.milliseconds)),
        counter: try container.decode(Int.self, forKey: Name(.counter))),
      clock: try container.decodeIfPresent(Moment.self, forKey: Name(.clock)), entry: entry,
      paper: paper.flatMap { Self.isPaper($0) ? $0 : nil },
      list: try field(String.self, .list), change: change,
      seen: try container.decodeIfPresent([ID].self, forKey: Name(.seen)) ?? [])
    let names = namesOfFields
    for name in container.allKeys where !names.contains(name.stringValue) {
      further[name.stringValue] = try container.decode(PassedOnJSON.self, forKey: name)
    }
    guard isWellFormed else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: container.codingPath, debugDescription: "the event is out of bounds"))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    let record = change.form
    var container = encoder.container(keyedBy: Name.self)
    try container.encode(id.device, forKey: Name(.device))
    try container.encode(id.sequence, forKey: Name(.sequence))
    try container.encode(time.moment, forKey: Name(.milliseconds))
    try container.encode(time.counter, forKey: Name(.counter))
    try container.encodeIfPresent(clock, forKey: Name(.clock))
    try container.encodeIfPresent(entry, forKey: Name(.entry))
    try container.encodeIfPresent(paper, forKey: Name(.paper))
    try container.encodeIfPresent(list, forKey: Name(.list))
    try container.encode(record.kind, forKey: Name(.kind))
    try container.encodeIfPresent(record.value, forKey: Name(.value))
    try container.encodeIfPresent(record.target, forKey: Name(.target))
    if !seen.isEmpty { try container.encode(seen, forKey: Name(.seen)) }
    for (name, value) in further { try container.encode(value, forKey: Name(stringValue: name)) }
  }
}

extension HistoryEvent.Change {
  /// A change in three fields.
  public struct Form: Hashable, Sendable {
    public var kind: String
    public var value: String?
    public var target: HistoryEvent.ID?

    public init(kind: String, value: String? = nil, target: HistoryEvent.ID? = nil) {
      self.kind = kind
      self.value = value
      self.target = target
    }

    fileprivate init(_ kind: Kind, value: String? = nil, target: HistoryEvent.ID? = nil) {
      self.init(kind: kind.rawValue, value: value, target: target)
    }

    /// Whether this release knows the kind.
    public var isKnown: Bool { Kind(rawValue: kind) != nil }

    /// The kinds that a person can take back.
    public static let deeds = Kind.allCases.filter { ![.renamed, .undone, .redone].contains($0) }.map(\.rawValue)
  }

  /// What a kind of change is called on disk. Names are added, never changed.
  enum Kind: String, CaseIterable {
    case status, note, rating
    case tagAdded = "tag-added"
    case tagRemoved = "tag-removed"
    case pass, rereading, time
    case timeCorrected = "time-corrected"
    case renamed, undone, redone
  }

  public var form: Form {
    switch self {
    case .statusSet(let status): Form(.status, value: status.rawValue)
    case .noteWritten(let text, let over): Form(.note, value: text, target: over)
    case .ratingSet(let rating): Form(.rating, value: rating.map(String.init))
    case .tagAdded(let tag): Form(.tagAdded, value: tag)
    case .tagRemoved(let tag): Form(.tagRemoved, value: tag)
    case .passFinished(let pass): Form(.pass, value: pass.rawValue)
    case .rereadingBegun: Form(.rereading)
    case .timeSpent(let seconds, let startedAt): Form(.time, value: "\(seconds) \(startedAt.milliseconds)")
    case .timeCorrected(let seconds): Form(.timeCorrected, value: "\(seconds)")
    case .renamed(let key): Form(.renamed, value: key.rawValue)
    case .undone(let id): Form(.undone, target: id)
    case .redone(let id): Form(.redone, target: id)
    case .unknown(let record): record
    }
  }

  /// - Returns: `nil` for a record that no change has.
  public init?(_ record: Form) {
    let value = record.value
    switch Kind(rawValue: record.kind) {
    case .status:
      guard let status = value.flatMap(ReadingStatus.init(rawValue:)) else { return nil }
      self = .statusSet(status)
    case .note:
      guard let value else { return nil }
      self = .noteWritten(value, over: record.target)
    case .rating:
      guard let value else {
        self = .ratingSet(nil)
        break
      }
      guard let rating = Int(value), (1...5).contains(rating) else { return nil }
      self = .ratingSet(rating)
    case .tagAdded, .tagRemoved:
      guard let value else { return nil }
      self = record.kind == Kind.tagAdded.rawValue ? .tagAdded(value) : .tagRemoved(value)
    case .pass:
      guard let pass = value.flatMap(ReadingPass.init(rawValue:)) else { return nil }
      self = .passFinished(pass)
    case .rereading:
      self = .rereadingBegun
    case .time:
      let parts = value?.split(separator: " ") ?? []
      guard parts.count == 2, let seconds = Int(parts[0]), let milliseconds = Int64(parts[1]) else { return nil }
      self = .timeSpent(seconds: seconds, startedAt: Moment(milliseconds: milliseconds))
    case .timeCorrected:
      guard let seconds = value.flatMap({ Int($0) }) else { return nil }
      self = .timeCorrected(seconds: seconds)
    case .renamed:
      guard let value else { return nil }
      self = .renamed(to: CitationKey(value))
    case .undone, .redone:
      guard let target = record.target else { return nil }
      self = record.kind == Kind.undone.rawValue ? .undone(target) : .redone(target)
    case nil:
      self = .unknown(record)
    }
    // There is one way to write a change, so that two copies of an event can be compared field by field.
    guard self.form == record else { return nil }
  }
}
