/// Keys as xterm sends them to a program that has switched the keypad on.
enum Keyboard {
  static let down = "\u{1B}OB"
  static let pageDown = "\u{1B}[6~"
  static let home = "\u{1B}OH"
  static let escape = "\u{1B}"
  static let redraw = "\u{0C}"
}
