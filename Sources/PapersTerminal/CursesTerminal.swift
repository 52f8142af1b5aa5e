import CNcursesw
import CSignals
import PapersScreen

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The terminal: reads keys, paints frames, and leaves everything as it was.
///
/// One may be open in a process at a time, and only one thread may use it.
public final class CursesTerminal {
  /// What a wait for input brings.
  public enum Input: Equatable {
    case key(Key)
    case paste(String)
    case mouse(Mouse)
    case resized(Size)
    /// A signal that asks the program to end or to stop.
    case signal(Int32)
    /// The terminal is gone.
    case closed
  }

  /// Whether addresses are painted as links of the terminal.
  private let showsHyperlinks: Bool
  /// Text that isn't ASCII is painted in ASCII.
  public let asciiOnly: Bool
  private let inbox: SignalInbox
  private let output: FrameOutput
  private var screen: OpaquePointer?
  private let attributes: RoleAttributes
  /// What makes the terminal forget the colours that it was given.
  private let colorReset: [UInt8]
  private var decoder = InputDecoder()
  private var painted: Frame?
  private var isCursorShown = true

  /// Opens the screen on standard input and output.
  ///
  /// - Parameters:
  ///   - inbox: Catches SIGWINCH at least.
  ///   - theme: How roles look.
  ///   - asciiOnly: For a terminal whose encoding isn't UTF-8.
  ///   - showsHyperlinks: Whether the terminal may be sent links.
  public init(inbox: SignalInbox, theme: Theme, asciiOnly: Bool, showsHyperlinks: Bool) throws(TerminalError) {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
    let type = getenv("TERM").map { String(cString: $0) }
    guard let type, !type.isEmpty, type != "dumb" else { throw .dumb(type: type == "dumb" ? type : nil) }
    var error: Int32 = 0
    guard setupterm(type, STDOUT_FILENO, &error) == OK else { throw .unknownType(type) }
    let wayOut =
      Self.bracketedPasteOff + Self.mouseOff
      + ["sgr0", "rmkx", "cnorm", "rmcup"].map { TerminalCapability.named($0) }.joined()
    crash_guard_install(wayOut, wayOut.utf8.count)
    output = FrameOutput(terminal: STDOUT_FILENO)
    guard let screen = curses_open(output.descriptor) else {
      crash_guard_remove()
      throw .unknownType(type)
    }
    self.screen = screen
    // Until it has left the terminal and taken it back once, curses writes out what it has at every move of the cursor. So
    // it leaves before it has sent anything. It takes the terminal before it knows of colours, which it would reset.
    _ = output.gathering { endwin() }
    Self.send(output.gathering { doupdate() })
    self.inbox = inbox
    self.asciiOnly = asciiOnly
    self.showsHyperlinks = showsHyperlinks
    attributes = RoleAttributes(theme)
    colorReset = Array(TerminalCapability.named("oc").utf8)
    // Ctrl-C and Ctrl-Z come as keys, so that the screen can be left in order.
    raw()
    noecho()
    nonl()
    keypad(curses_window(), true)
    nodelay(curses_window(), true)
    curses_finish_frames()
    // How long to wait for the rest of a sequence before Esc counts as the Esc key, in milliseconds.
    set_escdelay(25)
    define_key("\u{1B}[200~", Int32(CURSES_KEY_PASTE_START))
    define_key("\u{1B}[201~", Int32(CURSES_KEY_PASTE_END))
    setBracketedPaste(true)
  }

  /// Whether clicks and wheel turns come as input. Off, the terminal selects text with the mouse.
  public var watchesMouse = false {
    didSet { curses_watch_mouse(watchesMouse) }
  }

  public var size: Size { Size(columns: Int(curses_columns()), rows: Int(curses_rows())) }

  /// Has a text written to a file if the program crashes, until another is given; `nil` for none.
  public func keepOnCrash(_ text: String?, path: String) {
    var text = text ?? ""
    text.withUTF8 { crash_guard_keep(path, $0.baseAddress, $0.count) }
  }

