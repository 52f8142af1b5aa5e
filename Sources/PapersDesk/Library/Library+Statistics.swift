import PapersModel

extension Library {
  /// Only entries that somebody did something to are read, however long the list.
  package func statistics() throws -> ReadingStatistics { try snapshot { try $0.statisticsOfOneState() } }

  private func statisticsOfOneState() throws -> ReadingStatistics {
    var events: [CitationKey: [HistoryEvent]] = [:]
    for event in try store.events() {
      if let entry = event.entry { events[entry, default: []].append(event) }
    }
    // A paper may have events under several keys.
    let keys = try Dictionary(grouping: events.keys) { try store.position(of: $0, in: source) }
    let entries = try keys.compactMap { position, keys in
      try position.flatMap { try store.detail(at: $0, in: source) }.map {
        (entry: $0.entry, section: $0.summary.section, events: keys.flatMap { events[$0] ?? [] })
      }
    }
    return ReadingStatistics(
      overview: try overview(), entries: entries, now: store.now, calendar: .system)
  }
}
