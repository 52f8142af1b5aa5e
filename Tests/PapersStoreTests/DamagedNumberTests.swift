import GRDB
import PapersModel
import PapersTestSupport
import Testing

@testable import PapersStore

/// No number that a file holds may end the program, whatever wrote it there.
@Suite("Numbers of a damaged library")
struct DamagedNumberTests {
  @Test(
    "Whatever number stands in a row, everything can be read",
    arguments: [
      "UPDATE section SET first_position = X", "UPDATE section SET entry_count = X, paper_count = X",
      "UPDATE section SET ordinal = X WHERE ordinal = 1", "UPDATE entry SET section = X",
      "UPDATE entry SET position = X WHERE position = 1", "UPDATE entry SET year = X, published = NULL",
      "UPDATE entry_state SET seconds = X", "UPDATE entry_state SET rating = X",
      "UPDATE entry_state SET status_set_at = X, started_at = X, read_at = X, note_written_at = X, note_sequence = X",
      "UPDATE event SET milliseconds = X", "UPDATE event SET clock = X", "UPDATE event SET counter = X",
      "UPDATE event SET sequence = X WHERE kind = 'rating'", "UPDATE event SET target_sequence = X",
      "UPDATE event SET value = 'X' WHERE kind = 'rating'", "UPDATE event SET value = 'X 5' WHERE kind = 'time'",
      "UPDATE event SET value = '5 X' WHERE kind = 'time'", "UPDATE own_device SET last_sequence = X, ordinal = X",
      "UPDATE change_count SET number = X",
    ], [Int64.max, Int64.max - 1, Int64.min, -1])
  func numbers(sql: String, number: Int64) throws {
    let store = try LibraryStore(inMemoryWithClock: { 1_795_478_400_000 })
    try store.install(makeSampleList(), source: "sample", contentHash: ContentHash("1".utf8))
    let key: CitationKey = "vaswani2017"
    for deed in MarksStoreTests.deeds { try store.record(deed.change, of: key, in: "sample") }
    try store.undo()
    try store.writer.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF")
      try db.execute(sql: sql.replacing("X", with: "\(number)"))
    }
    // What can't be read is an error, which is well; what can is calculated with.
    if let overview = try? store.overview(of: "sample") {
      _ = overview.papers.total + overview.sections.reduce(0) { $0 + $1.everything.total }
      let rows = try? store.summaries(of: "sample", at: 0..<overview.entryCount)
      for row in rows ?? [] { _ = (row.position + 1, row.section + 1, (row.rating ?? 0) + 1, (row.year ?? 0) + 1) }
    }
    for position in 0..<3 { _ = try? store.detail(at: position, in: "sample") }
    if let timeline = try? store.timeline(of: "sample"), let item = timeline.items.first {
      _ = timeline.fraction(of: item.date)
    }
    _ = try? store.relationMap(of: "sample")
    _ = try? store.path(of: "sample")
    for goal in [SearchGoal.best, .next, .previous] {
      _ = try? store.matches(of: "a", in: "sample", from: .max, seeking: goal)
    }
    if let progress = try? store.progress(of: key) { _ = progress.secondsSpent + progress.secondsSpent + 30 }
    if let events = try? store.events(of: key) {
      _ = ReadingTime(projecting: events).seconds
      _ = NoteVersion.all(in: events)
    }
    _ = try? store.check()
    _ = try? store.changeCount()
    for way in [{ try store.undo() }, { try store.redo() }] { _ = try? way() }
    _ = try? store.record(.timeSpent(seconds: 5, startedAt: 5), of: key, in: "sample")
    _ = try? store.record(.statusSet(.read), of: "other")
    _ = try? store.rebuildProjection()
  }
}
