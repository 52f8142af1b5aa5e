import PapersModel
import PapersTestSupport
import Testing

@Suite("What to read next")
struct SuggestionTests {
  private func step(
    _ key: String, _ status: ReadingStatus = .toRead, requires: [String] = [], kind: Entry.Kind = .paper
  ) -> PathStep {
    PathStep(key: CitationKey(key), kind: kind, status: status, requires: requires.map { CitationKey($0) })
  }

  @Test("A new reader begins with the first paper, not with a resource")
  func first() {
    let path = [step("post", kind: .resource), step("a"), step("b", requires: ["a"])]
    #expect(Suggestion.next(on: path) == Suggestion(key: "a", reason: .firstInOrder, unlocks: ["b"]))
  }

  @Test("What is being read comes first")
  func inProgress() {
    let path = [step("a"), step("b", .reading), step("c")]
    #expect(Suggestion.next(on: path)?.key == "b")
    #expect(Suggestion.next(on: path)?.reason == .inProgress)
  }

  @Test("A paper is ready when what it builds on is read or skipped")
  func ready() {
    let path = [step("a", .read), step("b", .skipped), step("c", requires: ["a", "b"])]
    #expect(Suggestion.next(on: path)?.reason == .ready(after: ["a", "b"]))
  }

  @Test("A paper that waits is passed over for one that is ready")
  func passedOver() {
    let path = [step("a", requires: ["c"]), step("b"), step("c", .toRead, requires: ["b"])]
    #expect(Suggestion.next(on: path)?.key == "b")
  }

  @Test("Where papers wait for each other, the first is named with what it waits for")
  func circle() {
    let path = [step("a", requires: ["b"]), step("b", requires: ["a"])]
    #expect(Suggestion.next(on: path)?.reason == .waiting(for: ["b"]))
  }

  @Test("Optional entries never hold up a paper, and come last")
  func optional() {
    let path = [step("a", .read), step("extra", requires: ["a"], kind: .followUp), step("b", requires: ["extra"])]
    #expect(Suggestion.next(on: path)?.key == "b")
    let done = [step("a", .read), step("extra", requires: ["a"], kind: .followUp)]
    #expect(Suggestion.next(on: done) == Suggestion(key: "extra", reason: .optional, unlocks: []))
  }

  @Test("When everything is read or skipped there is nothing to suggest")
  func nothing() {
    #expect(Suggestion.next(on: [step("a", .read), step("b", .skipped)]) == nil)
    #expect(Suggestion.next(on: []) == nil)
  }

  @Test("Readiness names what is still to be read")
  func readiness() {
    let waiting = Readiness(requirements: [
      (key: "a", kind: .paper, status: .read), (key: "b", kind: .paper, status: .reading),
      (key: "c", kind: .followUp, status: .toRead),
    ])
    #expect(waiting == .waits(for: ["b"]))
    #expect(Readiness(requirements: []) == .ready)
  }
}
