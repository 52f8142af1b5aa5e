import Foundation
import Testing

@testable import PapersScreen

/// The layout of text held against the Unicode Consortium's own tests, as Debian's unicode-data package has them.
@Suite("Unicode's own tests")
struct UnicodeDataTests {
  private static func lines(of file: String) throws -> [(line: Int, fields: [Substring])] {
    let text = try String(contentsOfFile: "/usr/share/unicode/" + file, encoding: .utf8)
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
      let content = line.prefix { $0 != "#" }
      let fields = content.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == ";" })
      return fields.isEmpty ? nil : (index + 1, fields)
    }
  }

  /// A test case: `÷ 0061 × 0301 ÷` as scalars and whether there is a break before each.
  private static func cases(of file: String) throws -> [(scalars: [Unicode.Scalar], breaks: [Bool])] {
    try lines(of: "auxiliary/" + file).compactMap { _, fields in
      var scalars: [Unicode.Scalar] = []
      var breaks: [Bool] = []
      for field in fields {
        if field == "÷" || field == "×" {
          breaks.append(field == "÷")
        } else {
          // Surrogates, which the tests hold as well, are no scalars.
          guard let value = UInt32(field, radix: 16), let scalar = Unicode.Scalar(value) else { return nil }
          scalars.append(scalar)
        }
      }
      return (scalars, Array(breaks.prefix(scalars.count)))
    }
  }

  private static func text(_ scalars: [Unicode.Scalar]) -> String {
    String(String.UnicodeScalarView(scalars))
  }

  @Test("Line breaking: all cases but those that no prose here holds")
  func lineBreaks() throws {
    let cases = try Self.cases(of: "LineBreakTest.txt")
    #expect(cases.count > 7_000)
    var failed: [[Unicode.Scalar]] = []
    for (scalars, expected) in cases {
      let breaks = LineBreaks(Self.text(scalars))
      var offset = 0
      var lineEnded = false
      for (index, scalar) in scalars.enumerated() {
        if index > 0, (lineEnded || breaks.isOpportunity(before: offset)) != expected[index] {
          failed.append(scalars)
          break
        }
        lineEnded = breaks.endsLine(at: offset)
        offset += UTF8.width(scalar)
      }
    }
    // Of Unicode 15's 7,654 cases 352 differ with libunistring 1.0: spaces at the beginning of a text or of a line, which
    // layout never sees; vertical tabs and object replacements, which no prose holds; numbers that begin with a sign; and
    // combinations of brackets, quotation marks and currency signs that don't follow each other in prose. Other versions
    // of the data and of the library differ in a few more.
    #expect(failed.count * 20 < cases.count, "\(failed.count) of \(cases.count)")
  }

  @Test("Grapheme clusters are the ones of UAX #29")
  func graphemes() throws {
    let cases = try Self.cases(of: "GraphemeBreakTest.txt")
    #expect(cases.count > 500)
    var failed: [String] = []
    for (scalars, expected) in cases {
      var found: [Bool] = []
      for character in Self.text(scalars) {
        found += [true] + Array(repeating: false, count: character.unicodeScalars.count - 1)
      }
      if found != expected { failed.append(scalars.map { String($0.value, radix: 16) }.joined(separator: " ")) }
    }
    // Swift joins any two pictographs by a joiner only if they are emoji; these scissors are taken apart.
    #expect(failed == ["2701 200d 2701"])
  }

  @Test("Widths are those of UAX #11")
  func widths() throws {
    var wrong: [String] = []
    for (_, fields) in try Self.lines(of: "EastAsianWidth.txt") {
      let range = fields[0].split(separator: ".").compactMap { UInt32($0, radix: 16) }
      let isWide = fields[1] == "W" || fields[1] == "F"
      let last = range.count > 1 ? range[1] : range[0]
      // Of the long ranges, which are ideographs and private use, every hundredth tells enough.
      for value in stride(from: range[0], through: last, by: last - range[0] > 2_000 ? 97 : 1) {
        guard let scalar = Unicode.Scalar(value), let cluster = DisplayCluster(Character(scalar)) else { continue }
        if (cluster.width == 2) != isWide, Self.isOlderThanLibrary(scalar), !Self.hasWidthOfItsOwn(scalar) {
          wrong.append(String(value, radix: 16))
        }
      }
    }
    #expect(wrong == [])
  }

  /// The library's tables are those of Unicode 14; what came later counts as narrow.
  private static func isOlderThanLibrary(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.age.map { $0.major <= 14 } ?? false
  }

  /// Half a flag takes two columns, as terminals show it, and a mark without a letter stands on a narrow circle.
  private static func hasWidthOfItsOwn(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F1E6...0x1F1FF).contains(scalar.value) || scalar.properties.generalCategory == .nonspacingMark
  }
}
