import PapersModel
import Yams

extension FrontMatter {
  /// Puts our properties into the front matter of a file.
  ///
  /// - Parameters:
  ///   - lines: The front matter as it is, fences included; empty if there is none.
  ///   - isAsWritten: Whether our values are those of the last export. Only then is one that has no value any more taken
  ///     out: it might be the person's own.
  static func merge(
    _ properties: [VaultProperty], into lines: ArraySlice<ByteSlice>, _ lineBreak: LineBreak,
    isAsWritten: (PropertyPrint) -> Bool
  ) -> VaultHead {
    guard let opening = lines.first, let closing = lines.last else {
      let block = properties.map(text(of:)).joined()
      return VaultHead(text: lineBreak.applied(to: "---\n\(block)---\n"), isNew: true)
    }
    let block = Bytes(lines.dropFirst().dropLast().joined())
    do {
      let (text, warnings) = try FrontMatter(block[...]).merged(properties, lineBreak, isAsWritten)
      return VaultHead(text: opening + text + closing, isNew: false, warnings: warnings)
    } catch {
      return VaultHead(
        text: Bytes(lines.joined()), isNew: false, warnings: [.frontMatterLeftAlone(reason: error.reason)])
    }
  }

  private func merged(
    _ properties: [VaultProperty], _ lineBreak: LineBreak, _ isAsWritten: (PropertyPrint) -> Bool
  ) throws(Unreadable) -> (Bytes, [VaultWarning]) {
    var values: [VaultProperty.Name: [String]?] = [:]
    for entry in entries {
      if let name = VaultProperty.Name(rawValue: entry.name) { values[name] = .some(Self.items(of: entry.value)) }
    }
    let print = PropertyPrint(values)
    let isOurs = isAsWritten(print)
    // The person may have added one that the library has no value for; those it has can still be ours.
    let isReplacedSilently = isOurs || isAsWritten(print.of(properties))
    var warnings: [VaultWarning] = []
    var changed: [Int: Bytes] = [:]
    var added = Bytes()
    for name in VaultProperty.Name.allCases {
      let property = properties.first { $0.name == name }
      guard let index = entries.firstIndex(where: { $0.name == name.rawValue }) else {
        if let property { added += lineBreak.applied(to: Self.text(of: property)) }
        continue
      }
      let entry = entries[index]
      guard let property else {
        if isOurs, !name.isShared, isReplaceable(entry), comments(of: entry).isEmpty { changed[index] = [] }
        continue
      }
      let theirs = Self.items(of: entry.value)
      let outcome: Bytes?
      if name.isShared {
        guard let missing = missing(property, in: entry), !missing.isEmpty else {
          if theirs == nil { warnings.append(.propertyLeftAlone(name: name.rawValue)) }
          continue
        }
        outcome = isReplaceable(entry) ? union(entry, missing, lineBreak) : nil
      } else {
        if let theirs, theirs.elementsEqual(property.value.items, by: { $0.utf8.elementsEqual($1.utf8) }) { continue }
        outcome = isReplaceable(entry) ? replacement(of: entry, property, lineBreak) : nil
        let was = (theirs ?? []).joined(separator: ", ")
        if outcome != nil, !isReplacedSilently, !was.isEmpty {
          warnings.append(.propertyReplaced(name: name.rawValue, was: was))
        }
      }
      if let outcome { changed[index] = outcome } else { warnings.append(.propertyLeftAlone(name: name.rawValue)) }
    }
    guard !changed.isEmpty || !added.isEmpty else { return (Bytes(lines.joined()), warnings) }
    var out = Bytes()
    var next = 0
    for (index, text) in changed.sorted(by: { $0.key < $1.key }) {
      out += lines[next..<entries[index].lines.lowerBound].joined()
      out += text
      next = entries[index].lines.upperBound
    }
    out += lines[next...].joined()
    out += added
    try confirm(out, changing: changed.keys.map { entries[$0].name })
    return (out, warnings)
  }

