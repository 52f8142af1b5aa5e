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

  /// The bindings as the `keys` part of a configuration file, to edit: first what holds wherever an action means
  /// something, then what a context has otherwise.
  public func configuration(in language: Language) -> String {
    var lines = ["keys:"]
    func add(_ action: Action, _ bindings: [Binding], indentation: String) {
      let keys = bindings.map {
        "\"\(Key.script($0.keys).replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
      }
      lines.append("\(indentation)# \(action.summary(in: language))")
      lines.append("\(indentation)\(action.name): [\(keys.joined(separator: ", "))]")
    }
    for row in ActionRow.table { add(row.action, bindings(for: row.action), indentation: "  ") }
    for context in KeyContext.allCases {
      let own = peculiarities(of: context)
      guard !own.isEmpty else { continue }
      lines.append("  in-\(context.rawValue):")
      for (action, bindings) in own { add(action, bindings, indentation: "    ") }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
