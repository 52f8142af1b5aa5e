/// The order in which the last event wins: by logical time, then by device where two devices had the same.
///
/// A device whose clock is far ahead writes events that would win for years. Its times can't be believed, but what
/// others saw can: who writes about a paper that has events from beyond their own time names these (`HistoryEvent.seen`),
/// and an event can't have happened after one whose writer knew it. So it stands just before the earliest of those. What
/// a person does thus counts at once on their own device, and everywhere when the logs have met; the order is a function
/// of the set of events alone.
///
/// A device that is years behind moves what it has seen to its own time in the same way: its person sees what they do,
/// and what others did apart from it wins when the logs meet.
public struct HistoryOrder {
  /// Where an event stands among the others.
  public struct CellPosition: Hashable, Comparable, Sendable {
    fileprivate var time: HybridTime
    /// Whether the event stands before those of the same time, since one of them knew it.
    fileprivate var isMoved: Bool
    fileprivate var ownTime: HybridTime
    fileprivate var id: HistoryEvent.ID

    public static func < (left: Self, right: Self) -> Bool {
      if left.time != right.time { return left.time < right.time }
      if left.isMoved != right.isMoved { return left.isMoved }
      return (left.ownTime, left.id) < (right.ownTime, right.id)
    }
  }

  /// By device: the numbers up to which others had seen its events when they wrote, in order, each with the earliest time
  /// of an event whose writer had seen as many or more.
  private var witnesses: [String: [(sequence: Int, time: HybridTime)]] = [:]

  public init(of events: some Sequence<HistoryEvent>) {
    for event in events {
      for seen in event.seen { witnesses[seen.device, default: []].append((seen.sequence, event.time)) }
    }
    for (device, unordered) in witnesses {
      var ordered = unordered.sorted { $0.sequence < $1.sequence }
      for index in ordered.indices.dropLast().reversed() {
        ordered[index].time = min(ordered[index].time, ordered[index + 1].time)
      }
      witnesses[device] = ordered
    }
  }

  public func position(of event: HistoryEvent) -> CellPosition {
    var position = CellPosition(time: event.time, isMoved: false, ownTime: event.time, id: event.id)
    if let time = earliestTime(knowing: event.id), time < event.time {
      position.time = time
      position.isMoved = true
    }
    return position
  }

  /// The time of the earliest event whose writer knew another one; `nil` if none says so.
  private func earliestTime(knowing id: HistoryEvent.ID) -> HybridTime? {
    guard let witnesses = witnesses[id.device] else { return nil }
    var (low, high) = (0, witnesses.count)
    while low < high {
      let middle = (low + high) / 2
      if witnesses[middle].sequence < id.sequence { low = middle + 1 } else { high = middle }
    }
    return low < witnesses.count ? witnesses[low].time : nil
  }

  /// The events of one paper, the earliest first.
  public static func sorted(_ events: some Sequence<HistoryEvent>) -> [HistoryEvent] {
    let order = HistoryOrder(of: events)
    return events.map { (position: order.position(of: $0), event: $0) }
      .sorted { $0.position < $1.position }.map(\.event)
  }
}
