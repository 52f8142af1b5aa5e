import CNcursesw
import PapersScreen

/// What curses reports for one call of `get_wch`.
enum CursesInput: Equatable {
  case scalar(Unicode.Scalar)
  /// A key that sends an escape sequence, by curses' code.
  case code(Int32)
}

extension Key {
  /// The key of a curses code; `nil` for keys that mean nothing here.
  init?(cursesCode code: Int32) {
    switch code {
    case KEY_UP: self = .up
    case KEY_DOWN: self = .down
    case KEY_LEFT: self = .left
    case KEY_RIGHT: self = .right
    case KEY_PPAGE: self = .pageUp
    case KEY_NPAGE: self = .pageDown
    case KEY_HOME, KEY_FIND: self = .home
    case KEY_END, KEY_SELECT: self = .end
    case KEY_ENTER: self = .enter
    case KEY_BACKSPACE: self = .backspace
    case KEY_DC: self = .delete
    case KEY_BTAB: self = .backTab
    case curses_key_function(1)...curses_key_function(12): self = .function(Int(code - curses_key_function(0)))
    default: return nil
    }
  }

  /// The key that sends a single scalar.
  init(scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x0D, 0x0A: self = .enter
    case 0x09: self = .tab
    case 0x1B: self = .escape
    case 0x7F, 0x08: self = .backspace
    case 0x01...0x1A: self = .control(Character(Unicode.Scalar(scalar.value + 0x60)!))
    default: self = .character(Character(scalar))
    }
  }
}

/// Turns what curses reports into keys and pasted text.
struct InputDecoder {
  enum Output: Equatable {
    case key(Key)
    case paste(String)
  }

  /// Text between the marks of a bracketed paste.
  private var pasted: String?

  /// Takes in one report.
  ///
  /// - Parameter next: Reads one more report if it is there already; it tells Alt and unknown sequences from Esc.
  mutating func decode(_ input: CursesInput, next: () -> CursesInput?) -> Output? {
    switch input {
    case .code(Int32(CURSES_KEY_PASTE_START)):
      pasted = ""
      return nil
    case .code(Int32(CURSES_KEY_PASTE_END)):
      defer { pasted = nil }
      return pasted.map(Output.paste)
    case .code(let code):
      guard pasted == nil else { return nil }
      return Key(cursesCode: code).map(Output.key)
    case .scalar(let scalar):
      if pasted != nil {
        pasted!.unicodeScalars.append(scalar == "\r" ? "\n" : scalar)
        return nil
      }
      guard scalar.value == 0x1B else { return .key(Key(scalar: scalar)) }
      return decodeAfterEscape(next)
    }
  }

  private func decodeAfterEscape(_ next: () -> CursesInput?) -> Output? {
    guard let following = next() else { return .key(.escape) }
    guard case .scalar(let scalar) = following else { return .key(.escape) }
    guard scalar == "[" || scalar == "O" else {
      guard scalar.value > 0x20, scalar.value != 0x7F else { return .key(.escape) }
      return .key(.alt(Character(scalar)))
    }
    // A sequence that curses doesn't know, such as a focus report: skip it to its final byte.
    while case .scalar(let part)? = next() {
      if (0x40...0x7E).contains(part.value) { break }
    }
    return nil
  }
}
