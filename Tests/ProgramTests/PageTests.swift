import Foundation
import PapersScreen
import Testing

/// Pages of the bundled list as they are read.
@Suite("Pages of the bundled list")
struct PageTests {
  /// One of the longest pages in each language, at one pane and at two; each stands as a file of lines beside the tests.
  ///
  /// PAPERSTUI_RECORD=1 writes the files anew, and fails so that nobody forgets to look at them.
  @Test(
    "A page stands as it should on the screen",
    arguments: [
      ("vaswani2017", "en", 60), ("vaswani2017", "en", 100), ("bahdanau2014", "zh", 60), ("bahdanau2014", "zh", 100),
    ])
  func snapshot(key: String, language: String, columns: Int) throws {
    let program = try Program()
    // To the paper, into its page, with its answers.
    let keys = (key == "vaswani2017" ? "]]]]]]" : "]]]]]") + "<Enter><Space>"
    let screen = try program.run(
      "browse", "--replay", keys, "--size", "\(columns)x150",
      environment: ["LANG": language == "zh" ? "zh_CN.UTF-8" : "C.UTF-8"]
    ).output
    let lines = screen.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Snapshots/\(key)-\(language)-\(columns).txt")
    if ProcessInfo.processInfo.environment["PAPERSTUI_RECORD"] != nil {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(screen.utf8).write(to: file)
      Issue.record("recorded \(file.lastPathComponent); look at it, and run again without PAPERSTUI_RECORD")
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines == expected)
  }

  @Test("No line of a page begins with punctuation or cuts a Latin word, at any width", arguments: ["zh", "en"])
  func lineBreaks(language: String) throws {
    let program = try Program()
    let list = try JSONSerialization.jsonObject(with: Data(program.run("list", "--json").output.utf8))
    let keys = try #require(list as? [[String: Any]]).compactMap { $0["key"] as? String }
    let closing: Set<Character> = [
      "，", "。", "、", "；", "：", "？", "！", "）", "》", "”", ",", ".", ";", ":", ")", "]", "?", "!",
    ]
    for key in keys {
      let json = try JSONSerialization.jsonObject(with: Data(program.run("show", key, "--json").output.utf8))
      let entry = try #require((json as? [String: Any])?["entry"] as? [String: Any])
      var texts: [String] = []
      func gather(_ value: Any) {
        if let text = (value as? [String: Any])?[language] as? String { texts.append(text) }
        (value as? [String: Any])?.values.forEach(gather)
        (value as? [Any])?.forEach(gather)
      }
      gather(try #require(entry["commentary"]))
      #expect(!texts.isEmpty)
      for text in texts {
        for width in [30, 38, 44, 58, 76, 96] {
          let lines = StyledText(text).wrapped(toWidth: width).map(\.plain)
          for (line, next) in zip(lines, lines.dropFirst()) {
            #expect(!closing.contains(next.first ?? " "), "\(key) at \(width): \(next)")
            let isCut =
              line.last.map { $0.isASCII && $0.isLetter } == true
              && next.first.map { $0.isASCII && $0.isLetter } == true
              && text.contains(line.suffix(3) + next.prefix(3))
            #expect(!isCut, "\(key) at \(width): \(line) / \(next)")
          }
          #expect(lines.allSatisfy { $0.displayWidth <= width })
        }
      }
    }
  }
}
