import PapersModel

extension Notice {
  /// The sentence.
  ///
  /// - Parameter keymap: Tells the keys that it names.
  func text(in language: Language, keymap: Keymap) -> String {
    func pick(_ english: String, _ chinese: String) -> String { Wording.pick(language, english, chinese) }
    func key(_ action: Action) -> String { keymap.bindings(for: action).first?.label ?? ":" + action.name }
    return switch self {
    case .unbound(let keys):
      pick(
        "“\(keys)” is not bound to anything; \(key(.help)) lists the keys.", "“\(keys)”没有对应的操作；按 \(key(.help)) 查看按键。")
    case .notHere(let action):
      pick("“\(action.name)” means nothing here.", "“\(action.name)”在这里没有作用。")
    case .pastedOutsidePrompt: pick("Pasted text is not taken for keys.", "粘贴的文字不会当作按键。")
    case .languageSwitched(let language):
      switch language {
      case .english: "Commentary in English."
      case .chinese: "解说显示为中文。"
      case .both: "Commentary in English and Chinese."
      }
    case .noBorder: pick("There is one pane here, so there is no border to move.", "这里只有一栏，没有可移动的分隔线。")
    case .firstEntry: pick("This is the first entry.", "已是第一条。")
    case .lastEntry: pick("This is the last entry.", "已是最后一条。")
    case .nothingSelected:
      pick("Select an entry first; \(key(.nextEntry)) goes to the next one.", "请先选中一个条目；按 \(key(.nextEntry)) 到下一条。")
    case .noAddress(let name): pick("The list has no address for \(name).", "清单里没有 \(name) 的地址。")
    case .noPDF(let name): pick("The list has no PDF address for \(name).", "清单里没有 \(name) 的 PDF 地址。")
    case .noQuestions: pick("There are no questions here.", "这里没有自测题。")
    case .noLinks: pick("There are no links on this page.", "本页没有链接。")
    case .noPlaceToGoBack: pick("There is no place to go back to.", "没有可跳回的位置。")
    case .noGlossary: pick("This list has no glossary.", "这份清单没有术语表。")
    case .nothingDated: pick("No paper of this list has a date.", "这份清单里没有带日期的论文。")
    case .nothingRelated: pick("This list doesn't say what builds on what.", "这份清单没有说明谁建立在谁之上。")
    case .buildsOnNothing: pick("This entry builds on nothing in the list.", "这一条不建立在清单中的其他条目之上。")
    case .leadsToNothing: pick("Nothing in the list builds on this entry.", "清单中没有建立在这一条之上的条目。")
    case .mouseTaken: pick("The mouse selects and scrolls here.", "鼠标可在此选择和滚动。")
    case .mouseLeft: pick("The mouse is the terminal's, so that text can be selected.", "鼠标已交给终端，可选中文字。")
    case .nothingSaid: pick("Nothing was said yet.", "还没有消息。")
    case .unknownAction(let name, let guess):
      pick(
        "There is no action “\(name)”." + (guess.map { " Did you mean “\($0)”?" } ?? ""),
        "没有名为“\(name)”的操作。" + (guess.map { "是否想输入“\($0)”？" } ?? ""))
    case .ambiguousAction(let name, let candidates):
      pick(
        "“\(name)” may be \(candidates.joined(separator: ", ")).", "“\(name)”可能是 \(candidates.joined(separator: ", "))。"
      )

    case .noMatch(let query): pick("Nothing matches “\(query)”.", "没有匹配“\(query)”的条目。")
    case .notSearching:
      pick("Nothing is being searched for; \(key(.search)) starts a search.", "尚未搜索；按 \(key(.search)) 开始。")
    case .onlyMatch: pick("This is the only match.", "只有这一个匹配。")
    case .wentRound(forward: true): pick("The search went on from the top.", "已从头继续搜索。")
    case .wentRound(forward: false): pick("The search went on from the bottom.", "已从末尾继续搜索。")

    case .recorded(let change, let name, let way, let status):
      change.sentence(name, way, status: status, in: language)
    case .nothingAdded: pick("Nothing was added.", "没有添加内容。")
    case .noteUnchanged: pick("The note is unchanged.", "笔记没有变化。")
    case .tagsUnchanged: pick("Nothing has changed.", "没有变化。")
    case .ratingUnchanged(let name):
      pick("A rating is 1 to 5, or 0 for none; that of \(name) is as it was.", "评分为 1 到 5，0 表示没有；\(name) 的评分没有变化。")
    case .invalidTag(let tag):
      pick("“\(tag)” can't be a tag: at most 64 characters of plain text.", "“\(tag)”不能作标签：最多 64 个普通字符。")
    case .nothingToUndo: pick("There is nothing to undo.", "没有可撤销的操作。")
    case .nothingToRedo: pick("There is nothing to redo.", "没有可重做的操作。")
    case .draftLater: pick("It will be offered again at the next start.", "下次启动时会再次询问。")
    case .draftPutAside(let path): pick("The edit is kept in \(path)", "这份修改保存在 \(path)")
    case .clockStarted(let name):
      pick(
        "The clock runs for \(name); \(key(.toggleClock)) stops it.", "开始为 \(name) 计时；按 \(key(.toggleClock)) 停止。")
    case .clockGoesOn: pick("The clock goes on.", "继续计时。")
    case .timed(let name, let seconds, let inAll):
      {
        let (time, all) = (Wording.duration(seconds, language), Wording.duration(inAll, language))
        return pick("\(time) with \(name), \(all) in all.", "本次阅读 \(name) \(time)，累计 \(all)。")
      }()

    case .opening(let address): pick("Opening \(address)", "正在打开 \(address)")
    case .opened(let address): pick("Opened \(address)", "已打开 \(address)")
    case .copied(let text, let isCertain): Self.copied(text, isCertain: isCertain, language)
    case .copiedCitation(let name, let isCertain):
      Self.copied(pick("the BibTeX of \(name)", "\(name) 的 BibTeX"), isCertain: isCertain, language)
    case .copiedInsteadOfOpened(let address):
      pick("No browser here, so the address was copied: \(address)", "这里没有浏览器，已复制地址：\(address)")
    case .nothingToExport: pick("Nothing was exported: there was no file name.", "没有导出：缺少文件名。")
    case .notExported: pick("Nothing was exported; the file is as it was.", "没有导出，文件保持原样。")
    case .exported(let path, let notes?):
      pick(
        "Exported the list with \(notes.counted("note")) to \(path)", "已导出清单和 \(notes) 条笔记到 \(path)")
    case .exported(let path, nil): pick("Exported the list to \(path)", "已导出清单到 \(path)")
    case .vaultExported(let path, let files, let takenIn, let hasRemarks):
      pick(
        "Wrote \(files.counted("file")) in \(path)"
          + (takenIn > 0 ? "; \(takenIn.counted("note")) edited there came back" : "")
          + (hasRemarks ? "; \(key(.messages)) shows what needs a look" : ""),
        "已在 \(path) 写入 \(files) 个文件" + (takenIn > 0 ? "；取回在那里修改的 \(takenIn) 条笔记" : "")
          + (hasRemarks ? "；按 \(key(.messages)) 查看需要留意之处" : ""))
    case .workCancelled(leavesFiles: false): pick("Cancelled; nothing was written.", "已取消，没有写入任何内容。")
    case .workCancelled(leavesFiles: true):
      pick("Cancelled; files written by then are whole, and the next export goes on.", "已取消；此前写入的文件是完整的，下次导出会继续。")
    case .workGoesOn:
      pick("The export is not done yet; \(key(.quit)) again leaves without it.", "导出尚未完成；再按 \(key(.quit)) 放弃并退出。")
    case .leavingWaits:
      pick("Saving before leaving; \(key(.quit)) again leaves at once.", "正在保存，完成后退出；再按 \(key(.quit)) 立即退出。")

    case .suggested(let suggestion, let names): suggestion.explanation(names: names, in: language)
    case .nothingLeft: Suggestion.nothingLeft(in: language)
    case .entryAdded(let name): pick("\(name): new", "\(name)：新增")
    case .entryRenamed(let name, let old, let new):
      pick("\(name): the key \(old) is \(new) now", "\(name)：引用键由 \(old) 改为 \(new)")
    case .entryMoved(let name): pick("\(name): moved", "\(name)：移动")
    case .entryGone(let key, nil): pick("\(key): gone", "\(key)：移除")
    case .entryGone(_, let name?):
      pick("\(name): gone; what you did is under “No longer listed”", "\(name)：移除；你的记录在“已不在清单中”一节")
    case .listChanged(let added, let renamed, let moved, let removed):
      {
        let parts = [
          (added, WordPair("new", "新增")), (renamed, WordPair("renamed", "改名")), (moved, WordPair("moved", "移动")),
          (removed, WordPair("gone", "移除")),
        ].filter { $0.0 > 0 }
        let english = parts.map { "\($0.0) \($0.1.english)" }.joined(separator: ", ")
        let chinese = parts.map { "\($0.1.chinese) \($0.0)" }.joined(separator: "，")
        return pick(
          "The list changed: \(english); your notes are kept. \(key(.messages)) shows what changed.",
          "清单有变化：\(chinese)；笔记都已保留。按 \(key(.messages)) 查看。")
      }()

    case .greeting:
      pick(
        "Arrows walk, Enter reads, \(key(.suggest)) says what is next, \(key(.help)) lists every key.",
        "方向键浏览，Enter 阅读，\(key(.suggest)) 建议下一篇，\(key(.help)) 查看所有按键。")
    case .remark(let sentence), .trouble(let sentence): sentence
    case .troubles(let count, let first):
      pick(
        "\(count) problems, \(key(.messages)) shows them: \(first)", "共 \(count) 个问题，按 \(key(.messages)) 查看：\(first)")
    }
  }

