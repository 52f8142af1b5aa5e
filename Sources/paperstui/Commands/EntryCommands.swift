import ArgumentParser
import PapersApp
import PapersDesk
import PapersModel
import PapersScreen

/// A citation key on the command line.
struct KeyArgument: ParsableArguments {
  @Argument(help: "The entry's citation key, such as vaswani2017.", completion: .custom(completions))
  var key: String

  private static func completions(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
    guard let options = try? LibraryOptions.parse([]), let library = try? Library.open(options),
      let keys = try? library.store.keys(of: library.source)
    else { return [] }
    return keys.map(\.rawValue).filter { $0.hasPrefix(prefix) }
  }
}

extension CommentaryLanguage: ExpressibleByArgument {}

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print everything about an entry.")

  @OptionGroup var entry: KeyArgument
  @OptionGroup var library: LibraryOptions

  @Option(help: "Language of the commentary: en, zh or both.")
  var language: CommentaryLanguage = LocaleSetup.isChinese ? .chinese : .english

  @Flag(help: "Print the answers to the questions as well.")
  var answers = false

  @Flag(help: "Print JSON.")
  var json = false

  struct JSONDetail: Encodable {
    var entry: Entry
    var progress: EntryProgress
    var section: String
    var position: Int
    var requires: [CitationKey]
    var leadsTo: [CitationKey]
    var readiness: Readiness
  }

  func run() throws {
    try Failure.translating {
      let library = try Library.open(library)
      let detail = try library.detail(of: entry.key)
      let overview = try library.overview()
      if json {
        try Output.json(
          JSONDetail(
            entry: detail.entry, progress: detail.progress, section: overview.sections[detail.summary.section].id,
            position: detail.summary.position + 1, requires: detail.requires.map(\.key),
            leadsTo: detail.leadsTo.map(\.key), readiness: detail.readiness))
        return
      }
      let before = try library.store.summaries(of: library.source, at: 0..<detail.summary.position + 1)
      let lines = EntryPage.lines(
        for: detail, in: overview,
        paperNumber: detail.summary.kind == .paper ? before.count { $0.kind == .paper } : nil,
        width: min(Layout.widestText, Output.columns ?? 80), language: language,
        glyphs: LocaleSetup.isUTF8 ? .unicode : .ascii, calendar: .system,
        showsAnswers: answers)
      for line in lines { Output.line(line.text.plain, linkingTo: line.address, fromColumn: line.addressColumn) }
    }
  }
}

struct MarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mark", abstract: "Set how far you are with an entry.")

  @OptionGroup var entry: KeyArgument

  @Argument(help: "to-read, reading, read or skipped.")
  var status: ReadingStatus

  @OptionGroup var library: LibraryOptions

  func run() throws {
    try Failure.translating {
      let library = try Library.open(library)
      let detail = try library.detail(of: entry.key)
      try library.store.record(.statusSet(status), of: detail.entry.key, in: library.source)
      Output.message("\(detail.summary.name): \(status.rawValue)")
    }
  }
}

extension ReadingStatus: ExpressibleByArgument {}

