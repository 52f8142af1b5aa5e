import PapersModel

extension Keymap {
  /// The bindings as a Markdown table, for the README and the manual.
  public func markdownTable(in language: Language) -> String {
    var lines = [
      "| \(Wording.pick(language, "Keys", "按键")) | \(Wording.pick(language, "What they do", "作用")) |", "|---|---|",
    ]
    for group in Action.Group.allCases {
      for action in Action.allCases where action.group == group {
        let keys = bindings(for: action).map { "`\($0.label)`" }.joined(separator: " ")
        if !keys.isEmpty { lines.append("| \(keys) | \(action.summary(in: language)) |") }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
