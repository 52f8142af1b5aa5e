import Foundation
import PapersApp
import Testing

@Suite("The README")
struct ReadmeTests {
  private static let text: String = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../README.md")
    return try! String(contentsOf: file, encoding: .utf8)
  }()

  @Test("Its screen is what the program shows")
  func screen() throws {
    let program = try Program()
    _ = try program.run("mark", "bahdanau2014", "read")
    _ = try program.run("mark", "vaswani2017", "reading")
    _ = try program.run("note", "vaswani2017", "--append", "sqrt(d_k): keeps softmax out of the flat region.")
    let screen = try program.run("browse", "--replay", "]]]]]]", "--size", "96x16").output
    #expect(Self.text.contains("```text\n\(screen)```"), "\(screen)")
  }

  @Test("Its table of keys is the table that binds them")
  func keys() {
    let table = Keymap.standard.markdownTable(of: Action.everyday, in: .english)
    #expect(Self.text.contains(table), "\(table)")
  }

  @Test("It names every command, and stays short")
  func commands() throws {
    let help = try Program().run("--help").output
    let commands = help.matches(of: /\n  ([a-z]+) +[A-Z(]/).map { String($0.1) }
    #expect(commands.count >= 11)
    for command in commands where command != "browse" && command != "help" {
      #expect(Self.text.contains("paperstui \(command)"), "\(command)")
    }
    #expect(Self.text.split(separator: "\n", omittingEmptySubsequences: false).count < 150)
  }
}
