import PapersModel
import PapersTestSupport
import Testing

@testable import PapersFormats

/// The Markdown that we write, read by a parser that isn't ours.
@Suite("Markdown as another program reads it")
struct MarkdownParserTests {
  /// Pieces of titles, names and addresses that are special in Markdown, HTML or to Swift.
  private static let pieces = [
    "*", "**", "_", "__", "[", "]", "](", "[x](y)", "![", "<b>", "</b>", "<!--", "-->", "<x@y.z>", "<http://x.y>", "`",
    "``", "```", "#", "##", " #", "~~~", "|", "\\", "\\*", "&amp;", "&", ";", "&#42;", "&lt;b&gt;", "&copy;", "1. ",
    "1) ", "2017.", "- ", "+ ", "> ", "-", "--- ", "===", "---", "    ", "\t", "\n", "\r\n", "\r", "\u{2028}", "\u{85}",
    "\u{B}", "http://example.org", "www.example.org", "注意", "力*", "*中文*", "。", "**「」**", "e\u{301}", "\u{301}",
    "\u{FE0F}\u{20E3}", "👩‍👩‍👧", "$x$", "!", "\"", "'", "{", "}", "[^1]", "[[", "]]", "A", "word", " ", " ", "  ",
  ]

  private static let addresses = [
    "", "a(b)", "a(b", "a)b", "a<b>c", "a>b", "a b", "a\\b", "a\\*b", "a&b=1", "a&amp;b", "a&copy;", "a;b&c", "a&#42;b",
    "a*b*", "a_b_c", "a[b](c)", "a`b`", "a\"b\"", "a'b'", "#a", "?a=b&c=d", "%20", "é", "~a", "a|b", "a!b",
  ]

  /// A text with something to see in it, as every text of a list has.
  private func text(_ random: inout SeededGenerator) -> String {
    while true {
      let count = Int.random(in: 1...6, using: &random)
      let text = (0..<count).map { _ in Self.pieces.randomElement(using: &random)! }.joined()
      if !text.allSatisfy(\.isWhitespace) { return text }
    }
  }

  private func hostileEntries(seed: UInt64, count: Int = 400) -> [Entry] {
    var random = SeededGenerator(seed: seed)
    func localized() -> LocalizedText {
      switch Int.random(in: 0...2, using: &random) {
      case 0: LocalizedText(english: text(&random))
      case 1: LocalizedText(chinese: text(&random))
      default: LocalizedText(english: text(&random), chinese: text(&random))
      }
    }
    return (0..<count).map { index in
      Entry(
        key: CitationKey("k\(index)"), title: localized(),
        authors: (0..<Int.random(in: 0...2, using: &random)).map { _ in text(&random) },
        year: Bool.random(using: &random) ? 2017 : nil, venue: Bool.random(using: &random) ? text(&random) : nil,
        identifiers: [.doi("10.1000/(a)_;b<c>[d]")].filter { _ in Bool.random(using: &random) },
        links: Bool.random(using: &random)
          ? [Link(kind: .page, url: "https://example.org/" + Self.addresses.randomElement(using: &random)!)] : [],
        commentary: Commentary(why: localized(), ideas: [localized(), localized()]))
    }
  }

  /// A text on one line, without the blanks at its ends, which Markdown leaves out.
  private func line(_ text: String) -> String {
    var line = String(text.map { $0.isNewline ? " " : $0 }).unicodeScalars[...]
    while let first = line.first, " \t".unicodeScalars.contains(first) { line.removeFirst() }
    while let last = line.last, " \t".unicodeScalars.contains(last) { line.removeLast() }
    return String(line)
  }

  /// Who wrote an entry, when and where.
  private func bibliography(_ entry: Entry) -> String {
    var parts = entry.authors.isEmpty ? [] : [entry.authors.joined(separator: ", ")]
    parts += [entry.year.map(String.init), entry.venue, entry.address].compactMap { $0 }
    if let doi = entry.doi { parts.append("doi:\(doi)") }
    return line(parts.joined(separator: ". "))
  }

