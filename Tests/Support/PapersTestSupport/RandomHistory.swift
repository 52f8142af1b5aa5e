import PapersModel

/// The events of several devices that now and then hear from each other, whose clocks disagree, one perhaps by years, and
/// that take back and bring back their own and each other's changes.
///
/// - Parameters:
///   - deviceCount: 1 or more.
///   - entries: What they write about; an undo is about the entry of what it undoes.
public func makeRandomHistory(
  deviceCount: Int, entries: [CitationKey] = ["a"], length: ClosedRange<Int> = 1...30,
  using generator: inout some RandomNumberGenerator
) -> [HistoryEvent] {
  let names = (0..<deviceCount).map { "device-\($0)" }
  let skews = names.map { _ in Int64.random(in: 0...40, using: &generator) }
  // Now and then one is wrong by years for a while.
  let wrong = Int.random(in: 0..<2 * deviceCount, using: &generator)
  let wrongUntil = Int.random(in: 0...length.upperBound, using: &generator)
  // What each device has seen: its own events, and those of others it heard of.
  var seen: [[HistoryEvent]] = names.map { _ in [] }
  var all: [HistoryEvent] = []
  for step in 0..<Int.random(in: length, using: &generator) {
    let writer = Int.random(in: 0..<deviceCount, using: &generator)
    if Int.random(in: 0..<6, using: &generator) == 0 {
      let other = Int.random(in: 0..<deviceCount, using: &generator)
      let known = Set(seen[writer].map(\.id))
      seen[writer] += seen[other].filter { !known.contains($0.id) }
    }
    // Slow clocks, so that many events are of one moment.
    let years: Int64 = writer == wrong && step < wrongUntil ? 2_000_000_000_000 : 0
    let now = Moment(milliseconds: 1_000 + Int64(step / 4) + skews[writer] + years)
    let latest = seen[writer].map(\.time).filter { $0.moment <= HybridTime.horizon(now: now) }.max()
    let time = HybridTime.next(now: now, after: latest)
    let sequence = seen[writer].count { $0.id.device == names[writer] } + 1
    var entry = entries.randomElement(using: &generator)!
    var change = makeRandomChange(entries, using: &generator)
    if let target = seen[writer].randomElement(using: &generator), Int.random(in: 0..<3, using: &generator) == 0 {
      entry = target.entry ?? entry
      change = Bool.random(using: &generator) ? .undone(target.id) : .redone(target.id)
    }
    let event = HistoryEvent(
      id: .init(device: names[writer], sequence: sequence), time: time,
      // Releases that didn't keep it are about as well.
      clock: Bool.random(using: &generator) ? now : nil, entry: entry, change: change,
      seen: lastEvents(after: time, of: entry, among: seen[writer]),
      further: Int.random(in: 0..<5, using: &generator) == 0 ? ["x": .array([.integer(1), .null])] : [:])
    seen[writer].append(event)
    all.append(event)
  }
  return all
}

/// The last event of each device about an entry that has a later time.
private func lastEvents(after time: HybridTime, of entry: CitationKey, among events: [HistoryEvent])
  -> [HistoryEvent.ID]
{
  let later = events.filter { $0.entry == entry && $0.time > time }.map { ($0.id.device, $0.id.sequence) }
  return Dictionary(later, uniquingKeysWith: max).map { .init(device: $0.key, sequence: $0.value) }.sorted()
}

private func makeRandomChange(_ entries: [CitationKey], using generator: inout some RandomNumberGenerator)
  -> HistoryEvent.Change
{
  switch Int.random(in: 0..<21, using: &generator) {
  case 0, 1: .statusSet(ReadingStatus.allCases.randomElement(using: &generator)!)
  case 2, 3: .noteWritten("note \(Int.random(in: 0...99, using: &generator))", over: nil)
  case 4, 5: .ratingSet([nil, 1, 2, 3, 4, 5].randomElement(using: &generator)!)
  case 6, 7: .tagAdded(["x", "y", "é", "e\u{301}"].randomElement(using: &generator)!)
  case 8, 9: .tagRemoved(["x", "y", "é"].randomElement(using: &generator)!)
  case 10, 11: .passFinished(ReadingPass.allCases.randomElement(using: &generator)!)
  case 12, 13: .rereadingBegun
  case 14, 15: .timeSpent(seconds: Int.random(in: 1...90, using: &generator), startedAt: 1_000)
  case 16: .renamed(to: entries.randomElement(using: &generator)!)
  case 17: .unknown(.init(kind: "mark", value: "\(Int.random(in: 0...9, using: &generator))"))
  default: .timeCorrected(seconds: Int.random(in: 0...90, using: &generator))
  }
}
