import Foundation
import PapersFormats
import PapersModel

extension Library {
  /// The list in one document.
  package struct Document {
    package var text: String
    /// Entries that have a note; `nil` where the format has no place for notes.
    package var noteCount: Int?
  }

  /// An entry as the JSON export has it, in the words of `show --json`.
  private struct JSONEntry: Encodable {
    var entry: Entry
    var progress: EntryProgress
    var section: String
    /// Counted from 1 in the reading order.
    var position: Int
  }

  /// Writes the list with its notes as one document.
  ///
  /// - Parameter format: One that isn't a folder.
  /// - Throws: `LongWork.Cancelled` if the work was stopped.
  package func document(_ format: ExportFormat, _ work: LongWork) throws -> Document {
    try snapshot { try $0.documentOfOneState(format, work) }
  }

  private func documentOfOneState(_ format: ExportFormat, _ work: LongWork) throws -> Document {
    let overview = try overview()
    var noteCount = 0
    var done = 0
    func forEachEntry(_ body: (Entry, EntryProgress) throws -> Void) throws {
      try store.forEachEntry(of: source) { entry, progress in
        try body(entry, progress)
        if progress.hasNote { noteCount += 1 }
        done += 1
        try work.advance(to: done, of: overview.entryCount)
      }
    }
    func entries() throws -> [Entry] {
      var entries: [Entry] = []
      try forEachEntry { entry, _ in entries.append(entry) }
      return entries
    }
    let text: String
    switch format {
    case .markdown:
      var export = MarkdownExport(overview: overview, calendar: .system)
      try forEachEntry { export.add($0, $1) }
      text = export.finished()
    case .csv:
      var export = CSVExport(overview: overview, calendar: .system)
      try forEachEntry { export.add($0, $1) }
      text = export.text
    case .bibtex: text = BibTeX.document(of: try entries())
    case .cslJSON: text = CSLJSON.document(of: try entries())
    case .json:
      var rows: [JSONEntry] = []
      try forEachEntry { entry, progress in
        let section = overview.sections[overview.sectionIndex(ofPosition: done)].id
        rows.append(JSONEntry(entry: entry, progress: progress, section: section, position: done + 1))
      }
      text = try JSONText.document(rows)
    case .events:
      let events = try store.events()
      noteCount = Set(events.filter { if case .noteWritten = $0.change { true } else { false } }.map(\.entry)).count
      text = try JSONText.lines(events)
    case .vault, .logseq: preconditionFailure("\(format) is a folder")
    }
    return Document(text: text, noteCount: format.holdsNotes ? noteCount : nil)
  }
}
