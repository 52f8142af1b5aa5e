import BundledLists
import Foundation
import PapersFormats
import PapersModel
import PapersStore

/// A library with one of its lists open.
package struct Library: Sendable {
  package let store: LibraryStore
  /// The list's name in the catalogue.
  package let source: String
  /// What became of the list since it was last open; `nil` if it is the same or was never open before.
  package var change: ListChange?

  /// Opens a library and a list.
  ///
  /// - Parameters:
  ///   - list: The list's file; `nil` for the list that ships with the program.
  ///   - progress: The file with progress and notes.
  ///   - display: Shows how far the reading of a list has come that the catalogue doesn't hold.
  /// - Throws: `Failure`, or `LongWork.Cancelled`.
  package static func open(
    list: String?, progress: String, showing display: (_ label: String) -> any WorkDisplay
  ) throws -> Library {
    try Failure.translating {
      let store = try LibraryStore(
        path: progress, devices: Places.devices.path, clock: clock, calendar: .system)
      guard let list else { return try openBundled(store, display) }
      return try open(list, in: store, display)
    }
  }

  /// The wall clock, or the moment that the program's tests fix.
  private static var clock: LibraryStore.Clock {
    if let milliseconds = ProcessInfo.processInfo.environment["PAPERSTUI_TEST_CLOCK"].flatMap({ Int64($0) }) {
      return { Moment(milliseconds: milliseconds) }
    }
    return LibraryStore.wallClock
  }

  private static func openBundled(
    _ store: LibraryStore, _ display: (String) -> any WorkDisplay
  ) throws -> Library {
    let bytes = UnsafeBufferPointer(start: bundled_understanding_llms_start(), count: bundled_understanding_llms_size)
    let source = "bundled:understanding-llms"
    return try open(
      bytes, hash: ContentHash(value: bundled_understanding_llms_hash), named: "understanding-llms.yaml", in: store,
      source: source, display
    ) { _ in source }
  }

  private static func open(
    _ path: String, in store: LibraryStore, _ display: (String) -> any WorkDisplay
  ) throws -> Library {
    let file = URL(fileURLWithPath: path).standardizedFileURL.path
    let stamp = FileStamp(of: file, followsLinks: true)?.text
    let known = try store.source(ofListAt: file)
    if let known, let stamp, try store.holds(source: known, stamp: stamp) {
      return Library(store: store, source: known)
    }
    let library = try readFile(path).withUnsafeBytes { bytes in
      let bytes = bytes.bindMemory(to: UInt8.self)
      let isGone = { !FileManager.default.fileExists(atPath: $0) }
      let hash = ContentHash(bytes)
      let source = try known ?? store.followList(to: file, contentHash: hash, isGone: isGone)
      return try open(bytes, hash: hash, named: path, in: store, source: source, display) { list in
        try source ?? store.followList(to: file, as: list, isGone: isGone)
      }
    }
    if let stamp { try store.setStamp(stamp, of: library.source) }
    return library
  }

  /// The bytes of a list file; of one that is too large, just enough to tell.
  package static func readFile(_ path: String) throws(ListFileError) -> Data {
    do {
      return try read(path, atMost: ListFile.sizeLimit + 1)
    } catch {
      throw .unreadable(file: path, reason: FileProblem.reason(error))
    }
  }

  /// The first bytes of a file.
  static func read(_ path: String, atMost count: Int) throws -> Data {
    let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { try? handle.close() }
    return try handle.read(upToCount: count) ?? Data()
  }

  /// Opens a list, reading it in if the catalogue doesn't hold it as it is.
  ///
  /// - Parameters:
  ///   - source: The list's name in the catalogue, if that is known before it is read.
  ///   - name: The list's name in the catalogue.
  private static func open(
    _ bytes: UnsafeBufferPointer<UInt8>, hash: ContentHash, named file: String, in store: LibraryStore, source: String?,
    _ display: (String) -> any WorkDisplay, name: (ReadingList) throws -> String
  ) throws -> Library {
    if let source, try store.holds(source: source, contentHash: hash) { return Library(store: store, source: source) }
    let progress = display("Reading \(file.split(separator: "/").last ?? "list")")
    defer { progress.end() }
    if bytes.count > 1 << 20 { progress.begin() }
    let list = try ListFile.list(from: bytes, file: file)
    var library = Library(store: store, source: try name(list))
    let (work, count) = (progress.work, list.readingOrder.count)
    let change = try store.install(list, source: library.source, contentHash: hash) {
      try? work.advance(to: $0, of: count)
    }
    if let change, !change.isEmpty { library.change = change }
    return library
  }

  /// Reads several things of one state, whatever other programs write meanwhile; nothing is written in it.
  package func snapshot<T>(_ body: (Library) throws -> T) throws -> T {
    try store.snapshot { try body(Library(store: $0, source: source, change: change)) }
  }

  package func overview() throws -> ListOverview {
    guard let overview = try store.overview(of: source) else {
      throw Failure("The list '\(source)' is no longer in the library. Start the program again.")
    }
    return overview
  }

  /// An entry as the person named it, whether or not the list still has it: what was done with it stays reachable.
  package struct Subject {
    package var key: CitationKey
    package var name: String
    package var progress: EntryProgress
  }

  /// What a person did something with; an unknown key gets "did you mean".
  package func subject(of key: String) throws -> Subject {
    let known = CitationKey(key)
    if try store.position(of: known, in: source) == nil, try !store.events(of: known, in: source).isEmpty {
      return Subject(key: known, name: key, progress: try store.progress(of: known, in: source))
    }
    let detail = try detail(of: key)
    return Subject(key: detail.entry.key, name: detail.summary.name, progress: detail.progress)
  }

  /// The entry of a key as the person typed it; an unknown one gets "did you mean".
  package func detail(of key: String) throws -> EntryDetail {
    if let position = try store.position(of: CitationKey(key), in: source),
      let detail = try store.detail(at: position, in: source)
    {
      return detail
    }
    let hint = try similarKey(to: key).map { " Did you mean '\($0)'?" } ?? " 'paperstui list' shows the keys."
    throw Failure("There is no entry '\(key)' in this list.\(hint)")
  }

  /// The key that was probably meant: that of an entry called so, or one that is spelt nearly so.
  private func similarKey(to name: String) throws -> CitationKey? {
    let entries = try snapshot { try $0.store.summaries(of: source, at: 0..<$0.overview().entryCount) }
    if let called = entries.first(where: { $0.name.lowercased() == name.lowercased() }) { return called.key }
    return SimilarNames.nearest(to: name, among: entries.map(\.key.rawValue).sorted()).map { CitationKey($0) }
  }

  /// The list as it is now, and where it has entries; those that it doesn't have any more are left out.
  package func news(of keys: Set<CitationKey>) throws -> (overview: ListOverview, positions: [CitationKey: Int]) {
    try snapshot { library in
      var positions: [CitationKey: Int] = [:]
      for key in keys { positions[key] = try library.store.position(of: key, in: library.source) }
      return (try library.overview(), positions)
    }
  }

  /// What to call the papers that events are about, each as its list's entry is called, by the events' ids.
  package func names(of events: [HistoryEvent]) throws -> [HistoryEvent.ID: String] {
    var known: [[String?]: String?] = [:]
    var names: [HistoryEvent.ID: String] = [:]
    for event in events {
      let subject = [event.entry?.rawValue, event.paper]
      let name =
        try known[subject]
        ?? store.position(of: event, in: source).flatMap {
          try store.summaries(of: source, positions: [$0]).first?.name
        }
      known[subject] = .some(name)
      names[event.id] = name
    }
    return names
  }

  /// What to call entries in a sentence, by whichever of their keys.
  package func names(of keys: [CitationKey]) throws -> [CitationKey: String] {
    let summaries = try store.summaries(of: source, keys: keys)
    var names = Dictionary(summaries.map { ($0.key, $0.name) }, uniquingKeysWith: { first, _ in first })
    for key in keys where names[key] == nil {
      let position = try store.position(of: key, in: source)
      names[key] = try position.flatMap { try store.summaries(of: source, positions: [$0]).first?.name }
    }
    return names
  }
}
