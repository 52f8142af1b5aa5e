import PapersModel
import PapersTestSupport
import Testing

@Suite("What became of a list, and of a note")
struct ListChangeTests {
  private func change(_ old: String, _ new: String) -> (added: String, moved: String, removed: String) {
    func keys(_ text: String) -> [CitationKey] { text.map { CitationKey(String($0)) } }
    func text(_ keys: [CitationKey]) -> String { keys.map(\.rawValue).joined() }
    let change = ListChange(from: keys(old), to: keys(new))
    return (text(change.added), text(change.moved), text(change.removed))
  }

  @Test(
    "New, moved and gone entries are told apart, as few moved as explain the order",
    arguments: [
      ("abc", "abc", "", "", ""), ("abc", "xabc", "x", "", ""), ("abc", "ac", "", "", "b"),
      ("abcd", "dabc", "", "d", ""),
      ("abcd", "bcda", "", "a", ""), ("abc", "xyz", "xyz", "", "abc"), ("abcde", "aecdb", "", "eb", ""),
      ("", "ab", "ab", "", ""),
    ])
  func changes(old: String, new: String, added: String, moved: String, removed: String) {
    #expect(change(old, new) == (added, moved, removed))
  }

  @Test("An entry under another key is neither new nor gone, and moved only if its place is another")
  func renamed() {
    let change = ListChange(from: ["a", "b", "c"], to: ["a", "x", "c"], renamed: ["b": "x"])
    #expect(change.renamed == ["b": "x"])
    #expect(change.added.isEmpty && change.removed.isEmpty && change.moved.isEmpty)
    #expect(!change.isEmpty)
    #expect(ListChange(from: ["a", "b", "c"], to: ["x", "a", "c"], renamed: ["b": "x"]).moved == ["x"])
  }

  @Test("In any two orders, what didn't move is in order, and nothing is lost from sight")
  func randomOrders() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<200 {
      let old = (0..<Int.random(in: 0...30, using: &generator)).map { CitationKey("p\($0)") }
      let new = (old.filter { _ in Bool.random(using: &generator) } + [CitationKey("new")]).shuffled(using: &generator)
      let change = ListChange(from: old, to: new)
      #expect(change.added == ["new"])
      #expect(Set(change.removed) == Set(old).subtracting(new))
      let steady = new.filter { !change.moved.contains($0) && $0 != "new" }
      #expect(steady == old.filter { steady.contains($0) })
    }
  }

  @Test("Every version of a note has a number, and the one that stands is marked")
  func versions() {
    func event(_ sequence: Int, _ change: HistoryEvent.Change) -> HistoryEvent {
      HistoryEvent(
        id: .init(device: "a", sequence: sequence), time: HybridTime(milliseconds: Int64(sequence)), entry: "k",
        change: change)
    }
    let first = event(1, .noteWritten("\n\n one\n", over: nil))
    let second = event(3, .noteWritten("two", over: first.id))
    let versions = NoteVersion.all(in: [second, event(2, .statusSet(.read)), first, event(4, .undone(second.id))])
    #expect(versions.map(\.number) == [1, 2])
    #expect(versions.map(\.isCurrent) == [true, false])
    #expect(versions[0].summary == " one")
    #expect(NoteText.appending("b", to: "a") == "a\nb\n")
    #expect(NoteText.appending("b", to: "a\r\n") == "a\r\nb\n")
    #expect(NoteText.appending("b", to: "") == "b\n")
  }
}
