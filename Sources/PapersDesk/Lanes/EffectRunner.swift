import Foundation
import PapersApp
import PapersFormats
import PapersModel
import PapersStore

/// Carries out effects against the library and the world; each returns the event that tells its outcome.
package struct EffectRunner: Sendable {
  package let library: Library
  /// The command that the person has set for opening addresses.
  package let browser: String?
  /// What a note begins with.
  package let noteTemplate: String

  package init(library: Library, browser: String?, noteTemplate: String) {
    self.library = library
    self.browser = browser
    self.noteTemplate = noteTemplate
  }

  /// Carries out one effect on the calling thread.
  ///
  /// - Parameter work: What long work reports to.
  /// - Returns: `nil` for effects that belong to the terminal, and for those without an outcome.
  package func perform(_ effect: Effect, work: LongWork = LongWork { _, _ in }) -> Event? {
    do {
      return try Failure.translating { try outcome(of: effect, work: work) }
    } catch is LongWork.Cancelled {
      return .workCancelled
    } catch {
      return .failed("\(error)")
    }
  }

  private func outcome(of effect: Effect, work: LongWork) throws -> Event? {
    let (store, source) = (library.store, library.source)
    switch effect {
    case .loadWindow(let positions):
      return .windowLoaded(try store.summaries(of: source, at: positions), from: positions.lowerBound)
    case .loadDetail(let position):
      return .detailLoaded(try store.detail(at: position, in: source), at: position)
    case .loadGlossary:
      return .glossaryLoaded(try store.glossary(of: source))
    case .loadTimeline:
      return .timelineLoaded(try store.timeline(of: source))
    case .loadMap:
      return .mapLoaded(try store.relationMap(of: source))
    case .loadStatistics:
      return .statisticsLoaded(try library.statistics())
    case .loadEntries(let positions):
      return .entriesLoaded(try store.summaries(of: source, positions: positions))
    case .setStatus(let status, let key):
      return try saved(.marking, of: key) { try store.setStatus(status, of: key) }
    case .undo:
      return try store.undo(in: source).map { try event(for: $0, isUndo: true) } ?? .nothingToUndo
    case .redo:
      return try store.redo(in: source).map { try event(for: $0, isUndo: false) } ?? .nothingToRedo
    case .suggest:
      let suggestion = Suggestion.next(on: try store.path(of: source))
      let position = try suggestion.flatMap { try store.position(of: $0.key, in: source) }
      return .suggested(suggestion, names: try library.names(of: suggestion?.mentioned ?? []), position: position)
    case .search(let request):
      return .searchFinished(
        request, try store.matches(of: request.query, in: source, from: request.position, seeking: request.goal))
    case .export(let path, let overwrite):
      let format = ExportFormat(forPath: path)
      guard !format.isFolder else {
        let report = try VaultExport(library: library, path: path, dialect: .frontMatter).run(work)
        return .vaultExported(
          path: path, files: report.writtenCount, takenIn: report.takenIn.count,
          remarks: report.conflicts.map { "\($0): The note was edited here and there; both texts are in it." }
            + report.warnings)
      }
      let document = try library.document(format, work)
      switch try ExportFile.write(document.text, to: path, overwrite: overwrite) {
      case .written: return .exported(path: path, notes: document.noteCount)
      case .needsConsent(let reason): return .exportNeedsConsent(path: path, reason: reason)
      }
    case .loadCitation(let position):
      return try store.detail(at: position, in: source).map {
        .citationLoaded(BibTeX.record(for: $0.entry), of: $0.summary.name)
      }
    case .copy(let text, let name):
      guard case .program(let arguments) = Clipboard.way() else { return nil }
      guard ChildProcess.run(arguments, terminal: .none(input: text)) == 0 else {
        throw Failure("'\(arguments[0])' could not copy: \(name ?? text)")
      }
      return .copied(name ?? text, isCertain: true)
    case .open(let address):
      guard let opener = opener(for: address) else { throw WebOpener.noBrowser(for: address) }
      try WebOpener.run(opener, address: address)
      return .opened(address)
    case .editNote(let key):
      let before = try summary(of: key)
      let progress = try store.progress(of: key)
      let outcome = try NoteEditor.edit(progress.note, of: key, template: noteTemplate) { text in
        try store.writeNote(text, of: key, over: progress.noteVersion)
      }
      guard outcome != .unchanged else { return .noteUnchanged }
      return .progressSaved(try change(of: key, from: before, to: store.progress(of: key)), by: .note)
    case .setRating(let rating, let key):
      return try saved(.change(.ratingSet(rating)), of: key) { try store.setRating(rating, of: key) }
    case .setTags(let tags, let key):
      return try setTags(tags, of: key)
    case .finishPass(let pass, let key):
      return try saved(.change(.passFinished(pass)), of: key) { try store.finish(pass, of: key) }
    case .beginRereading(let key):
      return try saved(.change(.rereadingBegun), of: key) { try store.beginRereading(of: key) }
    case .takeDraft(let key, let path):
      let draft = Draft(file: URL(fileURLWithPath: path))
      guard let draft else { throw Failure("The edit in '\(path)' can't be read any more.") }
      let event = try saved(.note, of: key) { try store.writeNote(of: key) { _ in draft.text } }
      draft.remove()
      return event
    case .putDraftAside(let path):
      return .draftPutAside(path: try Draft(file: URL(fileURLWithPath: path))?.putAside().path ?? path)
    case .appendToNote(let line, let key):
      return try saved(.note, of: key) { try store.writeNote(of: key) { NoteText.appending(line, to: $0) } }
    case .awaitOutcomes, .startClock, .stopClock, .dropClock, .cancelWork, .watchMouse, .redraw, .suspend, .quit:
      return nil
    }
  }

  /// Whether an effect hands the terminal to another program.
  package func needsTerminal(_ effect: Effect) -> Bool {
    switch effect {
    case .editNote: true
    case .open(let address): opener(for: address)?.needsTerminal == true
    default: false
    }
  }

  package func opener(for address: String) -> WebOpener.Opener? {
    WebOpener.opener(for: address, configured: browser)
  }

  private func summary(of key: CitationKey) throws -> EntrySummary? {
    guard let position = try library.store.position(of: key, in: library.source) else { return nil }
    return try library.store.summaries(of: library.source, at: position..<position + 1).first
  }

  private func change(of key: CitationKey, from before: EntrySummary?, to progress: EntryProgress) throws
    -> ProgressChange
  {
    ProgressChange(
      before: before, after: try summary(of: key), name: before?.name ?? key.rawValue, status: progress.status)
  }

  /// Carries out a change of an entry, and tells what it was before and is now.
  private func saved(_ cause: ProgressCause, of key: CitationKey, _ body: () throws -> EntryProgress) throws -> Event {
    let before = try summary(of: key)
    return .progressSaved(try change(of: key, from: before, to: body()), by: cause)
  }

  /// Adds the tags that are new and removes those that are not wanted any more.
  private func setTags(_ tags: [String], of key: CitationKey) throws -> Event? {
    let before = try summary(of: key)
    var progress = try library.store.progress(of: key)
    var last: HistoryEvent.Change?
    for tag in progress.tags where !tags.contains(tag) {
      progress = try library.store.removeTag(tag, from: key)
      last = .tagRemoved(tag)
    }
    for tag in tags where !progress.tags.contains(tag) {
      progress = try library.store.addTag(tag, to: key)
      last = .tagAdded(tag)
    }
    guard let last else { return .unchanged }
    return .progressSaved(try change(of: key, from: before, to: progress), by: .change(last))
  }

  private func event(for reversal: LibraryStore.Reversal, isUndo: Bool) throws -> Event {
    let after = try summary(of: reversal.entry)
    var before = after
    before?.status = reversal.before.status
    let change = ProgressChange(
      before: before, after: after, name: after?.name ?? reversal.entry.rawValue, status: reversal.progress.status)
    let cause: ProgressCause =
      switch reversal.event.change {
      case .statusSet: isUndo ? .undoneStatus : .redoneStatus
      case .noteWritten: isUndo ? .undoneNote : .redoneNote
      default: isUndo ? .undone(reversal.event.change) : .redone(reversal.event.change)
      }
    return .progressSaved(change, by: cause)
  }
}
