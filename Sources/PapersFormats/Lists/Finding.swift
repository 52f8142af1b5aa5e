/// Something about a list file that its author should know.
public struct Finding: Hashable, Sendable, Codable, CustomStringConvertible {
  public enum Severity: String, Hashable, Sendable, Codable {
    /// The list can't be used as it is.
    case error
    case warning
  }

  public var severity: Severity
  /// The file as the person named it.
  public var file: String
  /// Counted from 1, as editors do.
  public var line: Int
  /// Counted from 1 in Unicode scalars.
  public var column: Int
  /// One sentence that says what is wrong.
  public var message: String
  /// One sentence that says how to put it right.
  public var suggestion: String?

  public init(
    severity: Severity, file: String, line: Int, column: Int, message: String, suggestion: String? = nil
  ) {
    self.severity = severity
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.suggestion = suggestion
  }

  /// As compilers print it, so that editors can jump to it.
  public var description: String {
    "\(file):\(line):\(column): \(severity.rawValue): \(message)" + (suggestion.map { " \($0)" } ?? "")
  }
}

/// Why a list file can't be used.
public enum ListFileError: Error, Hashable, CustomStringConvertible {
  /// The file can't be read at all.
  case unreadable(file: String, reason: String)
  /// The file was read; these are its errors, at least one.
  case invalid([Finding])

  public var description: String {
    switch self {
    case .unreadable(let file, let reason):
      return "Can't read the list '\(file)': \(reason). Check the path."
    case .invalid(let findings):
      // A list in which everything is wrong would fill the terminal.
      let shown = findings.prefix(Self.shownFindings).map(\.description)
      let left = findings.count - shown.count
      let end =
        left > 0 ? ["\(left) more like these. 'paperstui check \(findings.first?.file ?? "")' says all of them."] : []
      return (shown + end).joined(separator: "\n")
    }
  }

  private static let shownFindings = 50
}
