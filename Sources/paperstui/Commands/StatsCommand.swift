import ArgumentParser
import PapersApp
import PapersModel
import PapersScreen

struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Print what came of the list so far: by section, by week, and the time spent.")

  @OptionGroup var library: LibraryOptions

  @Option(help: "Language of the words: en or zh.")
  var language: CommentaryLanguage = LocaleSetup.isChinese ? .chinese : .english

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    try Failure.translating {
      let statistics = try Library.open(library).statistics()
      if json {
        try Output.json(statistics)
        return
      }
      let lines = StatisticsPage.lines(
        for: statistics, width: min(96, Output.columns ?? 80), language: language.interface,
        glyphs: LocaleSetup.isUTF8 ? .unicode : .ascii)
      for line in lines { Output.line(line.plain) }
    }
  }
}

extension Library {
  /// Only entries that somebody did something to are read, however long the list.
  func statistics() throws -> ReadingStatistics {
    let events = Dictionary(grouping: try store.events(), by: \.entry)
    // A paper may have events under several keys.
    let keys = try Dictionary(grouping: events.keys) { try store.position(of: $0, in: source) }
    let entries = try keys.compactMap { position, keys in
      try position.flatMap { try store.detail(at: $0, in: source) }.map {
        (entry: $0.entry, section: $0.summary.section, events: keys.flatMap { events[$0] ?? [] })
      }
    }
    return ReadingStatistics(
      overview: try overview(), entries: entries, now: store.now, secondsFromUTC: LocalTime.secondsFromUTC)
  }
}
