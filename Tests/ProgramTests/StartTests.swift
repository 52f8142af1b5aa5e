import Testing

@testable import paperstui

@Suite("Start")
struct StartTests {
  @Test("Without arguments the list opens as parsing none would have it")
  func withoutArguments() throws {
    #expect("\(BrowseCommand.withoutArguments)" == "\(try BrowseCommand.parse([]))")
    // What an option is worth shows in the above.
    #expect("\(BrowseCommand.withoutArguments)" != "\(try BrowseCommand.parse(["--ascii"]))")
    #expect("\(BrowseCommand.withoutArguments)" != "\(try BrowseCommand.parse(["--list", "x.yaml"]))")
  }
}
