import ArgumentParser
import PapersApp
import PapersDesk
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
        for: statistics, width: min(Layout.widestText, Output.columns ?? 80), language: language.interface,
        glyphs: LocaleSetup.isUTF8 ? .unicode : .ascii)
      for line in lines { Output.line(line.plain) }
    }
  }
}
