import ArgumentParser
import PapersDesk
import PapersFormats

extension ExportFormat: ExpressibleByArgument {}

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the list with your statuses and notes to a file or a folder.",
    discussion: """
      Without --format the file's ending tells the format: .md, .bib, .csl.json, .json, .csv, .jsonl for everything you ever did; a folder becomes a vault. \
      A file that paperstui wrote and nobody edited since is written anew; any other file stays as it is unless --force \
      is given. In a vault of Markdown files (vault for Obsidian, zk and pandoc, logseq for Logseq) your own text and \
      properties stay, and notes that you edited there come back into the library.
      """)

  @OptionGroup var library: LibraryOptions

  @Option(help: "\(ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
  var format: ExportFormat?

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The file or folder, or - for standard output.", valueName: "path"),
    completion: .file())
  var output = "-"

  @Flag(help: "Change nothing, and print how the files would change, as diff -u does.")
  var dryRun = false

  @Flag(help: "Overwrite the file whatever it is.")
  var force = false

  private var chosenFormat: ExportFormat { format ?? ExportFormat(forPath: output) }

  func validate() throws {
    if output == "-" {
      if chosenFormat.isFolder { throw ValidationError("'\(chosenFormat.rawValue)' needs a folder: -o DIR.") }
      if dryRun { throw ValidationError("--dry-run needs a file or folder: -o PATH.") }
    }
  }

  func run() throws {
    try Failure.translating {
      let library = try Library.open(library)
      let progress = ProgressLine("Exporting")
      defer { progress.end() }
      if chosenFormat.isFolder {
        let dialect: VaultDialect = chosenFormat == .logseq ? .logseq : .frontMatter
        let export = VaultExport(library: library, path: output, dialect: dialect, isRehearsal: dryRun)
        let report = try export.run(progress.work)
        progress.end()
        say(report)
        return
      }
      let document = try library.document(chosenFormat, progress.work)
      progress.end()
      if output == "-" {
        Output.write(document.text)
      } else if dryRun {
        Output.write(try ExportFile.difference(document.text, at: output))
      } else {
        switch try ExportFile.write(document.text, to: output, overwrite: force) {
        case .written:
          let notes = document.noteCount.map { " with \($0.counted("note"))" } ?? ""
          Output.message("Exported the list\(notes) to \(output)")
        case .needsConsent(let reason):
          throw Failure("\(reason) Nothing was exported; name another file, or pass --force to overwrite it.")
        }
      }
    }
  }

  private func say(_ report: VaultExport.Report) {
    Output.write(report.difference)
    for warning in report.warnings { Output.message(warning) }
    for key in report.conflicts {
      Output.message("\(key): The note was edited here and in the folder; both texts are in it now.")
    }
    let verb = dryRun ? "Would write" : "Wrote"
    let back =
      report.takenIn.isEmpty
      ? "" : "; \(report.takenIn.count.counted("note")) edited there \(dryRun ? "would come" : "came") back"
    Output.message("\(verb) \(report.writtenCount.counted("file")) in \(output)\(back)")
  }

}