  private func document(_ entries: [Entry], titles: [LocalizedText] = [], notes: [String] = []) -> String {
    let overview = ListOverview(
      id: "a --> <b>,\n# x", title: titles.first ?? LocalizedText(english: "Title"),
      sections: titles.dropFirst().enumerated().map { index, title in
        SectionOverview(
          id: "s\(index)", title: title, positions: index..<(index + 1), papers: Tally(), everything: Tally())
      })
    var export = MarkdownExport(overview: overview, calendar: .utc)
    for (index, entry) in entries.enumerated() {
      var progress = EntryProgress()
      if notes.indices.contains(index) {
        progress.note = notes[index]
        progress.noteWrittenAt = 1_795_478_400_000
      }
      export.add(entry, progress)
    }
    return export.finished()
  }

  private func isPlain(_ node: MarkdownNode) -> Bool { node.children.allSatisfy { $0.type == "text" } }

  @Test("Whatever a list says, its titles are headings of just these words, and its addresses links to just there")
  func lists() throws {
    for seed in 1...3 as ClosedRange<UInt64> {
      let entries = hostileEntries(seed: seed)
      let titles = hostileEntries(seed: seed + 100, count: 5).map(\.title)
      var nodes = try MarkdownNode.documents([document(entries, titles: titles)])[0][...]
      func next() throws -> MarkdownNode {
        let node = nodes.popFirst()
        return try #require(node)
      }
      func expectHeading(_ text: String, level: Int) throws {
        let heading = try next()
        #expect(heading.type == "heading" && heading.level == level && isPlain(heading), "\(heading), seed \(seed)")
        #expect(same(heading.text, text), "\(heading), seed \(seed)")
      }
      #expect(try next().type == "html_block")
      try expectHeading(line(titles[0].preferring(.english)), level: 1)
      for (index, entry) in entries.enumerated() {
        if titles.indices.contains(index + 1) {
          try expectHeading(line(titles[index + 1].all.joined(separator: " · ")), level: 2)
        }
        try expectHeading(line(entry.title.preferring(.english)), level: 3)
        if entry.title.english != nil, let chinese = entry.title.chinese {
          let paragraph = try next()
          #expect(paragraph.type == "paragraph" && isPlain(paragraph), "\(paragraph), seed \(seed)")
          #expect(same(paragraph.text, line(chinese)), "\(paragraph), seed \(seed)")
        }
        try expectBibliography(of: entry, in: &nodes)
        let list = try next()
        #expect(list.text == "Key: \(entry.key)Status: to read")
        #expect(list.children.count == 2)
      }
      #expect(nodes.isEmpty)
    }
  }

  /// Takes the paragraph that says who wrote an entry, when and where.
  private func expectBibliography(of entry: Entry, in nodes: inout ArraySlice<MarkdownNode>) throws {
    let text = bibliography(entry)
    guard !text.isEmpty else { return }
    let node = nodes.popFirst()
    let paragraph = try #require(node)
    #expect(paragraph.type == "paragraph", "\(paragraph)")
    #expect(same(paragraph.text, text), "\(paragraph)")
    let links = paragraph.children.filter { $0.type != "text" }
    #expect(links.map(\.type) == (entry.address == nil ? [] : ["link"]), "\(paragraph)")
    #expect(links.allSatisfy { $0.destination == entry.address && same($0.text, $0.destination) }, "\(paragraph)")
  }

  @Test("The bundled list's titles and addresses arrive as they are")
  func bundledList() throws {
    let entries = BundledListTests.read.list!.readingOrder
    let nodes = try MarkdownNode.documents([document(entries)])[0]
    let headings = nodes.filter { $0.type == "heading" && $0.level == 3 }
    #expect(headings.map(\.text) == entries.map { $0.title.preferring(.english) })
    let links = nodes.flatMap(\.all).filter { $0.type == "link" }
    #expect(links.map(\.destination) == entries.compactMap(\.address))
  }

