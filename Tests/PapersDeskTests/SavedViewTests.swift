import Foundation
import PapersApp
import PapersDesk
import PapersTestSupport
import Testing

@Suite("Where the screen was left")
struct SavedViewTests {
  private let folder: TemporaryFolder
  private var file: URL { folder.url.appendingPathComponent("state/view.json") }

  init() throws {
    folder = try TemporaryFolder()
  }

  private func place(_ section: String) -> SavedView.Bookmark {
    SavedView.Bookmark(section: section, pane: .outline, detailOffset: 0)
  }

  @Test("Of two screens on different lists each keeps its place, and what it set")
  func twoScreens() {
    let start = SavedView.load(from: file)
    #expect(start.isFirstStart)
    var (first, second) = (start, start)
    first.places["a"] = place("one")
    first.language = .chinese
    second.places["b"] = place("two")
    second.borderShift = 4
    first.save(changedFrom: start, to: file)
    second.save(changedFrom: start, to: file)
    let saved = SavedView.load(from: file)
    #expect(saved.places == ["a": place("one"), "b": place("two")])
    #expect(saved.language == .chinese)
    #expect(saved.borderShift == 4)
  }

  @Test("Many programs that save at once lose nothing")
  func manyPrograms() {
    let file = file
    DispatchQueue.concurrentPerform(iterations: 20) { number in
      let start = SavedView.load(from: file)
      var view = start
      view.places["list \(number)"] = SavedView.Bookmark(section: "s", pane: .detail, detailOffset: number)
      view.save(changedFrom: start, to: file)
    }
    #expect(SavedView.load(from: file).places.count == 20)
  }

  @Test("What didn't change is left to whoever changed it")
  func unchanged() {
    var first = SavedView()
    first.language = .english
    first.places["a"] = place("one")
    first.save(changedFrom: SavedView(), to: file)
    let start = SavedView.load(from: file)
    var other = start
    other.language = .chinese
    other.places["a"] = place("two")
    other.save(changedFrom: start, to: file)
    // Left without having done anything.
    start.save(changedFrom: start, to: file)
    let saved = SavedView.load(from: file)
    #expect(saved.language == .chinese)
    #expect(saved.places["a"] == place("two"))
  }

  @Test(
    "A damaged file is a fresh start, or its numbers are bounded",
    arguments: [
      "", "{", "[]", #"{"places": 5}"#, #"{"places": {"a": {"pane": "outline", "detailOffset": 1e300}}}"#,
      #"{"places": {"a": {"pane": "outline", "detailOffset": 9223372036854775808}}}"#,
    ])
  func damaged(text: String) throws {
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    #expect(SavedView.load(from: file).isFirstStart)
  }
}
