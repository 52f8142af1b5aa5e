import ArgumentParser
import Foundation
import PapersDesk
import PapersModel
import PapersStore
import PapersTerminal

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check the library, its places, the terminal, the editor and the clipboard.",
    discussion: "Says what to do about each problem. Ends with 1 if there is one.")

  @OptionGroup var library: LibraryOptions
  @OptionGroup var configuration: ConfigurationOptions

  @Flag(help: "Print JSON.")
  var json = false

  /// What was looked at, and what came of it.
  struct Examination: Encodable {
    var subject: String
    var result: String
    /// What is wrong, and what to do about it; `nil` if all is well.
    var problem: String?
  }

  func run() throws {
    var examinations = examineLibrary()
    let settings = configuration.load()
    examinations += [examine(settings), examineState(), examineTerminal(), examineEditor(), examineClipboard()]
    examinations.append(examineBrowser(settings.browser))
    if json {
      try Output.json(examinations)
    } else {
      let width = examinations.map(\.subject.count).max() ?? 0
      for examination in examinations {
        let subject = examination.subject + String(repeating: " ", count: width - examination.subject.count)
        Output.line("\(subject)  \(examination.result)")
        if let problem = examination.problem {
          Output.line(String(repeating: " ", count: width) + "  problem: " + problem)
        }
      }
    }
    if examinations.contains(where: { $0.problem != nil }) { throw ExitCode.failure }
  }

  // MARK: - What is kept

  private func examineLibrary() -> [Examination] {
    do {
      return try Failure.translating {
        let library = try Library.open(self.library)
        let overview = try library.overview()
        let store = library.store
        let faults = try store.check()
        let events = faults.isEmpty ? try store.events().count : 0
        let backups = try store.backups().count
        var result = "\(store.path), \(events.counted("event"))"
        if backups > 0 { result += ", \(backups.counted("backup"))" }
        return [
          Examination(
            subject: "library", result: result,
            problem: faults.isEmpty ? nil : faults.map(\.description).joined(separator: " ")),
          Examination(
            subject: "list",
            result: "\(try store.path(ofList: library.source) ?? library.source), \(overview.entryCount) entries"
              + (try sharedKeys(in: library))),
        ]
      }
    } catch {
      return [Examination(subject: "library", result: library.choice.progressPath, problem: "\(error)")]
    }
  }

  /// What to say of keys by which other lists mean other papers: that is no problem, but good to know.
  private func sharedKeys(in library: Library) throws -> String {
    let shared = try library.store.sharedKeys(of: library.source)
    guard let first = shared.first else { return "" }
    let place = try library.store.path(ofList: first.otherSource) ?? first.otherSource
    let others = shared.count - 1
    return "; '\(first.key)' is another paper in \(place)"
      + (others == 0 ? "" : ", and so \(others == 1 ? "is 1 other key" : "are \(others) other keys")")
      + ", with its own progress"
  }

  private func examine(_ settings: Configuration) -> Examination {
    let path = configuration.path
    let isThere = Configuration.isThere(path)
    return Examination(
      subject: "settings", result: isThere ? path : "\(path), not there, so everything is at its default",
      problem: settings.findings.isEmpty ? nil : settings.findings.map(\.description).joined(separator: " "))
  }

  private func examineState() -> Examination {
    let folder = Places.savedView.deletingLastPathComponent().path
    let drafts = Draft.leftBehind().count
    var result = folder
    if drafts > 0 {
      result += ", \(drafts) \(drafts == 1 ? "edit" : "edits") of notes cut short, offered at the next start"
    }
    let files = FileManager.default
    // One that isn't there yet is made in the nearest folder that is.
    var place = folder
    while !files.fileExists(atPath: place), place != "/" { place = (place as NSString).deletingLastPathComponent }
    return Examination(
      subject: "state", result: result,
      problem: files.isWritableFile(atPath: place)
        ? nil
        : "'\(place)' can't be written, so edits of notes have no place. Make it writable, or set $XDG_STATE_HOME.")
  }

  // MARK: - What is around

  private func examineTerminal() -> Examination {
    let environment = ProcessInfo.processInfo.environment
    let type = environment["TERM"] ?? ""
    var facts = [type.isEmpty ? "no type" : type, LocaleSetup.isUTF8 ? "UTF-8" : "not UTF-8, so ASCII is shown"]
    if HyperlinkSequence.isUnderstood(environment) { facts.append("addresses are links") }
    if environment["NO_COLOR"]?.isEmpty == false { facts.append("NO_COLOR") }
    var problem: String?
    if type.isEmpty || type == "dumb" || !TerminalEnvironment.isKnown(type) {
      problem = "The screen can't open on this terminal. Set TERM to its type, such as xterm-256color."
    }
    return Examination(subject: "terminal", result: facts.joined(separator: ", "), problem: problem)
  }

  private func examineEditor() -> Examination {
    let editor = NoteEditor.command
    let program = ShellWords.words(of: editor)?.first ?? ""
    // What only a shell can work out is left to it.
    let isKnown = !program.contains { "~$`*?[".contains($0) }
    return Examination(
      subject: "editor", result: editor,
      problem: isKnown ? missing(program).map { $0 + " Set $VISUAL or $EDITOR to an editor that is there." } : nil)
  }

  private func examineClipboard() -> Examination {
    switch Clipboard.way() {
    case .program(let arguments): Examination(subject: "clipboard", result: arguments[0])
    case .terminal: Examination(subject: "clipboard", result: "the terminal is asked to copy (OSC 52)")
    }
  }

  private func examineBrowser(_ browser: String?) -> Examination {
    let opener: WebOpener.Opener?
    do {
      opener = try WebOpener.opener(for: "https://example.org", configured: browser)
    } catch {
      return Examination(subject: "browser", result: "none that can be used", problem: "\(error)")
    }
    guard let opener else {
      return Examination(subject: "browser", result: "none here, so addresses are copied instead")
    }
    let program = opener.arguments[0]
    return Examination(
      subject: "browser", result: program,
      problem: missing(program).map { $0 + " Set $BROWSER, or 'browser' in the settings." })
  }

  /// A sentence about a program that isn't there; `nil` if it is.
  private func missing(_ program: String) -> String? {
    guard program.contains("/") else {
      return Clipboard.isInPath(program) ? nil : "There is no '\(program)' in PATH."
    }
    return FileManager.default.isExecutableFile(atPath: program)
      ? nil : "'\(program)' is not a program that can be run."
  }
}
