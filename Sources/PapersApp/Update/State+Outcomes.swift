import PapersModel
import PapersScreen

/// What the outcomes of effects do.
extension State {
  mutating func receive(_ event: Event) -> [Effect] {
    switch event {
    case .key, .pasted, .mouse, .resized: break
    case .answered(let read, let answer): return takeAnswer(answer, to: read)
    case .prepared(let page): list.detail.keep(page)
    case .libraryChanged(let overview, let positions):
      list.take(overview, positions: positions)
      return renewSearch() + renewChart()

    case .recorded(let recorded): return takeRecorded(recorded)
    case .nothingToUndo: say(.nothingToUndo)
    case .nothingToRedo: say(.nothingToRedo)
    case .noteUnchanged: say(.noteUnchanged)
    case .draftPutAside(let path): say(.draftPutAside(path))
    case .clockStarted(let name):
      timedEntry = name
      say(.clockStarted(name))
    case .clockStopped(let name, let isTooShort):
      timedEntry = nil
      if isTooShort { say(.timed(name, seconds: 0, inAll: list.detail.entry?.progress.secondsSpent ?? 0)) }
    case .searchFinished(let request, let matches): takeMatches(matches, of: request)

    case .opened(let address):
      // A browser that ends long after it was started is no news.
      if notice == .opening(address) { say(.opened(address)) }
    case .copied(let copy, let isCertain):
      say(
        copy.citationOf.map { .copiedCitation(of: $0, isCertain: isCertain) }
          ?? .copied(copy.text, isCertain: isCertain))
    case .copiedInsteadOfOpened(let address): say(.copiedInsteadOfOpened(address))

    case .workAdvanced(let done, let total): work = Work(done: done, total: total, isLeaving: work?.isLeaving ?? false)
    case .workCancelled(let leavesFiles):
      work = nil
      say(.workCancelled(leavesFiles: leavesFiles))
    case .exported(let path, let notes):
      work = nil
      say(.exported(path: path, notes: notes))
    case .vaultExported(let path, let files, let takenIn, let remarks):
      work = nil
      receiveVault(path, files: files, takenIn: takenIn, remarks: remarks)
    case .exportNeedsConsent(let path, let reason):
      work = nil
      ask(.overwrite(path: path, reason: reason))

    case .failed(let effect, let sentence):
      switch effect {
      case .record(let change, let key): takeBack(change, of: key)
      case .export: work = nil
      default: break
      }
      say(.trouble(sentence))
    }
    return []
  }

  /// Takes in what a read came to. What the next frame shows is kept, failures included; another failure is said.
  private mutating func takeAnswer(_ answer: Result<ReadAnswer, ReadFailure>, to read: Read) -> [Effect] {
    switch read {
    case .rows(let positions):
      list.outline.take(answer.map { $0.entries.map(list.unsaved.shown) }, for: positions)
    case .entries(let positions):
      window.chart?.take(answer.map { $0.entries.map(list.unsaved.shown) }, for: positions)
    case .page(let position):
      list.detail.take(answer.map { $0.page.map(list.unsaved.shown) }, for: position)
    case _ where window.chart?.isRenewed == true && read == window.chart?.content.kind.read:
      if case .success(let answer) = answer { return show(answer) }
    // It was asked for by an earlier key; the person is elsewhere by now.
    case _ where read != awaited: break
    case .glossary, .timeline, .map, .statistics, .suggestion, .citation:
      switch answer {
      case .success(let answer): return show(answer)
      case .failure(let failure): say(.trouble(failure.description))
      }
    }
    return []
  }

  private mutating func show(_ answer: ReadAnswer) -> [Effect] {
    switch answer {
    case .entries, .page, .nothing: break
    case .glossary(let terms): openGlossary(of: terms)
    case .timeline(let timeline): openChart(.timeline(timeline))
    case .map(let map): openChart(.map(map))
    case .statistics(let statistics): window.reader = Reader(content: .statistics(statistics))
    case .suggestion(let suggestion, let names, let position):
      guard let suggestion, let position else {
        say(.nothingLeft)
        return []
      }
      if position != list.selectedPosition { rememberPlace() }
      list.select(position: position)
      say(.suggested(suggestion, names: names))
    case .citation(let record, let name): return [.copy(Copy(record, citationOf: name))]
    }
    return []
  }
}

extension ReadAnswer {
  fileprivate var entries: [EntrySummary] {
    if case .entries(let entries) = self { entries } else { [] }
  }

  fileprivate var page: EntryDetail? {
    if case .page(let page) = self { page } else { nil }
  }
}
