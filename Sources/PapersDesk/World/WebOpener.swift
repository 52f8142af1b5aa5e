import Foundation

/// Opens addresses in a browser.
package enum WebOpener {
  /// What opens an address here: a program and whether it needs the terminal.
  package struct Opener: Equatable {
    package var arguments: [String]
    package var needsTerminal: Bool

    package init(arguments: [String], needsTerminal: Bool) {
      self.arguments = arguments
      self.needsTerminal = needsTerminal
    }
  }

  private static let textBrowsers: Set<String> = ["w3m", "lynx", "links", "links2", "elinks", "browsh", "carbonyl"]

  /// How long a browser is waited for. Some hand the address to one that runs and end, others run until they are closed.
  private static let limit = Duration.seconds(10)

  /// The command that the person has configured, else their `$BROWSER`, else what the desktop uses. One of blanks counts
  /// as none.
  ///
  /// - Returns: `nil` where there is none of them.
  /// - Throws: `Failure` for a command in which a quote isn't closed.
  package static func opener(
    for address: String, configured: String? = nil, environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws -> Opener? {
    let chosen: [(command: String, place: String)] = [
      (configured ?? "", "'browser' in the settings"),
      // Several commands may stand there; the first is taken.
      (environment["BROWSER"]?.split(separator: ":").first.map(String.init) ?? "", "$BROWSER"),
    ]
    for (command, place) in chosen {
      guard var words = ShellWords.words(of: command) else {
        throw Failure("\(place) can't be understood: a quote is not closed in \(command)")
      }
      guard let program = words.first, !program.isEmpty else { continue }
      if words.contains(where: { $0.contains("%s") }) {
        words = words.map { $0.replacing("%s", with: address) }
      } else {
        words.append(address)
      }
      let name = program.split(separator: "/").last.map(String.init) ?? program
      return Opener(arguments: words, needsTerminal: textBrowsers.contains(name))
    }
    #if os(macOS)
      return Opener(arguments: ["open", address], needsTerminal: false)
    #else
      // Without a desktop xdg-open would start a text browser over whatever is on the screen.
      let hasDesktop = ["DISPLAY", "WAYLAND_DISPLAY"].contains { environment[$0]?.isEmpty == false }
      return hasDesktop ? Opener(arguments: ["xdg-open", address], needsTerminal: false) : nil
    #endif
  }

  /// Runs an opener until it has handed the address over. One that needs no terminal may run on for as long as it likes;
  /// after a while it counts as having opened the address.
  ///
  /// - Throws: `Failure` with the address in its sentence, so that it can still be used.
  package static func run(_ opener: Opener, address: String) throws {
    let ending: ChildProcess.Ending =
      opener.needsTerminal
      ? .code(ChildProcess.runOnTerminal(opener.arguments))
      : ChildProcess.run(opener.arguments, limit: limit, then: .runsOn)
    guard ending == .code(0) || ending == .runsOn else {
      throw Failure("'\(opener.arguments[0])' could not open \(address)")
    }
  }

  package static func noBrowser(for address: String) -> Failure {
    Failure("There is no browser to open here; set $BROWSER. The address is \(address)")
  }
}
