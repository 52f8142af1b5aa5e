/// The block that a Markdown text leaves open at its end, and that would take in what is put after it.
///
/// Follows the rules of [CommonMark 0.31](https://spec.commonmark.org/0.31.2/) for blocks, and nothing within them. A
/// paragraph is one even if it holds only link reference definitions.
struct OpenBlock {
  /// A line that ends the block; `nil` if a blank line and one that isn't indented end all that is open.
  static func ending(of text: some Sequence<UInt8>) -> String? {
    var block = OpenBlock()
    let lines = Bytes(text).withLineFeeds.split(omittingEmptySubsequences: false) { $0 == 0x0A || $0 == 0x0D }
    for line in lines { block.read(withoutTabs(line)) }
    // What stands in a quotation or a list ends with it.
    guard block.containers.isEmpty else { return nil }
    switch block.leaf {
    case .fence(let mark, let count): return Bytes(repeating: mark, count: count).text
    case .html(let ends): return ends.first
    case .none, .paragraph: return nil
    }
  }

  /// A quotation or a list item.
  private struct Container {
    /// The columns by which the content of an item is indented; `nil` for a quotation.
    var indent: Int?
    var isEmpty = true

    /// Whether the block goes on with a line, from which what says so is taken.
    func takes(_ line: inout ByteSlice) -> Bool {
      guard let indent else { return OpenBlock.isQuoted(&line) }
      if line.indent >= indent {
        line = line.dropFirst(indent)
        return true
      }
      return line.isBlank && !isEmpty
    }
  }

  private enum Leaf: Equatable {
    case none, paragraph
    case fence(UInt8, count: Int)
    /// HTML up to a line with one of these, the first of which is what to write; without any, up to a blank line.
    case html(ends: [String])
  }

  private var containers: [Container] = []
  private var leaf = Leaf.none

  private mutating func read(_ line: ByteSlice) {
    var line = line
    var depth = 0
    while depth < containers.count, containers[depth].takes(&line) { depth += 1 }
    // A paragraph goes on even where the signs of the blocks it stands in are left out.
    var mayGoOn = leaf == .paragraph
    var isInParagraph = mayGoOn && depth == containers.count
    if depth == containers.count, isTakenLiterally(line) { return }
    while !line.isBlank {
      let indent = line.indent
      let text = line.dropFirst(indent)
      if indent < 4 {
        if Self.isQuoted(&line) {
          begin(Container(indent: nil), in: depth)
        } else if Self.isHeading(text) || Self.isRule(text) || isInParagraph && Self.isUnderline(text) {
          return begin(.none, in: depth)
        } else if let fence = Self.fence(text) {
          return begin(fence, in: depth)
        } else if let ends = Self.endsOfHTML(text, mayBeText: mayGoOn) {
          return begin(Self.has(text, ends) ? .none : .html(ends: ends), in: depth)
        } else if let width = Self.itemWidth(text, isInParagraph: isInParagraph) {
          begin(Container(indent: indent + width), in: depth)
          line = text.dropFirst(width)
        } else {
          if !mayGoOn { begin(.paragraph, in: depth) }
          return
        }
        depth += 1
        mayGoOn = false
        isInParagraph = false
      } else {
        if !mayGoOn { begin(.none, in: depth) }
        return
      }
    }
    close(to: depth)
  }

  /// Whether a line is one more of a fenced block or of HTML, which it may end.
  private mutating func isTakenLiterally(_ line: ByteSlice) -> Bool {
    switch leaf {
    case .none, .paragraph: return false
    case .fence(let mark, let count):
      let text = line.dropFirst(line.indent)
      let run = text.prefix { $0 == mark }.count
      if line.indent < 4, run >= count, text.dropFirst(run).isBlank { leaf = .none }
    case .html(let ends):
      if ends.isEmpty ? line.isBlank : Self.has(line, ends) { leaf = .none }
    }
    return true
  }

  private mutating func begin(_ container: Container, in depth: Int) {
    begin(.none, in: depth)
    containers.append(container)
  }

  private mutating func begin(_ leaf: Leaf, in depth: Int) {
    close(to: depth)
    if depth > 0 { containers[depth - 1].isEmpty = false }
    self.leaf = leaf
  }

  private mutating func close(to depth: Int) {
    containers.removeLast(containers.count - depth)
    leaf = .none
  }

  // MARK: - Lines

  /// The line with spaces for tabs, which stand for as many columns as there are up to the next multiple of four.
  private static func withoutTabs(_ line: ByteSlice) -> ByteSlice {
    guard line.contains(0x09) else { return line }
    var out = Bytes()
    for byte in line {
      if byte == 0x09 { out += Bytes(repeating: 0x20, count: 4 - out.count % 4) } else { out.append(byte) }
    }
    return out[...]
  }

