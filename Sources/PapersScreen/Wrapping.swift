import CUnistring

/// Where a line of some text may end, by UAX #14.
struct LineBreaks {
  private var kinds: [CChar]

  init(_ text: String) {
    let bytes = Array(text.utf8)
    kinds = [CChar](repeating: 0, count: bytes.count)
    u8_possible_linebreaks_v2(bytes, bytes.count, "UTF-8", &kinds)
    // libunistring 1.0 breaks between a comma or full stop and a letter, which rule LB29 forbids; it would cut addresses.
    for index in bytes.indices.dropFirst()
    where kinds[index] == CChar(UC_BREAK_POSSIBLE) && ",.:;".utf8.contains(bytes[index - 1]) {
      if (0x41...0x5A).contains(bytes[index] & ~0x20) { kinds[index] = CChar(UC_BREAK_PROHIBITED) }
    }
  }

  /// Bytes of the text.
  var count: Int { kinds.count }

  /// - Parameter offset: A byte at which a character begins.
  func isOpportunity(before offset: Int) -> Bool {
    kinds[offset] == CChar(UC_BREAK_POSSIBLE)
  }

  /// Whether a line ends with the character here, which is what libunistring calls a mandatory break.
  func endsLine(at offset: Int) -> Bool {
    kinds[offset] == CChar(UC_BREAK_MANDATORY)
  }
}

extension StyledText {
  /// Breaks text into lines no wider than a viewport.
  ///
  /// Break opportunities follow UAX #14 (Unicode Line Breaking Algorithm) as GNU libunistring finds them: punctuation
  /// never begins a line, and Latin words stay whole. A word wider than the viewport is cut between grapheme clusters
  /// (UAX #29). A newline forces a break; a tab counts as four spaces.
  ///
  /// - Parameters:
  ///   - width: Available columns, at least 1. A cluster of two columns in a viewport of one is left out.
  ///   - first: What stands before the first line.
  ///   - hanging: What stands before the others; as wide as `first` for a hanging indent.
  /// - Returns: Lines in reading order, without trailing spaces; one empty line for empty text.
  public func wrapped(toWidth width: Int, first: StyledText = "", hanging: StyledText = "") -> [StyledText] {
    var lines: [StyledText] = []
    for paragraph in paragraphs {
      let lead = lines.isEmpty ? first : hanging
      let available = max(1, width - max(lead.displayWidth, hanging.displayWidth))
      for line in paragraph.wrappedParagraph(toWidth: available) {
        lines.append((lines.isEmpty ? first : hanging) + line)
      }
    }
    return lines
  }

  /// The text between line breaks, tabs expanded.
  private var paragraphs: [StyledText] {
    var paragraphs = [StyledText()]
    for run in runs {
      guard run.text.hasTabOrNewline else {
        if !run.text.isEmpty { paragraphs[paragraphs.count - 1].runs.append(run) }
        continue
      }
      for (index, line) in run.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
        if index > 0 { paragraphs.append(StyledText()) }
        if !line.isEmpty {
          let text =
            line.contains("\t")
            ? line.split(separator: "\t", omittingEmptySubsequences: false).joined(separator: "    ") : String(line)
          paragraphs[paragraphs.count - 1].runs.append(Run(text, run.role))
        }
      }
    }
    return paragraphs
  }

  private struct Piece {
    var cluster: DisplayCluster
    var role: Role
    var canBreakBefore: Bool
    var width: Int { cluster.width }
    var isSpace: Bool { cluster.packed.scalar == " " }
  }

  private func wrappedParagraph(toWidth width: Int) -> [StyledText] {
    let pieces = self.pieces.filter { $0.width <= width }
    guard !pieces.isEmpty else { return [StyledText()] }
    var lines: [StyledText] = []
    var start = 0
    var used = 0
    var lastBreak = 0
    var index = 0

    func emit(upTo end: Int) {
      var end = end
      while end > start, pieces[end - 1].isSpace { end -= 1 }
      lines.append(StyledText(pieces[start..<end].lazy.map { ($0.cluster.packed, $0.role) }))
    }

    while index < pieces.count {
      let piece = pieces[index]
      if piece.canBreakBefore, index > start { lastBreak = index }
      // Spaces may hang over the edge; they are dropped at the end of a line.
      if used + piece.width > width, !piece.isSpace {
        let end = lastBreak > start ? lastBreak : index
        emit(upTo: end)
        start = end
        lastBreak = end
        used = pieces[start..<index].reduce(0) { $0 + $1.width }
        if used + piece.width > width { continue }
      }
      used += piece.width
      index += 1
    }
    emit(upTo: pieces.count)
    return lines
  }

  private var pieces: [Piece] {
    let breaks = LineBreaks(plain)
    var pieces: [Piece] = []
    pieces.reserveCapacity(breaks.count)
    var offset = 0
    for run in runs {
      run.text.forEachDisplayCluster { cluster, utf8Count in
        if let cluster {
          let canBreak = breaks.isOpportunity(before: offset)
          pieces.append(Piece(cluster: cluster, role: run.role, canBreakBefore: canBreak))
        }
        offset += utf8Count
        return true
      }
    }
    return pieces
  }
}

extension String {
  /// Whether there is a tab, or a character that ends a line; told by bytes, since nearly no text has one.
  fileprivate var hasTabOrNewline: Bool {
    var text = self
    return text.withUTF8 { bytes in
      bytes.indices.contains { index in
        switch bytes[index] {
        case 0x09...0x0D: true
        // U+0085, and U+2028 and U+2029.
        case 0xC2: bytes[index + 1] == 0x85
        case 0xE2: bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8
        default: false
        }
      }
    }
  }
}