  /// Notes in which something is open at the end, or looks so.
  private static let notes = [
    "```swift\nlet x", "~~~~\n~~~\ncode", "````\n```\n", "   ```\ncode", "<!-- not ended", "<!-- not ended\n```\n",
    "<!--\n\n```\n", "<!-- a -->\n<!--\nb", "<script>\nx", "<pre>\n\n# no heading", "<STYLE\n>", "<textarea>x",
    "<?php\n",
    "<![CDATA[\n", "<!DOCTYPE\n", "<!--\n~~~\n-->\n~~~\n", "<div>\n```\n\ncode\n\n```\n", "<div>\n<!--", "text\n<!--",
    "<b>\n```\n\nx", "text\n<b>\n```\nx", "<a href=\"x\" b>\n```\n\nx", "</a >\n```\n\nx", "<a b=>\n```\n\nx",
    "- item\n  ```\n  code", "- item\n  ```\n  code\n  ```\n", "- item\n  ```\n```\n",
    "- item\n\n  ```\n  x\n\nafter\n",
    "-\n  ```", "-\n\n  ```", "1. item\n   ```", "12345678901. x\n   ```", "a\n2. b\n   ```", "a\n-\n  ```",
    "- a\n- b\n  ```",
    "> ```\n> code", "> ```\n```", "> a\n```", "> - a\nlazy\n  ```", "1) a\n<a b>\n  ```", "- a\nlazy\n  ```",
    "- a\n\nb\n  ```", "- a\n***\n  ```",
    "- > a\n  ```", "> > a\nb\n> ```", "- <!--", "> <!--\n<!--", "1) a\n   <!--\n\n<!--", "* * *\n  ```",
    "- - -\n  ```",
    "\t```\nx", "- a\n\t```\nx", "-\ta\n\t```", "a\n    ```", "a\n===\n  ```", "-     ```\n  ```", "    ```\n  ```",
    "``` a`b\n", "~~~ a`b\n", "``\n", "```\n    ```\n", "```\n``` x\n", "```\n```` \t\n", "# a\n  ```", "#a\n    ```",
    "```\r\ncode\r\n", "<!--\r\ncode", "```\rcode\r```\r", "```\rcode\r", "<div>\ncode\r", "text\u{2028}",
    "<div>\u{85}", "```\u{2028}```",
    "a\u{2028}```\n", "-->\u{301}", "<!-- -->\u{301}\n```", "<!---->", "<!-->\n```", "---\ntitle: x\n---\n```\n",
    "# A heading\n\n## Another", "  # Indented\n", "    # code, not a heading\n", "- an item", "-", "-5 degrees",
    "\n\n  - item",
    "\t# code", "1. one", "text\\", "text  ", "<b>open", "&lt;", "***\n", "\n", " ",
  ]

  /// Parts of which the last lacks the blank lines that belong to it while it is left open.
  ///
  /// - Parameter ending: What was written to end it; in HTML that is a part of it.
  private func withoutEnd(_ nodes: [MarkdownNode], _ ending: String? = nil) -> [MarkdownNode] {
    guard var last = nodes.last else { return nodes }
    last.children = withoutEnd(last.children)
    func removeBlankLines() { while last.literal.hasSuffix("\n") { last.literal.removeLast() } }
    removeBlankLines()
    if last.type == "html_block", let ending, last.literal.hasSuffix(ending) {
      last.literal.removeLast(ending.count)
      removeBlankLines()
    }
    return nodes.dropLast() + [last]
  }

