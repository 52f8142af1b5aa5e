/// Why the screen can't open.
public enum TerminalError: Error, Hashable, CustomStringConvertible {
  /// Standard input or output is not a terminal.
  case notATerminal
  /// TERM is unset, or says that the terminal can't place text.
  case dumb(type: String?)
  /// The system has no description of the terminal.
  case unknownType(String)

  public var description: String {
    switch self {
    case .notATerminal:
      "The screen needs a terminal for its input and output. 'paperstui list' prints the list without one."
    case .dumb(nil):
      """
      The screen can't open because TERM is not set. \
      Set it to your terminal's type, such as xterm-256color, or use 'paperstui list'.
      """
    case .dumb(let type?):
      """
      The screen can't open on a terminal of type '\(type)', which can't place text. \
      'paperstui list' prints the list on any terminal.
      """
    case .unknownType(let type):
      """
      The screen can't open because this system doesn't know the terminal type '\(type)'. \
      Set TERM to a type it knows, such as xterm-256color, or use 'paperstui list'.
      """
    }
  }
}
