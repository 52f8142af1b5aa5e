import Foundation
import PapersDesk
import PapersTestSupport
import Testing

@Suite("Exports over a file that somebody has open")
struct ExportFileTests {
  private let folder: TemporaryFolder
  private var file: URL { folder.url.appendingPathComponent("list.bib") }

  init() throws {
    folder = try TemporaryFolder()
  }

  private func export(_ text: String, overwrite: Bool = false, beforeWriting: () throws -> Void = {}) throws
    -> ExportFile.Outcome
  {
    try ExportFile.write(
      text, to: file.path, overwrite: overwrite, recordedIn: folder.url.appendingPathComponent("exports.json"),
      beforeWriting: beforeWriting)
  }

  private func contents() throws -> String { String(decoding: try Data(contentsOf: file), as: UTF8.self) }

  @Test("What is saved just before the writing is asked about, and stays")
  func savedMeanwhile() throws {
    #expect(try export("first") == .written)
    let outcome = try export("second") { try Data("edited".utf8).write(to: file) }
    #expect(outcome == .needsConsent("'\(file.path)' was edited since it was exported."))
    #expect(try contents() == "edited")
    #expect(try export("second", overwrite: true) == .written)
    #expect(try export("third") == .written)
    #expect(try contents() == "third")
  }

  @Test("A file that is made just then is asked about")
  func madeMeanwhile() throws {
    let outcome = try export("first") { try Data("mine".utf8).write(to: file) }
    #expect(outcome == .needsConsent("'\(file.path)' was not written by paperstui."))
    #expect(try contents() == "mine")
  }

  @Test("One that is saved again and again is left alone, and named")
  func savedAgainAndAgain() throws {
    var count = 0
    #expect {
      try export("first", overwrite: true) {
        count += 1
        try Data(String(repeating: "x", count: count).utf8).write(to: file)
      }
    } throws: {
      "\($0)".hasPrefix("Can't export to '\(file.path)': another program keeps saving it.")
    }
    #expect(try contents() == String(repeating: "x", count: count))
  }
}
