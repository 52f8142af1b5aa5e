import PapersModel
import PapersScreen

/// What the outcomes of effects do.
extension State {
  mutating func receive(_ event: Event) -> [Effect] {
    switch event {
    case .key, .pasted, .mouse, .resized: break
    case .windowLoaded(let entries, let start):
      outline.window = entries
      outline.windowStart = start
    case .detailLoaded(let entry, let position):
      if position == selectedPosition { detail.entry = entry }
    case .glossaryLoaded(let terms): receiveGlossary(terms)
    case .libraryChanged(let overview):
      self.overview = overview
      outline.window = []
      detail.entry = nil
      chart?.entries = [:]
    case .timelineLoaded(let timeline): receive(.timeline(timeline))
    case .mapLoaded(let map): receive(.map(map))
    case .statisticsLoaded(let statistics): overlay = .reader(Reader(content: .statistics(statistics)))
    case .entriesLoaded(let entries):
      for entry in entries { chart?.entries[entry.position] = entry }
    case .progressSaved(let change, let cause): return receive(change, cause)
    case .clockStarted, .clockStopped:
      receiveClock(event)
      return selectedPosition.map { [.loadDetail(at: $0)] } ?? []
    case .nothingToUndo: say("There is nothing to undo.", "没有可撤销的操作。")
    case .nothingToRedo: say("There is nothing to redo.", "没有可重做的操作。")
    case .noteUnchanged: say("The note is unchanged.", "笔记没有变化。")
    case .unchanged: say("Nothing has changed.", "没有变化。")
    case .draftPutAside(let path): say("The edit is kept in \(path)", "这份修改保存在 \(path)")
    case .suggested(let suggestion, let names, let position):
      guard let suggestion, let position else {
        message = Message(text: Suggestion.nothingLeft(in: language.interface), isError: false)
        return []
      }
      if position != selectedPosition { leaveMark() }
      select(row: overview.row(of: .entry(position)))
      message = Message(text: suggestion.explanation(names: names, in: language.interface), isError: false)
    case .searchFinished(let request, let matches): receive(matches, of: request)
    case .citationLoaded(let record, let name):
      return [.copy(record, named: Wording.pick(language.interface, "the BibTeX of \(name)", "\(name) 的 BibTeX"))]
    case .opened(let address):
      // A browser that ends long after it was started is no news.
      if message?.text.hasSuffix(address) == true { say("Opened \(address)", "已打开 \(address)") }
    case .copied(let text, true): say("Copied \(text)", "已复制 \(text)")
    case .copied(let text, false):
      say("Sent to the terminal's clipboard: \(text)", "已发送到终端剪贴板：\(text)")
    case .copiedInsteadOfOpened(let address):
      say("No browser here, so the address was copied: \(address)", "这里没有浏览器，已复制地址：\(address)")
    case .workAdvanced(let done, let total): work = Work(done: done, total: total, isLeaving: work?.isLeaving ?? false)
    case .workCancelled:
      work = nil
      say("Cancelled; nothing was written.", "已取消，没有写入任何内容。")
    case .exported(let path, let notes):
      work = nil
      if let notes {
        let count = notes == 1 ? "1 note" : "\(notes) notes"
        say("Exported the list with \(count) to \(path)", "已导出清单和 \(notes) 条笔记到 \(path)")
      } else {
        say("Exported the list to \(path)", "已导出清单到 \(path)")
      }
    case .vaultExported(let path, let files, let takenIn, let remarks):
      work = nil
      receiveVault(path, files: files, takenIn: takenIn, remarks: remarks)
    case .exportNeedsConsent(let path, let reason):
      work = nil
      overlay = .overwrite(path: path, reason: reason)
    case .failed(let sentence):
      work = nil
      savingStatus = [:]
      message = Message(text: sentence, isError: true)
    }
    return []
  }

  private mutating func receive(_ change: ProgressChange, _ cause: ProgressCause) -> [Effect] {
    if let before = change.before, let after = change.after {
      overview.move(before, to: after.status)
      let index = after.position - outline.windowStart
      if outline.window.indices.contains(index) { outline.window[index] = after }
      if chart?.entries[after.position] != nil { chart?.entries[after.position] = after }
      if savingStatus[after.key] == after.status { savingStatus[after.key] = nil }
    }
    let interface = language.interface
    let status = Wording.status(change.status, interface)
    switch cause {
    case .marking: say("\(change.name): \(status)", "\(change.name)：\(status)")
    case .note: say("Saved the note on \(change.name).", "已保存 \(change.name) 的笔记。")
    case .change(let what):
      let done = what.summary(in: interface)
      say("\(change.name): \(done)", "\(change.name)：\(done)")
    case .undone(let what):
      let done = what.summary(in: interface)
      say("Undone: \(change.name): \(done)", "已撤销：\(change.name)：\(done)")
    case .redone(let what):
      let done = what.summary(in: interface)
      say("Redone: \(change.name): \(done)", "已重做：\(change.name)：\(done)")
    case .undoneStatus:
      say("Undone: \(change.name) is “\(status)” again.", "已撤销：\(change.name) 恢复为“\(status)”。")
    case .undoneNote: say("Undone: the note on \(change.name) is as before.", "已撤销：\(change.name) 的笔记恢复原样。")
    case .redoneStatus: say("Redone: \(change.name) is “\(status)”.", "已重做：\(change.name) 为“\(status)”。")
    case .redoneNote: say("Redone: the note on \(change.name) is back.", "已重做：\(change.name) 的笔记已恢复。")
    }
    // What builds on the entry may have become ready, so its page is read anew whichever entry is shown.
    return selectedPosition.map { [.loadDetail(at: $0)] } ?? []
  }
}
