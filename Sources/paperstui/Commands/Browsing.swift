import ArgumentParser
import Foundation
import PapersApp
import PapersDesk
import PapersScreen
import PapersTerminal

/// The screen, with everything that a command line may say of it.
///
/// Apart from the command, whose making alone, without anything parsed, takes as long as opening the screen.
struct Browsing {
  var library = LibraryChoice()
  /// The file of settings that was named.
  var configuration: String?
  var theme: Theme?
  var ascii = false

  /// Opens the list on the screen, or prints it where there is none.
  func run() throws {
    try Failure.translating {
      guard Output.isTerminal else {
        try ListPrinter.print(Library.open(library), asJSON: false)
        return
      }
      let (library, problem) = try openLibrary()
      let settings = ConfigurationOptions.load(configuration)
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

  /// Prints the frame that some keys lead to, without a terminal.
  func printFrame(after keys: [Key], size: Size) throws {
    try Failure.translating {
      let (library, problem) = try openLibrary()
      let settings = ConfigurationOptions.load(configuration)
      let frame = try Replay.frame(
        after: keys, size: size, library: library, settings: settings, glyphs: glyphs(settings),
        problem: problem ?? settings.problem)
      for line in frame.lines { Output.line(line) }
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
    if Environment.value(of: "NO_COLOR") != nil { return .mono }
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
}
