import PapersModel

/// Properties as Logseq has them: lines of `key:: value` at the top of a page.
///
/// Two names are Logseq's own. Its `title` would rename the page, so that links to `@key` led elsewhere; the title of a
/// work is `original-title`, as in Logseq's own import from Zotero. Other names of a page are `alias`.
enum LogseqProperties {
  /// How many lines at the top of a file hold properties, front matter above them included.
  static func lineCount(in lines: [ByteSlice]) -> Int {
    let above = FrontMatter.lineCount(in: lines)
    return above + lines[above...].prefix { Property($0) != nil }.count
  }

  static func merge(
    _ properties: [VaultProperty], into lines: ArraySlice<ByteSlice>, _ lineBreak: LineBreak,
    isAsWritten: (PropertyPrint) -> Bool
  ) -> VaultHead {
    let above = FrontMatter.lineCount(in: Array(lines))
    var warnings: [VaultWarning] = []
    var rows = lines.dropFirst(above).map { (line: Bytes($0), property: Property($0)) }
    var values: [VaultProperty.Name: [String]?] = [:]
    for name in VaultProperty.Name.allCases {
      let written = rows.first { $0.property?.name == self.name(of: name) }?.property
      if let written { values[name] = [written.value] }
    }
    let print = PropertyPrint(values)
    let isOurs = isAsWritten(print)
    let isReplacedSilently = isOurs || isAsWritten(print.of(properties))
    for name in VaultProperty.Name.allCases {
      let row = rows.firstIndex { $0.property?.name == self.name(of: name) }
      guard let property = properties.first(where: { $0.name == name }) else {
        if let row, isOurs, !name.isShared { rows.remove(at: row) }
        continue
      }
      var value = text(of: property.value)
      if let row, let written = rows[row].property?.value {
        if name.isShared {
          value = property.value.items.reduce(written) { list, item in
            let text = text(ofItem: item)
            if text.isEmpty || has(list, text) { return list }
            return list.isEmpty ? text : "\(list), \(text)"
          }
        }
        guard !written.utf8.elementsEqual(value.utf8) else { continue }
        if !name.isShared, !isReplacedSilently, !written.isEmpty {
          warnings.append(.propertyReplaced(name: self.name(of: name), was: written))
        }
        rows[row].line = line(name, value, lineBreak)
      } else if !value.isEmpty {
        if let last = rows.indices.last, rows[last].line.last != 0x0A { rows[last].line += lineBreak.bytes }
        rows.append((line(name, value, lineBreak), nil))
      }
    }
    var out = Bytes(lines.prefix(above).joined())
    if !rows.isEmpty, !out.isEmpty, out.last != 0x0A { out += lineBreak.bytes }
    for row in rows { out += row.line }
    return VaultHead(text: out, isNew: lines.count == above, warnings: warnings)
  }

  /// A value on one line. The items of a list are separated by commas; one that has a comma is put in brackets.
  static func text(of value: VaultProperty.Value) -> String {
    value.isList ? value.items.map(text(ofItem:)).joined(separator: ", ") : value.items.map(oneLine).joined()
  }

  /// Brackets and quotes have a meaning of their own in a list, which knows no way to write the signs themselves.
  private static func text(ofItem item: String) -> String {
    let signs: [Character: Character] = ["[": "(", "]": ")", "\"": "'"]
    let line = String(oneLine(item).map { signs[$0] ?? $0 })
    return line.contains(",") || line.contains("，") ? "[[\(line)]]" : line
  }

  /// Whether a list has an item, whatever brackets it stands in. A list with brackets left open has what ends it.
  private static func has(_ list: String, _ item: String) -> Bool {
    items(in: list).contains(items(in: item).joined()) || list == item || list.hasSuffix(", " + item)
      || list.contains(", \(item), ") || list.hasPrefix(item + ", ")
  }

  /// The items of a list; commas in brackets or quotes are part of an item.
  static func items(in list: String) -> [String] {
    var items = [""]
    var depth = 0
    var isQuoted = false
    for scalar in list.unicodeScalars {
      switch scalar {
      case "[": depth += 1
      case "]": depth = max(0, depth - 1)
      case "\"": isQuoted.toggle()
      case ",", "，":
        if depth == 0, !isQuoted {
          items.append("")
          continue
        }
      default: break
      }
      items[items.count - 1].unicodeScalars.append(scalar)
    }
    return items.map { item in
      let trimmed = Bytes(item.utf8).trimmed.text
      return trimmed.hasPrefix("[[") && trimmed.hasSuffix("]]") ? String(trimmed.dropFirst(2).dropLast(2)) : trimmed
    }
    .filter { !$0.isEmpty }
  }

  private static func oneLine(_ text: String) -> String {
    Bytes(String(text.map { $0.isNewline ? " " : $0 }).utf8).trimmed.text
  }

  private static func name(of name: VaultProperty.Name) -> String {
    switch name {
    case .title: "original-title"
    case .aliases: "alias"
    default: name.rawValue
    }
  }

  private static func line(_ name: VaultProperty.Name, _ value: String, _ lineBreak: LineBreak) -> Bytes {
    Bytes("\(self.name(of: name)):: \(value)".utf8) + lineBreak.bytes
  }

  /// A line of a name and a value.
  private struct Property {
    var name: String
    var value: String

    init?(_ line: ByteSlice) {
      let content = line.withoutBreak
      guard let colon = content.firstIndex(of: UInt8(ascii: ":")), colon > content.startIndex else { return nil }
      let name = content[..<colon]
      let rest = content[(colon + 1)...]
      guard rest.first == UInt8(ascii: ":"), rest.count == 1 || rest[rest.startIndex + 1] == 0x20,
        !name.contains(where: { $0 <= 0x20 || $0 == UInt8(ascii: "`") })
      else { return nil }
      self.name = name.text.lowercased()
      value = rest.dropFirst().trimmed.text
    }
  }
}
