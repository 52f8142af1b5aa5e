import PapersDesk
import Testing

@Suite("What opens an address")
struct BrowserTests {
  static let address = "https://example.org/x?a=1&b='2'"

  @Test(
    "A command is taken apart as a shell would",
    arguments: [
      ("firefox", ["firefox"]), ("  firefox\t-P  work ", ["firefox", "-P", "work"]),
      ("'/opt/My Apps/browser' --new", ["/opt/My Apps/browser", "--new"]),
      (#"/opt/My\ Apps/browser"#, ["/opt/My Apps/browser"]), (#""a \"b\" \c" '' d"e"'f'"#, [#"a "b" \c"#, "", "def"]),
      ("$HOME `ls` #x", ["$HOME", "`ls`", "#x"]), (" ", []), ("", []),
    ])
  func words(command: String, words: [String]) {
    #expect(ShellWords.words(of: command) == words)
  }

  @Test("A quote that isn't closed is no command", arguments: ["'a", "\"a", "a \\", "\"a\\"])
  func openQuotes(command: String) {
    #expect(ShellWords.words(of: command) == nil)
  }

  @Test("The address is one argument, wherever it stands")
  func address() throws {
    func opener(_ browser: String) throws -> WebOpener.Opener? {
      try WebOpener.opener(for: Self.address, environment: ["BROWSER": browser])
    }
    #expect(try opener("w3m:lynx") == WebOpener.Opener(arguments: ["w3m", Self.address], needsTerminal: true))
    #expect(
      try opener("'My Browser' --url=%s -q")
        == WebOpener.Opener(arguments: ["My Browser", "--url=\(Self.address)", "-q"], needsTerminal: false))
  }

  @Test("A command of blanks is none", arguments: ["", " ", "\t", "''"])
  func blank(browser: String) throws {
    let desktop = try WebOpener.opener(for: Self.address, environment: ["DISPLAY": ":0"])
    let found = try WebOpener.opener(
      for: Self.address, configured: browser, environment: ["BROWSER": browser, "DISPLAY": ":0"])
    #expect(found == desktop)
    #expect(found?.arguments.first?.isEmpty == false)
  }

  @Test("A quote that isn't closed is told with its place")
  func openQuote() {
    #expect {
      try WebOpener.opener(for: Self.address, environment: ["BROWSER": "'firefox"])
    } throws: {
      "\($0)" == "$BROWSER can't be understood: a quote is not closed in 'firefox"
    }
    #expect {
      try WebOpener.opener(for: Self.address, configured: "fire\"fox", environment: [:])
    } throws: {
      "\($0)" == "'browser' in the settings can't be understood: a quote is not closed in fire\"fox"
    }
  }
}
