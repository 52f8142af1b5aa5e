import CVterm
import Foundation

/// The real program on a pseudo-terminal with a terminal emulator behind it.
///
/// Nothing here waits for a time: each wait ends as soon as what it waits for is on the screen, and fails, showing the
/// screen, if the program goes quiet without it.
public final class TerminalProgram {
  public enum Key: Sendable {
    case up, down, left, right, enter, escape, tab, pageUp, pageDown, home, end, backspace
  }

  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  /// Everything the program has written.
  public private(set) var written: [UInt8] = []
  /// What is to last as long as the program runs.
  public var home: AnyObject?
  private let emulator: TerminalEmulator
  private let terminal: Int32
  private let child: pid_t
  private var exitStatus: Int32?
  private var isClosed = false
  /// The longest time without a sign of life before a wait fails, in milliseconds.
  public var patience: Int32 = 30_000

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - path: The program.
  ///   - environment: The whole environment of the program.
  ///   - folder: Its working folder.
  public init(
    _ path: String, _ arguments: [String] = [], columns: Int, rows: Int, environment: [String: String],
    folder: String
  ) throws {
    emulator = TerminalEmulator(columns: columns, rows: rows)
    let argv = ([path] + arguments).map { strdup($0) } + [nil]
    let envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for string in argv + envp { free(string) } }
    var terminal: Int32 = -1
    child = pty_spawn(&terminal, path, argv, envp, folder, UInt16(rows), UInt16(columns))
    self.terminal = terminal
    guard child > 0 else { throw Failure(description: "There is no pseudo-terminal: errno \(errno).") }
  }

  deinit {
    // A process id that isn't one would mean other processes, or all of them.
    guard child > 0 else { return }
    defer { if !isClosed { close(terminal) } }
    if exitStatus == nil {
      kill(child, SIGKILL)
      var status: Int32 = 0
      waitpid(child, &status, 0)
    }
  }

  public var screen: TerminalScreen { emulator.snapshot() }

  // MARK: - Doing

  /// Types text as the keyboard would send it.
  public func type(_ text: String) {
    send(Array(text.utf8))
  }

  public func press(_ key: Key) {
    switch key {
    case .up: emulator.press(VTERM_KEY_UP)
    case .down: emulator.press(VTERM_KEY_DOWN)
    case .left: emulator.press(VTERM_KEY_LEFT)
    case .right: emulator.press(VTERM_KEY_RIGHT)
    case .enter: emulator.press(VTERM_KEY_ENTER)
    case .escape: emulator.press(VTERM_KEY_ESCAPE)
    case .tab: emulator.press(VTERM_KEY_TAB)
    case .pageUp: emulator.press(VTERM_KEY_PAGEUP)
    case .pageDown: emulator.press(VTERM_KEY_PAGEDOWN)
    case .home: emulator.press(VTERM_KEY_HOME)
    case .end: emulator.press(VTERM_KEY_END)
    case .backspace: emulator.press(VTERM_KEY_BACKSPACE)
    }
    send(emulator.takeOutput())
  }

  /// Clicks a cell, or turns the wheel over it with button 4 or 5.
  public func click(button: Int = 1, row: Int, column: Int) {
    guard watchesMouse else { return }
    emulator.click(button: button, row: row, column: column)
    send(emulator.takeOutput())
  }

  /// Whether the program asked for clicks, by what it wrote last about them. libvterm sends them to all programs.
  private var watchesMouse: Bool {
    func last(_ sequence: String) -> Int {
      written.indices.last { written[$0...].starts(with: sequence.utf8) } ?? -1
    }
    return last("1000h") > last("1000l")
  }

  public func send(signal: Int32) {
    precondition(child > 0, "there is no program to signal")
    kill(child, signal)
  }

  public func resize(columns: Int, rows: Int) {
    emulator.resize(columns: columns, rows: rows)
    _ = pty_resize(terminal, UInt16(rows), UInt16(columns))
  }

  /// Has the terminal take nothing more from the program, as when a connection stalls.
  public func stall() throws {
    guard pty_stall(terminal) else { throw Failure(description: "The terminal can't be stalled: errno \(errno).") }
  }

  /// The terminal's settings as the program has left them.
  public var settings: (input: tcflag_t, output: tcflag_t, local: tcflag_t) {
    var settings = termios()
    tcgetattr(terminal, &settings)
    return (settings.c_iflag, settings.c_oflag, settings.c_lflag)
  }

  /// Sends bytes as they are.
  public func send(bytes: [UInt8]) { send(bytes) }

  private func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  // MARK: - Waiting

  /// Waits until the screen is as described.
  @discardableResult
  public func wait(for what: String, _ condition: (TerminalScreen) -> Bool) throws -> TerminalScreen {
    while true {
      let screen = screen
      if condition(screen) { return screen }
      guard try readMore() else {
        throw Failure(description: "The program ended before this was on the screen: \(what)\n\(screen)")
      }
    }
  }

  /// Waits until a text is on the screen.
  @discardableResult
  public func wait(forText text: String) throws -> TerminalScreen {
    try wait(for: "“\(text)”") { $0.text.contains(text) }
  }

  /// Waits until the selected row holds a text.
  @discardableResult
  public func wait(forSelection text: String) throws -> TerminalScreen {
    try wait(for: "a selected row with “\(text)”") { $0.selectedLine?.contains(text) == true }
  }

  /// Waits until the program has ended.
  ///
  /// - Returns: Its exit code, or 128 and the number of the signal that ended it.
  public func waitForExit() throws -> Int32 {
    while try readMore() {}
    return try exitStatus ?? reap()
  }

  /// Waits until the program has ended, and reads nothing of what it writes.
  ///
  /// - Returns: As above.
  public func waitForExitUnread() throws -> Int32 {
    let process = process_descriptor(child)
    defer { close(process) }
    var descriptor = pollfd(fd: process, events: Int16(POLLIN), revents: 0)
    guard process >= 0, poll(&descriptor, 1, patience) > 0 else {
      throw Failure(description: "The program doesn't end while nobody reads what it writes.")
    }
    return try reap()
  }

  private func reap() throws -> Int32 {
    var status: Int32 = 0
    guard waitpid(child, &status, 0) == child else { throw Failure(description: "The program can't be waited for.") }
    let signal = status & 0x7F
    exitStatus = signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    return exitStatus!
  }

  /// Closes the terminal, as when its window is closed, and waits until the program has ended.
  ///
  /// - Returns: As above.
  public func hangUp() throws -> Int32 {
    close(terminal)
    isClosed = true
    return try reap()
  }

  /// Ends the program as nothing can prevent, and takes in what it had written until then.
  public func endAtOnce() throws {
    send(signal: SIGKILL)
    _ = try waitForExit()
  }

  /// Takes in what the program writes next.
  ///
  /// - Parameter limit: The number of bytes after which the rest is left for later.
  /// - Returns: `false` at the end of its output.
  public func readMore(atMost limit: Int = 65_536) throws -> Bool {
    var descriptor = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    guard poll(&descriptor, 1, patience) > 0 else {
      throw Failure(description: "The program has gone quiet. The screen:\n\(screen)")
    }
    var bytes = [UInt8](repeating: 0, count: limit)
    let count = read(terminal, &bytes, bytes.count)
    // Linux reports the closed other side of a pseudo-terminal as an error.
    guard count > 0 else { return false }
    written += bytes[..<count]
    emulator.write(Array(bytes[..<count]))
    let answers = emulator.takeOutput()
    if !answers.isEmpty { send(answers) }
    return true
  }
}
