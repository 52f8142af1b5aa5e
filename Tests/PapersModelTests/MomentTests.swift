import Foundation
import PapersModel
import PapersTestSupport
import Testing

@Suite("Moments")
struct MomentTests {
  private static let first = Moment(milliseconds: .min)
  private static let last = Moment(milliseconds: .max)

  @Test(
    "A sum stops at the earliest and the latest moment",
    arguments: [
      (0, 90, 90_000), (90_000, -90, 0), (500, -1, -500), (last, 1, last), (last, .max, last), (0, .max, last),
      (first, -1, first), (first, .min, first), (0, .min, first), (last, -1, 9_223_372_036_854_774_807),
    ] as [(Moment, Int, Moment)])
  func sums(moment: Moment, seconds: Int, sum: Moment) {
    #expect(moment.advanced(bySeconds: seconds) == sum)
  }

  @Test(
    "A difference is positive after a moment, and stops at what a number can hold",
    arguments: [
      (2_500, 1_000, 1_500, 1), (1_000, 2_500, -1_500, -1), (last, first, .max, 9_223_372_036_854_775),
      (first, last, .min, -9_223_372_036_854_775), (first, 0, .min, -9_223_372_036_854_775), (first, first, 0, 0),
    ] as [(Moment, Moment, Int64, Int)])
  func differences(moment: Moment, earlier: Moment, milliseconds: Int64, seconds: Int) {
    #expect(moment.milliseconds(since: earlier) == milliseconds)
    #expect(moment.seconds(since: earlier) == seconds)
  }

  @Test(
    "A second that has begun doesn't count, before 1970 either",
    arguments: [
      (0, 0), (999, 0), (1_000, 1), (-1, -1), (-1_000, -1), (-1_001, -2), (last, 9_223_372_036_854_775),
      (first, -9_223_372_036_854_776),
    ] as [(Moment, Int)])
  func wholeSeconds(moment: Moment, seconds: Int) {
    #expect(moment.wholeSeconds == seconds)
  }

  @Test("What is recorded lies between 1970 and 9999")
  func recordable() {
    #expect(Moment.recordable.upperBound == Moment(utc: "9999-12-31T23:59:59Z").advanced(byMilliseconds: 999))
    #expect(Self.first.clamped(to: Moment.recordable) == 0)
    #expect(Self.last.clamped(to: Moment.recordable) == Moment.recordable.upperBound)
    #expect(Moment(5).clamped(to: Moment.recordable) == 5)
  }

  @Test("In JSON a moment is a number of milliseconds")
  func json() throws {
    var reading = Reading(begunAt: 1)
    reading.finish(.grasp, at: 2)
    reading.readAt = 3
    func text(_ value: some Encodable) throws -> String {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
    #expect(try text(HybridTime(milliseconds: 5, counter: 1)) == #"{"counter":1,"milliseconds":5}"#)
    #expect(try text(TimeSpent(startedAt: 5, seconds: 60)) == #"{"seconds":60,"startedAt":5}"#)
    let line = #"{"begunAt":1,"finished":{"grasp":[2]},"readAt":3}"#
    #expect(try text(reading) == line)
    #expect(try JSONDecoder().decode(Reading.self, from: Data(line.utf8)) == reading)
    for moment in [Self.first, -1, 0, Self.last] {
      #expect(try text([moment]) == "[\(moment.milliseconds)]")
      #expect(try JSONDecoder().decode([Moment].self, from: Data("[\(moment.milliseconds)]".utf8)) == [moment])
    }
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([Moment].self, from: Data(#"["5"]"#.utf8)) }
  }
}
