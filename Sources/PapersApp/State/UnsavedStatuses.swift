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

  /// Takes in that a status is on the disk.
  mutating func settle(_ status: ReadingStatus, of entry: EntrySummary) {
    guard var row = rows[entry.key] else { return }
    if let index = row.pending.firstIndex(of: status) { row.pending.remove(at: index) }
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
