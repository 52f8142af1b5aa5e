import PapersModel
import PapersScreen

/// The list of keys, made from the table that binds them.
enum HelpPage {
  private struct Row {
    var keys: String
    var text: String
    /// Everything in which somebody may look for it.
    var names: [String]

    init(_ action: Action, _ bindings: [Binding], _ language: Language) {
      keys = bindings.map(\.label).joined(separator: "  ")
      text = action.summary(in: language)
      names = [keys, action.name, action.summary(in: .english), action.summary(in: .chinese)]
    }
  }

  /// - Parameter filter: Only rows in which this occurs, in keys, names or explanations; all of them if it is empty.
  static func lines(for keymap: Keymap, matching filter: String = "", width: Int, language: Language) -> [StyledText] {
    let filter = filter.lowercased()
    var parts = Action.Group.allCases.map { group in
      (
        heading: Wording.group(group, language),
        rows: ActionRow.table.filter { $0.group == group }.map {
          Row($0.action, keymap.bindings(for: $0.action), language)
        }
      )
    }
    for context in KeyContext.allCases {
      let rows = keymap.peculiarities(of: context).map { Row($0.action, $0.bindings, language) }
      parts.append((heading: Wording.context(context, language), rows: rows))
    }
    let keyWidth = min(width / 2, (parts.flatMap(\.rows).map(\.keys.displayWidth).max() ?? 0) + 3)
    var lines: [StyledText] = []
    for part in parts {
      let rows = part.rows.filter { row in
        !row.keys.isEmpty && (filter.isEmpty || row.names.contains { $0.lowercased().contains(filter) })
      }
      guard !rows.isEmpty else { continue }
      lines.append(StyledText(part.heading, .heading))
      for row in rows {
        let lead = row.keys + String(repeating: " ", count: max(1, keyWidth - row.keys.displayWidth))
        lines += StyledText(row.text).wrapped(
          toWidth: width, first: StyledText(lead, .accent),
          hanging: StyledText(String(repeating: " ", count: keyWidth)))
      }
      lines.append(StyledText())
    }
    if !lines.isEmpty { lines.removeLast() }
    if lines.isEmpty { return [StyledText(Wording.pick(language, "Nothing matches.", "没有匹配的按键。"), .secondary)] }
    return lines
  }
}
