import ArgumentParser
import PapersApp
import PapersDesk
import PapersModel
import PapersStore

struct NextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "next", abstract: "Say what to read next, and why.",
    discussion: "Ends with 1 if nothing is left to read.")

  @OptionGroup var library: LibraryOptions

  @Flag(help: "Print JSON.")
  var json = false

  struct JSONSuggestion: Encodable {
    var key: CitationKey
    var title: LocalizedText
    var reason: String
    var because: [CitationKey]
    var unlocks: [CitationKey]
    var explanation: String
  }

  func run() throws {
    try Failure.translating {
      let library = try Library.open(library)
      guard let suggestion = Suggestion.next(on: try library.store.path(of: library.source)) else {
        throw Failure(Suggestion.nothingLeft(in: .english))
      }
      let detail = try library.detail(of: suggestion.key.rawValue)
      let explanation = suggestion.explanation(
        names: try library.names(of: suggestion.mentioned), in: .english)
      guard json else {
        Output.line(suggestion.key.rawValue)
        Output.line(detail.entry.title.preferring(.english))
        Output.line(explanation)
        return
      }
      let (reason, because): (String, [CitationKey]) =
        switch suggestion.reason {
        case .inProgress: ("in-progress", [])
        case .firstInOrder: ("first-in-order", [])
        case .ready(let keys): ("ready", keys)
        case .waiting(let keys): ("waiting", keys)
        case .optional: ("optional", [])
        }
      try Output.json(
        JSONSuggestion(
          key: suggestion.key, title: detail.entry.title, reason: reason, because: because,
          unlocks: suggestion.unlocks, explanation: explanation))
    }
  }
}

struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find entries by title, author, commentary, note or tag.",
    discussion: "An entry matches if every word occurs somewhere in it. Ends with 1 if nothing matches.")

  @Argument(help: "Words, or parts of words.")
  var words: [String]

  @OptionGroup var library: LibraryOptions

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    try Failure.translating {
      let library = try Library.open(library)
      let query = words.joined(separator: " ")
      let (overview, entries) = try library.snapshot { library in
        let overview = try library.overview()
        let matches = try library.store.matches(of: query, in: library.source, reach: overview.entryCount)
        return (overview, try library.store.summaries(of: library.source, positions: matches.positions))
      }
      if json {
        try Output.json(entries.map { ListPrinter.JSONEntry($0, in: overview) })
      } else {
        for entry in entries {
          Output.line("\(entry.key)\t\(entry.status.rawValue)\t\(entry.title.preferring(.english))")
        }
      }
      if entries.isEmpty { throw Failure("Nothing matches '\(query)'.") }
    }
  }
}

struct UndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take back the last thing you did to an entry.",
    discussion: "Ends with 1 if there is nothing to undo.")

  @OptionGroup var library: LibraryOptions

  func run() throws {
    try library.reverse("There is nothing to undo.") { try $0.undo(in: $1) }
  }
}

struct RedoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redo", abstract: "Bring back what undo took back.",
    discussion: "Ends with 1 if there is nothing to redo.")

  @OptionGroup var library: LibraryOptions

  func run() throws {
    try library.reverse("There is nothing to redo.") { try $0.redo(in: $1) }
  }
}

extension LibraryOptions {
  /// Takes or brings something back in the list that is named, and says what.
  fileprivate func reverse(_ nothing: String, by reversal: (LibraryStore, String) throws -> Recorded?) throws {
    try Failure.translating {
      let library = try Library.open(self)
      guard let recorded = try reversal(library.store, library.source) else { throw Failure(nothing) }
      Output.message(recorded.sentence(in: .english))
    }
  }
}
