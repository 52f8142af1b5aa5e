import Foundation
import PapersTestSupport

/// Whether two texts have the same bytes; to Swift, two ways to compose a letter are equal.
func same(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }

/// Replaces the first place where a text stands, byte for byte.
func replacing(_ old: String, with new: String, in text: String) -> String {
  var bytes = Array(text.utf8)
  guard let range = bytes.firstRange(of: Array(old.utf8)) else { return text }
  bytes.replaceSubrange(range, with: Array(new.utf8))
  return String(decoding: bytes, as: UTF8.self)
}

func holds(_ text: String, _ part: String) -> Bool {
  part.isEmpty || Array(text.utf8).firstRange(of: Array(part.utf8)) != nil
}

func lines(_ text: String) -> [String] {
  text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
}

/// Notes with what notes of people can have, and with what nobody would write.
struct NoteGenerator {
  var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  static let pieces = [
    "plain text", "# A heading", "---", "...", "```", "```swift", "~~~~", "- an item", "  indented", "\ttab", "", " ",
    "",
    "title: not front matter", "status:: read", "tags:: a, b", "<!-- a comment -->",
    "<!-- paperstui:about -->", "<!-- /paperstui:about -->", "<!-- paperstui:note 0123456789abcdef -->",
    "<!-- /paperstui:note -->", "<!-- \\paperstui:note -->", "<!-- \\\\/paperstui:note -->",
    "- <!-- /paperstui:note -->", "  <!-- paperstui:note", "<!-- paperstui:other -->",
    "see <!-- /paperstui:note --> there", "é e\u{301}", "注意力",
    "👩‍👩‍👧", "\u{2028}", "\u{85}", "\u{FEFF}", "\u{1B}[31m", "a\rb", "[[@he2015]]", "## The library's version of this note",
  ]

  mutating func callAsFunction() -> String {
    var out = ""
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      out += Self.pieces.randomElement(using: &random)!
      if Int.random(in: 0..<8, using: &random) == 0 { out.unicodeScalars.append(scalar()) }
      out += ["\n", "\n", "\n", "\r\n", "\r", ""].randomElement(using: &random)!
    }
    return out
  }

  /// A scalar of any plane.
  private mutating func scalar() -> Unicode.Scalar {
    let plane = UInt32.random(in: 0...16, using: &random)
    return Unicode.Scalar(plane << 16 | UInt32.random(in: 1...0xFFFF, using: &random)) ?? "\u{FFFD}"
  }
}

/// Runs a program of the system with a text as its input.
func run(_ program: String, _ arguments: [String], input: String) throws -> Data {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: program)
  process.arguments = arguments
  let (given, output) = (Pipe(), Pipe())
  process.standardInput = given
  process.standardOutput = output
  try process.run()
  try given.fileHandleForWriting.write(contentsOf: Data(input.utf8))
  try given.fileHandleForWriting.close()
  let data = try output.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  return data
}
