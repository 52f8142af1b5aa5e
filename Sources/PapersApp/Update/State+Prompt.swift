import PapersModel
import PapersScreen

/// Lines that are typed.
extension State {
  /// Opens a prompt about the selected entry.
  mutating func ask(for purpose: Prompt.Purpose) {
    guard let entry = requireEntry() else { return }
    window.prompt = Prompt(purpose: purpose, line: LineEditor(), entry: entry.key)
  }

  mutating func paste(_ text: String) -> [Effect] {
    guard var prompt = window.prompt else {
      say(.pastedOutsidePrompt)
      return []
    }
    prompt.line.paste(text)
    window.prompt = prompt
    return prompt.purpose == .search ? searchAsTyped(prompt.line.text) : []
  }

  mutating func performInPrompt(_ action: Action, _ prompt: Prompt) -> [Effect] {
    switch action {
    case .acceptLine: return accept(prompt)
    case .cancelLine: return cancel(prompt)
    case .earlierLine: return recall(earlier: true, in: prompt)
    case .laterLine: return recall(earlier: false, in: prompt)
    case .completeLine:
      guard prompt.purpose == .command else { return [] }
      window.prompt?.line.replace(with: ActionNames.completed(prompt.line.text))
      return []
    case .deleteBack where prompt.line.text.isEmpty: return cancel(prompt)
    case .suspend: return [.suspend]
    default: return action.lineEdit.map { edit(prompt, by: $0) } ?? []
    }
  }

  mutating func edit(_ prompt: Prompt, by edit: LineEditor.Edit) -> [Effect] {
    notice = nil
    var prompt = prompt
    let before = prompt.line.text
    prompt.line.apply(edit)
    window.prompt = prompt
    return prompt.purpose == .search && prompt.line.text != before ? searchAsTyped(prompt.line.text) : []
  }

  private mutating func cancel(_ prompt: Prompt) -> [Effect] {
    window.prompt = nil
    if prompt.purpose == .search { cancelSearch() }
    return []
  }

  private mutating func accept(_ prompt: Prompt) -> [Effect] {
    window.prompt = nil
    let text = prompt.line.text
    promptHistory[prompt.purpose, default: LineHistory()].remember(text)
    switch prompt.purpose {
    case .search: return finishSearch(text)
    case .export: return startExport(to: text)
    case .command: return run(command: text)
    case .append:
      guard let key = prompt.entry, !text.allSatisfy(\.isWhitespace) else {
        say(.nothingAdded)
        return []
      }
      return [.appendToNote(text, of: key)]
    case .tags: return prompt.entry.map { setTags(text, of: $0, over: prompt.offeredTags ?? []) } ?? []
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
    window.prompt = prompt
    return prompt.purpose == .search ? searchAsTyped(prompt.line.text) : []
  }

  /// Goes on with a line that was being typed when the program ended.
  public mutating func resume(_ prompt: Prompt) {
    if prompt.purpose == .search { list.search = Search(query: prompt.line.text, origin: list.searchOrigin) }
    window.prompt = prompt
  }
}

extension Action {
  /// What it does to the line that is typed.
  var lineEdit: LineEditor.Edit? {
    switch self {
    case .lineStart: .lineStart
    case .lineEnd: .lineEnd
    case .letterBack: .letterBack
    case .letterForward: .letterForward
    case .wordBack: .wordBack
    case .wordForward: .wordForward
    case .deleteBack: .deleteBack
    case .deleteForward: .deleteForward
    case .cutWord: .cutWord
    case .cutNextWord: .cutNextWord
    case .cutToStart: .cutToStart
    case .cutToEnd: .cutToEnd
    case .putBack: .putBack
    default: nil
    }
  }
}
