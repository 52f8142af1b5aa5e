import Foundation
import PapersTestSupport

/// The built program with a home of its own; clock, time zone and locale are fixed.
struct Program {
  var home: URL { folder.url }
  private let folder: TemporaryFolder
  /// What keeps the home from being taken away.
  var keeper: AnyObject { folder }
  var environment: [String: String]
  /// A command that starts the program, whose path and arguments it gets; empty for starting it directly.
  var starter: [String] = []

  struct Result {
    var status: Int32
    var output: String
    var messages: String
  }

  /// 2026-11-24, noon UTC.
  static let clock = "1795521600000"

  /// - Parameter timeZone: Suites that have to do with dates run where the day or the hour is another than in UTC.
  init(timeZone: String = "UTC") throws {
    folder = try TemporaryFolder()
    let home = folder.url
    environment = [
      "HOME": home.path, "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "TERM": "xterm-256color", "LANG": "C.UTF-8", "TZ": timeZone, "PAPERSTUI_TEST_CLOCK": Self.clock,
    ]
  }

  /// Beside the tests that run.
  static let path = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("paperstui").path

  var library: URL { home.appendingPathComponent(".local/share/paperstui/library.sqlite") }

  /// Runs a command with pipes instead of a terminal.
  func run(_ arguments: String..., environment changes: [String: String] = [:]) throws -> Result {
    try run(arguments, environment: changes)
  }

  func run(_ command: String, _ arguments: [String]) throws -> Result {
    try run([command] + arguments, environment: [:])
  }

  private func run(_ arguments: [String], environment changes: [String: String]) throws -> Result {
    let process = Process()
    let words = starter + [Self.path] + arguments
    process.executableURL = URL(fileURLWithPath: words[0])
    process.arguments = Array(words.dropFirst())
    process.environment = environment.merging(changes) { $1 }
    process.currentDirectoryURL = home
    let (output, messages) = (Pipe(), Pipe())
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = messages
    try process.run()
    // The messages are a sentence or two and fit into their pipe while the output is read.
    let data = output.everything()
    let messageData = messages.everything()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: String(decoding: data, as: UTF8.self),
      messages: String(decoding: messageData, as: UTF8.self))
  }

  /// Starts the program on a terminal.
  func launch(
    _ arguments: String..., columns: Int = 80, rows: Int = 24, environment changes: [String: String?] = [:]
  ) throws -> TerminalProgram {
    try launch(arguments: arguments, columns: columns, rows: rows, environment: changes)
  }

  func launch(
    arguments: [String], columns: Int, rows: Int, environment changes: [String: String?]
  ) throws -> TerminalProgram {
    var environment = environment
    for (name, value) in changes { environment[name] = value }
    let words = starter + [Self.path] + arguments
    let terminal = try TerminalProgram(
      words[0], Array(words.dropFirst()), columns: columns, rows: rows, environment: environment, folder: home.path)
    terminal.home = folder
    return terminal
  }

  /// Makes an executable script.
  ///
  /// A process of its own writes it: while this one has a file open for writing, children of other tests have it open,
  /// too, and the system runs no file that is.
  func script(_ name: String, _ text: String) throws -> String {
    let path = home.appendingPathComponent(name).path
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "printf '%s' \"$1\" > \"$0\" && chmod 755 \"$0\"", path, "#!/bin/sh\n\(text)\n"]
    try process.run()
    process.waitUntilExit()
    return path
  }

  func file(_ name: String, _ text: String) throws -> String {
    let file = home.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  func contents(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: home.appendingPathComponent(name)), as: UTF8.self)
  }
}

extension TerminalScreen {
  /// The text of the page of an entry without its spaces, so that it doesn't matter where lines were broken.
  var page: String {
    lines.dropFirst(2).map { line in
      line.split(separator: "│", maxSplits: 1, omittingEmptySubsequences: false).last.map(String.init) ?? line
    }.joined().filter { $0 != " " }
  }
}

extension TerminalScreen {
  /// The reversed text right of the outline, as a selected link is shown.
  var selectedText: String {
    rows.dropFirst(2).map { row in
      row.enumerated().filter { $0.offset > 40 && $0.element.isReversed && $0.element.width > 0 }.map(\.element.text)
        .joined()
    }.joined()
  }
}

extension Program {
  /// Runs a command as a user to whom permissions apply: the one of the tests, or `nobody` where that is root.
  func runUnprivileged(_ arguments: String...) throws -> Result {
    let process = Process()
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    if getuid() == 0 {
      // The build folder may be closed to others, so the program is copied to where everyone can read it. A process of
      // its own copies it: while this one has the copy open, children of other tests hold it open, too, and the system
      // runs no file that is open for writing.
      let copy = folder.path("paperstui")
      let script = """
        cp "$0" "$1" && chmod 755 "$1" && copy=$1 && shift
        exec setpriv --reuid=65534 --regid=65534 --clear-groups "$copy" "$@"
        """
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", script, Self.path, copy] + arguments
    } else {
      process.executableURL = URL(fileURLWithPath: Self.path)
      process.arguments = arguments
    }
    process.environment = environment
    process.currentDirectoryURL = URL(fileURLWithPath: "/")
    let messages = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = messages
    try process.run()
    let data = messages.everything()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: "", messages: String(decoding: data, as: UTF8.self))
  }
}

extension Pipe {
  /// What is written into the pipe until it is closed. Foundation's own method ends the process when a signal interrupts
  /// it, as the end of another test's child does.
  func everything() -> Data {
    var data = Data()
    var bytes = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(fileHandleForReading.fileDescriptor, &bytes, bytes.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return data }
      data += bytes[..<count]
    }
  }
}
