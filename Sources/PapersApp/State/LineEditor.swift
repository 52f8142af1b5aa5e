/// A line of text being typed, edited as by readline.
///
/// An edit costs what the clusters that it touches cost, however long the line is.
public struct LineEditor: Hashable, Sendable, Codable {
  public private(set) var text: String
  /// Bytes before the cursor, which stands between two clusters.
  private var offset: Int
  private var killed = ""
  /// Whether not all of what was typed or pasted last found room.
  public private(set) var isFull = false

  /// Bytes that typing and pasting can bring a line to. One that was longer from the beginning stays as it is.
  static let limit = 1 << 16

  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  public init(_ text: String = "") {
    self.text = text
    self.text.makeContiguousUTF8()
    offset = self.text.utf8.count
  }

  /// Where the cursor stands.
  public var cursor: String.Index { text.utf8.index(text.startIndex, offsetBy: offset) }

  /// What can be done to a line.
  enum Edit: Hashable {
    case insert(Character)
    case letterBack, letterForward, wordBack, wordForward, lineStart, lineEnd
    case deleteBack, deleteForward
    /// What is cut can be put back.
    case cutWord, cutNextWord, cutToStart, cutToEnd, putBack
  }

  mutating func apply(_ edit: Edit) {
    isFull = false
    switch edit {
    case .insert(let character): insert(String(character))
    case .letterBack: move(to: before(cursor))
    case .letterForward: move(to: after(cursor))
    case .wordBack: move(to: wordStart)
    case .wordForward: move(to: wordEnd)
    case .lineStart: move(to: text.startIndex)
    case .lineEnd: move(to: text.endIndex)
    case .deleteBack: remove(before(cursor)..<cursor)
    case .deleteForward: remove(cursor..<after(cursor))
    case .cutWord: kill(spaceDelimitedStart..<cursor)
    case .cutNextWord: kill(cursor..<wordEnd)
    case .cutToStart: kill(text.startIndex..<cursor)
    case .cutToEnd: kill(cursor..<text.endIndex)
    case .putBack: insert(killed)
    }
  }

  /// Puts another text in its place, with the cursor at the end.
  mutating func replace(with text: String) {
    self.text = text
    self.text.makeContiguousUTF8()
    offset = self.text.utf8.count
    isFull = false
  }

  /// Inserts pasted text; what would end the line becomes a space.
  public mutating func paste(_ pasted: String) {
    isFull = false
    insert(String(pasted.map { $0.isNewline ? " " : $0 }))
  }

  private mutating func insert(_ addition: String) {
    let room = max(0, Self.limit - text.utf8.count)
    var addition = addition
    if addition.utf8.count > room {
      isFull = true
      let end = addition.utf8.index(addition.startIndex, offsetBy: room)
      addition = String(addition[..<addition.clusterStart(at: end)])
    }
    text.insert(contentsOf: addition, at: cursor)
    offset += addition.utf8.count
    // What stands behind may be marks, which join the last cluster that was inserted.
    let start = text.clusterStart(at: cursor)
    if start != cursor { move(to: text.index(after: start)) }
  }

  private mutating func move(to index: String.Index) {
    offset = text.utf8.distance(from: text.startIndex, to: index)
  }

  private func before(_ index: String.Index) -> String.Index {
    index > text.startIndex ? text.index(before: index) : index
  }

  private func after(_ index: String.Index) -> String.Index {
    index < text.endIndex ? text.index(after: index) : index
  }

  private mutating func remove(_ range: Range<String.Index>) {
    move(to: range.lowerBound)
    text.removeSubrange(range)
    // What is left may join across the gap.
    move(to: text.clusterStart(at: cursor))
  }

  private mutating func kill(_ range: Range<String.Index>) {
    guard !range.isEmpty else { return }
    killed = String(text[range])
    remove(range)
  }

  private var wordStart: String.Index {
    let start = back(from: cursor) { !$0.isWordCharacter }
    return back(from: start, while: \.isWordCharacter)
  }

  private var wordEnd: String.Index {
    let rest = text[cursor...].drop { !$0.isWordCharacter }
    return rest.drop(while: \.isWordCharacter).startIndex
  }

  private var spaceDelimitedStart: String.Index {
    let start = back(from: cursor) { $0 == " " }
    return back(from: start) { $0 != " " }
  }

  private func back(from index: String.Index, while isPassed: (Character) -> Bool) -> String.Index {
    var index = index
    while index > text.startIndex, case let previous = text.index(before: index), isPassed(text[previous]) {
      index = previous
    }
    return index
  }
}

extension String {
  /// The beginning of the cluster that a byte belongs to, so that no cluster is cut there.
  fileprivate func clusterStart(at index: Index) -> Index {
    guard index > startIndex, index < endIndex else { return index }
    return self.index(before: self.index(after: index))
  }
}

extension Character {
  fileprivate var isWordCharacter: Bool { isLetter || isNumber }
}
