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

  var choice: LibraryChoice { LibraryChoice(list: list, progress: progress) }
}

/// Which list and which library are meant: those that were named, else those of the environment.
struct LibraryChoice {
  var list: String?
  var progress: String?

  var listPath: String? { list ?? Environment.value(of: "PAPERSTUI_LIST") }
  var progressPath: String { progress ?? Environment.value(of: "PAPERSTUI_PROGRESS") ?? Places.library.path }
}

extension Library {
  /// Opens the library and the list that the options name.
  static func open(_ options: LibraryOptions) throws -> Library { try open(options.choice) }

  /// Opens the library and the list that are meant.
  static func open(_ choice: LibraryChoice) throws -> Library {
    try open(list: choice.listPath, progress: choice.progressPath) { ProgressLine($0) }
  }

  /// Opens the list that ships with the program, whatever the options say of lists.
  static func openBundled(_ options: LibraryOptions) throws -> Library { try openBundled(options.choice) }

  /// The same for what is meant.
  static func openBundled(_ choice: LibraryChoice) throws -> Library {
    try open(list: nil, progress: choice.progressPath) { ProgressLine($0) }
  }
}