  /// Leaves the screen. May be called more than once, and before any message is printed.
  public func restore() {
    guard let screen else { return }
    self.screen = nil
    setBracketedPaste(false)
    curses_watch_mouse(false)
    curs_set(1)
    // Curses' own handler would take the screen back at a Ctrl-Z that comes when it is already left.
    signal(SIGTSTP, SIG_DFL)
    endwin()
    delscreen(screen)
    crash_guard_remove()
  }

  /// Hands the terminal to another program, or to the shell, and takes it back with a fresh screen.
  public func suspended<T>(_ body: () throws -> T) rethrows -> T {
    setBracketedPaste(false)
    curs_set(1)
    isCursorShown = true
    curses_watch_mouse(false)
    def_prog_mode()
    endwin()
    // Curses catches the signal of Ctrl-Z to draw when the program goes on, which it must not while another draws.
    let handler = signal(SIGTSTP, SIG_DFL)
    defer {
      signal(SIGTSTP, handler)
      reset_prog_mode()
      curses_watch_mouse(watchesMouse)
      setBracketedPaste(true)
      adoptReportedSize()
      redraw()
    }
    return try body()
  }

  /// Draws everything anew at the next frame.
  public func redraw() {
    painted = nil
    curses_forget_screen()
  }

  // MARK: - Input