  @Test("A note reads in the document as it reads alone, and ends with its entry")
  func notes() throws {
    var generator = NoteGenerator(seed: 40)
    var notes = Self.notes + (0..<300).map { _ in generator() }
    let pieces = Self.notes.flatMap { lines($0) } + ["", "", "  ", "- a", "> b", "text", "1. c", "-->", "?>", "  text"]
    for _ in 0..<1_000 {
      let count = Int.random(in: 1...8, using: &generator.random)
      let chosen = (0..<count).map { _ in pieces.randomElement(using: &generator.random)! }
      notes.append(chosen.joined(separator: "\n"))
    }
    let entries = notes.indices.map { makeEntry("k\($0)", "Entry \($0)") }
    notes.removeAll(where: \.isEmpty)
    // A byte-order mark at the very beginning of a document would be no part of it.
    var documents = try MarkdownNode.documents([document(entries, notes: notes)] + notes.map { "\n" + $0 })
    var nodes = documents.removeFirst().dropFirst(2)
    for (index, note) in notes.enumerated() {
      let alone = documents[index]
      let title = nodes.popFirst()
      try #require(title?.type == "heading" && title?.text == "Entry \(index)", "before \(note.debugDescription)")
      nodes.removeFirst()
      #expect(nodes.popFirst()?.children.count == 3, "\(note.debugDescription)")
      let end = nodes.firstIndex { $0.type == "heading" && $0.text == "Entry \(index + 1)" } ?? nodes.endIndex
      var read = Array(nodes[..<end])
      nodes = nodes[end...]
      if read.first?.literal == "<!-- the note -->\n" { read.removeFirst() }
      #expect(withoutEnd(read, OpenBlock.ending(of: note.utf8)) == withoutEnd(alone), "\(note.debugDescription)")
    }
  }

  /// A page of a vault as programs show it: without the properties above.
  private func body(_ page: VaultPage, _ dialect: VaultDialect) -> String {
    let lines = Array(VaultMerge.merge(page, into: nil, dialect: dialect).text.utf8).lines
    let count = dialect == .logseq ? LogseqProperties.lineCount(in: lines) : FrontMatter.lineCount(in: lines)
    return lines[count...].joined().text
  }

