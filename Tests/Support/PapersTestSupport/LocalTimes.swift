import Foundation
import PapersModel

extension LocalCalendar {
  /// The calendar of a zone as Foundation knows it.
  public static func zone(_ name: String) -> LocalCalendar {
    let zone = TimeZone(identifier: name)!
    return LocalCalendar(name: name) { moment in
      zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment.wholeSeconds)))
    }
  }
}

extension Moment {
  /// A moment in UTC, such as `2026-07-01T22:30:00Z`.
  public init(utc text: String) {
    let date = try! Date(text, strategy: .iso8601)
    self.init(milliseconds: Int64(date.timeIntervalSince1970) * 1_000)
  }
}

/// What the clocks of a place showed at a moment.
public struct LocalTime: Sendable, CustomStringConvertible {
  public let zone: String
  /// In UTC.
  public let moment: String
  public let shown: String

  public var description: String { "\(zone) \(moment)" }

  /// Moments around midnight and around changes of the clocks.
  public static let samples: [LocalTime] = [
    // An hour is left out in March and comes twice in October.
    ("Europe/Berlin", "2026-03-28T22:59:59Z", "2026-03-28 23:59"),
    ("Europe/Berlin", "2026-03-28T23:00:00Z", "2026-03-29 00:00"),
    ("Europe/Berlin", "2026-03-29T00:59:59Z", "2026-03-29 01:59"),
    ("Europe/Berlin", "2026-03-29T01:00:00Z", "2026-03-29 03:00"),
    ("Europe/Berlin", "2026-03-29T21:59:59Z", "2026-03-29 23:59"),
    ("Europe/Berlin", "2026-03-29T22:00:00Z", "2026-03-30 00:00"),
    ("Europe/Berlin", "2026-07-01T22:30:00Z", "2026-07-02 00:30"),
    ("Europe/Berlin", "2026-10-24T22:00:00Z", "2026-10-25 00:00"),
    ("Europe/Berlin", "2026-10-25T00:59:59Z", "2026-10-25 02:59"),
    ("Europe/Berlin", "2026-10-25T01:00:00Z", "2026-10-25 02:00"),
    ("Europe/Berlin", "2026-10-25T22:59:59Z", "2026-10-25 23:59"),
    ("Europe/Berlin", "2026-10-25T23:00:00Z", "2026-10-26 00:00"),
    // Summer time for a few years only.
    ("Asia/Shanghai", "1988-07-01T14:59:59Z", "1988-07-01 23:59"),
    ("Asia/Shanghai", "1988-07-01T15:00:00Z", "1988-07-02 00:00"),
    ("Asia/Shanghai", "2026-07-01T15:59:59Z", "2026-07-01 23:59"),
    ("Asia/Shanghai", "2026-07-01T16:00:00Z", "2026-07-02 00:00"),
    // Not whole hours. In those years the clocks were set back just after midnight, into the day before.
    ("America/St_Johns", "2010-11-07T02:30:00Z", "2010-11-07 00:00"),
    ("America/St_Johns", "2010-11-07T02:31:00Z", "2010-11-06 23:01"),
    ("America/St_Johns", "2010-11-07T03:30:00Z", "2010-11-07 00:00"),
    ("America/St_Johns", "2026-03-08T03:29:59Z", "2026-03-07 23:59"),
    ("America/St_Johns", "2026-03-08T03:30:00Z", "2026-03-08 00:00"),
    ("America/St_Johns", "2026-03-08T05:30:00Z", "2026-03-08 03:00"),
    ("America/St_Johns", "2026-03-09T02:29:59Z", "2026-03-08 23:59"),
    ("America/St_Johns", "2026-03-09T02:30:00Z", "2026-03-09 00:00"),
    // Summer time is half an hour.
    ("Australia/Lord_Howe", "2026-04-04T13:00:00Z", "2026-04-05 00:00"),
    ("Australia/Lord_Howe", "2026-04-04T14:59:59Z", "2026-04-05 01:59"),
    ("Australia/Lord_Howe", "2026-04-04T15:00:00Z", "2026-04-05 01:30"),
    ("Australia/Lord_Howe", "2026-04-05T13:29:59Z", "2026-04-05 23:59"),
    ("Australia/Lord_Howe", "2026-04-05T13:30:00Z", "2026-04-06 00:00"),
    ("Australia/Lord_Howe", "2026-10-03T15:29:59Z", "2026-10-04 01:59"),
    ("Australia/Lord_Howe", "2026-10-03T15:30:00Z", "2026-10-04 02:30"),
    ("Australia/Lord_Howe", "2026-10-04T12:59:59Z", "2026-10-04 23:59"),
    ("Australia/Lord_Howe", "2026-10-04T13:00:00Z", "2026-10-05 00:00"),
  ].map { LocalTime(zone: $0.0, moment: $0.1, shown: $0.2) }
}
