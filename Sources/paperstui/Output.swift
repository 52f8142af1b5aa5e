import Foundation
import PapersScreen
import PapersTerminal

/// What commands print.
enum Output {
  /// A line of data on standard output. A terminal gets it without control characters, and in ASCII where it isn't UTF-8;
  /// a pipe or a file gets it as it is.
  static func line(_ text: String) {
    write(text + "\n")
  }

  static func write(_ text: String) {
    put(isTerminal ? shown(text) : text, to: stdoutDescriptor)
  }

  /// A sentence for the person, on standard error.
  static func message(_ text: String) {
    put("paperstui: " + (isatty(stderrDescriptor) == 1 ? shown(text) : text.terminalSafe) + "\n", to: stderrDescriptor)
  }

  static func json(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = try encoder.encode(value)
    put(String(decoding: data, as: UTF8.self) + "\n", to: stdoutDescriptor)
  }

  static var isTerminal: Bool { isatty(stdoutDescriptor) == 1 }

  /// Columns of the terminal; `nil` where the output goes elsewhere.
  static var columns: Int? {
    isTerminal ? TerminalEnvironment.reportedSize?.columns : nil
  }

  private static let stdoutDescriptor: Int32 = 1
  private static let stderrDescriptor: Int32 = 2

  private static func shown(_ text: String) -> String {
    LocaleSetup.isUTF8 ? text.terminalSafe : text.terminalSafe.asciiFallback
  }

  /// Writes all of it; a reader that has gone away ends the output quietly.
  private static func put(_ text: String, to descriptor: Int32) {
    var bytes = ArraySlice(text.utf8)
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }
}