  @Test(
    "A page of a vault says what the list says, in just these words", arguments: [VaultDialect.frontMatter, .logseq])
  func vaultPages(dialect: VaultDialect) throws {
    let entries = hostileEntries(seed: 50)
    let others = hostileEntries(seed: 51, count: 2).enumerated().map { index, entry in
      makeSummary(entry, position: index)
    }
    let names = VaultFileNames(for: entries.map(\.key))
    let pages = entries.map { entry in
      let detail = EntryDetail(
        entry: entry, summary: makeSummary(entry), progress: EntryProgress(), requires: others, leadsTo: [others[0]])
      return body(VaultPage(detail, names: names, calendar: .utc), dialect)
    }
    let links = others.map { "\(names.link(to: $0.key)) \(line($0.name))" }
    for (entry, document) in zip(entries, try MarkdownNode.documents(pages)) {
      var nodes = document[...]
      func expect(_ type: String, _ text: String, level: Int = 0) throws {
        let first = nodes.popFirst()
        let node = try #require(first)
        #expect(node.type == type && node.level == level && isPlain(node), "\(node)")
        #expect(same(node.text, text), "\(node)")
      }
      func expectItems(_ texts: [[String]]) throws {
        let first = nodes.popFirst()
        let list = try #require(first)
        #expect(list.type == "list")
        for item in list.children {
          #expect(item.children.allSatisfy { $0.type == "paragraph" && isPlain($0) }, "\(item)")
        }
        let read = list.children.map { $0.children.map(\.text) }
        #expect(
          read.joined().elementsEqual(texts.joined(), by: same) && read.map(\.count) == texts.map(\.count), "\(list)")
      }
      func expectGuard(_ start: String) throws {
        let first = nodes.popFirst()
        let node = try #require(first)
        #expect(node.type == "html_block" && node.literal.hasPrefix("<!-- \(start)"), "\(node)")
      }
      try expectGuard("paperstui:about ")
      try expect("heading", line(entry.title.preferring(.english)), level: 1)
      if entry.title.english != nil, let chinese = entry.title.chinese { try expect("paragraph", line(chinese)) }
      try expectBibliography(of: entry, in: &nodes)
      try expect("heading", "Why it is here", level: 2)
      for text in entry.commentary.why!.all { try expect("paragraph", line(text)) }
      try expect("heading", "Key ideas", level: 2)
      try expectItems(entry.commentary.ideas.map { $0.all.map(line) })
      try expect("heading", "Builds on", level: 2)
      try expectItems(links.map { [$0] })
      try expect("heading", "Leads to", level: 2)
      try expectItems([[links[0]]])
      try expectGuard("/paperstui:about -->")
      try expectGuard("paperstui:note ")
      try expectGuard("/paperstui:note -->")
      #expect(nodes.isEmpty, "\(nodes)")
    }
  }

  @Test("A note in a vault reads as it reads alone", arguments: [VaultDialect.frontMatter, .logseq])
  func vaultNotes(dialect: VaultDialect) throws {
    var generator = NoteGenerator(seed: 60)
    // What one leaves open in a file of one's own stays open.
    let notes = (Self.notes + (0..<300).map { _ in generator() }).filter { OpenBlock.ending(of: $0.utf8) == nil }
    let pages = notes.map { body(makeVaultPage(note: $0), dialect) }
    let alone = notes.map { "\n" + VaultGuard.escaped(Array($0.utf8)).text }
    let documents = try MarkdownNode.documents(pages + alone)
    for (index, note) in notes.enumerated() {
      var (read, alone) = (documents[index], documents[notes.count + index])
      let start = try #require(read.firstIndex { $0.literal.hasPrefix("<!-- paperstui:note ") })
      read.removeFirst(start + 1)
      let end = "<!-- /paperstui:note -->\n"
      // HTML that isn't ended by a blank line takes in our comment, which is HTML as well.
      if let last = alone.last, last.type == "html_block", read.count == alone.count {
        alone[alone.endIndex - 1].literal += (last.literal.hasSuffix("\n") ? "" : "\n") + end
      } else {
        #expect(read.popLast()?.literal == end, "\(note.debugDescription)")
      }
      #expect(withoutEnd(read) == withoutEnd(alone), "\(note.debugDescription)")
    }
  }

  @Test("The index of a vault has just its headings, and in Logseq's form a link to each page")
  func vaultIndex() throws {
    let titles = hostileEntries(seed: 70, count: 4).map(\.title)
    let entries = hostileEntries(seed: 71).enumerated().map { index, entry in
      makeSummary(entry, position: index)
    }
    let overview = ListOverview(
      id: "x", title: titles[0],
      sections: titles.dropFirst().enumerated().map { index, title in
        SectionOverview(
          id: "s\(index)", title: title, positions: (index * 100)..<(index * 100 + 100), papers: Tally(),
          everything: Tally())
      })
    let names = VaultFileNames(for: entries.map(\.key))
    let index = VaultIndex(overview: overview, entries: entries, names: names)
    let documents = try MarkdownNode.documents(
      [VaultDialect.frontMatter, .logseq].map { index.merged(into: nil, dialect: $0).text })
    for document in documents {
      let headings = document.filter { $0.type == "heading" }
      #expect(headings.allSatisfy(isPlain))
      let expected =
        [line(titles[0].preferring(.english))] + titles.dropFirst().map { line($0.all.joined(separator: " · ")) }
      #expect(headings.map(\.text).elementsEqual(expected, by: same))
      #expect(document.filter { $0.type == "list" }.map(\.children.count) == [100, 100, 100])
    }
    let items = documents[1].filter { $0.type == "list" }.flatMap(\.children)
    let destinations = items.map { $0.all.first { $0.type == "link" }?.destination }
    #expect(destinations == entries.prefix(300).map { names.link(to: $0.key) })
  }

  @Test("Without cmark a test fails with a sentence")
  func missingProgram() {
    #expect {
      try MarkdownNode.documents([""], program: "/nowhere/cmark")
    } throws: { error in
      "\(error)" == "This test needs /nowhere/cmark. Scripts/test installs it; the package is cmark.\n"
    }
  }
}