  /// Waits for input. The corresponding C function is `get_wch`.
  ///
  /// - Returns: What has come, in order; empty if the inbox was woken.
  public func nextInputs() -> [Input] {
    let ready = readInputs()
    if !ready.isEmpty { return ready }
    var descriptors = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: inbox.readEnd, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&descriptors, nfds_t(descriptors.count), -1)
    var inputs: [Input] = []
    // A signal that came during the wait ended it.
    let signals = count > 0 && descriptors[1].revents == 0 ? [] : inbox.drain()
    for number in signals {
      if number == SIGWINCH {
        if adoptReportedSize() { inputs.append(.resized(size)) }
      } else {
        inputs.append(.signal(number))
      }
    }
    guard count > 0 else { return inputs }
    let keyboard = Int32(descriptors[0].revents)
    if keyboard & POLLIN != 0 {
      let read = readInputs()
      inputs += read
      if read.isEmpty, isAtEnd { inputs.append(.closed) }
    } else if keyboard & (POLLHUP | POLLERR | POLLNVAL) != 0 {
      inputs.append(.closed)
    }
    return inputs
  }

  /// Whether more input waits to be read.
  public var hasInput: Bool {
    var descriptors = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: inbox.readEnd, events: Int16(POLLIN), revents: 0),
    ]
    return poll(&descriptors, nfds_t(descriptors.count), 0) > 0
  }

  private func readInputs() -> [Input] {
    var inputs: [Input] = []
    while let input = nextCursesInput() {
      if input == .code(KEY_RESIZE) {
        inputs.append(.resized(size))
        continue
      }
      if input == .code(KEY_MOUSE) {
        if let mouse = nextMouse() { inputs.append(.mouse(mouse)) }
        continue
      }
      switch decoder.decode(input, next: nextCursesInput) {
      case .key(let key): inputs.append(.key(key))
      case .paste(let text): inputs.append(.paste(text))
      case nil: break
      }
    }
    return inputs
  }

  private func nextMouse() -> Mouse? {
    var row: Int32 = 0
    var column: Int32 = 0
    let kind: Mouse.Kind
    switch curses_mouse_event(&row, &column) {
    case 1: kind = .click
    case 4: kind = .wheelUp
    case 5: kind = .wheelDown
    default: return nil
    }
    return Mouse(kind, at: Position(row: Int(row), column: Int(column)))
  }

  private func nextCursesInput() -> CursesInput? {
    var value: wint_t = 0
    switch wget_wch(curses_window(), &value) {
    case OK: return Unicode.Scalar(UInt32(value)).map(CursesInput.scalar)
    case KEY_CODE_YES: return .code(Int32(bitPattern: value))
    default: return nil
    }
  }

  /// Whether the terminal reports that nothing will come any more: readable, but no bytes.
  private var isAtEnd: Bool {
    var waiting: Int32 = 0
    var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    guard poll(&descriptor, 1, 0) > 0 else { return false }
    if Int32(descriptor.revents) & (POLLHUP | POLLERR | POLLNVAL) != 0 { return true }
    return ioctl(STDIN_FILENO, UInt(FIONREAD), &waiting) != 0 || waiting == 0
  }

  /// - Returns: Whether the size is another than before.
  @discardableResult
  private func adoptReportedSize() -> Bool {
    var rows: Int32 = 0
    var columns: Int32 = 0
    guard curses_reported_size(&rows, &columns), rows != curses_rows() || columns != curses_columns() else {
      return false
    }
    resizeterm(rows, columns)
    redraw()
    return true
  }

  // MARK: - Painting

  /// Shows a frame. Curses sends what differs from the frame before.
  public func paint(_ frame: Frame) {
    let rows = min(frame.size.rows, size.rows)
    let comparable = painted?.size == frame.size ? painted : nil
    if comparable == nil { werase(curses_window()) }
    let painter = RowPainter(attributes, asciiOnly: asciiOnly)
    for row in 0..<rows {
      for run in painter.runs(of: frame.row(row), over: comparable?.row(row), limit: size.columns) {
        curses_put(curses_window(), Int32(row), Int32(run.column), run.cells, Int32(run.cells.count))
      }
    }
    let cursor = Position(
      row: min(frame.cursor.row, max(0, rows - 1)), column: min(frame.cursor.column, max(0, size.columns - 1)))
    wmove(curses_window(), Int32(cursor.row), Int32(cursor.column))
    wnoutrefresh(curses_window())
    let links = showsHyperlinks && frame.size == size ? HyperlinkPainter(frame, over: comparable) : nil
    links?.claim(attributes)
    let bytes = output.gathering {
      if frame.isCursorVisible != isCursorShown { curs_set(frame.isCursorVisible ? 1 : 0) }
      doupdate()
    }
    isCursorShown = frame.isCursorVisible
    let sequence = links?.sequence(attributes, cursor: cursor, asciiOnly: asciiOnly) ?? ""
    let all = bytes + Array(sequence.utf8)
    // Whatever was on the terminal before, its character set is chosen with the first frame. Where curses takes the
    // terminal back, it would also reset colours that the person has given it, such as a palette.
    let unwanted = comparable == nil ? colorReset : FrameOutput.characterSet
    Self.send(FrameOutput.without(unwanted, in: all))
    painted = frame
  }

  private static let bracketedPasteOn = "\u{1B}[?2004h"
  private static let bracketedPasteOff = "\u{1B}[?2004l"
  private static let mouseOff = "\u{1B}[?1000l\u{1B}[?1002l\u{1B}[?1006l"

  /// Asks the terminal to put a text on its clipboard (OSC 52), which works over SSH. Terminals don't answer.
  ///
  /// - Parameter isInTmux: Inside tmux the sequence is sent twice: plain, for tmux's own clipboard, and wrapped, for the
  ///   terminal around it. Which of them gets through is a setting of tmux.
  public func copyToClipboard(_ base64: String, isInTmux: Bool) {
    let sequence = "\u{1B}]52;c;\(base64)\u{07}"
    send(sequence)
    if isInTmux { send("\u{1B}Ptmux;\(sequence.replacing("\u{1B}", with: "\u{1B}\u{1B}"))\u{1B}\\") }
  }

  /// Sends a sequence past curses, between frames.
  private func send(_ sequence: String) { Self.send(Array(sequence.utf8)) }

  private static func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  private func setBracketedPaste(_ isOn: Bool) {
    send(isOn ? Self.bracketedPasteOn : Self.bracketedPasteOff)
  }
}
