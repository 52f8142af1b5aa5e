/// What a library must hold after a row of steps, worked out apart from the program: the latest change that stands wins.
struct ReaderModel: Equatable {
  enum Step: Hashable, CaseIterable {
    case markRead, markReading, cycle, note, undo, redo

    var key: String {
      switch self {
      case .markRead: "2"
      case .markReading: "1"
      case .cycle: "r"
      case .note: "e"
      case .undo: "u"
      case .redo: "U"
      }
    }

    /// Whether what it does depends on what the screen shows, or it overtakes what is still being saved.
    var waitsForOthers: Bool { self == .cycle || self == .note }
  }

  private struct Change: Equatable {
    var number: Int
    var entry: Int
    var value: String
    var isNote: Bool
    var isUndone = false
  }

  static let entries = [
    (key: "bahdanau2014", name: "RNN attention"), (key: "vaswani2017", name: "Transformer"),
    (key: "devlin2018bert", name: "BERT"),
  ]
  /// Where the first of them stands in the reading order, counted from 1.
  static let firstPosition = 5
  private static let statuses = ["to-read", "reading", "read", "skipped"]

  /// How many events the library's log has.
  private(set) var eventCount = 0
  private var changes: [Change] = []

  func status(of entry: Int) -> String { value(of: entry, isNote: false) ?? "to-read" }
  func note(on entry: Int) -> String { value(of: entry, isNote: true) ?? "" }
  var readCount: Int { Self.entries.indices.count { status(of: $0) == "read" } }

  private func value(of entry: Int, isNote: Bool) -> String? {
    changes.last { $0.entry == entry && $0.isNote == isNote && !$0.isUndone }?.value
  }

  /// Takes a step.
  ///
  /// - Parameter text: What the editor writes.
  /// - Returns: What the program says of it.
  mutating func take(_ step: Step, on entry: Int, text: String) -> String {
    switch step {
    case .markRead: return mark("read", entry)
    case .markReading: return mark("reading", entry)
    case .cycle: return mark(Self.statuses[(Self.statuses.firstIndex(of: status(of: entry))! + 1) % 4], entry)
    case .note:
      eventCount += 1
      changes.append(Change(number: eventCount, entry: entry, value: text, isNote: true))
      return "Saved the note on \(Self.entries[entry].name)."
    case .undo:
      guard let index = changes.lastIndex(where: { !$0.isUndone }) else { return "There is nothing to undo." }
      return reverse(index, isUndo: true)
    case .redo:
      let last = changes.last { !$0.isUndone }?.number ?? 0
      guard let index = changes.firstIndex(where: { $0.isUndone && $0.number > last }) else {
        return "There is nothing to redo."
      }
      return reverse(index, isUndo: false)
    }
  }

  private mutating func mark(_ status: String, _ entry: Int) -> String {
    if status != self.status(of: entry) {
      eventCount += 1
      changes.append(Change(number: eventCount, entry: entry, value: status, isNote: false))
    }
    return "\(Self.entries[entry].name): \(Self.word(status))"
  }

  private mutating func reverse(_ index: Int, isUndo: Bool) -> String {
    eventCount += 1
    changes[index].isUndone = isUndo
    let (entry, isNote) = (changes[index].entry, changes[index].isNote)
    let (name, word) = (Self.entries[entry].name, Self.word(status(of: entry)))
    switch (isUndo, isNote) {
    case (true, false): return "Undone: \(name) is “\(word)” again."
    case (true, true): return "Undone: the note on \(name) is as before."
    case (false, false): return "Redone: \(name) is “\(word)”."
    case (false, true): return "Redone: the note on \(name) is back."
    }
  }

  private static func word(_ status: String) -> String { status == "to-read" ? "to read" : status }
}
