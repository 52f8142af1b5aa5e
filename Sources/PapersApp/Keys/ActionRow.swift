import PapersModel
import PapersScreen

/// Words in both languages.
struct WordPair: Hashable, Sendable {
  let english: String
  let chinese: String

  init(_ english: String, _ chinese: String) {
    self.english = english
    self.chinese = chinese
  }

  func text(in language: Language) -> String { Wording.pick(language, english, chinese) }
}

/// Everything that is said of an action: the keymap, help, footer, commands, README and manual are made from such rows.
struct ActionRow: Sendable {
  let action: Action
  let name: String
  let group: Action.Group
  let contexts: Set<KeyContext>
  /// The keys that a newcomer finds, in all its contexts.
  let keys: [[Key]]
  /// Further keys that it has in one context alone.
  let contextKeys: [KeyContext: [[Key]]]
  let summary: WordPair
  let hint: WordPair?
  /// Other hints for some contexts.
  let hints: [KeyContext: WordPair]
  let isEveryday: Bool

  /// - Parameters:
  ///   - keys: Key scripts with spaces between them: `<Home> gg`.
  ///   - also: Further keys in one context alone.
  init(
    _ action: Action, _ name: String, _ group: Action.Group, in contexts: Set<KeyContext>, _ keys: String,
    also contextKeys: [KeyContext: String] = [:], _ english: String, _ chinese: String, hint: WordPair? = nil,
    hints: [KeyContext: WordPair] = [:], everyday isEveryday: Bool = false
  ) {
    func sequences(_ scripts: String) -> [[Key]] {
      scripts.split(separator: " ").map { script in
        guard let keys = Key.script(String(script)) else { preconditionFailure("no such key: \(script)") }
        return keys
      }
    }
    self.action = action
    self.name = name
    self.group = group
    self.contexts = contexts
    self.keys = sequences(keys)
    self.contextKeys = contextKeys.mapValues(sequences)
    summary = WordPair(english, chinese)
    self.hint = hint
    self.hints = hints
    self.isEveryday = isEveryday
  }

  static let byAction = Dictionary(uniqueKeysWithValues: table.map { ($0.action, $0) })
  static let byName = Dictionary(uniqueKeysWithValues: table.map { ($0.name, $0) })
}

extension Set<KeyContext> {
  /// The two panes.
  static let panes: Self = [.outline, .page]
  /// Wherever the selected entry is in sight.
  static let list: Self = [.outline, .page, .chart]
  /// Wherever no line is being typed.
  static let commands: Self = [.outline, .page, .chart, .reader]
  static let everywhere = Set(KeyContext.allCases)
}
