import Testing

@testable import paperstui

@Suite("Start")
struct StartTests {
  @Test("Without arguments the list opens as parsing none would have it")
  func withoutArguments() throws {
    #expect("\(Browsing())" == "\(try BrowseCommand.parse([]).browsing)")
    // What the options say shows in the above.
    let arguments = [
      ["--ascii"], ["--list", "x.yaml"], ["--progress", "x"], ["--config", "x"], ["--theme", "dark"],
    ]
    for arguments in arguments {
      #expect("\(Browsing())" != "\(try BrowseCommand.parse(arguments).browsing)", "\(arguments)")
    }
  }
}
