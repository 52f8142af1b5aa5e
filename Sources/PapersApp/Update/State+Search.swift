import PapersModel
import PapersScreen

/// Prompts, and the search that runs while one types.
extension State {
  mutating func pressInPrompt(_ key: Key, _ prompt: Prompt) -> [Effect] {
    message = nil
    var prompt = prompt
    switch key {
    case .escape, .control("g"), .control("c"):
      overlay = nil
      if prompt.purpose == .search { cancelSearch() }
      return []
    case .enter:
      overlay = nil
      promptHistory[prompt.purpose, default: LineHistory()].remember(prompt.line.text)
      switch prompt.purpose {
      case .search: return finishSearch(prompt.line.text)
      case .export: return startExport(to: prompt.line.text)
      case .command: return run(command: prompt.line.text)
      case .append:
        guard let key = prompt.entry, !prompt.line.text.allSatisfy(\.isWhitespace) else {
          say("Nothing was added.", "没有添加内容。")
          return []
        }
        return [.appendToNote(prompt.line.text, of: key)]
      case .tags: return prompt.entry.map { setTags(prompt.line.text, of: $0) } ?? []
      }
    case .up, .control("p"): return recall(earlier: true, in: prompt)
    case .down, .control("n"): return recall(earlier: false, in: prompt)
    case .control("z"): return [.suspend]
    case .tab where prompt.purpose == .command:
      prompt.line.replace(with: CommandLine.completed(prompt.line.text))
      overlay = .prompt(prompt)
      return []
    case .backspace where prompt.line.text.isEmpty:
      overlay = nil
      if prompt.purpose == .search { cancelSearch() }
      return []
    default:
      let before = prompt.line.text
      guard prompt.line.apply(key) else { return [] }
      overlay = .prompt(prompt)
      return prompt.purpose == .search && prompt.line.text != before ? searchAsTyped(prompt.line.text) : []
    }
  }

  /// Shows an earlier line, or goes back towards the one that was being typed.
  private mutating func recall(earlier: Bool, in prompt: Prompt) -> [Effect] {
    let history = promptHistory[prompt.purpose] ?? LineHistory()
    var prompt = prompt
    if earlier {
      guard let (line, recall) = history.earlier(than: prompt.recall, typed: prompt.line.text) else { return [] }
      prompt.line.replace(with: line)
      prompt.recall = recall
    } else {
      guard let recall = prompt.recall else { return [] }
      let (line, next) = history.later(than: recall)
      prompt.line.replace(with: line)
      prompt.recall = next
    }
    overlay = .prompt(prompt)
    return prompt.purpose == .search ? searchAsTyped(prompt.line.text) : []
  }

  /// Goes on with a line that was being typed when the program ended.
  public mutating func resume(_ prompt: Prompt) {
    if prompt.purpose == .search {
      search = Search(query: prompt.line.text, origin: outline)
    }
    overlay = .prompt(prompt)
  }

  mutating func searchAsTyped(_ query: String) -> [Effect] {
    search?.query = query
    search?.matches = nil
    guard let origin = search?.origin else { return [] }
    guard !query.allSatisfy(\.isWhitespace) else {
      returnTo(origin)
      return []
    }
    return [.search(SearchRequest(query, from: overview.position(atOrAfterRow: origin.selection)))]
  }

  mutating func receive(_ matches: SearchMatches, of request: SearchRequest) {
    guard let search, search.query == request.query else { return }
    self.search?.matches = matches
    guard let found = matches.found else {
      if case .prompt = overlay { returnTo(search.origin) } else { reportNoMatch(request.query) }
      return
    }
    selectMatch(at: found)
    switch request.goal {
    case .best: break
    case .next: if found < request.position { sayRound(forward: true) }
    case .previous: if found > request.position { sayRound(forward: false) }
    }
  }

  /// Selects an entry and brings the first of the words on its page into sight.
  private mutating func selectMatch(at position: Int) {
    select(row: overview.row(of: .entry(position)))
    detail.seeksMatch = true
  }

  private mutating func returnTo(_ origin: Outline) {
    select(row: origin.selection)
    outline.offset = origin.offset
  }

  private mutating func cancelSearch() {
    if let search { returnTo(search.origin) }
    search = nil
  }

  private mutating func finishSearch(_ query: String) -> [Effect] {
    guard !query.allSatisfy(\.isWhitespace) else {
      cancelSearch()
      return []
    }
    guard let matches = search?.matches else { return [.awaitOutcomes] }
    if matches.isEmpty { reportNoMatch(query) }
    return []
  }

  private mutating func reportNoMatch(_ query: String) {
    cancelSearch()
    say("Nothing matches “\(query)”.", "没有匹配“\(query)”的条目。", isError: true)
  }

  mutating func stepThroughMatches(forward: Bool) -> [Effect] {
    guard let search, let matches = search.matches, !matches.isEmpty else {
      say("Nothing is being searched for; / starts a search.", "尚未搜索；按 / 开始。")
      return []
    }
    let here = overview.position(atOrAfterRow: outline.selection)
    let start = forward ? (here == selectedPosition ? here + 1 : here) : here - 1
    if let next = forward ? matches.next(from: start) : matches.previous(from: start) {
      selectMatch(at: next)
      return []
    }
    guard matches.isWhole else {
      return [
        .search(SearchRequest(search.query, from: start, seeking: forward ? .next : .previous)), .awaitOutcomes,
      ]
    }
    selectMatch(at: forward ? matches.positions[0] : matches.positions[matches.positions.count - 1])
    if matches.positions.count == 1 {
      say("This is the only match.", "只有这一个匹配。")
    } else {
      sayRound(forward: forward)
    }
    return []
  }

  private mutating func sayRound(forward: Bool) {
    if forward {
      say("The search went on from the top.", "已从头继续搜索。")
    } else {
      say("The search went on from the bottom.", "已从末尾继续搜索。")
    }
  }

  // MARK: - Export

  private mutating func startExport(to path: String) -> [Effect] {
    let path = String(path.drop(while: \.isWhitespace))
    guard !path.isEmpty else {
      say("Nothing was exported: there was no file name.", "没有导出：缺少文件名。")
      return []
    }
    exportPath = path
    return [.export(to: path, overwrite: false)]
  }

  mutating func answer(_ key: Key, _ path: String) -> [Effect] {
    overlay = nil
    switch key.withoutInputMethod {
    case .character("y"), .character("Y"): return [.export(to: path, overwrite: true)]
    default:
      say("Nothing was exported; the file is as it was.", "没有导出，文件保持原样。")
      return []
    }
  }
}
