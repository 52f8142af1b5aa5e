import Foundation

/// The variables with which the program was started.
package enum Environment {
  /// The value of a variable; `nil` if it isn't set, or empty.
  ///
  /// `ProcessInfo` would make a dictionary of all of them each time.
  package static func value(of name: String) -> String? {
    getenv(name).flatMap { $0.pointee == 0 ? nil : String(cString: $0) }
  }
}
