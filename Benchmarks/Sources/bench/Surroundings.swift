import Foundation

/// The folder that a run works in, and the environment of the programs in it.
struct Surroundings {
  let folder: URL

  /// A folder of its own for a program, and the whole environment in which it runs.
  struct Home {
    let path: String
    let environment: [String: String]
  }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("paperstui-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func remove() {
    try? FileManager.default.removeItem(at: folder)
  }

  /// Makes an empty home for a program on a list.
  func makeHome(_ name: String) throws -> Home {
    let home = folder.appendingPathComponent("home \(name)")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    let environment = [
      "HOME": home.path, "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": Self.searchPath,
      "LESSHISTFILE": "-", "GIT_CONFIG_NOSYSTEM": "1",
    ]
    return Home(path: home.path, environment: environment)
  }

  /// Where a program is that is called by its name; `nil` if it isn't installed.
  static func find(_ program: String) -> String? {
    searchPath.split(separator: ":").map { "\($0)/\(program)" }.first(where: FileManager.default.isExecutableFile)
  }

  private static var searchPath: String {
    ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
  }
}
