import PapersModel
import PapersScreen

/// The list of keys, made from the table that binds them.
enum HelpPage {
  /// - Parameter filter: Only rows in which this occurs, in keys, names or explanations; all of them if it is empty.
  static func lines(for keymap: Keymap, matching filter: String = "", width: Int, language: Language) -> [StyledText] {
    var lines: [StyledText] = []
    let filter = filter.lowercased()
    let rows = Action.allCases.map { action in
      (action: action, keys: keymap.bindings(for: action).map(\.label).joined(separator: "  "))
    }
    func matches(_ action: Action, _ keys: String) -> Bool {
      filter.isEmpty
        || [keys, action.rawValue, action.summary(in: .english), action.summary(in: .chinese)].contains {
          $0.lowercased().contains(filter)
        }
    }
    let keyWidth = min(width / 2, (rows.map(\.keys.displayWidth).max() ?? 0) + 3)
    func row(_ keys: String, _ text: String) {
      let lead = keys + String(repeating: " ", count: max(1, keyWidth - keys.displayWidth))
      lines += StyledText(text).wrapped(
        toWidth: width, first: StyledText(lead, .accent),
        hanging: StyledText(String(repeating: " ", count: keyWidth)))
    }
    for group in Action.Group.allCases {
      let inGroup = rows.filter { $0.action.group == group && !$0.keys.isEmpty && matches($0.action, $0.keys) }
      guard !inGroup.isEmpty else { continue }
      lines.append(StyledText(Wording.group(group, language), .heading))
      for (action, keys) in inGroup { row(keys, action.summary(in: language)) }
      lines.append(StyledText())
    }
    guard filter.isEmpty else {
      return lines.isEmpty ? [StyledText(Wording.pick(language, "Nothing matches.", "没有匹配的按键。"), .secondary)] : lines
    }
    lines.append(StyledText(Wording.pick(language, "While typing", "输入时"), .heading))
    row("Enter  Esc", Wording.pick(language, "accept, cancel", "确定、取消"))
    row("Ctrl-A  Ctrl-E", Wording.pick(language, "to the start, to the end of the line", "到行首、行尾"))
    row("Alt-B  Alt-F", Wording.pick(language, "back, forward one word", "后退、前进一个词"))
    row("Ctrl-W  Ctrl-U  Ctrl-K", Wording.pick(language, "cut the word, to the start, to the end", "剪切前一词、到行首、到行尾"))
    row("↑  ↓", Wording.pick(language, "what was typed before, and back", "此前输入的内容，以及返回"))
    row("Ctrl-Y", Wording.pick(language, "put back what was cut", "粘回剪切的文字"))
    return lines
  }
}
