import Foundation
import PapersDesk
import PapersModel
import PapersTestSupport
import Testing

@Suite("A vault in which somebody writes")
struct VaultExportTests {
  private let folder: TemporaryFolder
  private let library: Library
  private let page = "@one2000.md"

  private struct NoDisplay: WorkDisplay {
    func begin() {}
    var work: LongWork { LongWork { _, _ in } }
    func end() {}
  }

  init() throws {
    folder = try TemporaryFolder()
    let list = folder.url.appendingPathComponent("list.yaml")
    try Data("title: T\nsections:\n- title: S\n  entries:\n  - {key: one2000, title: One}\n".utf8).write(to: list)
    library = try Library.open(list: list.path, progress: folder.path("library.sqlite")) { _ in NoDisplay() }
    _ = try export()
  }

  private func export(beforeWriting save: @escaping (String) throws -> Void = { _ in }) throws -> VaultExport.Report {
    var export = VaultExport(library: library, path: folder.path("vault"), dialect: .frontMatter)
    export.beforeWriting = save
    return try export.run(LongWork { _, _ in })
  }

  private func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.url.appendingPathComponent("vault/\(name)")), as: UTF8.self)
  }

  /// Saves a file of the vault as an editor does.
  private func save(_ name: String, _ change: (inout String) -> Void) throws {
    var text = try text(name)
    change(&text)
    try Data(text.utf8).write(to: folder.url.appendingPathComponent("vault/\(name)"), options: .atomic)
  }

  @Test("What is saved just before a file is written stays, beside what was to be written", arguments: [true, false])
  func savedMeanwhile(isPage: Bool) throws {
    let file = isPage ? page : try #require(try names().first { $0 != page })
    try library.store.record(.statusSet(.read), of: "one2000")
    var isSaved = false
    let report = try export { name in
      guard name == file, !isSaved else { return }
      isSaved = true
      try save(name) { $0 += "\nMy own line.\n" }
    }
    #expect(isSaved)
    #expect(try text(file).contains("My own line."))
    #expect(try text(page).contains("status: read"))
    #expect(report.warnings.isEmpty)
    #expect(try export().writtenCount == 0)
  }

  @Test("A note that is edited just then comes in, once")
  func noteEditedMeanwhile() throws {
    try library.store.writeNote("first words\n", of: "one2000", over: nil)
    _ = try export()
    try library.store.record(.statusSet(.read), of: "one2000")
    var isSaved = false
    let report = try export { name in
      guard name == page, !isSaved else { return }
      isSaved = true
      try save(name) { $0 = $0.replacing("first words", with: "second words") }
    }
    #expect(report.takenIn == ["one2000"])
    #expect(report.conflicts.isEmpty)
    #expect(try library.store.progress(of: "one2000").note == "second words\n")
    #expect(try text(page).contains("second words"))
    #expect(try export().writtenCount == 0)
  }

  @Test("A file that is saved again and again is left alone, and named; the others are written")
  func savedAgainAndAgain() throws {
    try library.store.record(.statusSet(.read), of: "one2000")
    var count = 0
    let report = try export { name in
      guard name == page else { return }
      count += 1
      try save(name) { $0 += "\nLine \(count).\n" }
    }
    #expect(report.warnings == ["\(page): Another program keeps saving this, and it was left alone."])
    #expect(report.writtenCount == 1)
    #expect(try text(page).contains("Line \(count)."))
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path("vault"))
  }
}
