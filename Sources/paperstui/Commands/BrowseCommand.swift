import ArgumentParser
import PapersApp
import PapersScreen
import PapersTerminal

struct BrowseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "browse", abstract: "Open the list on the screen (the default).")

  @OptionGroup var library: LibraryOptions
  @OptionGroup var configuration: ConfigurationOptions

  @Option(help: "Colours: \(Theme.all.map(\.name).joined(separator: ", ")).")
  var theme: Theme?

  @Flag(help: "Use ASCII signs only.")
  var ascii = false

  @Option(
    help: ArgumentHelp(
      "For development: carry out these keys without a terminal, such as 'jj<Enter>', and print the frame.",
      valueName: "keys", visibility: .hidden))
  var replay: String?

  @Option(
    help: ArgumentHelp("For development: the size of the frame.", valueName: "columns x rows", visibility: .hidden))
  var size: String = "80x24"

  /// What the options say of the screen.
  var browsing: Browsing {
    Browsing(library: library.choice, configuration: configuration.config, theme: theme, ascii: ascii)
  }

  func run() throws {
    guard let replay else { return try browsing.run() }
    guard let keys = Key.script(replay) else { throw ValidationError("There is an unknown key name in '\(replay)'.") }
    let numbers = size.split(separator: "x").compactMap { Int($0) }
    guard numbers.count == 2, numbers.allSatisfy({ (1...1000).contains($0) }) else {
      throw ValidationError("'\(size)' is not a size such as 80x24.")
    }
    try browsing.printFrame(after: keys, size: Size(columns: numbers[0], rows: numbers[1]))
  }
}

extension Theme: ExpressibleByArgument {
  public init?(argument: String) {
    guard let theme = Theme.named(argument) else { return nil }
    self = theme
  }

  public static var allValueStrings: [String] { all.map(\.name) }
}
