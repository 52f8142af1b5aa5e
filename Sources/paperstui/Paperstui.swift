import ArgumentParser
import CNcursesw

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
      OpenCommand.self, SearchCommand.self, ExportCommand.self, UndoCommand.self, RedoCommand.self,
    ],
    defaultSubcommand: BrowseCommand.self)

  static func main() {
    LocaleSetup.adopt()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      Output.message(failure.description)
      exit(withError: ExitCode.failure)
    } catch let ended as EndedBySignal {
      exit(withError: ExitCode(128 + ended.number))
    } catch {
      exit(withError: error)
    }
  }
}
