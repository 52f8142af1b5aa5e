import Foundation
import PapersDesk
import PapersTestSupport
import Testing

@Suite("Edits that were cut short")
struct DraftTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func make(_ name: String, _ file: String, _ text: String) throws -> URL {
    let place = folder.url.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: place.appendingPathComponent(file))
    return place
  }

  @Test("They are found, but not while somebody edits them")
  func found() throws {
    let place = try make("one", "gpt2.md", "typed")
    let lock = DraftLock(in: place)
    withExtendedLifetime(lock) { #expect(Draft.leftBehind(in: folder.url).isEmpty) }
  }

  @Test("They are found when nobody edits them any more")
  func abandoned() throws {
    let place = try make("one", "gpt2.md", "typed")
    _ = DraftLock(in: place)
    let drafts = Draft.leftBehind(in: folder.url)
    #expect(drafts.map(\.key) == ["gpt2"])
    #expect(drafts.map(\.text) == ["typed"])
  }

  @Test("Hidden files beside an edit are not the edit", arguments: [".#gpt2.md", "._gpt2.md"])
  func hiddenFiles(name: String) throws {
    let place = try make("one", "gpt2.md", "typed")
    try FileManager.default.createSymbolicLink(
      atPath: place.appendingPathComponent(name).path, withDestinationPath: "somebody@somewhere.1")
    #expect(Draft.leftBehind(in: folder.url).map(\.text) == ["typed"])
  }

  @Test("A folder that is being made is neither found nor taken away; one that was never finished goes after a while")
  func unfinished() throws {
    let fresh = try make(".new", "gpt2.md", "template")
    let old = try make(".old", "gpt2.md", "template")
    let held = try make(".held", "gpt2.md", "template")
    let lock = DraftLock(in: held)
    for place in [old, held] {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -7_200)], ofItemAtPath: place.path)
    }
    withExtendedLifetime(lock) { #expect(Draft.leftBehind(in: folder.url).isEmpty) }
    #expect(FileManager.default.fileExists(atPath: fresh.path))
    #expect(FileManager.default.fileExists(atPath: held.path))
    #expect(!FileManager.default.fileExists(atPath: old.path))
  }
}
