import BundledLists
import Foundation
import PapersFormats
import PapersModel
import Testing

@Suite("The list that ships with the program")
struct BundledListTests {
  struct Fact: Decodable {
    var key: String
    var kind: Entry.Kind
    var title: String
    var authors: [String]
    var year: Int
    var published: String?
    var venue: String?
    var arxiv: String?
    var dois: [String]
    var address: String
    var pdf: String?
    var code: [String]
    var section: String
  }

  private struct Facts: Decodable {
    var entries: [Fact]
  }

  static let facts: [Fact] = {
    let url = Bundle.module.url(forResource: "facts", withExtension: "json", subdirectory: "Fixtures")!
    return try! JSONDecoder().decode(Facts.self, from: Data(contentsOf: url)).entries
  }()

  private static var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: bundled_understanding_llms_start(), count: bundled_understanding_llms_size)
  }

  static let read: (list: ReadingList?, findings: [Finding]) = ListFile.read(bytes, file: "understanding-llms.yaml")

  private var list: ReadingList {
    get throws { try #require(Self.read.list) }
  }

  @Test("It has nothing to complain of")
  func noFindings() {
    #expect(Self.read.findings == [])
  }

  @Test("The fingerprint that the compiler worked out is that of its bytes, so that no start shows an older list")
  func fingerprint() {
    #expect(ContentHash(value: bundled_understanding_llms_hash) == ContentHash(Self.bytes))
  }

  @Test("Its sections follow the article: resources, three core sections, guidance, three of further reading")
  func sections() throws {
    #expect(
      try list.sections.map { "\($0.id) \($0.readingOrder.count)" } == [
        "companions 4", "architectures 8", "scaling 4", "alignment 2", "guidance 0", "open-gpt 2", "chat 3",
        "biology 3",
      ])
    let kinds = try Dictionary(grouping: list.readingOrder, by: \.kind).mapValues(\.count)
    #expect(kinds == [.paper: 19, .resource: 4, .followUp: 3])
  }

  @Test("Its entries stand in the article's order")
  func order() throws {
    #expect(try list.readingOrder.map(\.key.rawValue) == Self.facts.map(\.key))
  }

  @Test("Each entry agrees with the sources", arguments: facts)
  func entry(fact: Fact) throws {
    let section = try #require(list.sections.first { $0.id == fact.section })
    let entry = try #require(section.readingOrder.first { $0.key.rawValue == fact.key })
    #expect(entry.kind == fact.kind)
    #expect(entry.title.english == fact.title)
    #expect(entry.title.chinese != nil)
    #expect(entry.authors == fact.authors)
    #expect(entry.year == fact.year)
    #expect(entry.published?.description == fact.published)
    #expect(entry.venue == fact.venue)
    #expect(entry.identifiers == (fact.arxiv.map { [.arXiv($0)] } ?? []) + fact.dois.map { .doi($0) })
    #expect(entry.address == fact.address)
    #expect(entry.links.first { $0.kind == .pdf }?.url == fact.pdf)
    #expect(entry.links.filter { $0.kind == .code }.map(\.url) == fact.code)
  }

  @Test("Commentary is complete in both languages", arguments: facts.map(\.key))
  func commentary(key: String) throws {
    let entry = try #require(list.readingOrder.first { $0.key.rawValue == key })
    let commentary = entry.commentary
    let why = try #require(commentary.why)
    #expect(try #require(why.english).count { $0 == "." || $0 == "?" } >= 2)
    #expect(try #require(why.chinese).count { $0 == "。" || $0 == "？" } >= 2)
    #expect(commentary.ideas.count >= 3)
    if entry.kind == .resource {
      #expect(commentary.when != nil)
    } else {
      #expect((4...7).contains(commentary.ideas.count))
      #expect((3...5).contains(commentary.questions.count))
      #expect(try #require(commentary.then?.english).contains(/(19|20)[0-9]{2}/))
      #expect(commentary.lookFor != nil && commentary.before != nil)
      #expect(!commentary.terms.isEmpty)
    }
    #expect(commentary.effort != nil)
    for text in commentary.texts {
      #expect(text.english?.isEmpty == false)
      #expect(text.chinese?.isEmpty == false)
    }
  }

  @Test("Sections are introduced, and say what one can do afterwards, in both languages")
  func introductions() throws {
    for text in try list.sections.flatMap({ [$0.title, $0.introduction, $0.afterwards] }) + [
      list.introduction, list.credit,
    ] {
      let text = try #require(text)
      #expect(text.english?.isEmpty == false)
      #expect(text.chinese?.isEmpty == false)
    }
    #expect(try #require(list.credit?.english).contains("Sebastian Raschka"))
    #expect(try #require(list.credit?.english).contains("https://sebastianraschka.com/blog/2023/llm-reading-list.html"))
  }

  @Test("The glossary has at least 60 terms, in both languages, each once")
  func glossary() throws {
    let glossary = try list.glossary
    #expect(glossary.count >= 60)
    #expect(Set(glossary.map(\.term.english)).count == glossary.count)
    for term in glossary {
      for text in [term.term, term.definition] {
        #expect(text.english?.isEmpty == false)
        #expect(text.chinese?.isEmpty == false)
      }
      #expect(term.entry != nil)
      #expect(!term.see.isEmpty)
    }
  }

  @Test("What an entry builds on comes before it, so that there are no cycles")
  func requirements() throws {
    var seen: Set<CitationKey> = []
    for entry in try list.readingOrder {
      #expect(seen.isSuperset(of: entry.requires), "\(entry.key)")
      seen.insert(entry.key)
    }
    for entry in try list.readingOrder {
      #expect(seen.isSuperset(of: entry.related + entry.leadsTo), "\(entry.key)")
    }
  }

  @Test("Chinese prose keeps a space between Han characters and Latin words, and full-width punctuation")
  func chineseTypography() throws {
    let texts =
      try list.readingOrder.flatMap(\.commentary.texts) + list.sections.flatMap { [$0.introduction!, $0.afterwards!] }
      + list.glossary.map(\.definition)
    for chinese in texts.compactMap(\.chinese) {
      #expect(
        chinese.firstMatch(of: /[\u{4E00}-\u{9FFF}][A-Za-z0-9]|[A-Za-z0-9][\u{4E00}-\u{9FFF}]/) == nil, "\(chinese)")
      #expect(chinese.firstMatch(of: /[\u{4E00}-\u{9FFF}][,;:!?]/) == nil, "\(chinese)")
    }
  }
}
