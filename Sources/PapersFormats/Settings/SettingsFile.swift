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

  public init() {}
}

/// Reads configuration files.
public enum SettingsFile {
  /// What may stand in a file, which this room doesn't know by itself.
  public struct Vocabulary {
    public var themes: [String]
    public var languages: [String]
    public var actions: [String]
    /// Takes a key sequence apart into the names of its keys; `nil` if it is none.
    public var keySequence: (String) -> [String]?

    public init(
      themes: [String], languages: [String], actions: [String], keySequence: @escaping (String) -> [String]?
    ) {
      self.themes = themes
      self.languages = languages
      self.actions = actions
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
    if let node = fields["keys"], let keys = Fields(node, of: "'keys'", known: vocabulary.actions, reading) {
      settings.keys = readKeys(keys, vocabulary)
    }
    return (settings, findings.findings.inFileOrder)
  }

  private static func readKeys(_ fields: Fields, _ vocabulary: Vocabulary) -> [String: [String]] {
    var result: [String: [String]] = [:]
    var taken: [(keys: [String], action: String, line: Int)] = []
    for action in vocabulary.actions where fields.place(of: action) != nil {
      result[action] = []
      for text in fields.strings(action) where TextCheck.check(text, of: action, fields.findings) {
        guard let keys = vocabulary.keySequence(text.value), !keys.isEmpty else {
          fields.findings.error(
            "'\(text.value.excerpt)' is no key.", at: text.place,
            "Write a letter, or a name in angle brackets such as <Enter>, <C-d>, <PgDn> or <Space>.")
          continue
        }
        if let other = taken.first(where: { $0.keys.starts(with: keys) || keys.starts(with: $0.keys) }) {
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
