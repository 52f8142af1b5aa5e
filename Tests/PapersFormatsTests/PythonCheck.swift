import Foundation
import PapersTestSupport

/// A check by the system's Python, whose libraries read the exported formats with code that isn't ours.
enum PythonCheck {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private static let python = "/usr/bin/python3"

  /// Runs a script on a text and decodes the JSON it prints. A missing library is a failure, not a reason to skip.
  ///
  /// - Parameters:
  ///   - script: Gets the path of a file with the text as its first argument, then those of `fixtures`.
  ///   - packages: What the script imports, and the Debian packages that bring it.
  ///   - fixtures: Names in the folder Fixtures.
  static func run<Answer: Decodable>(
    _ script: String, on text: String, packages: [(module: String, package: String)], fixtures: [String] = [],
    as answer: Answer.Type = Answer.self
  ) throws -> Answer {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let files = ["text", "output", "messages"].map(folder.url.appendingPathComponent)
    try Data(text.utf8).write(to: files[0])
    for file in files.dropFirst() { try Data().write(to: file) }

    let imports = packages.map {
      """
      try:
          import \($0.module)
      except ImportError:
          sys.exit("This test needs the Python library \($0.module). Scripts/test installs it; the package is \($0.package).")
      """
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments =
      ["-c", "import json, re, sys\n" + imports.joined(separator: "\n") + "\n" + script, files[0].path]
      + fixtures.map { Bundle.module.resourceURL!.appendingPathComponent("Fixtures/\($0)").path }
    process.environment = ["PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"]
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    do {
      try process.run()
    } catch {
      throw Failure(description: "This test needs \(python), which can't be started: \(error)")
    }
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: String(decoding: try Data(contentsOf: files[2]).suffix(2000), as: UTF8.self))
    }
    return try JSONDecoder().decode(Answer.self, from: Data(contentsOf: files[1]))
  }
}
