import CUnistring

/// Text without what search doesn't regard: case, diacritics, full-width and half-width forms.
///
/// The result is what Foundation's folding with these three options gives, since the search indexes of older releases
/// hold that, and letters with strokes besides. Marks are taken from Latin, Greek and Cyrillic letters; in scripts where
/// they are no ornament they stay.
struct TextFolding {
  /// UTF-8.
  private(set) var bytes: [UInt8] = []
  /// For each byte, where in the original the cluster begins that it comes from, in bytes.
  private(set) var sources: [Int] = []
  /// Whether the text is ASCII, in which each byte comes from the one in its place.
  let isPlain: Bool
  private var keepsSources: Bool
  private var count = 0

  /// - Parameter keepsSources: Whether it is to be told where the bytes come from.
  init(_ text: String, keepsSources: Bool) {
    var text = text
    isPlain = text.withUTF8 { $0.allSatisfy { $0 < 0x80 && $0 != 0x0D } }
    self.keepsSources = keepsSources && !isPlain
    text.withUTF8 { fold($0) }
  }

  /// The part of the original that some bytes come from, which keeps all its sources.
  ///
  /// - Parameter range: Not empty.
  func original(_ range: Range<Int>) -> Range<Int> {
    guard !isPlain else { return range }
    var end = range.upperBound
    // Of a letter that became several, all belongs to it.
    while end < sources.count, sources[end] == sources[range.upperBound - 1] { end += 1 }
    return sources[range.lowerBound]..<(end < sources.count ? sources[end] : count)
  }

  /// Letters that names hold and that Unicode doesn't take apart into a letter and a mark.
  private static let strokedLetters: [UInt32: StaticString] = [
    0x142: "l", 0xF8: "o", 0x111: "d", 0x127: "h", 0x131: "i", 0xDF: "ss", 0xE6: "ae", 0x153: "oe", 0xFE: "th",
    0xF0: "d",
  ]
  private static let strokedRange: ClosedRange<UInt32> = 0xDF...0x153

  /// The first letter after Latin, Greek and Cyrillic.
  private static let firstWithMarks: UInt32 = 0x0510

  private mutating func fold(_ text: UnsafeBufferPointer<UInt8>) {
    count = text.count
    bytes.reserveCapacity(text.count)
    if keepsSources { sources.reserveCapacity(text.count) }
    var index = 0
    while index < text.count {
      let start = index
      let first = text[index]
      if first < 0x80 {
        bytes.append(first &- 0x41 < 26 ? first + 0x20 : first)
        if keepsSources { sources.append(start) }
        index += 1
        if index < text.count, text[index] >= 0x80, first != 0 { passMarks(text, &index) }
        continue
      }
      let scalar = Self.scalar(text, at: &index)
      let next = index < text.count ? text[index] : 0
      if Self.isPlain(scalar), next < 0x80 || (0xE4...0xE9).contains(next) {
        put(scalar, from: start)
      } else {
        foldCluster(of: scalar, text, &index, from: start)
      }
    }
  }

  /// A scalar that has no case and no forms, and stays what it is unless marks follow.
  private static func isPlain(_ scalar: UInt32) -> Bool {
    (0x2010...0x2027).contains(scalar) || (0x3001...0x30FF).contains(scalar) || (0x3400...0x9FFF).contains(scalar)
      || (0xAC00...0xD7A3).contains(scalar)
  }

  private mutating func passMarks(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    while index < text.count, text[index] >= 0x80 {
      var next = index
      guard Self.isMark(Self.scalar(text, at: &next)) else { return }
      index = next
    }
  }

  private mutating func foldCluster(
    of original: UInt32, _ text: UnsafeBufferPointer<UInt8>, _ index: inout Int, from start: Int
  ) {
    var letter = original
    let hasWidth = (0xFF00...0xFFEF).contains(original)
    if hasWidth { letter = Self.withoutWidth(letter) }
    let base = Self.base(of: letter)
    if base < Self.firstWithMarks { letter = base }
    var result: [UInt32] = [letter]
    let folded = Self.withoutCase(letter)
    if folded != [letter] {
      result = letter < Self.firstWithMarks ? folded.filter { !Self.isMark($0) } : folded
      letter = folded.last ?? letter
    }
    if letter < Self.firstWithMarks {
      passMarks(text, &index)
    } else {
      var isFirst = result == [original] && !hasWidth
      while index < text.count, text[index] >= 0x80 {
        var next = index
        let mark = Self.scalar(text, at: &next)
        guard Self.isMark(mark) else { break }
        index = next
        if !isFirst || mark >= Self.firstWithMarks { result += Self.decomposed(mark) }
        isFirst = false
      }
      if result.count > 1 { Self.sortMarks(&result) }
    }
    for scalar in result { put(scalar, from: start) }
  }

  private mutating func put(_ scalar: UInt32, from source: Int) {
    let before = bytes.count
    if Self.strokedRange.contains(scalar), let plain = Self.strokedLetters[scalar] {
      plain.withUTF8Buffer { bytes += $0 }
    } else if let scalar = Unicode.Scalar(scalar) {
      bytes += UTF8.encode(scalar)!
    }
    if keepsSources { sources += repeatElement(source, count: bytes.count - before) }
  }

  // MARK: - Unicode

