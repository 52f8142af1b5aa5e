import ArgumentParser
import Foundation
import PapersApp
import PapersFormats
import PapersScreen
import PapersTerminal

/// The option that names a configuration file.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Read settings from this file instead of ~/.config/paperstui/config.yaml (also $PAPERSTUI_CONFIG).",
      valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var config: String?

  /// The file that was named; `nil` where the usual one is meant.
  fileprivate var namedPath: String? {
    config ?? ProcessInfo.processInfo.environment["PAPERSTUI_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The file that is read, whether or not it is there.
  var path: String { namedPath ?? Places.configuration.path }
}

/// What the person has set, ready to use.
struct Configuration {
  var theme: Theme?
  var language: CommentaryLanguage?
  var usesMouse: Bool?
  var usesASCII = false
  /// Whether addresses are links of the terminal, where it knows such.
  var usesHyperlinks = true
  var browser: String?
  /// What a note begins with; a heading for each pass unless the person has set another.
  var noteTemplate = "## Survey\n\n\n## Grasp\n\n\n## Rebuild\n"
  var keymap = Keymap.standard
  /// What is wrong with the file; the rest of it holds.
  var findings: [Finding] = []

  /// Reads the file. One that isn't there is no mistake, unless it was named.
  static func load(_ options: ConfigurationOptions) -> Configuration {
    var configuration = Configuration()
    let path = options.path
    guard options.namedPath != nil || FileManager.default.fileExists(atPath: path) else { return configuration }
    let data: Data
    do {
      data = try Library.readFile(path)
    } catch {
      configuration.findings = [
        Finding(
          severity: .error, file: path, line: 1, column: 1, message: "The configuration can't be read.",
          suggestion: "Check the path.")
      ]
      return configuration
    }
    let (settings, findings) = SettingsFile.read(data, file: path, vocabulary: vocabulary)
    configuration.findings = findings
    configuration.theme = settings.theme.flatMap(Theme.named)
    configuration.language = settings.language.flatMap(CommentaryLanguage.init)
    configuration.usesMouse = settings.usesMouse
    configuration.usesASCII = settings.usesASCII ?? false
    configuration.usesHyperlinks = settings.usesHyperlinks ?? true
    configuration.browser = settings.browser
    if let template = settings.noteTemplate { configuration.noteTemplate = template }
    var keys: [Action: [[Key]]] = [:]
    for (name, scripts) in settings.keys {
      if let action = Action(rawValue: name) { keys[action] = scripts.compactMap { Key.script($0) } }
    }
    configuration.keymap = Keymap.standard.rebinding(keys)
    return configuration
  }

  /// The first finding as a line for the screen.
  var problem: String? {
    guard let first = findings.first else { return nil }
    return first.description + (findings.count > 1 ? " (and \(findings.count - 1) more)" : "")
  }

  private static var vocabulary: SettingsFile.Vocabulary {
    SettingsFile.Vocabulary(
      themes: Theme.all.map(\.name), languages: CommentaryLanguage.allCases.map(\.rawValue),
      actions: Action.allCases.map(\.rawValue),
      keySequence: { Key.script($0)?.map(\.name) })
  }
}
