import Foundation
import PapersModel

package enum LocalTime {
  /// The local clock's distance from UTC now.
  package static var secondsFromUTC: Int { TimeZone.current.secondsFromGMT() }

  /// Day and time of a moment to the minute: `2026-11-24 13:05`.
  package static func text(_ moment: Moment) -> String {
    let offset = TimeZone.current.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000))
    let day = CivilDay(moment, secondsFromUTC: offset)
    let minutes = ((moment.wholeSeconds + offset) % 86_400 + 86_400) % 86_400 / 60
    return "\(day) \((minutes / 60).digits(2)):\((minutes % 60).digits(2))"
  }
}
