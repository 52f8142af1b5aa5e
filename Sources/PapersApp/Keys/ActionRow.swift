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
  let contexts: KeyContexts
  /// The keys that a newcomer finds, in all its contexts.
  let keys: [[Key]]
  /// Further keys that it has in one context alone.
  let contextKeys: [(context: KeyContext, keys: [[Key]])]
  let summary: WordPair
  let hint: WordPair?
  /// Other hints for some contexts.
  let hints: KeyValuePairs<KeyContext, WordPair>
  let isEveryday: Bool

  /// - Parameters:
  ///   - keys: Key scripts with spaces between them: `<Home> gg`.
  ///   - also: Further keys in one context alone.
  init(
    _ action: Action, _ name: String, _ group: Action.Group, in contexts: KeyContexts, _ keys: String,
    also contextKeys: KeyValuePairs<KeyContext, String> = [:], _ english: String, _ chinese: String,
    hint: WordPair? = nil,
    hints: KeyValuePairs<KeyContext, WordPair> = [:], everyday isEveryday: Bool = false
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
    self.contextKeys = contextKeys.map { ($0.key, sequences($0.value)) }
    summary = WordPair(english, chinese)
    self.hint = hint
    self.hints = hints
    self.isEveryday = isEveryday
  }

  /// Its keys in a context.
  func keys(in context: KeyContext) -> [[Key]] {
    contextKeys.reduce(keys) { $1.context == context ? $0 + $1.keys : $0 }
  }

  /// The rows in the order of the actions.
  static let byAction = table.sorted { $0.action.rawValue < $1.action.rawValue }
}
