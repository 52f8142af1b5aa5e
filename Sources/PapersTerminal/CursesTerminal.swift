import CNcursesw
import CSignals
import PapersScreen
import PapersSystem

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
  private var decoder: InputDecoder
  /// When what is incomplete counts as it is, in milliseconds of the clock that nobody sets.
  private var deadline: Int64 = 0
  /// The terminal's settings as they were, and are again while another program has it.
  private var settingsOutside = termios()
  /// Whether the terminal's description knows of a mouse.
  private let reportsMouse: Bool
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
    tcgetattr(STDIN_FILENO, &settingsOutside)
    output = FrameOutput(terminal: STDOUT_FILENO)
    guard let screen = curses_open(output.descriptor) else {
      crash_guard_remove()
      throw .unknownType(type)
    }
    self.screen = screen
    // Curses draws when this signal comes, which may be at any moment until the key sends it no more.
    let handler = signal(SIGTSTP, SIG_DFL)
    // Until it has left the terminal and taken it back once, curses writes out what it has at every move of the cursor. So
    // it leaves before it has sent anything. It takes the terminal before it knows of colours, which it would reset.
    _ = output.gathering { endwin() }
    let entry = output.gathering { doupdate() }
    self.inbox = inbox
    self.asciiOnly = asciiOnly
    self.showsHyperlinks = showsHyperlinks
    attributes = RoleAttributes(theme)
    colorReset = Array(TerminalCapability.named("oc").utf8)
    reportsMouse = !TerminalCapability.named("kmous").isEmpty
    decoder = InputDecoder(.ofTerminal())
    // Ctrl-C and Ctrl-Z come as keys, so that the screen can be left in order. Before anything is sent, since a Ctrl-S that
    // was typed already would hold it up.
    raw()
    nonl()
    signal(SIGTSTP, handler)
    send(entry + output.gathering { keypad(curses_window(), true) } + Array(Self.bracketedPasteOn.utf8))
    curses_finish_frames()
  }

  /// Whether clicks and wheel turns come as input. Off, the terminal selects text with the mouse.
  public var watchesMouse = false {
    didSet { setMouseReports(watchesMouse) }
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
    // Curses' own handler would take the screen back at a Ctrl-Z that comes when it is already left.
    signal(SIGTSTP, SIG_DFL)
    leave()
    delscreen(screen)
    crash_guard_remove()
  }

  /// Hands the terminal to another program, or to the shell, and takes it back with a fresh screen.
  public func suspended<T>(_ body: () throws -> T) rethrows -> T {
    var settings = termios()
    tcgetattr(STDIN_FILENO, &settings)
    isCursorShown = true
    // Curses catches the signal of Ctrl-Z to draw when the program goes on, which it must not while another draws. The key
    // sends the signal as soon as the settings are those outside.
    let handler = signal(SIGTSTP, SIG_DFL)
    leave()
    defer {
      Self.set(settings)
      signal(SIGTSTP, handler)
      if watchesMouse { setMouseReports(true) }
      setBracketedPaste(true)
      // What had come in part was the other program's.
      decoder.forget()
      adoptReportedSize()
      redraw()
    }
    return try body()
  }

  /// Makes the terminal what it was. The next frame enters the screen again, if there is one.
  private func leave() {
    setBracketedPaste(false)
    if watchesMouse { setMouseReports(false) }
    // Curses would wait for a terminal that takes nothing, whatever signal comes. What it writes to while its output is
    // gathered has no settings.
    send(
      output.gathering {
        curs_set(1)
        endwin()
      })
    Self.set(settingsOutside)
  }

  private static func set(_ settings: termios) {
    var settings = settings
    while tcsetattr(STDIN_FILENO, TCSADRAIN, &settings) != 0, errno == EINTR {}
  }

  /// Draws everything anew at the next frame.
  public func redraw() {
    painted = nil
    curses_forget_screen()
  }

  // MARK: - Input

  /// Waits for input.
  ///
  /// - Returns: What has come, in order; empty if the inbox was woken.
  public func nextInputs() -> [Input] {
    var descriptors = descriptorsOfInput
    let count = poll(&descriptors, nfds_t(descriptors.count), inbox.isHolding ? 0 : timeToPause)
    var inputs: [Input] = []
    // A signal that came during the wait ended it.
    let signals = count > 0 && descriptors[1].revents == 0 && !inbox.isHolding ? [] : inbox.drainAll()
    if signals.contains(SIGWINCH) {
      // A size that is back already was another meanwhile, and the terminal may have lost what it cut off.
      adoptReportedSize()
      redraw()
      inputs.append(.resized(size))
    }
    let others = signals.filter { $0 != SIGWINCH }
    if !others.isEmpty { inbox.expectEnd() }
    inputs += others.map(Input.signal)
    let keyboard = count > 0 ? Int32(descriptors[0].revents) : 0
    if keyboard & POLLIN != 0 {
      inputs += readInputs()
    } else if keyboard & (POLLHUP | POLLERR | POLLNVAL) != 0 {
      inputs.append(.closed)
    } else if timeToPause == 0 {
      inputs += decoder.pause().map(Input.init)
      setDeadline()
    }
    return inputs
  }

  private var descriptorsOfInput: [pollfd] {
    [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: inbox.readEnd, events: Int16(POLLIN), revents: 0),
    ]
  }

  /// Reads what is there. The corresponding C function is `read`.
  private func readInputs() -> [Input] {
    var inputs: [Input] = []
    var bytes = [UInt8](repeating: 0, count: 1024)
    var count = 0
    var total = 0
    // A full piece may not have been all, but even an endless paste must leave time for signals.
    repeat {
      count = read(STDIN_FILENO, &bytes, bytes.count)
      if count == 0 || count < 0 && errno == EIO { return inputs + [.closed] }
      guard count > 0 else { break }
      total += count
      inputs += decoder.take(bytes[..<count]).map(Input.init)
    } while count == bytes.count && total < 1 << 16 && isReadable
    setDeadline()
    return inputs
  }

  private var isReadable: Bool {
    var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&descriptor, 1, 0) > 0
  }

  private func setDeadline() {
    deadline = Self.now + Int64(decoder.patience ?? 0)
  }

  /// How long to wait for the rest of what has come in part, in milliseconds; -1 for as long as it takes.
  private var timeToPause: Int32 {
    decoder.patience == nil ? -1 : Int32(max(0, min(deadline - Self.now, 1000)))
  }

  private static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  private func adoptReportedSize() {
    var rows: Int32 = 0
    var columns: Int32 = 0
    guard curses_reported_size(&rows, &columns), rows != curses_rows() || columns != curses_columns() else { return }
    resizeterm(rows, columns)
    redraw()
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
    let cursor = CellPosition(
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
    send(FrameOutput.without(unwanted, in: all))
    painted = frame
  }

  private static let bracketedPasteOn = "\u{1B}[?2004h"
  private static let bracketedPasteOff = "\u{1B}[?2004l"
  /// Reports presses and wheel turns, by numbers without bounds.
  private static let mouseOn = "\u{1B}[?1006h\u{1B}[?1000h"
  private static let mouseOff = "\u{1B}[?1000l\u{1B}[?1006l"

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
  private func send(_ sequence: String) { send(Array(sequence.utf8)) }

  /// Sends bytes. A terminal that takes none is waited for, until a signal asks the program to end.
  private func send(_ bytes: [UInt8]) {
    _ = Descriptor.write(bytes, to: STDOUT_FILENO) { [inbox] descriptor in
      var asksToEnd = inbox.isEnding
      while true {
        var descriptors = [
          pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0),
          pollfd(fd: inbox.readEnd, events: Int16(POLLIN), revents: 0),
        ]
        let count = poll(&descriptors, nfds_t(descriptors.count), asksToEnd ? 0 : -1)
        if count > 0, descriptors[0].revents != 0 { return true }
        if asksToEnd { return false }
        asksToEnd = inbox.asksToEnd
      }
    }
  }

  private func setBracketedPaste(_ isOn: Bool) {
    send(isOn ? Self.bracketedPasteOn : Self.bracketedPasteOff)
  }

  private func setMouseReports(_ isOn: Bool) {
    if reportsMouse { send(isOn ? Self.mouseOn : Self.mouseOff) }
  }
}

extension CursesTerminal.Input {
  fileprivate init(_ output: InputDecoder.Output) {
    switch output {
    case .key(let key): self = .key(key)
    case .paste(let text): self = .paste(text)
    case .mouse(let mouse): self = .mouse(mouse)
    }
  }
}
