import Foundation
import PapersDesk
import PapersTestSupport
import Testing

@Suite("Files that others save meanwhile")
struct WholeFileTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path("page.md") }

  init() throws {
    folder = try TemporaryFolder()
  }

  private func contents() throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
  }

  @Test("One that is what it was is replaced, and keeps its mode")
  func replaced() throws {
    try Data("old".utf8).write(to: URL(fileURLWithPath: path))
    #expect(chmod(path, 0o640) == 0)
    let stamp = FileStamp(of: path, followsLinks: false)
    #expect(try WholeFile.write(Data("new".utf8), to: path, ifStill: stamp))
    #expect(try contents() == "new")
    #expect(FileStamp(of: path, followsLinks: false)?.mode == 0o640)
    #expect(try names() == ["page.md"])
  }

  @Test("One that was saved in between stays as it was saved", arguments: ["longer than before", "OLD"])
  func saved(text: String) throws {
    try Data("old".utf8).write(to: URL(fileURLWithPath: path))
    let stamp = FileStamp(of: path, followsLinks: false)
    // Another file in its place, as many editors save.
    try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    #expect(try !WholeFile.write(Data("new".utf8), to: path, ifStill: stamp))
    #expect(try contents() == text)
    #expect(try names() == ["page.md"])
  }

  @Test("One that was made or taken away in between is left so")
  func madeOrRemoved() throws {
    try Data("made".utf8).write(to: URL(fileURLWithPath: path))
    #expect(try !WholeFile.write(Data("new".utf8), to: path, ifStill: nil))
    #expect(try contents() == "made")
    let stamp = FileStamp(of: path, followsLinks: false)
    try FileManager.default.removeItem(atPath: path)
    #expect(try !WholeFile.write(Data("new".utf8), to: path, ifStill: stamp))
    #expect(try names() == [])
    #expect(try WholeFile.write(Data("new".utf8), to: path, ifStill: nil))
    #expect(try contents() == "new")
  }

  @Test("Where there is no folder the error says so")
  func noFolder() {
    #expect(throws: POSIXError(.ENOENT)) {
      try WholeFile.write(Data(), to: folder.path("none/page.md"), ifStill: nil)
    }
  }
}
