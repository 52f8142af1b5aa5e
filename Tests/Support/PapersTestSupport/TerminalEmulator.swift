import CVterm

/// What a person sees: the grid of a terminal at one moment.
public struct TerminalScreen: Equatable, CustomStringConvertible {
  public struct Cell: Equatable {
    public var text: String
    /// 1 or 2; 0 for the second half of a wide character.
    public var width: Int
    public var isReversed: Bool
    public var isBold: Bool
  }

  public var rows: [[Cell]]
  public var cursor: (row: Int, column: Int)
  public var isCursorVisible: Bool
  public var isAlternate: Bool

  public static func == (left: Self, right: Self) -> Bool {
    left.rows == right.rows && left.cursor == right.cursor && left.isCursorVisible == right.isCursorVisible
      && left.isAlternate == right.isAlternate
  }

  /// The text of each row, without trailing spaces.
  public var lines: [String] {
    rows.map { row in
      var line = row.map { $0.width == 0 ? "" : $0.text }.joined()
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  public var text: String { lines.joined(separator: "\n") }
  public var description: String { text }

  /// The row that begins with the sign of the selection.
  public var selectedLine: String? { lines.first { $0.hasPrefix("▸") || $0.hasPrefix(">") } }

  /// The column in which a text begins in a row; `nil` if the row doesn't have it.
  public func column(of text: String, row: Int) -> Int? {
    let cells = rows[row]
    for start in cells.indices where cells[start].width > 0 {
      if cells[start...].map({ $0.width == 0 ? "" : $0.text }).joined().hasPrefix(text) { return start }
    }
    return nil
  }
}

/// A terminal that keeps a grid, after libvterm.
final class TerminalEmulator {
  private let terminal: OpaquePointer
  private let screen: OpaquePointer
  private let modes = Modes()

  private final class Modes {
    var isCursorVisible = true
    var isAlternate = false
  }

  init(columns: Int, rows: Int) {
    terminal = vterm_new(Int32(rows), Int32(columns))
    vterm_set_utf8(terminal, 1)
    screen = vterm_obtain_screen(terminal)
    vterm_screen_enable_altscreen(screen, 1)
    callbacks.pointee = VTermScreenCallbacks()
    callbacks.pointee.settermprop = { property, value, user in
      let modes = Unmanaged<Modes>.fromOpaque(user!).takeUnretainedValue()
      switch property {
      case VTERM_PROP_CURSORVISIBLE: modes.isCursorVisible = value!.pointee.boolean != 0
      case VTERM_PROP_ALTSCREEN: modes.isAlternate = value!.pointee.boolean != 0
      default: break
      }
      return 1
    }
    vterm_screen_set_callbacks(screen, callbacks, Unmanaged.passUnretained(modes).toOpaque())
    vterm_screen_reset(screen, 1)
  }

  private let callbacks = UnsafeMutablePointer<VTermScreenCallbacks>.allocate(capacity: 1)

  deinit {
    vterm_free(terminal)
    callbacks.deallocate()
  }

  func write(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { buffer in
      _ = vterm_input_write(terminal, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
    }
  }

  func resize(columns: Int, rows: Int) {
    vterm_set_size(terminal, Int32(rows), Int32(columns))
  }

  func press(_ key: VTermKey) {
    vterm_keyboard_key(terminal, key, VTERM_MOD_NONE)
  }

  /// Presses and releases a mouse button; 4 and 5 are the wheel.
  func click(button: Int, row: Int, column: Int) {
    vterm_mouse_move(terminal, Int32(row), Int32(column), VTERM_MOD_NONE)
    vterm_mouse_button(terminal, Int32(button), true, VTERM_MOD_NONE)
    vterm_mouse_button(terminal, Int32(button), false, VTERM_MOD_NONE)
  }

  /// What the terminal sends to the program: keys, and answers to its questions.
  func takeOutput() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = bytes.withUnsafeMutableBytes { buffer in
      vterm_output_read(terminal, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    return Array(bytes[..<count])
  }

  func snapshot() -> TerminalScreen {
    var rowCount: Int32 = 0
    var columnCount: Int32 = 0
    vterm_get_size(terminal, &rowCount, &columnCount)
    let rows = (0..<rowCount).map { row in
      var isSecondHalf = false
      return (0..<columnCount).map { column -> TerminalScreen.Cell in
        var cell = VTermScreenCell()
        vterm_screen_get_cell(screen, VTermPos(row: row, col: column), &cell)
        defer { isSecondHalf = cell.width == 2 }
        let scalars = withUnsafeBytes(of: cell.chars) { Array($0.bindMemory(to: UInt32.self)) }
        var text = ""
        for value in scalars {
          guard value != 0, let scalar = Unicode.Scalar(value) else { break }
          text.unicodeScalars.append(scalar)
        }
        return TerminalScreen.Cell(
          text: text.isEmpty ? " " : text, width: isSecondHalf ? 0 : Int(cell.width),
          isReversed: cell_is_reversed(&cell), isBold: cell_is_bold(&cell))
      }
    }
    var position = VTermPos()
    vterm_state_get_cursorpos(vterm_obtain_state(terminal), &position)
    return TerminalScreen(
      rows: rows, cursor: (Int(position.row), Int(position.col)), isCursorVisible: modes.isCursorVisible,
      isAlternate: modes.isAlternate)
  }
}