  private static func isQuoted(_ line: inout ByteSlice) -> Bool {
    let indent = line.indent
    guard indent < 4, line.dropFirst(indent).first == UInt8(ascii: ">") else { return false }
    line = line.dropFirst(indent + 1)
    if line.first == 0x20 { line.removeFirst() }
    return true
  }

  private static func isHeading(_ text: ByteSlice) -> Bool {
    let count = text.prefix { $0 == UInt8(ascii: "#") }.count
    return (1...6).contains(count) && text.dropFirst(count).first ?? 0x20 == 0x20
  }

  /// Whether the line makes a heading of the paragraph above.
  private static func isUnderline(_ text: ByteSlice) -> Bool {
    guard let mark = text.first, "=-".utf8.contains(mark) else { return false }
    return text.drop { $0 == mark }.isBlank
  }

  private static func isRule(_ text: ByteSlice) -> Bool {
    guard let mark = text.first, "*-_".utf8.contains(mark) else { return false }
    return text.allSatisfy { $0 == mark || $0 == 0x20 } && text.count { $0 == mark } >= 3
  }

  private static func fence(_ text: ByteSlice) -> Leaf? {
    guard let mark = text.first, "`~".utf8.contains(mark) else { return nil }
    let count = text.prefix { $0 == mark }.count
    guard count >= 3, mark == UInt8(ascii: "~") || !text.dropFirst(count).contains(mark) else { return nil }
    return .fence(mark, count: count)
  }

  /// By how much the content of a list item is indented from its sign on.
  private static func itemWidth(_ text: ByteSlice, isInParagraph: Bool) -> Int? {
    let number = text.prefix { (0x30...0x39).contains($0) }
    guard let sign = text.dropFirst(number.count).first, (number.isEmpty ? "-+*" : ".)").utf8.contains(sign),
      number.count <= 9
    else { return nil }
    let rest = text.dropFirst(number.count + 1)
    guard rest.first ?? 0x20 == 0x20 else { return nil }
    if isInParagraph, rest.isBlank || !number.isEmpty && Int(number.text) != 1 { return nil }
    return number.count + 1 + (rest.isBlank || rest.indent > 4 ? 1 : rest.indent)
  }

  // MARK: - HTML

  /// What ends the HTML that a line begins, as a leaf has it; `nil` if it begins none.
  ///
  /// - Parameter mayBeText: Whether the line can be one more of a paragraph, in which any tag may stand.
  private static func endsOfHTML(_ text: ByteSlice, mayBeText: Bool) -> [String]? {
    guard text.first == UInt8(ascii: "<") else { return nil }
    for (start, end) in [("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>")] where text.starts(with: start.utf8) {
      return [end]
    }
    let line = text.lowercased.text
    if line.prefixMatch(of: /<![a-z]/.matchingSemantics(.unicodeScalar)) != nil { return [">"] }
    if let literal = line.prefixMatch(of: /<(pre|script|style|textarea)(?=[ >]|$)/.matchingSemantics(.unicodeScalar)) {
      let names = ["pre", "script", "style", "textarea"]
      return ["</\(literal.1)>"] + names.map { "</\($0)>" }
    }
    if let tag = line.prefixMatch(of: /<\/?([a-z][a-z0-9]*)(?=[ >]|\/>|$)/.matchingSemantics(.unicodeScalar)),
      blockNames.contains(tag.1)
    {
      return []
    }
    let attribute = #" +[a-z_:][a-z0-9_.:-]*( *= *([^ "'=<>`]+|'[^']*'|"[^"]*"))?"#
    let tag = try? Regex("<(/[a-z][a-z0-9-]* *|[a-z][a-z0-9-]*(\(attribute))* */?)> *").matchingSemantics(
      .unicodeScalar)
    return !mayBeText && tag.flatMap({ line.wholeMatch(of: $0) }) != nil ? [] : nil
  }

  private static func has(_ line: ByteSlice, _ ends: [String]) -> Bool {
    guard !ends.isEmpty else { return false }
    let line = line.lowercased
    return ends.contains { line.firstRange(of: Bytes($0.utf8)) != nil }
  }

  /// The elements that begin HTML wherever they stand.
  private static let blockNames: Set<Substring> = [
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col", "colgroup",
    "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame",
    "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link",
    "main", "menu", "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "search", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
  ]
}

extension ByteSlice {
  /// The spaces it begins with.
  fileprivate var indent: Int { prefix { $0 == 0x20 }.count }

  /// The text with small letters for the capitals of ASCII.
  fileprivate var lowercased: Bytes { map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 } }
}
