import Foundation
import PapersApp
import PapersFormats
import PapersScreen
import PapersStore

/// What the person has set, ready to use.
package struct Configuration {
  /// The name of the colours.
  package var theme: String?
  package var language: CommentaryLanguage?
  package var usesMouse: Bool?
  package var usesASCII = false
  /// Whether addresses are links of the terminal, where it knows such.
  package var usesHyperlinks = true
  package var browser: String?
  /// What a note begins with; a heading for each pass unless the person has set another.
  package var noteTemplate = "## Survey\n\n\n## Grasp\n\n\n## Rebuild\n"
  package var keymap = Keymap.standard
  /// What is wrong with the file; the rest of it holds.
  package var findings: [Finding] = []

  /// Reads a configuration file.
  ///
  /// - Parameters:
  ///   - namedPath: The file that the person named; `nil` for the usual one, which needn't be there.
  ///   - themes: The names of the colours that there are.
  package static func load(_ namedPath: String?, themes: [String]) -> Configuration {
    var configuration = Configuration()
    let path = namedPath ?? Places.configuration.path
    guard namedPath != nil || isThere(path) else { return configuration }
    let data: Data
    do {
      data = try Library.read(path, atMost: SettingsFile.sizeLimit + 1)
    } catch {
      configuration.findings = [
        Finding(
          severity: .error, file: path, line: 1, column: 1,
          message: "The configuration can't be read: \(FileProblem.reason(error)).", suggestion: "Check the path.")
      ]
      return configuration
    }
    let (settings, findings) = SettingsFile.read(data, file: path, vocabulary: vocabulary(themes))
    configuration.findings = findings
    configuration.theme = settings.theme
    configuration.language = settings.language.flatMap(CommentaryLanguage.init)
    configuration.usesMouse = settings.usesMouse
    configuration.usesASCII = settings.usesASCII ?? false
    configuration.usesHyperlinks = settings.usesHyperlinks ?? true
    configuration.browser = settings.browser
    if let template = settings.noteTemplate { configuration.noteTemplate = template }
    var own = Keymap.OwnKeys(everywhere: keys(settings.keys))
    for (name, given) in settings.keysByContext {
      if let context = KeyContext(rawValue: name) { own.byContext[context] = keys(given) }
    }
    configuration.keymap = Keymap.standard.rebinding(own)
    return configuration
  }

  private static func keys(_ given: [String: [String]]) -> [Action: [[Key]]] {
    var keys: [Action: [[Key]]] = [:]
    for (name, scripts) in given {
      if let action = Action(name: name) { keys[action] = scripts.compactMap { Key.script($0) } }
    }
    return keys
  }

  /// Whether there is a file; one that can't be looked at counts as one.
  package static func isThere(_ path: String) -> Bool {
    access(path, F_OK) == 0 || ![ENOENT, ENOTDIR].contains(errno)
  }

  /// What is wrong, a line each; the screen shows the first and keeps the others.
  package var problem: String? {
    findings.isEmpty ? nil : findings.map(\.description).joined(separator: "\n")
  }

  private static func vocabulary(_ themes: [String]) -> SettingsFile.Vocabulary {
    SettingsFile.Vocabulary(
      themes: themes, languages: CommentaryLanguage.allCases.map(\.rawValue),
      actions: Action.allCases.map(\.name),
      contexts: KeyContext.allCases.map {
        .init(name: $0.rawValue, actions: $0.actionNames, takesLetters: $0 == .prompt)
      },
      keySequence: { Key.script($0)?.map(\.name) })
  }
}
