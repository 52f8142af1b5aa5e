import PapersModel
import PapersScreen

/// What a person records of a paper.
extension State {
  /// Has a fact about the selected entry kept. A status shows at once; the disk may take its time.
  mutating func record(_ change: HistoryEvent.Change) -> [Effect] {
    guard let entry = requireEntry() else { return [] }
    if case .statusSet(let status) = change { show(status, of: entry) }
    return [.record(change, of: entry.key)]
  }

  mutating func cycleStatus() -> [Effect] {
    guard let entry = requireEntry() else { return [] }
    return record(.statusSet(entry.status.next))
  }

  private mutating func show(_ status: ReadingStatus, of entry: EntrySummary) {
    list.unsaved.add(status, of: entry)
    replace(entry, by: status)
    list.detail.entry?.show(status, of: entry.key)
  }

  /// Shows an entry's row with a status, and counts it so.
  ///
  /// - Parameter entry: The row with the status that is counted so far.
  private mutating func replace(_ entry: EntrySummary, by status: ReadingStatus) {
    list.detail.forgetOthers()
    list.overview.move(entry, to: status)
    var row = entry
    row.status = status
    list.outline.replace(row)
    window.chart?.replace(row)
    list.detail.entry?.replace(row)
  }

  /// Takes in that a fact is on the disk.
  mutating func takeRecorded(_ recorded: Recorded) -> [Effect] {
    if case .timeSpent(let seconds, _) = recorded.change, recorded.way == .done {
      say(.timed(recorded.name, seconds: seconds, inAll: recorded.after.secondsSpent))
    } else {
      say(.recorded(recorded.change, of: recorded.name, recorded.way, status: recorded.after.status))
    }
    // Other pages show its row.
    list.detail.forgetOthers()
    guard var row = recorded.summary else { return [] }
    let counted = list.unsaved.status(of: row.key) ?? recorded.before.status
    if case .statusSet(let status) = recorded.change, recorded.way == .done {
      list.unsaved.settle(status, of: row)
    } else {
      list.unsaved.settle(nil, of: row)
    }
    let status = list.unsaved.status(of: row.key) ?? recorded.after.status
    row.status = counted
    replace(row, by: status)
    if list.detail.entry?.entry.key == row.key {
      list.detail.entry?.progress = recorded.after
      list.detail.entry?.progress.status = status
    }
    // Links lead from notes to entries and back, whichever page is shown.
    if recorded.after.note != recorded.before.note { list.detail.forget() }
    return []
  }

  /// Takes in that a fact could not be kept.
  mutating func takeBack(_ change: HistoryEvent.Change, of key: CitationKey) {
    guard case .statusSet(let status) = change, let counted = list.unsaved.status(of: key),
      var row = list.unsaved.fail(status, of: key)
    else { return }
    let saved = row.status
    row.status = counted
    replace(row, by: saved)
    list.detail.entry?.show(saved, of: key)
  }

  // MARK: - Tags and time

  mutating func editTags() {
    guard let entry = requireEntry(), let progress = list.detail.entry?.progress else { return }
    let tags = progress.tags.map { $0 + ", " }.joined()
    window.prompt = Prompt(purpose: .tags, line: LineEditor(tags), entry: entry.key, offeredTags: progress.tags)
  }

  /// Takes tags as they are typed: separated by commas of either script.
  ///
  /// - Parameter before: Those that stood in the line at first; what somebody else added meanwhile isn't taken away.
  mutating func setTags(_ text: String, of entry: CitationKey, over before: [String]) -> [Effect] {
    var tags: [String] = []
    for part in text.split(whereSeparator: { ",，、".contains($0) }) {
      guard !part.allSatisfy(\.isWhitespace) else { continue }
      guard let tag = Tag.trimmed(String(part)) else {
        say(.invalidTag(String(part)))
        return []
      }
      if !tags.contains(tag) { tags.append(tag) }
    }
    let changes: [HistoryEvent.Change] =
      before.filter { !tags.contains($0) }.map { .tagRemoved($0) }
      + tags.filter { !before.contains($0) }.map { .tagAdded($0) }
    if changes.isEmpty { say(.tagsUnchanged) }
    return changes.map { .record($0, of: entry) }
  }

  mutating func toggleClock() -> [Effect] {
    // The clock can be stopped from anywhere.
    if timedEntry != nil { return [.stopClock] }
    return requireEntry().map { [.startClock(of: $0.key)] } ?? []
  }
}

extension EntryDetail {
  /// Shows another status on the entry's own page.
  mutating func show(_ status: ReadingStatus, of key: CitationKey) {
    guard entry.key == key else { return }
    progress.status = status
    summary.status = status
  }

  /// Puts a row in place of the same entry's wherever the page shows it.
  mutating func replace(_ row: EntrySummary) {
    func replace(in rows: inout [EntrySummary]) {
      for index in rows.indices where rows[index].key == row.key { rows[index] = row }
    }
    if summary.key == row.key { summary = row }
    replace(in: &requires)
    replace(in: &leadsTo)
    replace(in: &related)
    replace(in: &linkedFrom)
    for index in noteLinks.indices where noteLinks[index].entry.key == row.key { noteLinks[index].entry = row }
  }
}
