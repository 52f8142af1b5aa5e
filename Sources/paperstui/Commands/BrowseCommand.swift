import ArgumentParser
import Foundation
import PapersApp
import PapersDesk
import PapersModel
import PapersScreen
import PapersTerminal

struct BrowseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "browse", abstract: "Open the list on the screen (the default).")

  @OptionGroup var library: LibraryOptions
  @OptionGroup var configuration: ConfigurationOptions

  @Option(help: "Colours: \(Theme.all.map(\.name).joined(separator: ", ")).")
  var theme: Theme?

  @Flag(help: "Use ASCII signs only.")
  var ascii = false

  @Option(
    help: ArgumentHelp(
      "For development: carry out these keys without a terminal, such as 'jj<Enter>', and print the frame.",
      valueName: "keys", visibility: .hidden))
  var replay: String?

  @Option(
    help: ArgumentHelp("For development: the size of the frame.", valueName: "columns x rows", visibility: .hidden))
  var size: String = Self.usualSize

  private static let usualSize = "80x24"

  /// What parsing a command line without arguments gives.
  ///
  /// Parsing one looks through the arguments of every command first, which takes as long as opening the library.
  static var withoutArguments: BrowseCommand {
    var library = LibraryOptions()
    (library.list, library.progress) = (nil, nil)
    var configuration = ConfigurationOptions()
    configuration.config = nil
    var command = BrowseCommand()
    (command.library, command.configuration) = (library, configuration)
    (command.theme, command.ascii, command.replay, command.size) = (nil, false, nil, usualSize)
    return command
  }

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
      let settings = configuration.load()
      // A program that doesn't read what it is given must not end this one.
      signal(SIGPIPE, SIG_IGN)
      let inbox = SignalInbox(catching: Session.signals)
      let terminal = try openTerminal(inbox, settings)
      let session = try Session(
        library: library, terminal: terminal, inbox: inbox, settings: settings, glyphs: glyphs(settings),
        problem: problem ?? settings.problem)
      try session.run()
    }
  }

  private func openTerminal(_ inbox: SignalInbox, _ settings: Configuration) throws -> CursesTerminal {
    do {
      return try CursesTerminal(
        inbox: inbox, theme: chosenTheme(settings), asciiOnly: !LocaleSetup.isUTF8,
        showsHyperlinks: settings.usesHyperlinks
          && HyperlinkSequence.isUnderstood(ProcessInfo.processInfo.environment))
    } catch {
      throw Failure(error.description)
    }
  }

  private func glyphs(_ settings: Configuration) -> Glyphs {
    ascii || settings.usesASCII || !LocaleSetup.isUTF8 ? .ascii : .unicode
  }

  /// A theme that was asked for on the command line goes before NO_COLOR, which goes before the configuration file.
  private func chosenTheme(_ settings: Configuration) -> Theme {
    if let theme { return theme }
    if ProcessInfo.processInfo.environment["NO_COLOR"]?.isEmpty == false { return .mono }
    return settings.theme.flatMap(Theme.named) ?? .terminal
  }

  /// A list that can't be used doesn't keep the program from running: the bundled one opens, with the reason.
  private func openLibrary() throws -> (Library, problem: String?) {
    do {
      return (try Library.open(library), nil)
    } catch let failure as Failure where library.listPath != nil {
      // If the library itself is what fails, this fails in the same way.
      let bundled = try Library.openBundled(library)
      return (bundled, failure.description)
    }
  }

  private func replayKeys(_ script: String) throws {
    guard let keys = Key.script(script) else { throw ValidationError("There is an unknown key name in '\(script)'.") }
    let numbers = size.split(separator: "x").compactMap { Int($0) }
    guard numbers.count == 2, numbers.allSatisfy({ (1...1000).contains($0) }) else {
      throw ValidationError("'\(size)' is not a size such as 80x24.")
    }
    let (library, problem) = try openLibrary()
    let settings = configuration.load()
    let frame = try Replay.frame(
      after: keys, size: Size(columns: numbers[0], rows: numbers[1]), library: library,
      settings: settings, glyphs: glyphs(settings), problem: problem ?? settings.problem)
    for line in frame.lines { Output.line(line) }
  }
}

extension Theme: ExpressibleByArgument {
  public init?(argument: String) {
    guard let theme = Theme.named(argument) else { return nil }
    self = theme
  }

  public static var allValueStrings: [String] { all.map(\.name) }
}
