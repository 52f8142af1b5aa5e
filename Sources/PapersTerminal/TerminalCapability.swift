import CNcursesw

/// What the terminal's description says. Needs a screen, or a description that was set up.
enum TerminalCapability {
  /// The sequence of a capability, without the delays that old terminals needed; empty where the terminal lacks it.
  ///
  /// - Parameter parameters: At most two, such as a row and a column, or a colour.
  static func named(_ name: String, _ parameters: Int...) -> String {
    guard let template = curses_capability(name) else { return "" }
    let sequence =
      parameters.isEmpty
      ? String(cString: template)
      : String(cString: curses_fill_in(template, parameters[0], parameters.count > 1 ? parameters[1] : 0))
    guard sequence.utf8.contains(UInt8(ascii: "$")) else { return sequence }
    return sequence.replacing(/\$<[0-9.]+[*\/]*>/, with: "")
  }
}
