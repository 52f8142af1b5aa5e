typealias Bytes = [UInt8]
typealias ByteSlice = ArraySlice<UInt8>

// Files of a vault are handled as bytes: Swift's strings call texts equal that differ in bytes (é as one scalar and as two), and
// make one character of CRLF. What a person typed has to come back as they typed it.

extension Sequence<UInt8> {
  /// The text, which has to be UTF-8.
  var text: String { String(decoding: Array(self), as: UTF8.self) }
}

extension Collection<UInt8> where SubSequence == ByteSlice, Index == Int {
  /// The text as lines, each with the line feed that ends it; only the last may be without one. A carriage return
  /// before the line feed belongs to the line, one elsewhere is a byte like any other.
  var lines: [ByteSlice] {
    var lines: [ByteSlice] = []
    let found = withContiguousStorageIfAvailable { bytes in
      bytes.indices.filter { bytes[$0] == 0x0A }
    }
    var start = startIndex
    for offset in found ?? [] {
      let end = startIndex + offset + 1
      lines.append(self[start..<end])
      start = end
    }
    if start < endIndex { lines.append(self[start..<endIndex]) }
    return lines
  }

  /// The line without the line break that ends it.
  var withoutBreak: ByteSlice {
    var line = self[startIndex..<endIndex]
    if line.last == 0x0A {
      line.removeLast()
      if line.last == 0x0D { line.removeLast() }
    }
    return line
  }

  var trimmed: ByteSlice {
    var line = self[startIndex..<endIndex]
    while let first = line.first, first == 0x20 || first == 0x09 || first == 0x0D || first == 0x0A {
      line.removeFirst()
    }
    while let last = line.last, last == 0x20 || last == 0x09 || last == 0x0D || last == 0x0A { line.removeLast() }
    return line
  }

  /// Whether there is nothing to see on the line.
  var isBlank: Bool { trimmed.isEmpty }

  /// The text with LF where it has CRLF.
  var withLineFeeds: Bytes {
    var out = Bytes()
    out.reserveCapacity(count)
    for byte in self {
      if byte == 0x0A, out.last == 0x0D { out.removeLast() }
      out.append(byte)
    }
    return out
  }
}

/// The line break of a file of ours.
enum LineBreak {
  case lineFeed
  case carriageReturnLineFeed

  /// That of the first line; LF where there is none.
  init(of text: Bytes) {
    guard let end = text.firstIndex(of: 0x0A), end > 0, text[end - 1] == 0x0D else {
      self = .lineFeed
      return
    }
    self = .carriageReturnLineFeed
  }

  var bytes: Bytes { self == .lineFeed ? [0x0A] : [0x0D, 0x0A] }

  /// A text of ours, which has line feeds, with this line break.
  func applied(to text: String) -> Bytes {
    let plain = Bytes(text.utf8).withLineFeeds
    guard self == .carriageReturnLineFeed else { return plain }
    var out = Bytes()
    out.reserveCapacity(plain.count + plain.count / 32)
    for byte in plain {
      if byte == 0x0A { out.append(0x0D) }
      out.append(byte)
    }
    return out
  }
}