struct NoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Print, edit or extend your note on an entry.",
    discussion: """
      Without an option the note is printed; the command ends with 1 if there is none. Every version is kept: --history \
      lists them, and --restore brings one back as a new version.
      """)

  @OptionGroup var entry: KeyArgument
  @OptionGroup var library: LibraryOptions
  @OptionGroup var configuration: ConfigurationOptions

  @Flag(help: "Open the note in $VISUAL, $EDITOR or vi.")
  var edit = false

  @Option(help: "Add this text as a line of its own at the end.")
  var append: String?

  @Flag(help: "List the versions of the note.")
  var history = false

  @Option(help: ArgumentHelp("Bring back this version of the note.", valueName: "number"))
  var restore: Int?

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    let chosen = [edit, append != nil, history, restore != nil].count { $0 }
    if chosen > 1 { throw ValidationError("Use one of --edit, --append, --history and --restore.") }
  }

  struct JSONVersion: Encodable {
    var number: Int
    var writtenAt: Moment
    var isCurrent: Bool
    var note: String
  }

  struct JSONNote: Encodable {
    var key: CitationKey
    var note: String
    var writtenAt: Moment?
  }

  func run() throws {
    try Failure.translating {
      let library = try Library.open(library)
      let subject = try library.subject(of: entry.key)
      let key = subject.key
      if let append {
        try library.store.writeNote(of: key, in: library.source) { NoteText.appending(append, to: $0) }
        Output.message("Saved the note on \(subject.name).")
      } else if history {
        try printHistory(of: key, name: subject.name, library)
      } else if let restore {
        let versions = NoteVersion.all(in: try library.store.events(of: key, in: library.source))
        guard let version = versions.first(where: { $0.number == restore }) else {
          throw Failure(
            "The note on \(subject.name) has no version \(restore). 'paperstui note \(key) --history' lists them."
          )
        }
        try library.store.writeNote(of: key, in: library.source) { _ in version.text }
        Output.message("The note on \(subject.name) is version \(restore) again.")
      } else if edit {
        for draft in Draft.leftBehind() where draft.key == key {
          Output.message("An earlier edit of this note was cut short; it is in '\(draft.file.path)'.")
        }
        let outcome = try NoteEditor.edit(
          subject.progress.note, of: key, template: configuration.load().noteTemplate
        ) { text in
          try library.store.writeNote(text, of: key, over: subject.progress.noteVersion, in: library.source)
        }
        Output.message(
          outcome == .unchanged ? "The note is unchanged." : "Saved the note on \(subject.name).")
      } else if json {
        try Output.json(
          JSONNote(key: key, note: subject.progress.note, writtenAt: subject.progress.noteWrittenAt))
      } else {
        guard subject.progress.hasNote else {
          throw Failure(
            "There is no note on \(subject.name) yet. 'paperstui note \(key) --edit' writes one.")
        }
        let note = subject.progress.note
        Output.write(note + (note.last?.isNewline == true ? "" : "\n"))
      }
    }
  }
}

extension NoteCommand {
  private func printHistory(of key: CitationKey, name: String, _ library: Library) throws {
    let versions = NoteVersion.all(in: try library.store.events(of: key, in: library.source))
    guard !versions.isEmpty else { throw Failure("There is no note on \(name) yet.") }
    if json {
      try Output.json(
        versions.map {
          JSONVersion(number: $0.number, writtenAt: $0.writtenAt, isCurrent: $0.isCurrent, note: $0.text)
        })
      return
    }
    let width = String(versions.count).count
    for version in versions {
      let number = String(repeating: " ", count: width - String(version.number).count) + String(version.number)
      let day = LocalCalendar.system.day(of: version.writtenAt)
      let size = "\(version.text.utf8.count) bytes"
      let line = "\(number)\(version.isCurrent ? "*" : " ") \(day)  \(size)  \(version.summary)"
      Output.line(Output.columns.map { line.truncated(toWidth: $0) } ?? line)
    }
  }
}

struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open a paper in your browser ($BROWSER, or the desktop's).")

  @OptionGroup var entry: KeyArgument
  @OptionGroup var library: LibraryOptions
  @OptionGroup var settings: ConfigurationOptions

  @Flag(help: "Open the PDF instead of the paper's page.")
  var pdf = false

  func run() throws {
    try Failure.translating {
      let detail = try Library.open(library).detail(of: entry.key)
      let address = pdf ? detail.entry.pdfAddress : detail.entry.address
      guard let address else {
        throw Failure("The list has no \(pdf ? "PDF " : "")address for \(detail.summary.name).")
      }
      let browser = settings.load().browser
      guard let opener = try WebOpener.opener(for: address, configured: browser) else {
        throw WebOpener.noBrowser(for: address)
      }
      try WebOpener.run(opener, address: address)
    }
  }
}
