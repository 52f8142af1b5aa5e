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

  /// The file that is read, whether or not it is there.
  var path: String { Self.named(config) ?? Places.configuration.path }

  func load() -> Configuration { Self.load(config) }

  /// Reads the file. One that isn't there is no mistake, unless it was named.
  ///
  /// - Parameter option: The file of the command line.
  static func load(_ option: String?) -> Configuration {
    Configuration.load(named(option), themes: Theme.all.map(\.name))
  }

  /// The file that was named; `nil` where the usual one is meant.
  private static func named(_ option: String?) -> String? {
    option ?? Environment.value(of: "PAPERSTUI_CONFIG")
  }
}
