import PapersFormats
import PapersModel
import Testing

@Suite("List files")
struct ListFileTests {
  private func findings(_ yaml: String) -> [String] {
    ListFile.read(Array(yaml.utf8), file: "list.yaml").1.map(\.description)
  }

  @Test("A list of ten lines is a list")
  func minimal() throws {
    let yaml = """
      title: My list
      sections:
        - title: First
          entries:
            - key: vaswani2017
              title: Attention Is All You Need
              year: 2017
              arxiv: 1706.03762
            - key: he2015
              title: {en: Deep Residual Learning, zh: 深度残差学习}
      """
    let list = try ListFile.list(from: Array(yaml.utf8), file: "lists/My papers.yaml")
    #expect(list.id == "my-papers")
    #expect(list.title.english == "My list")
    #expect(list.readingOrder.map(\.key.rawValue) == ["vaswani2017", "he2015"])
    #expect(list.readingOrder[0].identifiers == [.arXiv("1706.03762")])
    #expect(list.readingOrder[1].title.chinese == "深度残差学习")
  }

  @Test("Text in Chinese characters is Chinese")
  func plainChinese() throws {
    let yaml = "title: 我的清单\nsections: [{title: 一, entries: [{key: a, title: A}]}]"
    #expect(try ListFile.list(from: Array(yaml.utf8), file: "a.yaml").title == LocalizedText(chinese: "我的清单"))
  }

  @Test("Values that look like numbers stay as they are written")
  func scalars() throws {
    let yaml = """
      title: 2017
      sections:
        - title: 1
          entries:
            - {key: a, title: 42, arxiv: 2302.07730, published: 2017-06-12, authors: [A, B], effort: {survey: 20-30, grasp: 60}}
      """
    let entry = try #require(try ListFile.list(from: Array(yaml.utf8), file: "a.yaml").readingOrder.first)
    #expect(entry.title.english == "42")
    #expect(entry.identifiers == [.arXiv("2302.07730")])
    #expect(entry.published?.description == "2017-06-12")
    #expect(entry.year == 2017)
    #expect(entry.commentary.effort == Effort(survey: 20...30, grasp: 60...60))
  }

  @Test(
    "A mistake is reported with its place and how to put it right",
    arguments: [
      (
        "title: [",
        "list.yaml:2:1: error: This is not YAML: did not find expected node content. "
          + "Check the indentation of this line and the one above it."
      ),
      (
        "title: a: b",
        "list.yaml:1:9: error: This is not YAML: mapping values are not allowed in this context. "
          + "Put text that holds ': ' in double quotes."
      ),
      ("", "list.yaml:1:1: error: The file is empty. Give it at least a title and one section with an entry."),
      (
        "- a", "list.yaml:1:1: error: The list must be a mapping of fields. Write 'field: value' lines, indented alike."
      ),
      (
        "title: A\ntitle: B",
        "list.yaml:1:1: error: This is not YAML: 'title' stands twice in one mapping. Keep one of them."
      ),
      (
        "title: A\nsectoins: []\nsections: [{title: B}]",
        "list.yaml:2:1: error: The list has no field 'sectoins'. Did you mean 'sections'?"
      ),
      (
        "title: A\nsections:\n  - title: B\n    entries:\n      - title: C",
        "list.yaml:5:9: error: The entry has no key. Add 'key: …', such as vaswani2017; your progress and notes hang on it."
      ),
      (
        "title: A\nsections: [{title: B, entries: [{key: a/b, title: C}]}]",
        "list.yaml:2:39: error: 'a/b' can't be a key. "
          + "Use ASCII letters, digits and - _ . : +, beginning with a letter or digit."
      ),
      (
        "title: A\nsections:\n  - title: B\n    entries:\n      - {key: a, title: C}\n      - {key: a, title: D}",
        "list.yaml:6:15: error: The key 'a' is already used in line 5. Give each entry a key of its own."
      ),
      (
        "title: A\nsections: [{title: B, entries: [{key: a, title: C, published: 2017-02-30}]}]",
        "list.yaml:2:63: error: '2017-02-30' is not a date. Write 2017, 2017-06 or 2017-06-12."
      ),
      (
        "title: A\nsections: [{title: B, entries: [{key: a, title: C, arxiv: 1706.03762v5}]}]",
        "list.yaml:2:59: error: '1706.03762v5' is not an arXiv id. "
          + "Write it without version or address, such as \"1706.03762\"."
      ),
      (
        "title: A\nsections: [{title: B, entries: [{key: a, title: C, links: {pdf: 'javascript:alert(1)'}}]}]",
        "list.yaml:2:65: error: 'javascript:alert(1)' is not a web address. Write it in full, from https:// on."
      ),
      (
        "title: A\nsections: []",
        "list.yaml:2:1: error: The list has no sections. Add 'sections:' with at least one section."
      ),
      (
        "title: \"  \"\nsections: [{title: B}]",
        "list.yaml:1:1: error: The list has no title. Add 'title: …' as its first line."
      ),
      (
        "title: A\nsections: [{title: B, entries: [{key: a, title: C, year: 99999}]}]",
        "list.yaml:2:58: error: '99999' is not a year. Write it with four digits, such as 2017."
      ),
      (
        "title: A\n# \u{01}\nsections: [{title: B}]",
        "list.yaml:2:3: error: This is not YAML: control characters are not allowed (U+0001). Take the character out."
      ),
      (
        "title: A\nformat: 2\nsections: [{title: B}]",
        "list.yaml:2:9: error: The file's format is 2; this program reads format 1. Update paperstui."
      ),
      (
        "title: A\nformat: -1\nsections: [{title: B}]",
        "list.yaml:2:9: error: The file's format is -1; this program reads format 1. Write 1, or leave the field out."
      ),
    ])
  func mistakes(yaml: String, description: String) {
    #expect(findings(yaml).first == description)
  }

