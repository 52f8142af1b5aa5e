import PapersFormats
import Testing

@Suite("Configuration files")
struct SettingsFileTests {
  private let vocabulary = SettingsFile.Vocabulary(
    themes: ["light", "dark"], languages: ["en", "zh", "both"], actions: ["select-next", "first", "export", "quit"],
    keySequence: { text in text.contains("<") ? nil : text.map(String.init) })

  private func read(_ yaml: String) -> (Settings, [String]) {
    let (settings, findings) = SettingsFile.read(Array(yaml.utf8), file: "c.yaml", vocabulary: vocabulary)
    return (settings, findings.map(\.description))
  }

  @Test("Everything that can be set")
  func everything() {
    let (settings, findings) = read(
      """
      theme: dark
      language: both
      mouse: off
      ascii: true
      browser: firefox --new-tab %s
      keys:
        select-next: [j, n]
        quit: Q
        export: []
      """)
    #expect(findings == [])
    #expect(settings.theme == "dark")
    #expect(settings.language == "both")
    #expect(settings.usesMouse == false)
    #expect(settings.usesASCII == true)
    #expect(settings.browser == "firefox --new-tab %s")
    #expect(settings.keys == ["select-next": ["j", "n"], "quit": ["Q"], "export": []])
  }

  @Test("Keys by context: they collide where actions meet, and no letter can be bound where letters are typed")
  func contexts() {
    let vocabulary = SettingsFile.Vocabulary(
      themes: [], languages: [], actions: ["go", "stay", "accept"],
      contexts: [
        .init(name: "page", actions: ["go", "stay"], takesLetters: false),
        .init(name: "prompt", actions: ["accept"], takesLetters: true),
      ], keySequence: { [$0] })
    func read(_ yaml: String) -> (Settings, [String]) {
      let (settings, findings) = SettingsFile.read(Array(yaml.utf8), file: "c.yaml", vocabulary: vocabulary)
      return (settings, findings.map(\.description))
    }
    let (settings, findings) = read("keys:\n  go: Enter\n  accept: Enter\n  in-page:\n    stay: Enter\n")
    #expect(findings == [])
    #expect(settings.keys == ["go": ["Enter"], "accept": ["Enter"]])
    #expect(settings.keysByContext == ["page": ["stay": ["Enter"]]])
    #expect(
      read("keys:\n  go: Enter\n  stay: Enter\n").1 == [
        "c.yaml:3:9: error: 'Enter' is already bound to 'go' in line 2. "
          + "Give each action keys of its own; no sequence may begin with another."
      ])
    #expect(
      read("keys:\n  in-prompt:\n    accept: x\n").1 == [
        "c.yaml:3:13: error: 'x' is typed where 'accept' means something. "
          + "Use a key with Ctrl or Alt, or one such as <Enter>."
      ])
    #expect(
      read("keys:\n  in-page:\n    accept: x\n").1 == [
        "c.yaml:3:5: error: 'in-page' has no field 'accept'. Known here: go, stay."
      ])
  }

  @Test("An empty file, or one with comments only, sets nothing", arguments: ["", "# nothing\n", "keys:\n"])
  func empty(yaml: String) {
    let (settings, findings) = read(yaml)
    #expect(settings == Settings())
    #expect(findings == [])
  }

  @Test(
    "A mistake is found by line, with the nearest name; the rest holds",
    arguments: [
      ("theem: dark", "c.yaml:1:1: error: The configuration has no field 'theem'. Did you mean 'theme'?"),
      ("mouse: on\ntheme: drak", "c.yaml:2:8: error: 'theme' can't be 'drak'. Did you mean 'dark'?"),
      ("mouse: on\nlanguage: fr", "c.yaml:2:11: error: 'language' can't be 'fr'. Use one of: en, zh, both."),
      ("keys:\n  selct-next: j", "c.yaml:2:3: error: 'keys' has no field 'selct-next'. Did you mean 'select-next'?"),
      (
        "keys:\n  quit: <Nonsense>",
        "c.yaml:2:9: error: '<Nonsense>' is no key. "
          + "Write a letter, or a name in angle brackets such as <Enter>, <C-d>, <PgDn> or <Space>."
      ),
      (
        "keys:\n  first: gg\n  quit: g",
        "c.yaml:3:9: error: 'g' is already bound to 'first' in line 2. "
          + "Give each action keys of its own; no sequence may begin with another."
      ),
      (
        "keys: [a]",
        "c.yaml:1:7: error: 'keys' must be a mapping of fields. Write 'field: value' lines, indented alike."
      ),
    ])
  func mistakes(yaml: String, description: String) {
    let (settings, findings) = read(yaml)
    #expect(findings == [description])
    if yaml.hasPrefix("mouse") { #expect(settings.usesMouse == true) }
  }
}
