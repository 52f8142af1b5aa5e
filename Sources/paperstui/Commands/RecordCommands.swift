import ArgumentParser
import PapersApp
import PapersDesk
import PapersModel
import PapersScreen

/// Says what was recorded of an entry.
extension Library {
  fileprivate func say(_ change: HistoryEvent.Change, of detail: EntryDetail) {
    Output.message("\(detail.summary.name): \(change.summary(in: .english))")
  }
}

struct RateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "rate", abstract: "Rate an entry from 1 to 5.")

  @OptionGroup var entry: KeyArgument

  @Argument(help: "1 to 5; 0 takes the rating away.")
  var rating: Int

  @OptionGroup var library: LibraryOptions

  func validate() throws {
    guard (0...5).contains(rating) else { throw ValidationError("A rating is a number from 1 to 5, or 0 for none.") }
  }

  func run() throws {
    try Failure.translating {
      let library = try Library.open(library)
      let detail = try library.detail(of: entry.key)
      let value = rating == 0 ? nil : rating
      try library.store.record(.ratingSet(value), of: detail.entry.key, in: library.source)
      library.say(.ratingSet(value), of: detail)
    }
  }
}

struct TagCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag", abstract: "Print, add or remove tags of an entry.",
    discussion: "Without tags those that the entry has are printed.")

  @OptionGroup var entry: KeyArgument

  @Argument(help: "Tags to add.")
  var tags: [String] = []

  @Option(help: "A tag to remove; may be given several times.")
  var remove: [String] = []

  @OptionGroup var library: LibraryOptions

  func validate() throws {
    for tag in tags where Tag.trimmed(tag) == nil {
      throw ValidationError("'\(tag)' can't be a tag: at most 64 characters of plain text.")
    }
  }

  func run() throws {
    try Failure.translating {
      let library = try Library.open(library)
      let detail = try library.detail(of: entry.key)
      let key = detail.entry.key
      if tags.isEmpty, remove.isEmpty {
        for tag in detail.progress.tags { Output.line(tag) }
        return
      }
      for tag in remove.compactMap(Tag.trimmed) {
        try library.store.record(.tagRemoved(tag), of: key, in: library.source)
      }
      for tag in tags.compactMap(Tag.trimmed) { try library.store.record(.tagAdded(tag), of: key, in: library.source) }
      let all = try library.store.progress(of: key, in: library.source).tags
      Output.message("\(detail.summary.name): \(all.isEmpty ? "no tags" : all.map { "#" + $0 }.joined(separator: " "))")
    }
  }
}

extension ReadingPass: ExpressibleByArgument {}

struct PassCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pass", abstract: "Record that a pass through a paper is finished, or begin to read it again.")

  @OptionGroup var entry: KeyArgument

  @Argument(help: "survey, grasp or rebuild.")
  var pass: ReadingPass?

  @Flag(help: "Begin to read it again, with all passes open.")
  var again = false

  @OptionGroup var library: LibraryOptions

  func validate() throws {
    if (pass == nil) != again { throw ValidationError("Name a pass (survey, grasp or rebuild), or give --again.") }
  }

  func run() throws {
    try Failure.translating {
      let library = try Library.open(library)
      let detail = try library.detail(of: entry.key)
      if let pass {
        try library.store.record(.passFinished(pass), of: detail.entry.key, in: library.source)
        library.say(.passFinished(pass), of: detail)
      } else {
        try library.store.record(.rereadingBegun, of: detail.entry.key, in: library.source)
        library.say(.rereadingBegun, of: detail)
      }
    }
  }
}

struct TimeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "time", abstract: "Print or correct the time that went into an entry.")

  @OptionGroup var entry: KeyArgument
  @OptionGroup var library: LibraryOptions

  @Option(help: ArgumentHelp("The time so far is this many minutes.", valueName: "minutes"))
  var set: Int?

  @Option(help: ArgumentHelp("Add this many minutes.", valueName: "minutes"))
  var add: Int?

  func validate() throws {
    if set != nil, add != nil { throw ValidationError("Use either --set or --add, not both.") }
    if let set, !(0...1_000_000).contains(set) { throw ValidationError("--set takes minutes from 0 to 1,000,000.") }
    if let add, !(1...10_000).contains(add) { throw ValidationError("--add takes minutes from 1 to 10,000.") }
  }

  func run() throws {
    try Failure.translating {
      let library = try Library.open(library)
      let detail = try library.detail(of: entry.key)
      let key = detail.entry.key
      if let set {
        try library.store.record(.timeCorrected(seconds: set * 60), of: key, in: library.source)
        library.say(.timeCorrected(seconds: set * 60), of: detail)
      } else if let add {
        let startedAt = library.store.now.advanced(bySeconds: -60 * add)
        try library.store.record(.timeSpent(seconds: add * 60, startedAt: startedAt), of: key, in: library.source)
        library.say(.timeSpent(seconds: add * 60, startedAt: startedAt), of: detail)
      } else {
        Output.line(HistoryEvent.Change.duration(detail.progress.secondsSpent, in: .english))
      }
    }
  }
}

struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "Print what you did, the latest last.",
    discussion: "Ends with 1 if there is nothing.")

  @Argument(help: "Only this entry's history.")
  var key: String?

  @OptionGroup var library: LibraryOptions

  @Flag(help: "Print JSON, an event a line.")
  var json = false

  func run() throws {
    try Failure.translating {
      let library = try Library.open(library)
      let key = try key.map { try library.subject(of: $0).key }
      let events = try library.store.events(of: key, in: library.source)
      guard !events.isEmpty else { throw Failure("Nothing was done yet.") }
      if json {
        Output.write(try JSONText.lines(events))
        return
      }
      let byID = Dictionary(events.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      let names = try library.names(of: events)
      for event in events {
        let moment = LocalCalendar.system.text(of: event.moment)
        let subject = names[event.id] ?? event.entry?.rawValue ?? event.list
        let name = key == nil ? subject.map { $0 + ": " } ?? "" : ""
        let line = "\(moment)  \(name)\(event.change.summary(in: .english) { byID[$0] })"
        Output.line(Output.columns.map { line.truncated(toWidth: $0) } ?? line)
      }
    }
  }
}
