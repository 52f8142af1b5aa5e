import PapersModel

/// What is said without a key having been pressed.
extension State {
  /// One quiet line for somebody who is here for the first time.
  public mutating func greet() { say(.greeting) }

  /// Says what is wrong. Of several lines the first is shown, and the others can be read among the messages.
  public mutating func report(_ problem: String) {
    let lines = problem.split(whereSeparator: \.isNewline).map(String.init)
    for line in lines.reversed() { say(.trouble(line)) }
    guard lines.count > 1, let first = lines.first else { return }
    say(.troubles(lines.count, first: first))
  }

  /// Says what became of the list since it was last open; entry by entry among the messages.
  ///
  /// - Parameter names: What to call entries, by their new keys; those that are gone without a trace go by their keys.
  public mutating func tell(_ change: ListChange, names: [CitationKey: String]) {
    func name(_ key: CitationKey) -> String { names[key] ?? key.rawValue }
    for key in change.added { say(.entryAdded(name(key))) }
    for (old, new) in change.renamed.sorted(by: { $0.key < $1.key }) {
      say(.entryRenamed(name(new), from: old, to: new))
    }
    for key in change.moved { say(.entryMoved(name(key))) }
    for key in change.removed { say(.entryGone(key, name: names[key])) }
    say(
      .listChanged(
        added: change.added.count, renamed: change.renamed.count, moved: change.moved.count,
        removed: change.removed.count))
  }
}
