import Foundation
import PapersModel
import PapersTestSupport
import Testing
import Yams

@testable import PapersFormats

@Suite("Properties at the top of a vault's page")
struct FrontMatterTests {
  private func page(_ properties: VaultProperty...) -> VaultPage {
    VaultPage(key: "vaswani2017", properties: properties, about: "", note: "")
  }

  private func head(_ text: String) -> String {
    String(text.prefix(upTo: text.range(of: "\n\n<!-- paperstui")?.lowerBound ?? text.endIndex))
  }

  /// The front matter after an export of a few properties.
  private func export(into block: String, _ properties: VaultProperty...) -> (String, [VaultWarning]) {
    let page = VaultPage(key: "vaswani2017", properties: properties, about: "", note: "")
    let merged = VaultMerge.merge(page, into: "---\n\(block)---\n", dialect: .frontMatter)
    let again = VaultMerge.merge(page, into: merged.text, dialect: .frontMatter)
    #expect(again.text == merged.text)
    let text = head(merged.text)
    return (String(text.dropFirst(4).dropLast(3)), merged.warnings)
  }

  @Test(
    "What isn't ours keeps every byte; ours is put right where it is, or added below",
    arguments: [
      ("", "tags:\n  - a\n  - b\nstatus: read\n"),
      ("mine: 1 # yes\n", "mine: 1 # yes\ntags:\n  - a\n  - b\nstatus: read\n"),
      ("status: read\ntags: [a, b]\n", "status: read\ntags: [a, b]\n"),
      ("\"status\": 'read'  # quoted\ntags: [ 'b', a ]\n", "\"status\": 'read'  # quoted\ntags: [ 'b', a ]\n"),
      ("tags: [z]\nother: {a: 1}\nstatus: read\n", "tags: [z, a, b]\nother: {a: 1}\nstatus: read\n"),
      ("tags: [] # none\nstatus: read\n", "tags: [a, b] # none\nstatus: read\n"),
      ("tags: [z, ]\nstatus: read\n", "tags: [z, a, b]\nstatus: read\n"),
      ("tags:\nstatus: read\n", "tags:\n  - a\n  - b\nstatus: read\n"),
      ("tags: z, a\nstatus: read\n", "tags:\n  - z\n  - a\n  - b\nstatus: read\n"),
      (
        "tags:\n- z # last\n- 'a'\n\n# about x\nx:\n  - y\nstatus: read\n",
        "tags:\n- z # last\n- 'a'\n- b\n\n# about x\nx:\n  - y\nstatus: read\n"
      ),
      ("tags:\n    - z\nstatus: read\n", "tags:\n    - z\n    - a\n    - b\nstatus: read\n"),
      ("# a comment\n\nstatus: read\ntags: [a, b]\n\n", "# a comment\n\nstatus: read\ntags: [a, b]\n\n"),
      (
        "text: |+\n  a: b\n\nstatus: read\ntags: [b, a]\nlast: >\n  folded\n",
        "text: |+\n  a: b\n\nstatus: read\ntags: [b, a]\nlast: >\n  folded\n"
      ),
      ("base: &x [1]\nother: *x\n", "base: &x [1]\nother: *x\ntags:\n  - a\n  - b\nstatus: read\n"),
      (
        "odd: \"a\u{2028}b\"\nstatus: read\ntags: [a, b, c]\n", "odd: \"a\u{2028}b\"\nstatus: read\ntags: [a, b, c]\n"
      ),
    ])
  func shapes(block: String, outcome: String) {
    let (text, warnings) = export(
      into: block, VaultProperty(.status, .text("read")), VaultProperty(.tags, .texts(["a", "b"])))
    #expect(text == outcome)
    #expect(warnings == [])
  }