  @Test(
    "Numbers have limits, and ids can stand in a path",
    arguments: [
      (
        "effort: {survey: 9223372036854775807, grasp: 1}", "survey",
        "'9223372036854775807' is not a range of minutes. Write it as 20-30; 60000 is the most."
      ),
      (
        "effort: {survey: 1-60001, grasp: 1}", "survey",
        "'1-60001' is not a range of minutes. Write it as 20-30; 60000 is the most."
      ),
      (
        "effort: {survey: 99999999999999999999, grasp: 0-60000}", "survey",
        "'99999999999999999999' is not a range of minutes. Write it as 20-30; 60000 is the most."
      ),
      ("published: \"0000\"", "published", "'0000' is not a date. Write 2017, 2017-06 or 2017-06-12."),
      ("published: 0000-06", "published", "'0000-06' is not a date. Write 2017, 2017-06 or 2017-06-12."),
      ("year: 0", "year", "'0' is not a year. Write it with four digits, such as 2017."),
      (
        "year: 9223372036854775808", "year", "'year' must be a whole number, not '9223372036854775808'."
      ),
    ])
  func limits(field: String, name: String, description: String) throws {
    let yaml = "title: A\nsections: [{title: B, entries: [{key: a, title: C, \(field)}]}]"
    let value = try #require(yaml.split(separator: "\n")[1].firstRange(of: "\(name): ")).upperBound
    let line = yaml.split(separator: "\n")[1]
    let column = line.distance(from: line.startIndex, to: value) + 1
    #expect(findings(yaml) == ["list.yaml:2:\(column): error: \(description)"])
  }

  @Test("An id that can't stand in a path is refused, and one that can is offered")
  func ids() {
    let rule = "Use at most 100 ASCII letters, digits and - _ . without a dot at the beginning"
    #expect(
      findings("id: ../outside\ntitle: A\nsections: [{id: 第一, title: B}]") == [
        "list.yaml:1:5: error: '../outside' can't be an id. \(rule), such as 'outside'.",
        "list.yaml:3:17: error: '第一' can't be an id. \(rule).",
      ])
    #expect(
      findings("title: A\nsections:\n  - {id: s, title: B}\n  - {id: t, title: C}\n  - {id: s, title: D}") == [
        "list.yaml:5:10: error: The id 's' is already that of the section in line 3. "
          + "Give each section an id of its own, or none."
      ])
  }

  @Test("Sections have different ids, whichever the file gives")
  func defaultIDs() throws {
    let yaml = "title: A\nsections: [{id: section-2, title: B}, {title: C}, {title: D}]"
    let list = try ListFile.list(from: Array(yaml.utf8), file: String(repeating: "a", count: 200) + ".yaml")
    #expect(list.sections.map(\.id) == ["section-2", "section-2-", "section-3"])
    #expect(list.id == String(repeating: "a", count: 100))
  }

  @Test("Of very many errors the first are said, and how to see the others")
  func manyErrors() {
    let entries = (0..<100).map { "{key: a\($0), title: T, requires: b}" }.joined(separator: ", ")
    let yaml = "title: A\nsections: [{title: B, entries: [\(entries)]}]"
    #expect(findings(yaml).count == 100)
    let error = #expect(throws: ListFileError.self) { try ListFile.list(from: Array(yaml.utf8), file: "l.yaml") }
    let lines = error?.description.split(separator: "\n") ?? []
    #expect(lines.count == 51)
    #expect(lines.last == "50 more like these. 'paperstui check l.yaml' says all of them.")
  }

  @Test("Reading goes on after the first mistake")
  func allMistakes() {
    let yaml = """
      sections:
        - title: B
          entries:
            - {key: a, titel: C}
            - {key: b, title: D, year: soon}
      """
    #expect(
      findings(yaml) == [
        "list.yaml:1:1: error: The list has no title. Add 'title: …' as its first line.",
        "list.yaml:4:9: error: The entry 'a' has no title. Add 'title: …' to it.",
        "list.yaml:4:18: error: An entry has no field 'titel'. Did you mean 'title'?",
        "list.yaml:5:34: error: 'year' must be a whole number, not 'soon'.",
      ])
  }

  @Test("What is wrong with an entry is said even where its key is wrong")
  func wrongKey() {
    let yaml =
      "title: A\nsections: [{title: B, entries: [{key: b c, title: C, published: 2017-13, arxiv: foo, "
      + "effort: {survey: 30-20, grasp: -5}}]}]"
    #expect(findings(yaml).count == 5)
  }

  @Test("A byte-order mark is no part of the list")
  func byteOrderMark() throws {
    let bytes = [0xEF, 0xBB, 0xBF] + Array("title: A\nsections: [{title: B}]".utf8)
    #expect(try ListFile.list(from: bytes, file: "a.yaml").title.english == "A")
  }

  @Test("A file that isn't UTF-8 is refused with its line")
  func notUTF8() {
    let bytes = Array("title: A\n".utf8) + [0xFF, 0xFE] + Array("\n".utf8)
    #expect(
      ListFile.read(bytes, file: "list.yaml").1.map(\.description) == [
        "list.yaml:2:1: error: The file is not UTF-8. Save it as UTF-8."
      ])
  }
}
