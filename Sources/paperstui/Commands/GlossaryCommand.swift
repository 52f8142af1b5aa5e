import ArgumentParser
import PapersApp
import PapersDesk
import PapersModel

struct GlossaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "glossary", abstract: "Explain a term, or print all terms of the list.",
    discussion: "A term may be given in English or Chinese. Ends with 1 if the list doesn't explain it.")

  @Argument(help: "The term; all terms without it.")
  var term: [String] = []

  @OptionGroup var library: LibraryOptions

  @Option(help: "Language of the explanation: en, zh or both.")
  var language: CommentaryLanguage = LocaleSetup.isChinese ? .chinese : .both

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    try Failure.translating {
      let library = try Library.open(library)
      let glossary = try library.store.glossary(of: library.source)
      let name = term.joined(separator: " ")
      let terms =
        name.isEmpty ? glossary : glossary.filter { $0.term.all.contains { $0.lowercased() == name.lowercased() } }
      if terms.isEmpty {
        let names = glossary.flatMap(\.term.all)
        let hint = SimilarNames.nearest(to: name, among: names).map { " Did you mean '\($0)'?" } ?? ""
        throw Failure(
          glossary.isEmpty ? "This list has no glossary." : "The glossary does not explain '\(name)'.\(hint)")
      }
      if json {
        try Output.json(terms)
        return
      }
      let lines = GlossaryPage.lines(
        for: terms, width: min(Layout.widestText, Output.columns ?? 80), language: language)
      for line in lines { Output.line(line.plain) }
    }
  }
}
