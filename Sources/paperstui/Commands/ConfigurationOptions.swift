import ArgumentParser
import Foundation
import PapersDesk
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
  private var namedPath: String? {
    config ?? ProcessInfo.processInfo.environment["PAPERSTUI_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The file that is read, whether or not it is there.
  var path: String { namedPath ?? Places.configuration.path }

  /// Reads the file. One that isn't there is no mistake, unless it was named.
  func load() -> Configuration { Configuration.load(namedPath, themes: Theme.all.map(\.name)) }
}
