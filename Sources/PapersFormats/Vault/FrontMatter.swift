import PapersModel
import Yams

/// The YAML between `---` at the top of a page.
///
/// Only what has to change is written, on its own lines; names that are not ours, comments, order, indentation and quotes
/// stay as they are. Where that can't be done without doubt, such as in a block with anchors on our values or with names
/// in braces, the block is left alone and a warning says why.
struct FrontMatter {
  /// A name at the first column, with its value.
  struct Entry {
    var name: String
    /// The lines of the block it takes; comments and blank lines after its value are not its own.
    var lines: Range<Int>
    var value: Node
  }

  /// The block as lines by YAML's line breaks, of which there are more than LF.
  let lines: [ByteSlice]
  let entries: [Entry]

  private static let sizeLimit = 1 << 20
  private static let fence = Bytes("---".utf8)

  /// How many lines at the top of a file are front matter, fences included; 0 if it has none.
  static func lineCount(in lines: [ByteSlice]) -> Int {
    guard let first = lines.first, first.last == 0x0A, isFence(first, "---") else { return 0 }
    return (lines.dropFirst().firstIndex { isFence($0, "---") || isFence($0, "...") } ?? -1) + 1
  }

  private static func isFence(_ line: ByteSlice, _ sign: String) -> Bool {
    line.starts(with: sign.utf8) && line.dropFirst(sign.utf8.count).isBlank
  }

  /// - Throws: `Unreadable`, if the block is something else than a list of names and values.
  init(_ block: ByteSlice) throws(Unreadable) {
    let lines = Self.yamlLines(block)
    let (root, findings) = YAMLDocument.root(of: block, file: "", sizeLimit: Self.sizeLimit)
    if let finding = findings.first { throw Unreadable(reason: finding.message) }
    self.lines = lines
    guard let root else {
      entries = []
      return
    }
    guard case .mapping(let mapping) = root, mapping.style != .flow else {
      throw Unreadable(reason: "It is no list of names and values.")
    }
    var entries: [Entry] = []
    for (key, value) in mapping {
      guard case .scalar(let name) = key, let mark = name.mark, mark.column == 1, lines.indices.contains(mark.line - 1),
        mark.line - 1 >= entries.last?.lines.upperBound ?? 0
      else { throw Unreadable(reason: "Its names don't stand at the beginning of lines of their own.") }
      entries.append(Entry(name: name.string, lines: (mark.line - 1)..<mark.line, value: value))
    }
    for index in entries.indices {
      var end = index + 1 < entries.count ? entries[index + 1].lines.lowerBound : lines.count
      let start = entries[index].lines.lowerBound
      while end > start + 1, lines[end - 1].isBlank || lines[end - 1].first == UInt8(ascii: "#") { end -= 1 }
      entries[index].lines = start..<end
    }
    self.entries = entries
  }

  struct Unreadable: Error {
    let reason: String
  }

  /// A node as a row of words, so that two can be compared; `nil` if it is too large. Aliases make a few lines of YAML into
  /// a tree without end.
  static func words(of node: Node, limit: Int = 100_000) -> [String]? {
    var words: [String] = []
    func add(_ node: Node) -> Bool {
      guard words.count < limit else { return false }
      switch node {
      case .scalar(let scalar): words += ["=", scalar.string]
      case .sequence(let sequence):
        words.append("[")
        for item in sequence { guard add(item) else { return false } }
        words.append("]")
      case .mapping(let mapping):
        words.append("{")
        for (key, value) in mapping { guard add(key), add(value) else { return false } }
        words.append("}")
      case .alias: return false
      }
      return true
    }
    return add(node) ? words : nil
  }

  /// The items of a value that is a text or a list of texts.
  static func items(of node: Node) -> [String]? {
    switch node {
    case .scalar(let scalar): [scalar.string]
    case .sequence(let sequence):
      sequence.reduce(into: [] as [String]?) { items, item in
        if case .scalar(let scalar) = item { items?.append(scalar.string) } else { items = nil }
      }
    case .mapping, .alias: nil
    }
  }

  /// YAML 1.1 has six line breaks: LF, CR, CRLF, U+0085, U+2028 and U+2029.
  private static func yamlLines(_ block: ByteSlice) -> [ByteSlice] {
    var lines: [ByteSlice] = []
    var start = block.startIndex
    var index = start
    while index < block.endIndex {
      let length = breakLength(block, at: index)
      index += max(length, 1)
      if length > 0 {
        lines.append(block[start..<index])
        start = index
      }
    }
    if start < block.endIndex { lines.append(block[start...]) }
    return lines
  }

  /// The bytes of the line break at a place; 0 if there is none.
  private static func breakLength(_ block: ByteSlice, at index: Int) -> Int {
    switch block[index] {
    case 0x0A: 1
    case 0x0D: block[index...].starts(with: [0x0D, 0x0A]) ? 2 : 1
    case 0xC2: block[index...].starts(with: [0xC2, 0x85]) ? 2 : 0
    case 0xE2:
      block[index...].starts(with: [0xE2, 0x80, 0xA8]) || block[index...].starts(with: [0xE2, 0x80, 0xA9]) ? 3 : 0
    default: 0
    }
  }
}
