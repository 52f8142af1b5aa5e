/// Gathers what is found in a file, so that reading goes on after the first error.
final class FindingCollector {
  private let file: String
  private(set) var findings: [Finding] = []

  /// - Parameter file: Its name as the person gave it.
  init(file: String) {
    self.file = file
  }

  func error(_ message: String, at place: Place, _ suggestion: String? = nil) {
    add(.error, message, at: place, suggestion)
  }

  func warning(_ message: String, at place: Place, _ suggestion: String? = nil) {
    add(.warning, message, at: place, suggestion)
  }

  private func add(_ severity: Finding.Severity, _ message: String, at place: Place, _ suggestion: String?) {
    findings.append(
      Finding(
        severity: severity, file: file, line: place.line, column: place.column, message: message,
        suggestion: suggestion))
  }
}

extension [Finding] {
  /// The findings in the order of the file; those of one place in the order in which they were found.
  var inFileOrder: [Finding] {
    enumerated().sorted {
      ($0.element.line, $0.element.column, $0.offset) < ($1.element.line, $1.element.column, $1.offset)
    }.map(\.element)
  }
}
