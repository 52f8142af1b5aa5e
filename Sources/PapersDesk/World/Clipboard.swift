import Foundation

/// Where a copied text goes.
package enum Clipboard {
  package enum Way: Equatable {
    /// A program of this desktop, which reads the text.
    case program([String])
    /// The terminal, wherever it stands.
    case terminal
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
