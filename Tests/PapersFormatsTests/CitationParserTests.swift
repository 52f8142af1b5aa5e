import PapersModel
import PapersTestSupport
import Testing

@testable import PapersFormats

/// Both formats read back by libraries that aren't ours.
@Suite("Citations as other programs read them")
struct CitationParserTests {
  /// The bundled list, and entries of pieces that are special in LaTeX, BibTeX, JSON or names.
  enum Sample: String, CaseIterable, Sendable {
    case bundled, hostile

    var entries: [Entry] {
      self == .bundled ? BundledListTests.read.list!.readingOrder : CitationParserTests.hostileEntries(seed: 20)
    }
  }

  private static let pieces = [
    "{", "}", "\\", "%", "#", "@", "\"", "\n", "\r\n", "\t", "\u{1B}[31m", "\0", "\u{7F}", "\u{2028}", ",", "=",
    " and ",
    "and", " AND ", "others", "et al.", "~", "^", "_", "$", "&", "\\end{document}", "}}", "@misc{x,", "É", "Łódź", "数据",
    "한국 어", "👩‍👩‍👧", "e\u{301}", "'", "<b>", "A", "b", "GPT-3", ": ", "? ", " ", " ", " ", " van ", " De ", " y ",
    "Jr.", ", Jr", "al-", "Research", "words", "Title", "\u{202E}",
  ]

  /// Words that make names hard to take apart, in any order.
  private static let nameWords = [
    "Ann", "B.", "Ng", "Łódź", "O'Neil", "Ming-Wei", "van", "von", "de", "la", "De", "Le", "Van", "y", "'t", "d'Or",
    "al-Hasan", "al-", "ibn", "Jr.", "Jr", "III", "and", "of", "others", ",", ", ", "Ben", "allal", "王", "é",
  ]

  private static func hostileEntries(seed: UInt64) -> [Entry] {
    var generator = SeededGenerator(seed: seed)
    func text() -> String {
      (0..<Int.random(in: 0...9, using: &generator)).map { _ in pieces.randomElement(using: &generator)! }.joined()
    }
    func name() -> String {
      (0..<Int.random(in: 1...6, using: &generator)).map { _ in nameWords.randomElement(using: &generator)! }
        .joined(separator: " ")
    }
    return (0..<400).map { index in
      Entry(
        key: CitationKey("k\(index)"), kind: Entry.Kind.allCases.randomElement(using: &generator)!,
        title: Bool.random(using: &generator) ? LocalizedText(english: text()) : LocalizedText(chinese: text()),
        shortTitle: text(), authors: (0..<Int.random(in: 0...5, using: &generator)).map { $0 < 2 ? text() : name() },
        year: Int.random(in: 1900...2100, using: &generator),
        published: PartialDate(year: 2020, month: Int.random(in: 1...12, using: &generator), day: 2),
        venue: ["Proceedings of ", "Technical report, ", "arXiv preprint ", ""].randomElement(using: &generator)!
          + text(),
        identifiers: [.arXiv("2002.00001"), .doi("10.1000/(a)_;b<c>[d]")].filter { _ in Bool.random(using: &generator)
        },
        links: [Link(kind: .page, url: "https://example.org/" + text())])
    }
  }

  private struct Record: Decodable {
    struct Name: Decodable, Equatable {
      var given: String
      var particle: String
      var family: String
      var suffix: String
    }

    var key: String
    var type: String
    var title: String
    var place: String
    var year: String
    var authors: [Name]
  }

  /// What BibTeX takes apart and puts into braces as one last name is one here too.
  private func name(_ name: PersonName) -> Record.Name {
    switch name {
    case .person(let given, let particle, let family, let suffix):
      Record.Name(given: given, particle: particle, family: family, suffix: suffix)
    case .literal(let text): Record.Name(given: "", particle: "", family: text, suffix: "")
    case .others: Record.Name(given: "", particle: "", family: "others", suffix: "")
    }
  }