  @Test(
    "A value that gives way to ours is named, and its comment stays",
    arguments: [
      ("status: done # really\n", "status: read # really\n", "done"),
      ("x: 1\nstatus: \"a # b\"   # c\n# d\n", "x: 1\nstatus: read   # c\n# d\n", "a # b"),
      ("status:\n  - a # one\n  # two\n  - b\nx: 1\n", "status: read\n # one\n  # two\nx: 1\n", "a, b"),
      ("status: [a, b]\n", "status: read\n", "a, b"),
      ("status:\n", "status: read\n", ""),
    ])
  func replaced(block: String, outcome: String, was: String) {
    let (text, warnings) = export(into: block, VaultProperty(.status, .text("read")))
    #expect(text == outcome)
    #expect(warnings == (was.isEmpty ? [] : [.propertyReplaced(name: "status", was: was)]))
  }

  @Test(
    "A value whose form can't be replaced without loss is left alone",
    arguments: [
      "status: |\n  long\n  text\n", "status: >-\n  text\n", "status: {a: b}\n", "status:\n  a: b\n",
      "status: two\n  lines\n", "status: \"two\n  lines\"\n", "status:\n  - [a]\n",
    ])
  func leftAlone(block: String) {
    let (text, warnings) = export(into: block, VaultProperty(.status, .text("read")))
    #expect(text == block)
    #expect(warnings == [.propertyLeftAlone(name: "status")])
  }

  @Test(
    "A block that isn't a list of names and values is left alone",
    arguments: [
      "just text\n", "- a\n- b\n", "{status: done}\n", "a: b: c\n", "a: 1\na: 2\n", "  indented: 1\n", "\ttab: 1\n",
      "? a\n: b\n",
      "a: [\n", "*x : 1\n", "@bad: 1\n",
      "status: &x old\nother: *x\n", "other: &x 1\ntags: [&y a]\nmine: *y\nstatus: &z b\nlast: [*z]\n",
    ])
  func blockLeftAlone(block: String) {
    let (text, warnings) = export(into: block, VaultProperty(.status, .text("read")))
    #expect(text == block || "  " + text == block)
    guard case .frontMatterLeftAlone = warnings.first, warnings.count == 1 else {
      Issue.record("\(warnings)")
      return
    }
  }

