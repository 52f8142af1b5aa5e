import PapersModel

/// What a person has set in their configuration file.
public struct Settings: Hashable, Sendable {
  public var theme: String?
  public var language: String?
  public var usesMouse: Bool?
  public var usesASCII: Bool?
  /// Whether addresses are links of the terminal.
  public var usesHyperlinks: Bool?
  /// What a note begins with.
  public var noteTemplate: String?
  /// The command that opens addresses; `%s` in it is the address.
  public var browser: String?
  /// Keys by action; an action without keys is unbound.
  public var keys: [String: [String]] = [:]
  /// The same for one context alone, by its name; there, these go before.
  public var keysByContext: [String: [String: [String]]] = [:]

  public init() {}
}

/// Reads configuration files.
public enum SettingsFile {
  /// What may stand in a file, which this room doesn't know by itself.
  public struct Vocabulary {
    public var themes: [String]
    public var languages: [String]
    public var actions: [String]
    /// Where keys can be bound on their own.
    public var contexts: [Context]
    /// Takes a key sequence apart into the names of its keys; `nil` if it is none.
    public var keySequence: (String) -> [String]?

    /// Something that has the keys.
    public struct Context {
      public var name: String
      /// The actions that mean something there.
      public var actions: [String]
      /// Whether letters are typed there, so that they can't be bound.
      public var takesLetters: Bool

      public init(name: String, actions: [String], takesLetters: Bool) {
        self.name = name
        self.actions = actions
        self.takesLetters = takesLetters
      }
    }

    public init(
      themes: [String], languages: [String], actions: [String], contexts: [Context] = [],
      keySequence: @escaping (String) -> [String]?
    ) {
      self.themes = themes
      self.languages = languages
      self.actions = actions
      self.contexts = contexts
      self.keySequence = keySequence
    }
  }

  /// The largest file that is read, in bytes.
  public static let sizeLimit = 1 << 20

  /// Reads as much as can be read; what is wrong is found by line and left at its default.
  public static func read(
    _ bytes: some Collection<UInt8>, file: String, vocabulary: Vocabulary
  ) -> (Settings, [Finding]) {
    var settings = Settings()
    let (root, problems) = YAMLDocument.root(of: bytes, file: file, sizeLimit: sizeLimit)
    guard let root else { return (settings, problems) }
    let findings = FindingCollector(file: file)
    let reading = FieldReading(findings, byteCount: bytes.count)
    let known = ["theme", "language", "mouse", "ascii", "hyperlinks", "note_template", "browser", "keys"]
    guard let fields = Fields(root, of: "The configuration", known: known, reading) else {
      return (settings, findings.findings.inFileOrder)
    }
    settings.theme = fields.choice("theme", of: vocabulary.themes)
    settings.language = fields.choice("language", of: vocabulary.languages)
    settings.usesMouse = fields.toggle("mouse")
    settings.usesASCII = fields.toggle("ascii")
    settings.usesHyperlinks = fields.toggle("hyperlinks")
    settings.noteTemplate = fields.text("note_template")
    settings.browser = fields.text("browser")
    let names = vocabulary.actions + vocabulary.contexts.map(\.field)
    if let node = fields["keys"], let keys = Fields(node, of: "'keys'", known: names, reading) {
      settings.keys = readKeys(keys, of: vocabulary.actions, vocabulary)
      for context in vocabulary.contexts {
        guard let node = keys[context.field],
          let own = Fields(node, of: "'\(context.field)'", known: context.actions, reading)
        else { continue }
        var vocabulary = vocabulary
        vocabulary.contexts = [context]
        settings.keysByContext[context.name] = readKeys(own, of: context.actions, vocabulary)
      }
    }
    return (settings, findings.findings.inFileOrder)
  }

  private static func readKeys(_ fields: Fields, of actions: [String], _ vocabulary: Vocabulary) -> [String: [String]] {
    var result: [String: [String]] = [:]
    var taken: [(keys: [String], action: String, line: Int)] = []
    for action in actions where fields.place(of: action) != nil {
      result[action] = []
      for text in fields.strings(action) where TextCheck.check(text, of: action, fields.findings) {
        guard let keys = vocabulary.keySequence(text.value), !keys.isEmpty else {
          fields.findings.error(
            "'\(text.value.excerpt)' is no key.", at: text.place,
            "Write a letter, or a name in angle brackets such as <Enter>, <C-d>, <PgDn> or <Space>.")
          continue
        }
        if vocabulary.takesLetters(for: action), let first = keys.first, first.count == 1 || first == "Space" {
          fields.findings.error(
            "'\(text.value.excerpt)' is typed where '\(action)' means something.", at: text.place,
            "Use a key with Ctrl or Alt, or one such as <Enter>.")
          continue
        }
        let other = taken.first {
          vocabulary.meet(action, $0.action) && ($0.keys.starts(with: keys) || keys.starts(with: $0.keys))
        }
        if let other {
          fields.findings.error(
            "'\(text.value.excerpt)' is already bound to '\(other.action)' in line \(other.line).", at: text.place,
            "Give each action keys of its own; no sequence may begin with another.")
          continue
        }
        taken.append((keys, action, text.place.line))
        result[action]?.append(text.value)
      }
    }
    return result
  }
}

extension SettingsFile.Vocabulary {
  /// Whether two actions mean something in one place, so that they can't share a key.
  fileprivate func meet(_ action: String, _ other: String) -> Bool {
    contexts.isEmpty || contexts.contains { $0.actions.contains(action) && $0.actions.contains(other) }
  }

  /// Whether letters are typed wherever an action means something.
  fileprivate func takesLetters(for action: String) -> Bool {
    let own = contexts.filter { $0.actions.contains(action) }
    return !own.isEmpty && own.allSatisfy(\.takesLetters)
  }
}

extension SettingsFile.Vocabulary.Context {
  /// What its keys stand under.
  fileprivate var field: String { "in-" + name }
}

extension Fields {
  /// A single text that can be used.
  fileprivate func text(_ name: String) -> String? {
    guard let text = string(name), TextCheck.check(text, of: name, findings) else { return nil }
    return text.value
  }

  fileprivate func toggle(_ name: String) -> Bool? {
    choice(name, of: ["on", "off", "true", "false"]).map { ["on", "true"].contains($0) }
  }

  /// One of some words.
  fileprivate func choice(_ name: String, of words: [String]) -> String? {
    guard let text = string(name), TextCheck.check(text, of: name, findings) else {
      return nil
    }
    if words.contains(text.value) { return text.value }
    findings.error(
      "'\(name)' can't be '\(text.value.excerpt)'.", at: text.place,
      SimilarNames.nearest(to: text.value, among: words).map { "Did you mean '\($0)'?" }
        ?? "Use one of: \(words.joined(separator: ", ")).")
    return nil
  }
}
