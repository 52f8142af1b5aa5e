/// A file of a vault below its properties: what is ours in it, and what is somebody's.
struct VaultBody {
  /// One of our parts, guards included.
  struct Part {
    var lines: Range<Int>
    var opening: VaultGuard
  }

  let lines: [ByteSlice]
  private let guards: [(line: Int, guard: VaultGuard)]
  private var places: [VaultPart: Range<Int>] = [:]
  private var replacements: [(lines: Range<Int>, text: Bytes)] = []
  private var appended: [Bytes] = []

  /// How many opening guards are looked at for the one that is ours. More than one is there only if somebody pasted
  /// exports into one another.
  private static let openingLimit = 16

  init(lines: [ByteSlice]) {
    self.lines = lines
    guards = lines.enumerated().compactMap { index, line in VaultGuard(line).map { (index, $0) } }
  }

  /// The lines between the guards, without the line break that stands before the closing one.
  ///
  /// The break is that of the opening guard's line: a carriage return that a note ends with is no part of it.
  func content(of part: Part) -> Bytes {
    let inner = lines[(part.lines.lowerBound + 1)..<(part.lines.upperBound - 1)]
    var content = Bytes(inner.joined())
    guard content.popLast() != nil else { return [] }
    let opening = lines[part.lines.lowerBound]
    if opening.dropLast().last == 0x0D, content.last == 0x0D { content.removeLast() }
    return content
  }

  /// Finds the person's note, in which they may have pasted guards.
  ///
  /// What was written by an export holds no guards, so that a part which is as it was written ends at the first closing
  /// guard. In one that was edited, guards of a pasted part belong to each other, and a closing guard that no opening one
  /// asks for is the end, the last if there are several.
  func note(isAsWritten: (Part) -> Bool) -> Part? {
    var edited: Part?
    let openings = guards.indices.filter { guards[$0].guard.part == .note && guards[$0].guard.isOpening }
    for opening in openings.prefix(Self.openingLimit) {
      let rest = guards[(opening + 1)...].filter { $0.guard.part == .note }
      guard let first = rest.first(where: { !$0.guard.isOpening }) else { break }
      let start = guards[opening].line
      let shortest = Part(lines: start..<(first.line + 1), opening: guards[opening].guard)
      if isAsWritten(shortest) { return shortest }
      guard edited == nil else { continue }
      var depth = 0
      var end: Int?
      for (line, found) in rest {
        if found.isOpening {
          depth += 1
        } else if depth > 0 {
          depth -= 1
        } else {
          end = line
        }
      }
      let last = end ?? rest.last { !$0.guard.isOpening }?.line ?? first.line
      edited = Part(lines: start..<(last + 1), opening: guards[opening].guard)
    }
    return edited
  }

  /// Finds a part that is made anew by each export: it holds no guards, whoever wrote in it.
  func part(_ name: VaultPart, outside note: Part?) -> Part? {
    for (index, (line, found)) in guards.enumerated() where found.part == name && found.isOpening {
      guard note?.lines.contains(line) != true, index + 1 < guards.count else { continue }
      let (end, next) = guards[index + 1]
      if next.part == name, !next.isOpening { return Part(lines: line..<(end + 1), opening: found) }
    }
    return nil
  }

  /// The guards outside of the parts, by line.
  func strays(outside parts: [Part?]) -> [(line: Int, guard: VaultGuard)] {
    let taken = parts.compactMap { $0?.lines }
    return guards.filter { guardLine in !taken.contains { $0.contains(guardLine.line) } }
  }

  /// Puts a text in the place of a part.
  mutating func replace(_ name: VaultPart, at range: Range<Int>, with text: Bytes) {
    places[name] = range
    replacements.append((range, text))
  }

  /// Puts a part in the place of the one guard that is left of it, and of what stands on the right side of that guard
  /// if it is what the part holds anyway.
  mutating func replace(
    _ name: VaultPart, atStray stray: (line: Int, guard: VaultGuard), holding content: Bytes, with text: Bytes
  ) {
    let expected = content.lines.map(\.withoutBreak)
    var range = stray.line..<(stray.line + 1)
    if stray.guard.isOpening, range.upperBound + expected.count <= lines.count {
      let inside = range.upperBound..<(range.upperBound + expected.count)
      if lines[inside].map(\.withoutBreak) == expected { range = range.lowerBound..<inside.upperBound }
    } else if !stray.guard.isOpening, range.lowerBound >= expected.count {
      let inside = (range.lowerBound - expected.count)..<range.lowerBound
      if lines[inside].map(\.withoutBreak) == expected { range = inside.lowerBound..<range.upperBound }
    }
    replace(name, at: range, with: text)
  }

  /// Puts in a part of which nothing is there: beside the other one, else at the end.
  mutating func add(_ name: VaultPart, _ text: Bytes, beside other: VaultPart?, lineBreak: LineBreak) {
    guard let place = other.flatMap({ places[$0] }) else {
      appended.append(text)
      return
    }
    if name == .note {
      replacements.append((place.upperBound..<place.upperBound, lineBreak.bytes + text))
    } else {
      replacements.append((place.lowerBound..<place.lowerBound, text + lineBreak.bytes))
    }
  }

  func hasPlace(_ name: VaultPart) -> Bool { places[name] != nil }

  /// The whole file.
  ///
  /// - Parameter head: What stands above.
  func text(below head: Bytes, lineBreak: LineBreak) -> Bytes {
    var out = head
    var next = 0
    // Where two begin at one line, the empty range comes first: it is put in before.
    let ordered = replacements.sorted {
      ($0.lines.lowerBound, $0.lines.upperBound) < ($1.lines.lowerBound, $1.lines.upperBound)
    }
    for (range, text) in ordered {
      for line in lines[next..<range.lowerBound] { out += line }
      out += text
      next = range.upperBound
    }
    for line in lines[next...] { out += line }
    // Who ends their file without a line break finds it so again.
    if next == lines.count, let last = lines.last, last.last != 0x0A, appended.isEmpty,
      ordered.last?.lines.isEmpty == false
    {
      out.removeLast(lineBreak.bytes.count)
    }
    for text in appended {
      if !out.isEmpty {
        if out.last != 0x0A { out += lineBreak.bytes }
        if out.lines.last?.isBlank == false { out += lineBreak.bytes }
      }
      out += text
    }
    return out
  }
}
