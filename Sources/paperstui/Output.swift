import Foundation
import PapersDesk
import PapersScreen
import PapersSystem
import PapersTerminal
import Synchronization

/// What commands print.
enum Output {
  /// A line of data on standard output, without control characters: what goes into a pipe is mostly looked at, too.
  ///
  /// - Parameters:
  ///   - address: What the end of the line stands for; a terminal that knows links gets it as one.
  ///   - column: Where that begins.
  static func line(_ text: String, linkingTo address: String? = nil, fromColumn column: Int = 0) {
    let line = text.terminalSafe.replacing("\n", with: "␊")
    let shown = isTerminal && !LocaleSetup.isUTF8 ? line.asciiFallback : line
    if let address, isTerminal, HyperlinkSequence.isUnderstood(ProcessInfo.processInfo.environment),
      let start = HyperlinkSequence.start(address)
    {
      var lead = shown.startIndex
      while lead < shown.endIndex, String(shown[..<lead]).displayWidth < column { lead = shown.index(after: lead) }
      put(shown[..<lead] + start + shown[lead...] + HyperlinkSequence.end + "\n", to: stdoutDescriptor)
      return
    }
    put(shown + "\n", to: stdoutDescriptor)
  }

  /// A document on standard output. A terminal gets it without control characters, and in ASCII where it isn't UTF-8; a
  /// pipe or a file gets it byte for byte.
  static func write(_ text: String) {
    put(isTerminal ? shown(text) : text, to: stdoutDescriptor)
  }

  /// A sentence for the person, on standard error.
  static func message(_ text: String) {
    put("paperstui: " + (isatty(stderrDescriptor) == 1 ? shown(text) : text.terminalSafe) + "\n", to: stderrDescriptor)
  }

  static func json(_ value: some Encodable) throws {
    put(try JSONText.document(value), to: stdoutDescriptor)
  }

  static var isTerminal: Bool { isatty(stdoutDescriptor) == 1 }

  /// Columns of the terminal; `nil` where the output goes elsewhere.
  static var columns: Int? {
    isTerminal ? TerminalEnvironment.reportedSize?.columns : nil
  }

  /// Why standard output could not be written, if so.
  static var failure: Failure? {
    let code = failedWith.load(ordering: .relaxed)
    return code == 0 ? nil : Failure("Can't write to standard output: \(String(cString: strerror(code)).lowercased()).")
  }

  private static let failedWith = Atomic<Int32>(0)
  private static let stdoutDescriptor: Int32 = 1
  private static let stderrDescriptor: Int32 = 2

  private static func shown(_ text: String) -> String {
    LocaleSetup.isUTF8 ? text.terminalSafe : text.terminalSafe.asciiFallback
  }

  private static func put(_ text: String, to descriptor: Int32) {
    guard let error = Descriptor.write(text, to: descriptor), descriptor == stdoutDescriptor else { return }
    failedWith.store(error, ordering: .relaxed)
  }
}
