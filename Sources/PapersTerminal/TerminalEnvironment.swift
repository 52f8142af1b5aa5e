import CNcursesw
import PapersScreen

/// What can be asked of the terminal and its locale without opening a screen.
public enum TerminalEnvironment {
  /// Adopts the environment's locale for the whole process. Where it names none at all, as in a bare container, UTF-8 is
  /// assumed; where it names one, that is respected, by its name alone if the system doesn't have it.
  ///
  /// - Parameter environment: The process's environment.
  public static func adoptLocale(_ environment: [String: String]) {
    let name = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    guard let name else {
      setlocale(LC_CTYPE, "C.UTF-8")
      return
    }
    // Of a locale's parts only these matter here: how text is encoded, and the language in which the system gives reasons.
    if setlocale(LC_CTYPE, "") != nil {
      setlocale(LC_MESSAGES, "")
      return
    }
    let encoding = name.lowercased()
    if encoding.hasSuffix("utf-8") || encoding.hasSuffix("utf8") { setlocale(LC_CTYPE, "C.UTF-8") }
  }

  /// Whether the system has a description of a type of terminal.
  public static func isKnown(_ type: String) -> Bool {
    var error: Int32 = 0
    return setupterm(type, 1, &error) == OK
  }

  /// Whether text may be written in UTF-8.
  public static var isUTF8: Bool { locale_is_utf8() }

  /// The size that the terminal of standard output reports; `nil` where the output goes elsewhere.
  public static var reportedSize: Size? {
    var rows: Int32 = 0
    var columns: Int32 = 0
    guard curses_reported_size(&rows, &columns) else { return nil }
    return Size(columns: Int(columns), rows: Int(rows))
  }
}
