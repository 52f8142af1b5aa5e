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
    let touched = try store.summaries(of: source, keys: Array(events.keys))
    let entries = try touched.compactMap { summary in
      try store.detail(at: summary.position, in: source).map {
        (entry: $0.entry, section: summary.section, events: events[summary.key] ?? [])
      }
    }
    return ReadingStatistics(
      overview: try overview(), entries: entries, now: store.now, secondsFromUTC: LocalTime.secondsFromUTC)
  }
}
