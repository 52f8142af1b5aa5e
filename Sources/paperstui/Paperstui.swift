import ArgumentParser
import PapersDesk
import PapersModel

@main
struct Paperstui: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paperstui",
    abstract: "Work through a reading list of research papers in the terminal.",
    discussion: """
      Without a subcommand the list opens on the screen; ? shows the keys there. The other commands print data on \
      standard output and messages on standard error. They end with 0, with 1 if something failed or nothing matched, \
      and with 64 if the command line was wrong.
      """,
    version: "0.1.0",
    subcommands: [
      BrowseCommand.self, ListCommand.self, ShowCommand.self, NextCommand.self, MarkCommand.self, NoteCommand.self,
      RateCommand.self, TagCommand.self, PassCommand.self, TimeCommand.self, LogCommand.self, StatsCommand.self,
      OpenCommand.self, SearchCommand.self, GlossaryCommand.self, ExportCommand.self, UndoCommand.self,
      RedoCommand.self,
      CheckCommand.self, KeysCommand.self, DoctorCommand.self,
      BackupCommand.self, RestoreCommand.self, ImportCommand.self,
    ],
    defaultSubcommand: BrowseCommand.self)

  static func main() {
    LocaleSetup.adopt()
    do {
      if CommandLine.arguments.count <= 1 {
        try Browsing().run()
      } else {
        try refuseUnknownCommand()
        var command = try parseAsRoot()
        try command.run()
      }
      if let failure = Output.failure { throw failure }
    } catch let failure as Failure {
      Output.message(failure.description)
      exit(withError: ExitCode.failure)
    } catch let ended as EndedBySignal {
      exit(withError: ExitCode(128 + ended.number))
    } catch {
      exit(withError: error)
    }
  }

  /// The default command takes no arguments, so a first word that is no command is a mistyped one.
  private static func refuseUnknownCommand() throws {
    guard let word = CommandLine.arguments.dropFirst().first, !word.hasPrefix("-") else { return }
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard !names.contains(word) else { return }
    let hint = SimilarNames.nearest(to: word, among: names).map { "Did you mean '\($0)'?" }
    throw ValidationError("There is no command '\(word)'. \(hint ?? "'paperstui --help' lists them.")")
  }
}
