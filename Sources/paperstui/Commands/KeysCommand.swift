import ArgumentParser
import PapersApp
import PapersModel

struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Print every key of the screen and what it does.",
    discussion: """
      The keys are those that your configuration file leaves. --file prints them as part of such a file, to edit; \
      an action with an empty list is unbound. Ends with 1 if the configuration has mistakes.
      """)

  @OptionGroup var settings: ConfigurationOptions

  @Flag(help: "Print a Markdown table.")
  var markdown = false

  @Flag(help: "Print a configuration file.")
  var file = false

  func validate() throws {
    if markdown, file { throw ValidationError("Use either --markdown or --file, not both.") }
  }

  func run() throws {
    let configuration = settings.load()
    let language: Language = LocaleSetup.isChinese ? .chinese : .english
    if markdown {
      Output.write(configuration.keymap.markdownTable(in: language))
    } else if file {
      Output.write(configuration.keymap.configuration(in: language))
    } else {
      let width = min(Layout.widestText, Output.columns ?? 80)
      for line in configuration.keymap.textTable(width: width, in: language) { Output.line(line) }
    }
    for finding in configuration.findings { Output.message(finding.description) }
    if !configuration.findings.isEmpty { throw ExitCode.failure }
  }
}
