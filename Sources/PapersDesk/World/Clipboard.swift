import Foundation

/// Where a copied text goes.
package enum Clipboard {
  package enum Way: Equatable {
    /// A program of this desktop, which reads the text.
    case program([String])
    /// The terminal, wherever it stands.
    case terminal
  }

  /// How long a program may take to read a text. Those that serve it for as long as it is on the clipboard do so in the
  /// background.
  private static let limit = Duration.seconds(5)

  /// Has a program put a text on the clipboard.
  ///
  /// - Parameter name: What the text is called in a sentence about it.
  /// - Throws: `Failure` if the program fails or doesn't end; `LongWork.Cancelled` if the work was stopped.
  package static func copy(_ text: String, named name: String, by program: [String], work: LongWork) throws {
    switch ChildProcess.run(program, input: text, limit: limit, then: .isEnded, work: work) {
    case .code(0), .runsOn: return
    case .code: throw Failure("'\(program[0])' could not copy: \(name)")
    case .ended:
      if work.isToStop { throw LongWork.Cancelled() }
      throw Failure("'\(program[0])' did not answer, and was ended; it could not copy: \(name)")
    }
  }

  /// Over SSH and in tmux the terminal is asked, since the desktop's clipboard would be another machine's, or that of the
  /// session in which tmux was started; else a program of the desktop that is there.
  package static func way(
    environment: [String: String] = ProcessInfo.processInfo.environment,
    isThere: (String) -> Bool = Clipboard.isInPath
  ) -> Way {
    func has(_ name: String) -> Bool { environment[name]?.isEmpty == false }
    guard !has("SSH_TTY"), !has("SSH_CONNECTION"), !has("TMUX") else { return .terminal }
    var programs: [[String]] = []
    #if os(macOS)
      programs.append(["pbcopy"])
    #endif
    if has("WAYLAND_DISPLAY") { programs.append(["wl-copy"]) }
    if has("DISPLAY") { programs += [["xclip", "-selection", "clipboard"], ["xsel", "--clipboard", "--input"]] }
    return programs.first { isThere($0[0]) }.map(Way.program) ?? .terminal
  }

  package static func isInPath(_ name: String) -> Bool {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
  }
}