  @Test("pybtex reads every record as it is meant", arguments: Sample.allCases)
  func bibTeX(sample: Sample) throws {
    let script = """
      import pybtex.errors
      pybtex.errors.set_strict_mode(True)
      names = {'left': '{', 'right': '}'}
      commands = {'backslash': chr(92), 'asciitilde': '~', 'asciicircum': '^', 'braceleft': '{', 'braceright': '}'}
      def plain(text):
          # One pass, so that nothing is read twice.
          def one(match):
              if match.group(1): return commands[match.group(1)]
              return match.group(2) or ''
          return re.sub(r'[{]\\\\text(\\w+)[}]|\\\\([&%$#_])|[{}]', one, text)
      def joined(words): return ' '.join(plain(word) for word in words)
      document = pybtex.database.parse_file(sys.argv[1], bib_format='bibtex', encoding='utf-8')
      json.dump([{
          'key': key, 'type': entry.type,
          'title': plain(entry.fields.get('title', '')), 'year': entry.fields.get('year', ''),
          'place': plain(next((entry.fields[f] for f in ('booktitle', 'journal', 'institution', 'howpublished')
                               if f in entry.fields), '')),
          'authors': [{
              'given': joined(person.first_names + person.middle_names), 'particle': joined(person.prelast_names),
              'family': joined(person.last_names), 'suffix': joined(person.lineage_names)}
              for person in entry.persons.get('author', [])],
      } for key, entry in document.entries.items()], sys.stdout)
      """
    let entries = sample.entries
    let records = try PythonCheck.run(
      script, on: BibTeX.document(of: entries), packages: [("pybtex.database", "python3-pybtex")], as: [Record].self)
    try #require(records.map(\.key) == entries.map(\.key.rawValue))
    for (record, citation) in zip(records, entries.map(Citation.init)) {
      #expect(record.title == citation.title, "\(citation.key)")
      #expect(record.authors == citation.authors.map(name), "\(citation.key)")
      #expect(record.year == citation.date.map { String($0.year) })
      let expected: (type: String, place: String) =
        switch citation.type {
        case .conferencePaper(let proceedings): ("inproceedings", proceedings)
        case .journalArticle(let journal): ("article", journal)
        case .report(let institution): ("techreport", institution ?? "")
        case .preprint(let server): ("misc", server.map { "\($0) preprint" } ?? "Preprint")
        case .webpage(let site): ("misc", site ?? "")
        case .software: ("misc", "")
        case .other(let venue): ("misc", venue ?? "")
        }
      #expect(record.type == expected.type, "\(citation.key)")
      #expect(record.place == expected.place, "\(citation.key)")
    }
  }

  private struct Item: Decodable {
    var id: String
    var title: String
    var names: [[String: String]]
  }

  @Test("The published schema takes every item, and names and titles are as they are meant", arguments: Sample.allCases)
  func cslJSON(sample: Sample) throws {
    let script = """
      items = json.load(open(sys.argv[1], encoding='utf-8'))
      schema = json.load(open(sys.argv[2], encoding='utf-8'))
      jsonschema.Draft7Validator.check_schema(schema)
      jsonschema.Draft7Validator(schema).validate(items)
      json.dump([{'id': item['id'], 'title': item.get('title', ''), 'names': item.get('author', [])}
                 for item in items], sys.stdout)
      """
    let entries = sample.entries
    let items = try PythonCheck.run(
      script, on: CSLJSON.document(of: entries), packages: [("jsonschema", "python3-jsonschema")],
      fixtures: ["csl-data.json"], as: [Item].self)
    try #require(items.map(\.id) == entries.map(\.key.rawValue))
    for (item, citation) in zip(items, entries.map(Citation.init)) {
      #expect(item.title == citation.title, "\(citation.key)")
      let names = citation.authors.map { name -> [String: String] in
        switch name {
        case .person(let given, let particle, let family, let suffix):
          ["given": given, "non-dropping-particle": particle, "family": family, "suffix": suffix]
            .filter { !$0.value.isEmpty }
        case .literal(let text): ["literal": text]
        case .others: ["literal": "et al."]
        }
      }
      #expect(item.names == names, "\(citation.key)")
    }
  }

  @Test("The same entries give the same bytes", arguments: Sample.allCases)
  func sameBytes(sample: Sample) {
    #expect(BibTeX.document(of: sample.entries) == BibTeX.document(of: sample.entries))
    #expect(CSLJSON.document(of: sample.entries) == CSLJSON.document(of: sample.entries))
  }

  @Test("A library that isn't there fails a test with a sentence")
  func missingLibrary() {
    #expect {
      try PythonCheck.run("", on: "", packages: [("no_such_library", "python3-none")], as: [Item].self)
    } throws: { error in
      "\(error)"
        == "This test needs the Python library no_such_library. Scripts/test installs it; the package is python3-none.\n"
    }
  }
}
