import Foundation

enum LocalTime {
  /// The local clock's distance from UTC now.
  static var secondsFromUTC: Int { TimeZone.current.secondsFromGMT() }
}
