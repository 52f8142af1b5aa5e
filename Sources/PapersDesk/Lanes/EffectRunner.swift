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
      return event(for: try store.record(.statusSet(status), of: key, in: source))
    case .undo:
      return try store.undo(in: source).map(event(for:)) ?? .nothingToUndo
    case .redo:
      return try store.redo(in: source).map(event(for:)) ?? .nothingToRedo
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
      let progress = try store.progress(of: key)
      var recorded: Recorded?
      let outcome = try NoteEditor.edit(progress.note, of: key, template: noteTemplate) { text in
        recorded = try store.writeNote(text, of: key, over: progress.noteVersion, in: source)
      }
      guard outcome != .unchanged, let recorded else { return .noteUnchanged }
      return event(for: recorded)
    case .setRating(let rating, let key):
      return event(for: try store.record(.ratingSet(rating), of: key, in: source))
    case .setTags(let tags, let key):
      return try setTags(tags, of: key)
    case .finishPass(let pass, let key):
      return event(for: try store.record(.passFinished(pass), of: key, in: source))
    case .beginRereading(let key):
      return event(for: try store.record(.rereadingBegun, of: key, in: source))
    case .takeDraft(let key, let path):
      let draft = Draft(file: URL(fileURLWithPath: path))
      guard let draft else { throw Failure("The edit in '\(path)' can't be read any more.") }
      let recorded = try store.writeNote(of: key, in: source) { _ in draft.text }
      draft.remove()
      return event(for: recorded)
    case .putDraftAside(let path):
      return .draftPutAside(path: try Draft(file: URL(fileURLWithPath: path))?.putAside().path ?? path)
    case .appendToNote(let line, let key):
      return event(for: try store.writeNote(of: key, in: source) { NoteText.appending(line, to: $0) })
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

  /// Adds the tags that are new and removes those that are not wanted any more.
  private func setTags(_ tags: [String], of key: CitationKey) throws -> Event? {
    let (store, source) = (library.store, library.source)
    let known = try store.progress(of: key).tags
    let changes: [HistoryEvent.Change] =
      known.filter { !tags.contains($0) }.map { .tagRemoved($0) }
      + tags.filter { !known.contains($0) }.map { .tagAdded($0) }
    var before: EntryProgress?
    var last: Recorded?
    for change in changes {
      let recorded = try store.record(change, of: key, in: source)
      before = before ?? recorded.before
      last = recorded
    }
    guard var last, let before else { return .unchanged }
    last.before = before
    return event(for: last)
  }

  private func event(for recorded: Recorded) -> Event {
    var before = recorded.summary
    before?.status = recorded.before.status
    before?.hasNote = recorded.before.hasNote
    before?.rating = recorded.before.rating
    before?.tags = recorded.before.tags
    let change = ProgressChange(
      before: before, after: recorded.summary, name: recorded.name, status: recorded.after.status)
    let cause: ProgressCause =
      switch (recorded.change, recorded.way) {
      case (.statusSet, .done): .marking
      case (.statusSet, .undone): .undoneStatus
      case (.statusSet, .redone): .redoneStatus
      case (.noteWritten, .done): .note
      case (.noteWritten, .undone): .undoneNote
      case (.noteWritten, .redone): .redoneNote
      case (_, .done): .change(recorded.change)
      case (_, .undone): .undone(recorded.change)
      case (_, .redone): .redone(recorded.change)
      }
    return .progressSaved(change, by: cause)
  }
}
