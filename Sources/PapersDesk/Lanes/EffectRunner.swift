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
      // Nobody asks what became of a copy or a search that a newer one replaced.
      guard case .export(let path, _) = effect else { return nil }
      return .workCancelled(leavesFiles: ExportFormat(forPath: path).isFolder)
    } catch {
      return .failed(effect, "\(error)")
    }
  }

  /// Reads something that is to be shown.
  package func answer(_ read: Read) -> Event {
    do {
      return .answered(read, .success(try Failure.translating { try found(by: read) }))
    } catch {
      return .answered(read, .failure(ReadFailure("\(error)")))
    }
  }

  private func found(by read: Read) throws -> ReadAnswer {
    let (store, source) = (library.store, library.source)
    switch read {
    case .rows(let positions): return .entries(try store.summaries(of: source, at: positions))
    case .entries(let positions): return .entries(try store.summaries(of: source, positions: positions))
    case .page(let position): return .page(try store.detail(at: position, in: source))
    case .glossary: return .glossary(try store.glossary(of: source))
    case .timeline: return .timeline(try store.timeline(of: source))
    case .map: return .map(try store.relationMap(of: source))
    case .statistics: return .statistics(try library.statistics())
    case .suggestion:
      let suggestion = Suggestion.next(on: try store.path(of: source))
      let position = try suggestion.flatMap { try store.position(of: $0.key, in: source) }
      return .suggestion(suggestion, names: try library.names(of: suggestion?.mentioned ?? []), position: position)
    case .citation(let position):
      let detail = try store.detail(at: position, in: source)
      return detail.map { .citation(BibTeX.record(for: $0.entry), of: $0.summary.name) } ?? .nothing
    }
  }

  private func outcome(of effect: Effect, work: LongWork) throws -> Event? {
    let (store, source) = (library.store, library.source)
    switch effect {
    case .read(let read): return answer(read)
    case .record(let change, let key): return .recorded(try store.record(change, of: key, in: source))
    case .undo: return try store.undo(in: source).map(Event.recorded) ?? .nothingToUndo
    case .redo: return try store.redo(in: source).map(Event.recorded) ?? .nothingToRedo
    case .search(let request):
      return .searchFinished(
        request, try store.matches(of: request.query, in: source, from: request.position, seeking: request.goal))
    case .export(let path, let overwrite):
      return try export(to: path, overwrite: overwrite, work)
    case .copy(let copy):
      guard case .program(let arguments) = Clipboard.way() else { return nil }
      try Clipboard.copy(copy.text, named: copy.citationOf ?? copy.text, by: arguments, work: work)
      return .copied(copy, isCertain: true)
    case .open(let address):
      guard let opener = try opener(for: address) else { throw WebOpener.noBrowser(for: address) }
      try WebOpener.run(opener, address: address)
      return .opened(address)
    case .editNote(let key):
      return try editNote(of: key)
    case .takeDraft(let key, let path):
      return try takeDraft(of: key, path: path)
    case .putDraftAside(let path):
      return .draftPutAside(path: try Draft(file: URL(fileURLWithPath: path))?.putAside().path ?? path)
    case .appendToNote(let line, let key):
      return .recorded(try store.writeNote(of: key, in: source) { NoteText.appending(line, to: $0) })
    case .awaitOutcomes, .startClock, .stopClock, .dropClock, .cancelWork, .watchMouse, .redraw, .suspend, .quit:
      return nil
    }
  }

  /// Whether an effect hands the terminal to another program.
  package func needsTerminal(_ effect: Effect) -> Bool {
    switch effect {
    case .editNote: true
    case .open(let address): (try? opener(for: address))?.needsTerminal == true
    default: false
    }
  }

  /// Whether there is nothing here that opens an address. A browser that is named wrongly is one.
  package func hasNoBrowser(for address: String) -> Bool {
    do { return try opener(for: address) == nil } catch { return false }
  }

  private func opener(for address: String) throws -> WebOpener.Opener? {
    try WebOpener.opener(for: address, configured: browser)
  }

  // MARK: - Effects of several steps

  private func export(to path: String, overwrite: Bool, _ work: LongWork) throws -> Event {
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
  }

  private func editNote(of key: CitationKey) throws -> Event {
    let (store, source) = (library.store, library.source)
    let progress = try store.progress(of: key, in: source)
    var recorded: Recorded?
    let outcome = try NoteEditor.edit(progress.note, of: key, template: noteTemplate) { text in
      recorded = try store.writeNote(text, of: key, over: progress.noteVersion, in: source)
    }
    guard outcome != .unchanged, let recorded else { return .noteUnchanged }
    return .recorded(recorded)
  }

  private func takeDraft(of key: CitationKey, path: String) throws -> Event {
    guard let draft = Draft(file: URL(fileURLWithPath: path)) else {
      throw Failure("The edit in '\(path)' can't be read any more.")
    }
    let recorded = try library.store.writeNote(of: key, in: library.source) { _ in draft.text }
    draft.remove()
    return .recorded(recorded)
  }
}
