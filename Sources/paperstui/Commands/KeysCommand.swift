import ArgumentParser
import PapersApp
import PapersModel

struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Print every key of the screen and what it does.")

  @Flag(help: "Print a Markdown table.")
  var markdown = false

  func run() {
    let language: Language = LocaleSetup.isChinese ? .chinese : .english
    if markdown {
      Output.write(Keymap.standard.markdownTable(in: language))
    } else {
      for line in Keymap.standard.textTable(width: min(96, Output.columns ?? 80), in: language) { Output.line(line) }
    }
  }
}
