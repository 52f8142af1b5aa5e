import PapersModel
import PapersTestSupport

@testable import PapersFormats

/// A page with a little of everything.
func makeVaultPage(
  _ key: String = "vaswani2017", note: String = "",
  change: (inout EntryDetail) -> Void = { _ in }
) -> VaultPage {
  let entries = makeSampleList().readingOrder
  let keys = entries.map(\.key)
  func summary(_ entry: Entry) -> EntrySummary {
    makeSummary(entry, position: keys.firstIndex(of: entry.key) ?? 0)
  }
  var entry = entries.first { $0.key.rawValue == key } ?? makeEntry(key, "Some Title")
  entry.identifiers = [.arXiv("1706.03762"), .doi("10.48550/arXiv.1706.03762")]
  var detail = EntryDetail(
    entry: entry, summary: summary(entry), progress: EntryProgress(),
    requires: entries.filter { entry.requires.contains($0.key) }.map(summary),
    leadsTo: entries.filter { $0.requires.contains(entry.key) }.map(summary))
  detail.progress.status = .read
  detail.progress.startedAt = 1_795_392_000_000
  detail.progress.readAt = 1_795_478_400_000
  detail.progress.note = note
  detail.progress.noteWrittenAt = note.isEmpty ? nil : 1_795_478_400_000
  detail.progress.rating = 5
  detail.progress.tags = ["attention", "nlp"]
  detail.progress.readings[0].finish(.survey, at: 1_795_392_000_000)
  change(&detail)
  return VaultPage(detail, names: VaultFileNames(for: keys), calendar: .utc)
}

let vaultToday = LocalCalendar.utc.day(of: 1_795_564_800_000)

/// The library after an export: what was taken in is its note.
func afterwards(_ page: VaultPage, _ merged: VaultMerge.Merged) -> VaultPage {
  guard let note = merged.noteTakenIn else { return page }
  var page = page
  page.note = note
  page.properties.removeAll { $0.name == .noteWritten }
  if !note.isEmpty { page.properties.append(VaultProperty(.noteWritten, .day(vaultToday))) }
  return page
}
