import PapersModel

extension Library {
  /// Only entries that somebody did something to are read, however long the list.
  package func statistics() throws -> ReadingStatistics { try snapshot { try $0.statisticsOfOneState() } }

  private func statisticsOfOneState() throws -> ReadingStatistics {
    let entries = try store.eventsByPosition(of: source).compactMap { position, events in
      try store.detail(at: position, in: source).map {
        (entry: $0.entry, section: $0.summary.section, events: events)
      }
    }
    return ReadingStatistics(
      overview: try overview(), entries: entries, now: store.now, calendar: .system)
  }
}
