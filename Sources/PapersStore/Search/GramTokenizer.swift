import GRDB

/// Cuts text into overlapping pieces of three letters, so that SQLite's full-text index finds parts of words, and words
/// of languages that put no spaces between them.
///
/// "paper" is indexed as `pap`, `ape`, `per`, `er` and `r`. Every part of a word is thus the beginning of a piece, which
/// the index finds for parts of one and two letters as well. SQLite's own `trigram` has no shorter pieces, and finds no
/// Chinese word of two characters. Text is taken as it is; who indexes it has folded it.
final class GramTokenizer: FTS5CustomTokenizer {
  static let name = "grams"
  /// Unicode scalars in a piece.
  static let length = 3

  init(db: Database, arguments: [String]) {}

  func tokenize(
    context: UnsafeMutableRawPointer?, tokenization: FTS5Tokenization, pText: UnsafePointer<CChar>?, nText: CInt,
    tokenCallback: @escaping FTS5TokenCallback
  ) -> CInt {
    guard let pText, nText > 0 else { return 0 }
    // The pieces of a query are cut already.
    if tokenization.contains(.query) { return tokenCallback(context, 0, pText, nText, 0, nText) }
    let bytes = UnsafeRawBufferPointer(start: pText, count: Int(nText))
    var start = 0
    while start < bytes.count {
      if Self.isSpace(bytes[start]) {
        start += 1
        continue
      }
      var (end, second) = (start, start)
      for count in 1...Self.length where end < bytes.count && !Self.isSpace(bytes[end]) {
        end += 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        if count == 1 { second = end }
      }
      let result = tokenCallback(context, 0, pText + start, CInt(end - start), CInt(start), CInt(end))
      guard result == 0 else { return result }
      start = second
    }
    return 0
  }

  /// No word of a query holds one of these.
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// An expression of the index for texts that hold every word of a query, and perhaps some that don't: those that hold
  /// the pieces of a long word elsewhere.
  static func expression(for words: [String]) -> String {
    words.flatMap(pieces).joined(separator: " AND ")
  }

  /// Whether what the expression finds holds the word for certain.
  static func isExact(_ word: String) -> Bool { word.unicodeScalars.count <= length }

  private static func pieces(of word: String) -> [String] {
    let scalars = Array(word.unicodeScalars)
    func quoted(_ range: Range<Int>) -> String {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars[range])
      return "\"\(String(text).replacing("\"", with: "\"\""))\""
    }
    guard scalars.count >= length else { return [quoted(0..<scalars.count) + "*"] }
    // What these find is looked through for the whole word; for a pasted page of pieces the index would take very long.
    return (0...scalars.count - length).prefix(100).map { quoted($0..<$0 + length) }
  }
}
