import Foundation
import PapersTestSupport
import Testing

@Suite("Suspending and children")
struct JobControlTests {
  /// A shell with job control on a terminal, which starts the program.
  private func shell(_ program: Program, editor: String = "true") throws -> TerminalProgram {
    var environment = program.environment
    environment["PS1"] = "prompt> "
    environment["EDITOR"] = editor
    let shell = try TerminalProgram(
      "/bin/sh", ["-i"], columns: 100, rows: 30, environment: environment, folder: program.home.path)
    shell.home = program.keeper
    try shell.wait(forText: "prompt>")
    shell.type("'\(Program.path)'\r")
    try shell.wait(forText: "About this list")
    return shell
  }

  @Test("Ctrl-Z gives the terminal to the shell as it was, and fg comes back to a clean screen")
  func suspendAndResume() throws {
    let program = try Program()
    let shell = try shell(program)
    shell.type("]")
    try shell.wait(forSelection: "Illustrated")
    let inProgram = shell.settings
    shell.type("\u{1A}")
    try shell.wait(for: "the shell") { !$0.isAlternate && $0.text.contains("Stopped") }
    #expect(shell.screen.isCursorVisible)
    #expect(shell.settings.local != inProgram.local)
    // The shell's own output must not shine through afterwards, nor a size that changed meanwhile.
    shell.type("printf 'noise%s\\n' 1 2 3\r")
    try shell.wait(forText: "noise3")
    shell.resize(columns: 90, rows: 25)
    shell.type("fg\r")
    let screen = try shell.wait(for: "the program") {
      $0.isAlternate && $0.rows.count == 25 && $0.selectedLine?.contains("Illustrated") == true
        && $0.lines[24].contains("? help")
    }
    #expect(!screen.text.contains("noise"))
    #expect(shell.settings == inProgram)
    // Colours that the person gave the terminal stay.
    #expect(!shell.text.contains("\u{1B}]104"))
    shell.type("]q")
    try shell.wait(for: "the shell") { !$0.isAlternate }
  }

  @Test("A prompt that was being typed in is there again after fg")
  func suspendInPrompt() throws {
    let program = try Program()
    let shell = try shell(program)
    shell.type("/blo")
    try shell.wait(forSelection: "BLOOM")
    shell.type("\u{1A}")
    try shell.wait(for: "the shell") { !$0.isAlternate && $0.text.contains("Stopped") }
    shell.type("fg\r")
    try shell.wait(for: "the prompt") { $0.isAlternate && $0.lines.last?.hasPrefix("/blo") == true }
    shell.type("om\r")
    try shell.wait(forText: "n next match")
  }

  @Test("The editor gets the terminal whole, and Ctrl-Z and Ctrl-C in it are its own")
  func editor() throws {
    let program = try Program()
    let editor = try program.script(
      "editor.sh",
      """
      stty -a | grep -q ' icanon' && stty -a | grep -q ' echo ' && printf 'cooked\\n'
      printf 'type: '; read -r line; printf '%s\\n' "$line" > "$1"
      """)
    let shell = try shell(program, editor: editor)
    let inProgram = shell.settings
    shell.type(".e")
    try shell.wait(for: "the editor") { !$0.isAlternate && $0.text.contains("cooked") && $0.text.contains("type:") }
    shell.type("typed in the editor\r")
    try shell.wait(forText: "Saved the note on RNN attention.")
    #expect(shell.screen.isAlternate)
    #expect(!shell.screen.text.contains("cooked"))
    #expect(shell.settings == inProgram)
    #expect(try program.run("note", "bahdanau2014").output == "typed in the editor\n")
  }

  @Test("Pasted text goes into a prompt as text, and nowhere else")
  func paste() throws {
    let terminal = try Program().launch(columns: 100, rows: 30)
    try terminal.wait(forText: "About this list")
    terminal.type("\u{1B}[200~2q]\u{1B}[201~")
    try terminal.wait(forText: "Pasted text is not taken for keys.")
    terminal.type("/\u{1B}[200~注意\n力\u{1B}[201~")
    try terminal.wait(for: "the prompt") { $0.lines.last?.hasPrefix("/注意 力") == true }
    // The line is edited as in readline, wide characters too.
    terminal.type("\u{1}x\u{5}\u{17}y\u{19}")
    try terminal.wait(for: "the edited prompt") { $0.lines.last?.hasPrefix("/x注意 y力") == true }
    terminal.press(.escape)
    try terminal.wait(forText: "0 of 19 read")
  }

  @Test("A closed terminal ends the program, and keeps the place")
  func closedTerminal() throws {
    let program = try Program()
    var terminal: TerminalProgram? = try program.launch(columns: 100, rows: 30)
    try terminal?.wait(forText: "About this list")
    terminal?.type("]")
    try terminal?.wait(forSelection: "Illustrated")
    #expect(try terminal?.hangUp() == 128 + SIGHUP)
    terminal = try program.launch(columns: 100, rows: 30)
    try terminal?.wait(forSelection: "Illustrated")
  }
}