  /// Makes sure that nobody's value but ours has changed, such as one that is an alias of what stood at ours.
  private func confirm(_ block: Bytes, changing names: [String]) throws(Unreadable) {
    let outcome: FrontMatter
    do {
      outcome = try FrontMatter(block[...])
    } catch {
      throw Unreadable(reason: "With the list's values in it, it would no longer be YAML.")
    }
    let now = Dictionary(outcome.entries.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    for entry in entries where !names.contains(entry.name) {
      guard let value = now[entry.name], let words = Self.words(of: entry.value), words == Self.words(of: value) else {
        throw Unreadable(reason: "The value of '\(entry.name)' hangs together with others.")
      }
    }
  }

  /// Whether the value has a form of which nothing is lost but the value itself: on one line, or a list of such.
  private func isReplaceable(_ entry: Entry) -> Bool {
    switch entry.value {
    case .scalar: entry.lines.count == 1
    case .sequence(let sequence):
      Self.items(of: entry.value) != nil
        && (entry.lines.count == 1 || hasItemPerLine(entry, count: sequence.count))
    case .mapping, .alias: false
    }
  }

  private func hasItemPerLine(_ entry: Entry, count: Int) -> Bool {
    let first = lines[entry.lines.lowerBound]
    guard first.dropLast(comment(in: first).count).trimmed.last == UInt8(ascii: ":") else { return false }
    let items = lines[entry.lines].dropFirst().map(\.trimmed).filter { !$0.isEmpty && $0.first != UInt8(ascii: "#") }
    return items.count == count && items.allSatisfy { $0.starts(with: "- ".utf8) || $0.elementsEqual("-".utf8) }
  }

  /// Our items that a list of theirs hasn't; `nil` if it is no list of texts.
  private func missing(_ property: VaultProperty, in entry: Entry) -> [String]? {
    guard let theirs = Self.items(of: entry.value) else { return nil }
    let known = Set(theirs.map { Bytes($0.utf8) })
    return property.value.items.filter { !known.contains(Bytes($0.utf8)) && !splitItems(entry).contains($0) }
  }

  /// The items of a list that is written as one text with commas, as older vaults have it.
  private func splitItems(_ entry: Entry) -> [String] {
    guard case .scalar(let scalar) = entry.value else { return [] }
    return scalar.string.split(separator: ",").map { Bytes($0.utf8).trimmed.text }.filter { !$0.isEmpty }
  }

  /// Their list with ours after it. The lines and the brackets of their list stay.
  private func union(_ entry: Entry, _ missing: [String], _ lineBreak: LineBreak) -> Bytes {
    let text = Bytes(lines[entry.lines].joined())
    guard case .sequence(let sequence) = entry.value else {
      let items = splitItems(entry) + missing
      return rewritten(entry, Self.text(of: entry.name, .texts(items)), lineBreak)
    }
    if sequence.style == .flow || entry.lines.count == 1 {
      let comment = comment(in: text[...])
      let list = text.withoutBreak.dropLast(comment.count).trimmed.dropLast()
      let separator = sequence.isEmpty ? "" : list.trimmed.last == UInt8(ascii: ",") ? " " : ", "
      let items = missing.map { YAMLScalar.text($0, inFlow: true) }.joined(separator: ", ")
      let end = text[text.withoutBreak.endIndex...]
      return Bytes(list.trimmed) + separator.utf8 + items.utf8 + "]".utf8 + comment + end
    }
    let last = lines[entry.lines].last { $0.trimmed.first == UInt8(ascii: "-") } ?? []
    let indent = last.prefix { $0 == 0x20 }.text
    let items = missing.map { "\(indent)- \(YAMLScalar.text($0))\n" }.joined()
    return text + lineBreak.applied(to: items)
  }

  private func replacement(of entry: Entry, _ property: VaultProperty, _ lineBreak: LineBreak) -> Bytes {
    rewritten(entry, Self.text(of: property), lineBreak)
  }

  /// An entry in our words with the comments it had: that of its first line there, the others after the value.
  private func rewritten(_ entry: Entry, _ text: String, _ lineBreak: LineBreak) -> Bytes {
    let comments = comments(of: entry)
    var out = lineBreak.applied(to: text)
    if let first = comments.first, first.line == entry.lines.lowerBound {
      let end = out.firstIndex(of: 0x0A)! - (lineBreak.bytes.count - 1)
      out.insert(contentsOf: first.comment, at: end)
    }
    for (line, comment) in comments where line > entry.lines.lowerBound {
      out += (comment.first == 0x20 || comment.first == 0x09 ? "" : "  ").utf8 + comment + lineBreak.bytes
    }
    return out
  }

  private func comments(of entry: Entry) -> [(line: Int, comment: ByteSlice)] {
    entry.lines.compactMap { line in
      let isWhole = lines[line].trimmed.first == UInt8(ascii: "#")
      let comment = isWhole ? lines[line].withoutBreak : comment(in: lines[line])
      return comment.isEmpty ? nil : (line, comment)
    }
  }

  /// The comment that ends a line, with the blanks before it: what can be cut off from a `#` without changing the value.
  private func comment(in line: ByteSlice) -> ByteSlice {
    let content = line.withoutBreak
    guard content.contains(UInt8(ascii: "#")) else { return [] }
    func words(_ text: ByteSlice) -> [String]? {
      (try? Yams.compose(yaml: text.text, .basic)).flatMap { $0 }.flatMap { Self.words(of: $0) }
    }
    guard let whole = words(content) else { return [] }
    for index in content.indices.dropFirst()
    where content[index] == UInt8(ascii: "#") && [0x20, 0x09].contains(content[index - 1]) {
      var start = index
      while start > content.startIndex, [0x20, 0x09].contains(content[start - 1]) { start -= 1 }
      if words(content[..<start]) == whole { return content[start...] }
    }
    return []
  }

  private static func text(of property: VaultProperty) -> String { text(of: property.name.rawValue, property.value) }

  /// A name and its value, with the line breaks after each line.
  private static func text(of name: String, _ value: VaultProperty.Value) -> String {
    let items = value.items.map { value.isText ? YAMLScalar.text($0) : $0 }
    return value.isList ? "\(name):\n" + items.map { "  - \($0)\n" }.joined() : "\(name): \(items.joined())\n"
  }
}
