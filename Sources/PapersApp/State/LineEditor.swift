import PapersScreen

/// A line of text being typed, with the editing keys of readline.
public struct LineEditor: Hashable, Sendable, Codable {
  public private(set) var text: String
  /// Clusters before the cursor.
  public private(set) var cursor: Int
  private var killed = ""

  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  public init(_ text: String = "") {
    self.text = text
    cursor = text.count
  }

  /// Carries out an editing key.
  ///
  /// - Returns: Whether the key edits lines at all; other keys are left to the caller.
  public mutating func apply(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .left, .control("b"): cursor = max(0, cursor - 1)
    case .right, .control("f"): cursor = min(text.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = text.count
    case .alt("b"): cursor = wordStart
    case .alt("f"): cursor = wordEnd
    case .backspace, .control("h"): remove(max(0, cursor - 1)..<cursor)
    case .delete, .control("d"): remove(cursor..<min(text.count, cursor + 1))
    case .control("u"): kill(0..<cursor)
    case .control("k"): kill(cursor..<text.count)
    case .control("w"): kill(spaceDelimitedStart..<cursor)
    case .alt("d"): kill(cursor..<wordEnd)
    case .control("y"): insert(killed)
    default: return false
    }
    return true
  }

  /// Puts another text in its place, with the cursor at the end.
  mutating func replace(with text: String) {
    self.text = text
    cursor = text.count
  }

  /// Inserts pasted text; what would end the line becomes a space.
  public mutating func paste(_ pasted: String) {
    insert(String(pasted.map { $0.isNewline ? " " : $0 }))
  }

  private mutating func insert(_ addition: String) {
    let index = text.index(text.startIndex, offsetBy: cursor)
    let after = text.count - cursor
    text.insert(contentsOf: addition, at: index)
    // A combining mark joins the cluster before it, so the count may not grow.
    cursor = text.count - after
  }

  private mutating func remove(_ range: Range<Int>) {
    let start = text.index(text.startIndex, offsetBy: range.lowerBound)
    let end = text.index(start, offsetBy: range.count)
    text.removeSubrange(start..<end)
    cursor = range.lowerBound
  }

  private mutating func kill(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let clusters = Array(text)
    killed = String(clusters[range])
    remove(range)
  }

  private var wordStart: Int {
    let clusters = Array(text)
    var start = cursor
    while start > 0, !clusters[start - 1].isWordCharacter { start -= 1 }
    while start > 0, clusters[start - 1].isWordCharacter { start -= 1 }
    return start
  }

  private var wordEnd: Int {
    let clusters = Array(text)
    var end = cursor
    while end < clusters.count, !clusters[end].isWordCharacter { end += 1 }
    while end < clusters.count, clusters[end].isWordCharacter { end += 1 }
    return end
  }

  private var spaceDelimitedStart: Int {
    let clusters = Array(text)
    var start = cursor
    while start > 0, clusters[start - 1] == " " { start -= 1 }
    while start > 0, clusters[start - 1] != " " { start -= 1 }
    return start
  }
}

extension Character {
  fileprivate var isWordCharacter: Bool { isLetter || isNumber }
}