  @Test("Whatever the front matter holds, names that aren't ours keep their lines and their values")
  func generated() throws {
    let pieces = [
      "mine: 1", "# comment", "tags:", "tags: [x] # c", "  - y", "- z # d", "status: old # c", "title: |", "  text", "",
      "  # in",
      "aliases: a, b", "authors: [A, B]", "rating: 3", "nested:", "  a: b", "\"q\": 'w # x'", "url: >-",
      "year: \"2017\"",
      "venue: 'x", "  y'", "doi: &d x", "other: *d", "\u{85}", "odd: a\u{2028}", "   ", "arxiv:",
    ]
    let page = makeVaultPage(note: "x")
    for seed in 0..<500 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let count = Int.random(in: 0...7, using: &random)
      let end = Bool.random(using: &random) ? "\n" : "\r\n"
      let chosen = (0..<count).map { _ in pieces.randomElement(using: &random)! }
      let block = chosen.map { $0 + end }.joined()
      let merged = VaultMerge.merge(page, into: "---\(end)\(block)---\(end)", dialect: .frontMatter, today: vaultToday)
      let again = VaultMerge.merge(page, into: merged.text, dialect: .frontMatter, today: vaultToday)
      #expect(same(again.text, merged.text), "seed \(seed)")
      let headCount = FrontMatter.lineCount(in: Array(merged.text.utf8).lines)
      let after = Array(merged.text.utf8).lines[..<headCount].dropFirst().dropLast().joined().text
      if merged.warnings.contains(where: { if case .frontMatterLeftAlone = $0 { true } else { false } }) {
        #expect(same(after, block), "seed \(seed)")
        continue
      }
      let (old, new) = (try values(block), try values(after))
      for (name, value) in old where VaultProperty.Name(rawValue: name) == nil {
        #expect(new[name] == value, "seed \(seed)")
      }
      for sign in ["# comment", "# c", "# d", "# in", "mine: 1", "\"q\": 'w # x'"] {
        let counts = [block, after].map { text in Array(text.utf8).lines.count { $0.withoutBreak.text.hasSuffix(sign) }
        }
        #expect(counts[0] <= counts[1], "seed \(seed)")
      }
      let tags = old["tags"].flatMap { $0.first == "[" ? $0.dropLast() : nil } ?? []
      #expect(new["tags"]?.starts(with: tags) == true, "seed \(seed)")
    }
  }

  /// The values of a block by name, as another reading of it than ours has them.
  private func values(_ block: String) throws -> [String: [String]] {
    guard let mapping = try Yams.compose(yaml: block, .basic)?.mapping else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: mapping.map { ($0.key.scalar?.string ?? "", FrontMatter.words(of: $0.value) ?? []) })
  }

  @Test("A few lines of aliases that mean a tree without end are left alone at once")
  func aliasesOfAliases() {
    var block = "a0: &a0 [x]\n"
    for level in 1...40 { block += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    let (text, warnings) = export(into: block, VaultProperty(.status, .text("read")))
    #expect(text == block)
    #expect(warnings.count == 1)
  }

  @Test("A value of ours that is no more is taken out, if nobody changed one since")
  func stale() {
    let status = VaultProperty(.status, .text("read"))
    let text = VaultMerge.merge(page(status, VaultProperty(.rating, .number(5))), into: nil, dialect: .frontMatter).text
    #expect(head(VaultMerge.merge(page(status), into: text, dialect: .frontMatter).text) == "---\nstatus: read\n---")
    let edited = text.replacing("rating: 5", with: "rating: 4")
    #expect(
      head(VaultMerge.merge(page(status), into: edited, dialect: .frontMatter).text)
        == "---\nstatus: read\nrating: 4\n---")
    let logseq = VaultMerge.merge(page(status, VaultProperty(.rating, .number(5))), into: nil, dialect: .logseq).text
    #expect(head(VaultMerge.merge(page(status), into: logseq, dialect: .logseq).text) == "status:: read")
  }

  @Test("The library's new value replaces its old one without a word")
  func updated() {
    let old = VaultMerge.merge(page(VaultProperty(.status, .text("reading"))), into: nil, dialect: .frontMatter).text
    let merged = VaultMerge.merge(page(VaultProperty(.status, .text("read"))), into: old, dialect: .frontMatter)
    #expect(head(merged.text) == "---\nstatus: read\n---")
    #expect(merged.warnings == [])
  }

  @Test("A value that the person added keeps standing, and makes no noise")
  func addedByHand() {
    let reading = VaultProperty(.status, .text("reading"))
    for (dialect, line) in [(VaultDialect.frontMatter, "rating: 4\n---\n"), (.logseq, "rating:: 4\n\n<!--")] {
      let text = VaultMerge.merge(page(reading), into: nil, dialect: dialect).text
      let edited = replacing(
        dialect == .logseq ? "\n<!--" : "---\n\n", with: line + (dialect == .logseq ? "" : "\n"), in: text)
      let merged = VaultMerge.merge(page(VaultProperty(.status, .text("read"))), into: edited, dialect: dialect)
      #expect(holds(merged.text, line))
      #expect(merged.warnings == [])
    }
  }

  @Test(
    "Lines of Logseq's properties are put right where they are, or added below",
    arguments: [
      ("mine:: 1\ntext\n", "mine:: 1\ntags:: a, [[b, c]]\nstatus:: read\ntext\n"),
      ("tags:: [[b, c]], z\nStatus:: read\n", "tags:: [[b, c]], z, a\nStatus:: read\n"),
      ("tags:: [open\nstatus:: read\n", "tags:: [open, a, [[b, c]]\nstatus:: read\n"),
      ("tags::\nstatus:: read\n", "tags:: a, [[b, c]]\nstatus:: read\n"),
      ("---\nx: y\n---\n", "---\nx: y\n---\ntags:: a, [[b, c]]\nstatus:: read\n"),
      ("mine:: 1", "mine:: 1\ntags:: a, [[b, c]]\nstatus:: read\n"),
    ])
  func logseq(existing: String, head: String) {
    let page = page(VaultProperty(.status, .text("read")), VaultProperty(.tags, .texts(["a", "b, c"])))
    let merged = VaultMerge.merge(page, into: existing, dialect: .logseq)
    #expect(merged.text.hasPrefix(head))
    #expect(merged.warnings == [])
    #expect(VaultMerge.merge(page, into: merged.text, dialect: .logseq).text == merged.text)
  }

  /// Texts that parsers like to read as something else, and texts of every kind of sign.
  private static let texts: [String] = {
    var texts = [
      "no", "Yes", "off", "y", "null", "~", "", " ", " a", "a ", "a: b", "a:b", "a:", ":a", "- a", "-", "--- a", "#a",
      "a #b",
      "a#b", "'a", "\"a\"", "\\", "[[@x]]", "{a}", "*a", "&a", "!a", "|", ">", "%a", "@a", "`a", "?a", "? a", "=", "<<",
      "2017", "1706.03762", "0x1F", "0o17", "012", "1e3", "1_000", "+1", "-1", ".5", ".inf", ".NaN", "1:30",
      "2017-06-12",
      "2017-06-12 10:00:00", "2017-06-12T10:00:00Z", "10.48550/arXiv.1706.03762", "BERT: Pre-training", "true story",
      "https://arxiv.org/abs/1706.03762", "a\nb", "a\r\nb", "a\tb", "\u{0}", "\u{1B}", "\u{7F}", "\u{85}", "\u{A0}",
      "\u{2028}", "a\u{FEFF}b", "\u{FFFE}", "é", "注意力", "👩‍👩‍👧", "...", "a, b", "[a", "a]", "a}b",
    ]
    texts += (0...16).map { String(Unicode.Scalar($0 << 16 | 0xA123)!) }
    var random = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      let signs = Array("ab 1-:#,[]{}&*!|>'\"%@`.\\/?~=\n\té注")
      texts.append(
        String((0..<Int.random(in: 1...6, using: &random)).map { _ in signs.randomElement(using: &random)! }))
    }
    return texts
  }()

  @Test("Our parser reads the texts that we write, as texts")
  func yams() throws {
    for text in Self.texts {
      for yaml in [
        "title: \(YAMLScalar.text(text))\n", "title:\n  - \(YAMLScalar.text(text))\n",
        "title: [x, \(YAMLScalar.text(text, inFlow: true)), y]\n",
      ] {
        let value = try #require(try Yams.load(yaml: yaml) as? [String: Any])["title"]
        let read = value as? String ?? (value as? [Any]).flatMap { $0.count == 3 ? $0[1] : $0[0] } as? String
        #expect(read.map { same($0, text) } == true, "\(yaml)")
      }
    }
  }

  @Test("Another parser reads a page's front matter as we meant it")
  func python() throws {
    let page = makeVaultPage(note: "x") { detail in
      detail.progress.tags = Self.texts
      detail.entry.venue = "a: b # c"
    }
    let text = VaultMerge.merge(page, into: nil, dialect: .frontMatter).text
    let script = """
      import sys, yaml, json
      data = yaml.safe_load(sys.stdin.buffer.read().decode('utf-8').split('\\n---\\n')[0][4:])
      json.dump({name: value if isinstance(value, (list, str, int)) else str(value) for name, value in data.items()}, sys.stdout)
      """
    let output = try run("/usr/bin/python3", ["-c", script], input: text)
    let data = try #require(try JSONSerialization.jsonObject(with: output) as? [String: Any])
    #expect(data["tags"] as? [String] == Self.texts)
    #expect(data["year"] as? Int == 2017)
    #expect(data["arxiv"] as? String == "1706.03762")
    #expect(data["venue"] as? String == "a: b # c")
    #expect(data["read"] as? String == "2026-11-24")
  }

  @Test("Quotes stand only where they are needed")
  func plain() {
    for text in [
      "Attention Is All You Need", "注意力", "https://arxiv.org/abs/1706.03762", "10.48550/arXiv.1706.03762", "to-read",
      "a:b", "a#b", "Don't", "C# and F#", "GPT-3", "NIPS 2017 (30)",
    ] {
      #expect(YAMLScalar.text(text) == text)
    }
  }
}
