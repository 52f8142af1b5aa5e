import ArgumentParser
import PapersApp
import PapersDesk
import PapersModel
import PapersScreen

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Print the list in reading order, with statuses.")

  @OptionGroup var library: LibraryOptions

  @Flag(help: "Print the keys that you did something with and that the list doesn't have (any more).")
  var unlisted = false

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    try Failure.translating {
      let library = try Library.open(library)
      guard unlisted else {
        try ListPrinter.print(library, asJSON: json)
        return
      }
      let keys = try library.store.unlistedKeys(of: library.source)
      if json { try Output.json(keys) } else { keys.forEach { Output.line($0.rawValue) } }
    }
  }
}

/// Prints a list; what the program does where there is no screen for it.
enum ListPrinter {
  /// An entry as the commands that list entries print it.
  struct JSONEntry: Encodable {
    var key: String
    var kind: Entry.Kind
    var title: LocalizedText
    var year: Int?
    var section: String
    /// Counted from 1 in the reading order.
    var position: Int
    var status: ReadingStatus
    var note: Bool
    /// 1 to 5; left out where there is none.
    var rating: Int?
    var tags: [String]

    init(_ entry: EntrySummary, in overview: ListOverview) {
      key = entry.key.rawValue
      kind = entry.kind
      title = entry.title
      year = entry.year
      section = overview.sections[entry.section].id
      position = entry.position + 1
      status = entry.status
      note = entry.hasNote
      rating = entry.rating
      tags = entry.tags
    }
  }

  static func print(_ library: Library, asJSON: Bool) throws {
    try Failure.translating {
      let (overview, entries) = try library.snapshot { library in
        let overview = try library.overview()
        return (overview, try library.store.summaries(of: library.source, at: 0..<overview.entryCount))
      }
      if asJSON {
        try Output.json(entries.map { JSONEntry($0, in: overview) })
        return
      }
      let papers = overview.papers
      Output.line("\(overview.title.preferring(.english))  \(papers[.read]) of \(papers.total) read")
      let glyphs = LocaleSetup.isUTF8 ? Glyphs.unicode : .ascii
      let keyWidth = entries.map { $0.key.rawValue.displayWidth }.max() ?? 0
      let columns = Output.columns
      let bySection = Dictionary(grouping: entries, by: \.section)
      for (index, section) in overview.sections.enumerated() {
        let number = overview.sections[index].number.map { "\($0) " } ?? ""
        Output.line("")
        Output.line("\(number)\(section.title.preferring(.english))")
        for entry in bySection[index] ?? [] {
          let key = entry.key.rawValue + String(repeating: " ", count: keyWidth - entry.key.rawValue.displayWidth)
          let year = entry.year.map(String.init) ?? "    "
          let line = "  \(glyphs.status(entry.status)) \(key)  \(year)  \(entry.title.preferring(.english))"
          Output.line(columns.map { line.truncated(toWidth: $0) } ?? line)
        }
      }
    }
  }
}