  private static func copied(_ what: String, isCertain: Bool, _ language: Language) -> String {
    isCertain
      ? Wording.pick(language, "Copied \(what)", "已复制 \(what)")
      : Wording.pick(language, "Sent to the terminal's clipboard: \(what)", "已发送到终端剪贴板：\(what)")
  }
}

extension Recorded {
  /// What was done, undone or redone, as a sentence.
  public func sentence(in language: Language) -> String {
    change.sentence(name, way, status: after.status, in: language)
  }
}

extension HistoryEvent.Change {
  /// What was done, undone or redone, as a sentence.
  ///
  /// - Parameter status: The entry's status now.
  fileprivate func sentence(_ name: String, _ way: Recorded.Way, status: ReadingStatus, in language: Language) -> String
  {
    func pick(_ english: String, _ chinese: String) -> String { Wording.pick(language, english, chinese) }
    let word = Wording.status(status, language)
    return switch (self, way) {
    case (.statusSet, .done): pick("\(name): \(word)", "\(name)：\(word)")
    case (.statusSet, .undone): pick("Undone: \(name) is “\(word)” again.", "已撤销：\(name) 恢复为“\(word)”。")
    case (.statusSet, .redone): pick("Redone: \(name) is “\(word)”.", "已重做：\(name) 为“\(word)”。")
    case (.noteWritten, .done): pick("Saved the note on \(name).", "已保存 \(name) 的笔记。")
    case (.noteWritten, .undone): pick("Undone: the note on \(name) is as before.", "已撤销：\(name) 的笔记恢复原样。")
    case (.noteWritten, .redone): pick("Redone: the note on \(name) is back.", "已重做：\(name) 的笔记已恢复。")
    case (_, .done): pick("\(name): \(summary(in: language))", "\(name)：\(summary(in: language))")
    case (_, .undone): pick("Undone: \(name): \(summary(in: language))", "已撤销：\(name)：\(summary(in: language))")
    case (_, .redone): pick("Redone: \(name): \(summary(in: language))", "已重做：\(name)：\(summary(in: language))")
    }
  }
}
