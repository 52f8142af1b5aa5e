import PapersModel
import PapersScreen

extension Keymap {
  /// The bindings as a Markdown table, for the README and the manual.
  ///
  /// - Parameter actions: Only these.
  public func markdownTable(of actions: [Action] = Action.allCases, in language: Language) -> String {
    var lines = [
      "| \(Wording.pick(language, "Keys", "按键")) | \(Wording.pick(language, "What they do", "作用")) |", "|---|---|",
    ]
    for group in Action.Group.allCases {
      for action in actions where action.group == group {
        let keys = bindings(for: action).map { "`\($0.label)`" }.joined(separator: " ")
        if !keys.isEmpty { lines.append("| \(keys) | \(action.summary(in: language)) |") }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The bindings as the help of the screen shows them.
  ///
  /// - Parameter width: Columns, at least 1.
  public func textTable(width: Int, in language: Language) -> [String] {
    HelpPage.lines(for: self, width: width, language: language).map(\.plain)
  }
}

extension Keymap {
  /// The bindings as the `keys` part of a configuration file, to edit.
  public func configuration(in language: Language) -> String {
    var lines = ["keys:"]
    for action in Action.allCases {
      let keys = bindings(for: action).map {
        "\"\(Key.script($0.keys).replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
      }
      lines.append("  # " + action.summary(in: language))
      lines.append("  \(action.rawValue): [\(keys.joined(separator: ", "))]")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Action {
  /// What a newcomer needs first; the README lists these.
  public static let everyday: [Action] = [
    .selectNext, .selectPrevious, .first, .last, .enterDetail, .back, .nextLink, .goBack,
    .nextEntry, .suggest, .timeline, .map, .openPaper, .copyKey, .switchLanguage, .toggleAnswers,
    .glossary, .search, .cycleStatus, .markRead,
    .editNote, .undo, .redo, .export, .help, .quit,
  ]
}
