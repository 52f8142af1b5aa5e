import Foundation

/// Opens addresses in a browser.
package enum WebOpener {
  /// What opens an address here: a program and whether it needs the terminal.
  package struct Opener: Equatable {
    package var arguments: [String]
    package var needsTerminal: Bool
  }

  private static let textBrowsers: Set<String> = ["w3m", "lynx", "links", "links2", "elinks", "browsh", "carbonyl"]

  /// The command that the person has configured, else their `$BROWSER`, else what the desktop uses.
  ///
  /// - Returns: `nil` where there is neither.
  package static func opener(
    for address: String, configured: String? = nil, environment: [String: String] = ProcessInfo.processInfo.environment
  )
    -> Opener?
  {
    if let browser = configured ?? environment["BROWSER"]?.split(separator: ":").first.map(String.init) {
      var words = browser.split(separator: " ").map(String.init)
      if words.contains(where: { $0.contains("%s") }) {
        words = words.map { $0.replacingOccurrences(of: "%s", with: address) }
      } else {
        words.append(address)
      }
      let name = words[0].split(separator: "/").last.map(String.init) ?? words[0]
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

  /// Runs an opener and waits for it to hand the address over.
  ///
  /// - Throws: `Failure` with the address in its sentence, so that it can still be used.
  package static func run(_ opener: Opener, address: String) throws {
    let code = ChildProcess.run(opener.arguments, terminal: opener.needsTerminal ? .shared : .none(input: ""))
    guard code == 0 else {
      throw Failure("'\(opener.arguments[0])' could not open \(address)")
    }
  }

  package static func noBrowser(for address: String) -> Failure {
    Failure("There is no browser to open here; set $BROWSER. The address is \(address)")
  }
}
