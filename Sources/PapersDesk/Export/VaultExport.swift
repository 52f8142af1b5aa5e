import Foundation
import PapersFormats
import PapersModel
import PapersStore

/// Brings a folder of Markdown files and the library together: what the list says and what the person did goes into the
/// files, and notes that were edited in them come back as new versions of the notes.
package struct VaultExport {
  package struct Report: Hashable, Sendable {
    /// Files that were written, or would be.
    package var writtenCount = 0
    /// Notes that were edited in the folder and taken in.
    package var takenIn: [CitationKey] = []
    /// Notes that were edited on both sides; both texts are kept in them.
    package var conflicts: [CitationKey] = []
    /// A sentence for each thing that needs a look, with its file.
    package var warnings: [String] = []
    /// How the files would change, where they were only looked at.
    package var difference = ""
  }

  package let library: Library
  package let folder: URL
  package let dialect: VaultDialect
  /// Whether nothing is to be changed, in the folder or in the library.
  package let isRehearsal: Bool

  /// - Parameter path: As the person typed it; `~` is the home folder.
  package init(library: Library, path: String, dialect: VaultDialect, isRehearsal: Bool = false) {
    self.library = library
    folder = ExportFile.url(of: path)
    self.dialect = dialect
    self.isRehearsal = isRehearsal
  }

  /// - Throws: `LongWork.Cancelled`, or `Failure`; the files that were written by then are whole, and the next run goes on.
  package func run(_ work: LongWork) throws -> Report {
    try makeFolder()
    var report = Report()
    let (store, source) = (library.store, library.source)
    let overview = try library.overview()
    let names = VaultFileNames(for: try store.keys(of: source))
    for position in 0..<overview.entryCount {
      guard let detail = try store.detail(at: position, in: source) else { continue }
      try export(detail, names, &report)
      try work.advance(to: position + 1, of: overview.entryCount)
    }
    let entries = try store.summaries(of: source, at: 0..<overview.entryCount)
    let index = VaultIndex(overview: overview, entries: entries, names: names)
    if let existing = read(VaultIndex.file, &report) {
      let merged = index.merged(into: existing.text, dialect: dialect)
      note(merged.warnings, of: VaultIndex.file, &report)
      try write(merged.text, to: VaultIndex.file, over: existing, &report)
    }
    return report
  }

  private func export(_ detail: EntryDetail, _ names: VaultFileNames, _ report: inout Report) throws {
    let key = detail.entry.key
    let file = names.file(of: key)
    guard var existing = read(file, &report) else { return }
    var oldKey: CitationKey?
    if existing == .none, let (earlier, key) = try moveEarlierPage(of: key, to: file, names, &report) {
      (existing, oldKey) = (earlier, key)
    }
    let page = VaultPage(detail, names: names, calendar: .system)
    let merged = VaultMerge.merge(page, into: existing.text, writtenUnder: oldKey, dialect: dialect, today: today)
    note(merged.warnings, of: file, &report)
    if let text = merged.noteTakenIn {
      // First the library, then the file: ended in between, the next run finds the edit once more.
      if !isRehearsal { try store(text, of: key, over: detail.progress.noteVersion) }
      report.takenIn.append(key)
      if merged.conflict { report.conflicts.append(key) }
    }
    try write(merged.text, to: file, over: existing, &report)
  }

  /// Gives the page of an entry whose key has changed its new name.
  ///
  /// - Returns: The page, and the key under which it was written; `nil` if there is none.
  private func moveEarlierPage(
    of key: CitationKey, to file: String, _ names: VaultFileNames, _ report: inout Report
  ) throws -> (Existing, CitationKey)? {
    for old in try library.store.keys(ofPaper: key) where !names.hasPage(of: old) {
      let earlier = names.file(of: old)
      guard let existing = read(earlier, &report), existing != .none else { continue }
      report.warnings.append("\(earlier): The key of its paper is '\(key)' now, so this is \(file).")
      guard !isRehearsal else { return (existing, old) }
      do {
        try FileManager.default.moveItem(
          at: folder.appendingPathComponent(earlier), to: folder.appendingPathComponent(file))
      } catch {
        throw Failure("Can't rename '\(earlier)' in '\(folder.path)': \(FileProblem.reason(error)).")
      }
      return (existing, old)
    }
    return nil
  }

  private func store(_ text: String, of key: CitationKey, over version: HistoryEvent.ID?) throws {
    do {
      try library.store.writeNote(text, of: key, over: version)
    } catch StoreError.noteChanged {
      throw Failure("The note on '\(key)' was changed by another program meanwhile. Export again.")
    }
  }

  private var today: CivilDay { LocalCalendar.system.day(of: library.store.now) }

  // MARK: - Files

  private func makeFolder() throws {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) {
      guard isFolder.boolValue else {
        throw Failure("Can't export to '\(folder.path)': it is a file. Name a folder.")
      }
      return
    }
    guard !isRehearsal else { return }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw Failure("Can't make the folder '\(folder.path)': \(FileProblem.reason(error)). Name another one.")
    }
  }

  private enum Existing: Equatable {
    case none
    case file(String)

    var text: String? { if case .file(let text) = self { text } else { nil } }
  }

  /// A file of the folder as it is.
  ///
  /// - Returns: `nil` for what is to be left alone.
  private func read(_ name: String, _ report: inout Report) -> Existing? {
    let url = folder.appendingPathComponent(name)
    let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
    guard let type = attributes?[.type] as? FileAttributeType else { return Existing.none }
    guard type == .typeRegular else {
      // A link might lead out of the folder.
      report.warnings.append("\(name): This is not a plain file, and was left alone.")
      return nil
    }
    guard let data = try? Data(contentsOf: url), let text = String(validating: data, as: UTF8.self) else {
      report.warnings.append("\(name): This can't be read as UTF-8 text, and was left alone.")
      return nil
    }
    return .file(text)
  }

  private func write(_ text: String, to name: String, over existing: Existing, _ report: inout Report) throws {
    // Byte by byte: strings that Unicode holds equal may differ in a file.
    if let before = existing.text, before.utf8.elementsEqual(text.utf8) { return }
    report.writtenCount += 1
    guard !isRehearsal else {
      report.difference += UnifiedDiff.text(
        from: existing.text ?? "", to: text, oldName: existing == .none ? UnifiedDiff.noFile : name, newName: name)
      return
    }
    do {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name), options: .atomic)
    } catch {
      throw Failure("Can't write '\(name)' in '\(folder.path)': \(FileProblem.reason(error)). Export again after that.")
    }
  }

  private func note(_ warnings: [VaultWarning], of file: String, _ report: inout Report) {
    report.warnings += warnings.map { "\(file): \($0.description)" }
  }
}
