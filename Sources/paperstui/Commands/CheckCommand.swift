import ArgumentParser
import BundledLists
import Foundation
import PapersDesk
import PapersFormats

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check list files as a compiler would.",
    discussion: """
      Each finding is a line with file, line and column, on standard output. Ends with 1 if there are errors; warnings \
      alone are no failure. --schema prints the JSON Schema of list files, for editors that complete by it.
      """)

  @Argument(help: "List files.", completion: .file(extensions: ["yaml", "yml"]))
  var files: [String] = []

  @Flag(help: "Print JSON.")
  var json = false

  @Flag(help: "Print the JSON Schema of list files.")
  var schema = false

  func validate() throws {
    if files.isEmpty, !schema { throw ValidationError("Name at least one list file.") }
  }

  func run() throws {
    if schema {
      let bytes = UnsafeBufferPointer(start: bundled_list_schema_start(), count: bundled_list_schema_size)
      Output.write(String(decoding: bytes, as: UTF8.self))
      return
    }
    var findings: [Finding] = []
    for file in files {
      let found = Self.findings(in: file)
      findings += found
      guard !json else { continue }
      for finding in found { Output.line(finding.description) }
      let errors = found.count { $0.severity == .error }
      Output.message("\(file): \(Self.count(errors, "error")), \(Self.count(found.count - errors, "warning"))")
    }
    if json { try Output.json(findings) }
    if findings.contains(where: { $0.severity == .error }) { throw ExitCode.failure }
  }

  /// A file that can't be read is a finding like any other.
  private static func findings(in file: String) -> [Finding] {
    do {
      return ListFile.read(try Library.readFile(file), file: file).1
    } catch {
      return [Finding(severity: .error, file: file, line: 1, column: 1, message: error.description)]
    }
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number == 0 ? "no" : String(number)) \(noun)s"
  }
}
