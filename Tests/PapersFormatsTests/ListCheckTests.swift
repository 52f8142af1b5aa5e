import BundledLists
import Foundation
import PapersFormats
import Testing

@Suite("What the checker finds")
struct ListCheckTests {
  private func findings(_ yaml: String) -> [String] {
    ListFile.read(Array(yaml.utf8), file: "l.yaml").1.map(\.description)
  }

  /// A list around some entries, which begin in line 5.
  private func list(_ entries: String, tail: String = "") -> String {
    "title: {en: A, zh: 甲}\nsections:\n  - title: {en: B, zh: 乙}\n    entries:\n\(entries)\n\(tail)"
  }

  @Test("A list without mistakes has no findings")
  func clean() {
    #expect(findings(list("      - {key: a, title: {en: A, zh: 甲}, requires: []}")) == [])
    #expect(findings("title: A\nsections: [{title: B, entries: [{key: a, title: C}]}]") == [])
  }

  @Test("Identifiers that stand twice are one paper under two keys")
  func duplicateIdentifiers() {
    let entries = """
            - {key: a, title: {en: A, zh: 甲}, arxiv: "1706.03762", doi: 10.1000/x}
            - {key: b, title: {en: B, zh: 乙}, arxiv: "1706.03762"}
            - {key: c, title: {en: C, zh: 丙}, doi: 10.1000/x}
      """
    #expect(
      findings(list(entries)) == [
        "l.yaml:6:48: error: The arXiv id '1706.03762' is already that of 'a' in line 5. "
          + "One paper is one entry; take one of the two out.",
        "l.yaml:7:46: error: The DOI '10.1000/x' is already that of 'a' in line 5. "
          + "One paper is one entry; take one of the two out.",
      ])
  }

  @Test("An alias is no key of the list, and belongs to one entry")
  func aliases() {
    let entries = """
            - {key: a, title: {en: A, zh: 甲}, aliases: [b, x]}
            - {key: b, title: {en: B, zh: 乙}, aliases: x}
            - {key: c, title: {en: C, zh: 丙}, aliases: [../c, c2]}
      """
    #expect(
      findings(list(entries)) == [
        "l.yaml:5:51: error: The alias 'b' of 'a' is the key of the entry in line 6. "
          + "An alias is a key that the list doesn't use any more; take it out.",
        "l.yaml:6:50: error: The alias 'x' is already that of 'a' in line 5. Name it with one entry only.",
        "l.yaml:7:51: error: '../c' can't be a key. Name the key that the entry had.",
      ])
  }

  @Test("Relations to keys that aren't there get a guess", arguments: ["requires", "leads_to", "related"])
  func unknownKeys(field: String) {
    let entries = "      - {key: vaswani2017, title: {en: A, zh: 甲}, \(field): [vaswani2071]}"
    let column = 54 + field.count
    #expect(
      findings(list(entries)) == [
        "l.yaml:5:\(column): error: '\(field)' names 'vaswani2071', which is not in the list. Did you mean 'vaswani2017'?"
      ])
  }

  @Test("A circle of requirements is printed once, and nothing is said of its order")
  func cycle() {
    let entries = """
            - {key: a, title: {en: A, zh: 甲}, requires: [c]}
            - {key: b, title: {en: B, zh: 乙}, requires: [a]}
            - {key: c, title: {en: C, zh: 丙}, requires: [b]}
      """
    #expect(
      findings(list(entries)) == [
        "l.yaml:6:52: error: These build on each other in a circle: a → c → b → a. Take one of the requirements out."
      ])
  }

  @Test("Of a long circle both ends are said, and nothing is said of the order in it")
  func longCircle() {
    let entries = (0..<1_000).map { "{key: k\($0), title: T, requires: k\(($0 + 1) % 1_000)}" }.joined(separator: ", ")
    let found = ListFile.read(Array("title: A\nsections: [{title: B, entries: [\(entries)]}]".utf8), file: "l.yaml").1
    #expect(
      found.map(\.message) == [
        "These build on each other in a circle: k0 → k1 → k2 → k3 → k4 → k5 → k6 → k7 → k8 → k9 → … 980 more … → "
          + "k990 → k991 → k992 → k993 → k994 → k995 → k996 → k997 → k998 → k999 → k0."
      ])
  }

  @Test("Circles that share entries are each found; what leads into one is in none")
  func severalCircles() {
    let requirements = ["a": "[b]", "b": "[c, a]", "c": "[b]", "d": "[a, e]", "e": "[]"]
    let entries = requirements.keys.sorted().map { "{key: \($0), title: T, requires: \(requirements[$0]!)}" }
    let yaml = "title: A\nsections: [{title: B, entries: [\(entries.joined(separator: ", "))]}]"
    let found = ListFile.read(Array(yaml.utf8), file: "l.yaml").1
    #expect(
      found.map(\.message) == [
        "These build on each other in a circle: a → b → a.",
        "These build on each other in a circle: b → c → b.",
        "'d' builds on 'e', which comes after it, in line 2.",
      ])
  }

  @Test("Of thousands of wrong names only the first get a guess")
  func manyUnknownKeys() {
    let numbers = 1_000..<2_000
    let entries = numbers.map { "{key: paper\($0), title: T, requires: papre\($0)}" }.joined(separator: ", ")
    let found = ListFile.read(Array("title: A\nsections: [{title: B, entries: [\(entries)]}]".utf8), file: "l.yaml").1
    let guesses = numbers.prefix(200).map { "Did you mean 'paper\($0)'?" }
    #expect(found.map(\.suggestion) == guesses + Array(repeating: "Name the key of an entry.", count: 800))
  }

  @Test("An entry that builds on itself is the smallest circle")
  func selfCycle() {
    #expect(
      findings(list("      - {key: a, title: {en: A, zh: 甲}, requires: a}")) == [
        "l.yaml:5:51: error: These build on each other in a circle: a → a. Take one of the requirements out."
      ])
  }

  @Test("An entry before what it builds on is a warning")
  func order() {
    let entries = """
            - {key: a, title: {en: A, zh: 甲}, requires: [b]}
            - {key: b, title: {en: B, zh: 乙}}
      """
    #expect(
      findings(list(entries)) == [
        "l.yaml:5:52: warning: 'a' builds on 'b', which comes after it, in line 6. Put what an entry builds on before it."
      ])
  }

  @Test("In a list of two languages each text is to be there in both")
  func missingLanguage() {
    #expect(
      findings(list("      - {key: a, title: A, why: {en: Because}, then: 此后}")) == [
        "l.yaml:5:25: warning: 'title' is not there in Chinese. Write it as 'en: …' and 'zh: …'.",
        "l.yaml:5:33: warning: 'why' is not there in Chinese. Write it as 'en: …' and 'zh: …'.",
        "l.yaml:5:54: warning: 'then' is not there in English. Write it as 'en: …' and 'zh: …'.",
      ])
  }

  @Test("Control characters and bidirectional overrides are found")
  func controlCharacters() {
    #expect(
      findings(list("      - {key: a, title: {en: \"A\\e[31m\", zh: \"甲\\u202E\"}}")) == [
        "l.yaml:5:30: warning: 'en' holds the control character U+001B. Take it out; it shows as a sign.",
        "l.yaml:5:45: warning: 'zh' holds the control character U+202E. Take it out; it shows as a sign.",
      ])
  }

  @Test("Terms that no glossary entry explains are found, where there is a glossary")
  func terms() {
    let entries = "      - {key: a, title: {en: A, zh: 甲}, terms: [attention, tokn]}"
    #expect(findings(list(entries)) == [])
    let glossary = """
      glossary:
        - {term: {en: Attention, zh: 注意力}, definition: {en: D, zh: 丁}, entry: zzzz, see: [token]}
        - {term: {en: token, zh: 词元}, definition: {en: D, zh: 丁}}
        - {term: {en: token, zh: 词元}, definition: {en: D, zh: 丁}}
      """
    #expect(
      findings(list(entries, tail: glossary)) == [
        "l.yaml:5:60: warning: No glossary entry explains 'tokn'. Did you mean 'token'?",
        "l.yaml:7:73: error: 'entry' names 'zzzz', which is not in the list. Name the key of an entry.",
        "l.yaml:9:12: error: The term 'token' is already explained in line 8. Keep one of the two.",
      ])
  }

  @Test("A title that says nothing is missing; one that can't be read isn't", arguments: ["{}", "{en: }", "{zh: ~}"])
  func emptyTitle(title: String) {
    func list(_ title: String) -> String { "title: A\nsections: [{title: B, entries: [{key: a, title: \(title)}]}]" }
    #expect(findings(list(title)) == ["l.yaml:2:33: error: The entry 'a' has no title. Add 'title: …' to it."])
    #expect(
      findings(list("[T]")) == [
        "l.yaml:2:49: error: 'title' must be a mapping of fields. Write 'field: value' lines, indented alike."
      ])
  }

  // MARK: - Hostile files

  @Test("Nesting without end is refused")
  func deepNesting() {
    for yaml in [
      String(repeating: "[", count: 10_000), String(repeating: "{a: ", count: 10_000),
      String(repeating: "- ", count: 10_000) + "a", "title: " + String(repeating: "[", count: 10_000),
    ] {
      #expect(findings(yaml).first?.contains("error: This is not YAML") == true)
    }
  }

  @Test("Aliases that multiply are refused, whether they fill fields or stand as keys")
  func aliasBombs() {
    var bomb = "title: A\nsections:\n  - title: B\n    entries:\n      - &e0 {key: k, title: T}\n"
    for level in 1...12 {
      let aliases = Array(repeating: "*e\(level - 1)", count: 9).joined(separator: ", ")
      bomb += "      - &e\(level) {key: k\(level), title: T, follow_ups: [\(aliases)]}\n"
    }
    #expect(findings(bomb).contains { $0.contains("Aliases multiply what the file says without end.") })

    var keys = "a: &a [x, x]\n"
    for (before, name) in zip("abcdefghij", "bcdefghijk") {
      keys += "\(name): &\(name) [\(Array(repeating: "*\(before)", count: 9).joined(separator: ", "))]\n"
    }
    #expect(
      findings(keys + "? *k\n: 1\n") == [
        "l.yaml:1:1: error: An alias stands in place of a field's name. Write the name out."
      ])
    #expect(findings(keys + "*k : 1\n").first?.contains("An alias stands in place") == true)
    #expect(findings(keys).first?.contains("The list has no field 'a'") == true)
  }

  @Test("Aliases that multiply a list of names are refused")
  func aliasesOfLists() {
    let names = Array(repeating: "a", count: 3_000).joined(separator: ", ")
    let entries = (0..<100).map { "{key: k\($0), title: T, authors: *a}" }.joined(separator: ", ")
    let yaml = "title: A\nsections: [{title: B, entries: [{key: k, title: T, authors: &a [\(names)]}, \(entries)]}]"
    #expect(
      findings(yaml) == [
        "l.yaml:2:61: error: Aliases multiply what the file says without end. Write each part out instead."
      ])
  }

  @Test("Asterisks and ampersands in prose are only that")
  func prose() {
    let yaml =
      "title: \"R & D: *stars* : and ? [brackets]\"\nsections: [{title: 'a *b* : c', entries: [{key: a, title: R &D}]}]"
    #expect(findings(yaml) == [])
  }

  @Test("Texts and files beyond all measure are refused")
  func tooLong() {
    let long = String(repeating: "a", count: 2 << 20)
    #expect(
      findings("title: \(long)\nsections: [{title: B}]").first
        == "l.yaml:1:8: error: 'title' is longer than 1024 KB. Shorten it."
    )
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: ListFile.sizeLimit + 1)
    #expect(
      ListFile.read(bytes, file: "l.yaml").1.map(\.description) == [
        "l.yaml:1:1: error: The file is larger than 64 MB. Split the list into several files."
      ])
  }

  @Test("A message quotes the beginning of a long text")
  func excerpts() {
    let long = String(repeating: "字", count: 500)
    #expect(
      findings("title: A\nsections: [{title: B, entries: [{key: \(long), title: T}]}]") == [
        "l.yaml:2:39: error: '\(long.prefix(120))…' can't be a key. "
          + "Use ASCII letters, digits and - _ . : +, beginning with a letter or digit."
      ])
  }

  // MARK: - The schema

  @Test("The schema names the fields that the reader knows")
  func schemaFields() throws {
    let schema = try #require(
      try JSONSerialization.jsonObject(
        with: Data(bytes: bundled_list_schema_start(), count: bundled_list_schema_size)) as? [String: Any])
    let definitions = try #require(schema["$defs"] as? [String: [String: Any]])
    func fields(_ object: [String: Any]?) -> Set<String> { Set((object?["properties"] as? [String: Any] ?? [:]).keys) }
    // An unknown field makes the reader list those it knows.
    func known(_ yaml: String) -> Set<String> {
      let text = findings(yaml).first { $0.contains("has no field 'qqqqqqqq'") } ?? ""
      return Set(text.firstMatch(of: /Known here: (.*)\.$/)?.1.split(separator: ", ").map(String.init) ?? [])
    }
    #expect(fields(schema) == known("qqqqqqqq: 1"))
    #expect(fields(definitions["section"]) == known("sections: [{qqqqqqqq: 1}]"))
    #expect(fields(definitions["entry"]) == known("sections: [{entries: [{qqqqqqqq: 1}]}]"))
    #expect(fields(definitions["term"]) == known("glossary: [{qqqqqqqq: 1}]"))
    #expect(fields(definitions["question"]) == known("sections: [{entries: [{key: a, questions: [{qqqqqqqq: 1}]}]}]"))
  }

  @Test(
    "The schema takes the values that the checker takes",
    arguments: [
      ("id", ["a", "my-list_2.b", ".a", "../a", "a b", "", "é", String(repeating: "a", count: 101)]),
      ("key", ["a", "a.b:c+d", ".a", "a/b", "é"]),
      ("published", ["2017", "2017-06", "2017-06-12", "0000", "0000-01", "0001", "2017-13", "17", "2017-6"]),
      ("survey", ["20-30", "0-60000", "60000", "0-60001", "100000", "-5", "20-", "1-2-3", "x", "0005"]),
      ("pdf", ["https://a.org", "http://a.org:80/x?y#z", "https://a.org:/", "https:///x", "ftp://a", "https://a b"]),
      ("arxiv", ["1706.03762", "hep-th/9901001", "1713.03762", "1706.03762v5"]),
      ("doi", ["10.1038/s41586", "10.1/x", "10.1038/a b"]),
    ])
  func schemaPatterns(field: String, values: [String]) throws {
    let schema = try #require(
      try JSONSerialization.jsonObject(
        with: Data(bytes: bundled_list_schema_start(), count: bundled_list_schema_size)) as? [String: Any])
    let definitions = try #require(schema["$defs"] as? [String: [String: Any]])
    func properties(_ name: String) -> [String: [String: Any]] {
      definitions[name]?["properties"] as? [String: [String: Any]] ?? [:]
    }
    let (definition, yaml): ([String: Any]?, String) =
      switch field {
      case "id": ((schema["properties"] as? [String: [String: Any]])?["id"], "")
      case "key": (properties("entry")["key"], "")
      case "published": (definitions["date"], "published: VALUE")
      case "survey": (definitions["minutes"], "effort: {survey: VALUE, grasp: 1}")
      case "pdf": (definitions["address"], "links: {pdf: VALUE}")
      default: (definitions[field], "\(field): VALUE")
      }
    let alternatives = definition?["anyOf"] as? [[String: Any]] ?? [definition ?? [:]]
    let pattern = try #require(alternatives.compactMap { $0["pattern"] as? String }.first)
    for value in values {
      let quoted = "\"\(value)\""
      let list =
        switch field {
        case "id": "id: \(quoted)\ntitle: A\nsections: [{title: B}]"
        case "key": "title: A\nsections: [{title: B, entries: [{key: \(quoted), title: C}]}]"
        default:
          "title: A\nsections: [{title: B, entries: [{key: a, title: C, \(yaml.replacing("VALUE", with: quoted))}]}]"
        }
      // An empty id is none.
      let isTaken = findings(list).isEmpty && !value.isEmpty
      #expect(value.contains(try Regex(pattern).matchingSemantics(.unicodeScalar)) == isTaken, "\(field): \(value)")
    }
  }
}
