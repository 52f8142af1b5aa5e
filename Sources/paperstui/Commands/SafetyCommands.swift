import ArgumentParser
import Foundation
import PapersDesk
import PapersModel
import PapersStore

struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy your progress and notes to a file, and see that the copy is whole.",
    discussion: "Without a file the copy stands beside the library; the newest three of these are kept.")

  @Argument(help: "A file that isn't there yet.", completion: .file())
  var file: String?

  @OptionGroup var library: LibraryOptions

  func run() throws {
    try Failure.translating {
      let store = try Library.openBundled(library).store
      if let file {
        try store.backUp(to: ExportFile.url(of: file).path)
        Output.message("Backed up to \(file)")
      } else {
        Output.message("Backed up to \(try store.backUp())")
      }
    }
  }
}

struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Put a backup in place of your progress and notes.",
    discussion: "What is there is backed up before, so that it can be brought back in the same way.")

  @Argument(help: "A backup; the newest one beside the library without it.", completion: .file())
  var file: String?

  @OptionGroup var library: LibraryOptions

  func run() throws {
    try Failure.translating {
      let store = try Library.openBundled(library).store
      guard let source = try file.map({ ExportFile.url(of: $0).path }) ?? store.backups().first else {
        throw Failure("There is no backup beside '\(store.path)'. Name the file to restore.")
      }
      let before = try store.restore(from: source)
      Output.message("Restored \(source). What was there before is in \(before)")
    }
  }
}

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Bring in what you did on another machine.",
    discussion: """
      Reads what 'export --format events' wrote, a JSON event a line. What is known already is left out, so that importing \
      twice changes nothing; whichever log comes first, the result is the same.
      """)

  @Argument(help: "The file, or - for standard input.", completion: .file(extensions: ["jsonl"]))
  var file: String

  @OptionGroup var library: LibraryOptions

  func run() throws {
    try Failure.translating {
      let events = try Self.events(in: Self.contents(of: file), named: file)
      let result = try Library.openBundled(library).store.importEvents(events)
      Output.message(
        "\(file): \(result.new.counted("new event")), \(result.known) known already")
      if result.notUnderstood > 0 {
        let verb = result.notUnderstood == 1 ? "is" : "are"
        Output.message(
          "\(result.notUnderstood) of them \(verb) of a kind that only a newer paperstui knows, and kept for it.")
      }
      for id in result.contradictory {
        Output.message(
          "Event \(id.sequence) of the device '\(id.device)' is another one here; both are kept. "
            + "Two copies of one library were both written to, or the file was edited.")
      }
    }
  }

  private static func contents(of file: String) throws -> Data {
    do {
      if file == "-" { return try FileHandle.standardInput.readToEnd() ?? Data() }
      return try Data(contentsOf: ExportFile.url(of: file))
    } catch {
      throw Failure("Can't read '\(file)': \(FileProblem.reason(error)).")
    }
  }

  private static func events(in data: Data, named file: String) throws -> [HistoryEvent] {
    let decoder = JSONDecoder()
    var events: [HistoryEvent] = []
    for (index, line) in data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      guard line.contains(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\r") }) else { continue }
      do {
        events.append(try decoder.decode(HistoryEvent.self, from: Data(line)))
      } catch {
        throw Failure("\(file):\(index + 1): This line is not an event: \(reason(error)). Nothing was imported.")
      }
    }
    return events
  }

  /// What keeps a line from being an event, in a few words.
  private static func reason(_ error: any Error) -> String {
    switch error as? DecodingError {
    case .keyNotFound(let name, _)?: "it has no '\(name.stringValue)'"
    case .typeMismatch(_, let context)?, .valueNotFound(_, let context)?:
      context.codingPath.last.map { "'\($0.stringValue)' can't be this" } ?? "it is no JSON object"
    // What the event itself says of it is in our words; the decoder's are sentences.
    case .dataCorrupted(let context)? where context.debugDescription.first?.isLowercase == true:
      context.debugDescription
    case .dataCorrupted?: "it is no JSON, or has a number that is too large"
    default: "\(error)"
    }
  }
}
