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
  /// Called with the name of a file between its reading and its writing. For tests, which save it just then.
  package var beforeWriting: (String) throws -> Void = { _ in }

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
      try export(at: position, names, &report)
      try work.advance(to: position + 1, of: overview.entryCount)
    }
    let entries = try store.summaries(of: source, at: 0..<overview.entryCount)
    let index = VaultIndex(overview: overview, entries: entries, names: names)
    try untilUndisturbed(VaultIndex.file, &report) { report in
      guard let existing = read(VaultIndex.file, &report) else { return true }
      let merged = index.merged(into: existing.text, dialect: dialect)
      note(merged.warnings, of: VaultIndex.file, &report)
      return try write(merged.text, to: VaultIndex.file, over: existing, &report)
    }
    return report
  }

  /// How often a file that another program saves just then is merged anew.
  private static let attempts = 5

  /// Merges a file until nobody saved it between the reading and the writing; editors save by themselves every few seconds.
  ///
  /// - Parameter merge: Returns whether nobody did.
  private func untilUndisturbed(_ file: String, _ report: inout Report, _ merge: (inout Report) throws -> Bool) throws {
    for _ in 0..<Self.attempts {
      var attempt = report
      if try merge(&attempt) {
        report = attempt
        return
      }
      // What came into the library is there; what else was said will be said again.
      report.takenIn = attempt.takenIn
      report.conflicts = attempt.conflicts
    }
    report.warnings.append("\(file): Another program keeps saving this, and it was left alone.")
  }

  private func export(at position: Int, _ names: VaultFileNames, _ report: inout Report) throws {
    func detail() throws -> EntryDetail? { try library.store.detail(at: position, in: library.source) }
    guard let first = try detail() else { return }
    let key = first.entry.key
    let file = names.file(of: key)
    let earlier = isThere(file) ? nil : try moveEarlierPage(of: key, to: file, names, &report)
    var known: EntryDetail? = first
    try untilUndisturbed(file, &report) { report in
      guard let existing = read(earlier?.file ?? file, &report), let detail = try known ?? detail() else { return true }
      known = nil
      let page = VaultPage(detail, names: names, calendar: .system)
      let merged = VaultMerge.merge(
        page, into: existing.text, writtenUnder: earlier?.key, dialect: dialect, today: today)
      note(merged.warnings, of: file, &report)
      if let text = merged.noteTakenIn {
        // First the library, then the file: ended in between, the next run finds the edit once more.
        if !isRehearsal { try store(text, of: key, over: detail.progress.noteVersion) }
        if !report.takenIn.contains(key) { report.takenIn.append(key) }
        if merged.conflict, !report.conflicts.contains(key) { report.conflicts.append(key) }
      }
      return try write(merged.text, to: file, over: existing, &report)
    }
  }

  /// Gives the page of an entry whose key has changed its new name.
  ///
  /// - Returns: The file that it is in now, and the key under which it was written; `nil` if there is none.
  private func moveEarlierPage(
    of key: CitationKey, to file: String, _ names: VaultFileNames, _ report: inout Report
  ) throws -> (file: String, key: CitationKey)? {
    for old in try library.store.keys(ofPaper: key, in: library.source) where !names.hasPage(of: old) {
      let earlier = names.file(of: old)
      guard let existing = read(earlier, &report), existing != .none else { continue }
      report.warnings.append("\(earlier): The key of its paper is '\(key)' now, so this is \(file).")
      guard !isRehearsal else { return (earlier, old) }
      do {
        try FileManager.default.moveItem(
          at: folder.appendingPathComponent(earlier), to: folder.appendingPathComponent(file))
      } catch {
        throw Failure("Can't rename '\(earlier)' in '\(folder.path)': \(FileProblem.reason(error)).")
      }
      return (file, old)
    }
    return nil
  }

  private func store(_ text: String, of key: CitationKey, over version: HistoryEvent.ID?) throws {
    do {
      try library.store.writeNote(text, of: key, over: version, in: library.source)
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
    case file(String, FileStamp)

    var text: String? { if case .file(let text, _) = self { text } else { nil } }
    var stamp: FileStamp? { if case .file(_, let stamp) = self { stamp } else { nil } }
  }

  private func isThere(_ name: String) -> Bool {
    FileStamp(of: folder.appendingPathComponent(name).path, followsLinks: false) != nil
  }

  /// A file of the folder as it is.
  ///
  /// - Returns: `nil` for what is to be left alone.
  private func read(_ name: String, _ report: inout Report) -> Existing? {
    let url = folder.appendingPathComponent(name)
    // Before the reading, so that what is saved during it counts as saved after it.
    guard let stamp = FileStamp(of: url.path, followsLinks: false) else { return Existing.none }
    guard stamp.isPlainFile else {
      // A link might lead out of the folder.
      report.warnings.append("\(name): This is not a plain file, and was left alone.")
      return nil
    }
    let data: Data
    do {
      data = try Data(contentsOf: url)
    } catch {
      report.warnings.append("\(name): This can't be read, \(FileProblem.reason(error)), and was left alone.")
      return nil
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      report.warnings.append("\(name): This can't be read as UTF-8 text, and was left alone.")
      return nil
    }
    return .file(text, stamp)
  }

  /// - Returns: `false` if somebody saved the file since it was read; it is then as they saved it.
  private func write(_ text: String, to name: String, over existing: Existing, _ report: inout Report) throws -> Bool {
    // Byte by byte: strings that Unicode holds equal may differ in a file.
    if let before = existing.text, before.utf8.elementsEqual(text.utf8) { return true }
    report.writtenCount += 1
    guard !isRehearsal else {
      report.difference += UnifiedDiff.text(
        from: existing.text ?? "", to: text, oldName: existing == .none ? UnifiedDiff.noFile : name, newName: name)
      return true
    }
    try beforeWriting(name)
    do {
      return try WholeFile.write(
        Data(text.utf8), to: folder.appendingPathComponent(name).path, ifStill: existing.stamp)
    } catch {
      throw Failure("Can't write '\(name)' in '\(folder.path)': \(FileProblem.reason(error)). Export again after that.")
    }
  }

  private func note(_ warnings: [VaultWarning], of file: String, _ report: inout Report) {
    report.warnings += warnings.map { "\(file): \($0.description)" }
  }
}
