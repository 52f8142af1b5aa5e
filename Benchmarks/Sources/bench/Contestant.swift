import Foundation

/// A build of the program: the one that is measured, or one to compare it with.
struct Contestant {
  static let measured = "paperstui"
  static let before = "before"

  /// One of the above.
  let name: String
  let path: String

  /// The command that opens a list on the screen.
  func command(on subject: Subject, in surroundings: Surroundings) throws -> StartCommand {
    StartCommand(
      name: name, path: path, arguments: subject.file.map { ["--list", $0] } ?? [],
      home: try surroundings.makeHome("\(name) \(subject.name)"),
      firstScreen: subject.list.title.preferring(.english), leaving: "q", readsListFirst: true)
  }

  /// The command that prints the version, for which everything is loaded and nothing is opened.
  func versionCommand(in surroundings: Surroundings) throws -> StartCommand {
    StartCommand(
      name: "\(name) --version", path: path, arguments: ["--version"],
      home: try surroundings.makeHome("\(name) version"))
  }
}
