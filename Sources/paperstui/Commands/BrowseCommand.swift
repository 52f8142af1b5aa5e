import ArgumentParser
import Foundation
import PapersApp
import PapersModel
import PapersScreen
import PapersTerminal

struct BrowseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "browse", abstract: "Open the list on the screen (the default).")

  @OptionGroup var library: LibraryOptions

  @Flag(help: "Use ASCII signs only.")
  var ascii = false

  @Option(
    help: ArgumentHelp(
      "For development: carry out these keys without a terminal, such as 'jj<Enter>', and print the frame.",
      valueName: "keys", visibility: .hidden))
  var replay: String?

  @Option(
    help: ArgumentHelp("For development: the size of the frame.", valueName: "columns x rows", visibility: .hidden))
  var size: String = "80x24"

  func run() throws {
    try Failure.translating {
      if let replay {
        try replayKeys(replay)
        return
      }
      guard Output.isTerminal else {
        try ListPrinter.print(Library.open(library), asJSON: false)
        return
      }
      let (library, problem) = try openLibrary()
      let inbox = SignalInbox(catching: Session.signals)
      let terminal = try CursesTerminal(
        inbox: inbox, colors: ProcessInfo.processInfo.environment["NO_COLOR"]?.isEmpty ?? true,
        asciiOnly: !LocaleSetup.isUTF8)
      let session = try Session(
        library: library, terminal: terminal, inbox: inbox, glyphs: glyphs, problem: problem)
      try session.run()
    }
  }

  private var glyphs: Glyphs { ascii || !LocaleSetup.isUTF8 ? .ascii : .unicode }

  /// A list that can't be used doesn't keep the program from running: the bundled one opens, with the reason.
  private func openLibrary() throws -> (Library, problem: String?) {
    do {
      return (try Library.open(library), nil)
    } catch let failure as Failure where library.listPath != nil {
      // If the library itself is what fails, this fails in the same way.
      let bundled = try Library.openBundled(library)
      let first = failure.description.split(separator: "\n").first.map(String.init) ?? failure.description
      return (bundled, first)
    }
  }

  private func replayKeys(_ script: String) throws {
    guard let keys = Key.script(script) else { throw ValidationError("There is an unknown key name in '\(script)'.") }
    let numbers = size.split(separator: "x").compactMap { Int($0) }
    guard numbers.count == 2, numbers.allSatisfy({ (1...1000).contains($0) }) else {
      throw ValidationError("'\(size)' is not a size such as 80x24.")
    }
    let (library, problem) = try openLibrary()
    let frame = try Replay.frame(
      after: keys, size: Size(columns: numbers[0], rows: numbers[1]), library: library, glyphs: glyphs,
      problem: problem)
    for line in frame.lines { Output.line(line) }
  }
}
