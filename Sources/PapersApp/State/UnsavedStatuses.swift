import PapersModel

/// Statuses that are shown with the frame of their key and aren't on the disk yet.
struct UnsavedStatuses: Hashable, Sendable {
  private struct Row: Hashable {
    /// As it was saved last.
    var saved: EntrySummary
    /// What was asked for since, in order.
    var pending: [ReadingStatus]
  }

  private var rows: [CitationKey: Row] = [:]

  /// What is shown of an entry in place of what is saved; `nil` where that is the same.
  func status(of key: CitationKey) -> ReadingStatus? { rows[key]?.pending.last }

  /// Takes in that a status is to be saved.
  mutating func add(_ status: ReadingStatus, of entry: EntrySummary) {
    rows[entry.key, default: Row(saved: entry, pending: [])].pending.append(status)
  }

  /// A row as it is to be shown, which was read while a status was on its way.
  func shown(_ entry: EntrySummary) -> EntrySummary {
    guard let status = status(of: entry.key) else { return entry }
    var row = entry
    row.status = status
    return row
  }

  /// A page as it is to be shown.
  func shown(_ detail: EntryDetail) -> EntryDetail {
    guard !rows.isEmpty else { return detail }
    var page = detail
    for row in rows.values {
      guard let status = row.pending.last else { continue }
      var shown = row.saved
      shown.status = status
      page.replace(shown)
      page.show(status, of: shown.key)
    }
    return page
  }

  /// Takes in what is on the disk.
  ///
  /// - Parameter status: The one that was to be saved, if this is it; something else may have been recorded meanwhile.
  mutating func settle(_ status: ReadingStatus?, of entry: EntrySummary) {
    guard var row = rows[entry.key] else { return }
    if let index = row.pending.firstIndex(where: { $0 == status }) { row.pending.remove(at: index) }
    row.saved = entry
    rows[entry.key] = row.pending.isEmpty ? nil : row
  }

  /// Takes in that a status could not be saved.
  ///
  /// - Returns: The row to be shown now; `nil` if nothing is known of the entry.
  mutating func fail(_ status: ReadingStatus, of key: CitationKey) -> EntrySummary? {
    guard var row = rows[key] else { return nil }
    if let index = row.pending.firstIndex(of: status) { row.pending.remove(at: index) }
    rows[key] = row.pending.isEmpty ? nil : row
    var shown = row.saved
    if let last = row.pending.last { shown.status = last }
    return shown
  }
}
