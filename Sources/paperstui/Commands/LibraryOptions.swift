import ArgumentParser
import Foundation
import PapersDesk

/// Options of every command.
struct LibraryOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Open this list instead of the one that ships with the program (also $PAPERSTUI_LIST).", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var list: String?

  @Option(
    help: ArgumentHelp("Keep progress and notes in this file (also $PAPERSTUI_PROGRESS).", valueName: "file"),
    completion: .file())
  var progress: String?

  private func choice(_ option: String?, _ variable: String) -> String? {
    option ?? ProcessInfo.processInfo.environment[variable].flatMap { $0.isEmpty ? nil : $0 }
  }

  var listPath: String? { choice(list, "PAPERSTUI_LIST") }
  var progressPath: String { choice(progress, "PAPERSTUI_PROGRESS") ?? Places.library.path }
}

extension Library {
  /// Opens the library and the list that the options name.
  static func open(_ options: LibraryOptions) throws -> Library {
    try open(list: options.listPath, progress: options.progressPath) { ProgressLine($0) }
  }

  /// Opens the list that ships with the program, whatever the options say of lists.
  static func openBundled(_ options: LibraryOptions) throws -> Library {
    try open(list: nil, progress: options.progressPath) { ProgressLine($0) }
  }
}
