import Foundation
import PapersModel

extension LocalCalendar {
  /// The calendar of the person's time zone: `$TZ`, or the machine's.
  ///
  /// The corresponding C function is `localtime_r`.
  package static let system: LocalCalendar = {
    // POSIX lets `localtime_r` use a zone that nobody has set.
    tzset()
    return LocalCalendar(name: "system") { moment in
      // Time zones tell nothing of other millenniums, and C can't count all years that a moment can lie in.
      var seconds = time_t(moment.clamped(to: yearsOfZones).wholeSeconds)
      var parts = tm()
      return localtime_r(&seconds, &parts) == nil ? 0 : parts.tm_gmtoff
    }
  }()

  /// The years 1 to 9999.
  private static let yearsOfZones =
    Moment(milliseconds: -62_135_596_800_000)...Moment(milliseconds: 253_402_300_799_999)
}
