import GRDB
import PapersModel
import PapersTestSupport
import Testing

@testable import PapersStore

@Suite("Moments on disk")
struct MomentColumnTests {
  @Test(
    "A column holds a moment as a whole number of milliseconds", arguments: [0, 5, 253_402_300_799_999] as [Int64])
  func columns(milliseconds: Int64) throws {
    let moment = Moment(milliseconds: milliseconds)
    let store = try LibraryStore(inMemoryWithClock: { moment })
    try store.record(.statusSet(.reading), of: "a")
    try store.record(.statusSet(.read), of: "a")
    try store.writeNote("n", of: "a", over: nil)
    let sql = """
      SELECT milliseconds FROM event
      UNION ALL SELECT status_set_at FROM entry_state UNION ALL SELECT started_at FROM entry_state
      UNION ALL SELECT read_at FROM entry_state UNION ALL SELECT note_written_at FROM entry_state
      """
    let values = try store.writer.read { try DatabaseValue.fetchAll($0, sql: sql) }
    #expect(values == Array(repeating: milliseconds.databaseValue, count: 7))
    #expect(try store.progress(of: "a").readAt == moment)
    #expect(try store.events().map(\.time.moment) == [moment, moment, moment])
  }

  @Test("A column that holds something else holds no moment", arguments: ["1970-01-01".databaseValue, .null])
  func others(value: DatabaseValue) {
    #expect(Moment.fromDatabaseValue(value) == nil)
  }
}