  private static func scalar(_ text: UnsafeBufferPointer<UInt8>, at index: inout Int) -> UInt32 {
    let first = UInt32(text[index])
    func rest(_ offset: Int) -> UInt32 { UInt32(text[index + offset] & 0x3F) }
    switch first {
    case 0xF0...:
      defer { index += 4 }
      return (first & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3)
    case 0xE0...:
      defer { index += 3 }
      return (first & 0x0F) << 12 | rest(1) << 6 | rest(2)
    case 0xC0...:
      defer { index += 2 }
      return (first & 0x1F) << 6 | rest(1)
    default:
      defer { index += 1 }
      return first
    }
  }

  /// Whether a scalar belongs to the one before it: a mark, or one of the few others that join (Grapheme_Extend, as of
  /// Unicode 15.0), or a skin colour.
  private static func isMark(_ scalar: UInt32) -> Bool {
    guard scalar >= 0x300, !(0x3400...0x9FFF).contains(scalar), !(0xAC00...0xD7A3).contains(scalar) else {
      return false
    }
    switch Unicode.Scalar(scalar)?.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return true
    case .spacingMark, .format, .modifierSymbol, .modifierLetter: return joining.contains { $0.contains(scalar) }
    default: return false
    }
  }

  private static let joining: [ClosedRange<UInt32>] = [
    0x09BE...0x09BE, 0x09D7...0x09D7, 0x0B3E...0x0B3E, 0x0B57...0x0B57, 0x0BBE...0x0BBE, 0x0BD7...0x0BD7,
    0x0CC2...0x0CC2, 0x0CD5...0x0CD6, 0x0D3E...0x0D3E, 0x0D57...0x0D57, 0x0DCF...0x0DCF, 0x0DDF...0x0DDF,
    0x1B35...0x1B35, 0x200C...0x200C, 0x302E...0x302F, 0xFF9E...0xFF9F, 0x1133E...0x1133E, 0x11357...0x11357,
    0x114B0...0x114B0, 0x114BD...0x114BD, 0x115AF...0x115AF, 0x1171E...0x1171E, 0x11930...0x11930, 0x1D165...0x1D165,
    0x1D16E...0x1D172, 0x1F3FB...0x1F3FF, 0xE0020...0xE007F,
  ]

  /// What stands first when a scalar is taken apart as far as it goes.
  private static func base(of scalar: UInt32) -> UInt32 {
    var current = scalar
    withUnsafeTemporaryAllocation(of: ucs4_t.self, capacity: Int(UC_DECOMPOSITION_MAX_LENGTH)) { parts in
      while uc_canonical_decomposition(current, parts.baseAddress) > 0 { current = parts[0] }
    }
    return current
  }

  private static func decomposed(_ scalar: UInt32) -> [UInt32] {
    var parts = [ucs4_t](repeating: 0, count: Int(UC_DECOMPOSITION_MAX_LENGTH))
    let count = Int(uc_canonical_decomposition(scalar, &parts))
    return count > 0 ? parts[..<count].flatMap(decomposed) : [scalar]
  }

  private static func withoutWidth(_ scalar: UInt32) -> UInt32 {
    var current = scalar
    var parts = [ucs4_t](repeating: 0, count: Int(UC_DECOMPOSITION_MAX_LENGTH))
    var tag: Int32 = 0
    while true {
      let count = uc_decomposition(current, &tag, &parts)
      // What is several scalars without its width keeps it.
      if count > 1 { return scalar }
      guard count == 1 else { return current }
      current = parts[0]
    }
  }

  private static func withoutCase(_ scalar: UInt32) -> [UInt32] {
    switch scalar {
    case 0..<0x80: return [(0x41...0x5A).contains(scalar) ? scalar + 0x20 : scalar]
    // Cherokee and a few forms of Cyrillic letters, which Foundation maps as Unicode did before they had two cases.
    case 0x13A0...0x13EF: return [scalar - 0x13A0 + 0xAB70]
    case 0x13F0...0x13F5: return [scalar + 8]
    case 0x13F8...0x13FD, 0x1C80...0x1C8A, 0xAB70...0xABBF: return [scalar]
    default: break
    }
    guard Unicode.Scalar(scalar)?.properties.changesWhenCaseFolded == true else { return [scalar] }
    var source = scalar
    var folded = [UInt32](repeating: 0, count: 8)
    var count = folded.count
    let result = u32_casefold(&source, 1, nil, nil, &folded, &count)
    guard result != nil, count <= folded.count else { return [scalar] }
    return Array(folded[..<count])
  }

  /// Puts the marks at the end in their canonical order.
  private static func sortMarks(_ scalars: inout [UInt32]) {
    func order(_ scalar: UInt32) -> UInt8 {
      Unicode.Scalar(scalar)?.properties.canonicalCombiningClass.rawValue ?? 0
    }
    var start = scalars.endIndex - 1
    while start > 0, isMark(scalars[start]) { start -= 1 }
    guard let first = scalars[start...].firstIndex(where: { order($0) > 0 }) else { return }
    let sorted = scalars[first...].enumerated().sorted {
      (order($0.element), $0.offset) < (order($1.element), $1.offset)
    }
    scalars.replaceSubrange(first..., with: sorted.map(\.element))
  }
}
