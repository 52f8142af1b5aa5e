import PapersModel
import Testing

@testable import PapersFormats

@Suite("Citations in BibTeX")
struct BibTeXTests {
  private func lines(_ entry: Entry) -> [String] {
    BibTeX.record(for: entry).split(separator: "\n").map(String.init)
  }

  private func bundled(_ key: CitationKey) throws -> Entry {
    try #require(BundledListTests.read.list?.readingOrder.first { $0.key == key })
  }

  @Test("A conference paper that is on arXiv")
  func conferencePaper() throws {
    #expect(
      BibTeX.record(for: try bundled("vaswani2017")).split(separator: "\n", omittingEmptySubsequences: false) == [
        "@inproceedings{vaswani2017,",
        "  title         = {Attention Is All You Need},",
        "  author        = {Vaswani, Ashish and Shazeer, Noam and Parmar, Niki and Uszkoreit, Jakob and Jones, Llion and "
          + "Gomez, Aidan N. and Kaiser, Łukasz and Polosukhin, Illia},",
        "  booktitle     = {Advances in Neural Information Processing Systems 30 (NIPS 2017)},",
        "  year          = {2017},",
        "  eprint        = {1706.03762},",
        "  archivePrefix = {arXiv},",
        "  eprinttype    = {arxiv},",
        "  doi           = {10.48550/arXiv.1706.03762},",
        "  url           = {https://arxiv.org/abs/1706.03762},",
        "}",
        "",
      ])
  }

  @Test("An article, a report, a preprint, software, each in its own type")
  func types() throws {
    let article = lines(try bundled("jumper2021alphafold"))
    #expect(article.first == "@article{jumper2021alphafold,")
    #expect(
      Array(article.dropFirst(3)) == [
        "  journal = {Nature},", "  year    = {2021},", "  month   = jul,",
        "  doi     = {10.1038/s41586-021-03819-2},",
        "  url     = {https://www.nature.com/articles/s41586-021-03819-2},", "}",
      ])
    let report = lines(try bundled("gpt2"))
    #expect(report.first == "@techreport{gpt2,")
    #expect(report[3] == "  institution = {OpenAI},")
    let preprint = lines(try bundled("bloom2022"))
    #expect(preprint.first == "@misc{bloom2022,")
    #expect(preprint[1] == "  title         = {{BLOOM}: A {176B}-Parameter Open-Access Multilingual Language Model},")
    #expect(preprint[2].hasPrefix("  author        = {Le Scao, Teven and Fan, Angela and "))
    #expect(preprint[2].hasSuffix(" and Wolf, Thomas and {BigScience Workshop}},"))
    #expect(
      Array(preprint[3...5]) == [
        "  howpublished  = {arXiv preprint},", "  year          = {2022},", "  month         = nov,",
      ])
    #expect(
      lines(try bundled("nanogpt")) == [
        "@misc{nanogpt,", "  title  = {{nanoGPT}},", "  author = {Karpathy, Andrej},", "  year   = {2022},",
        "  month  = dec,", "  url    = {https://github.com/karpathy/nanoGPT},", "}",
      ])
  }

  @Test(
    "The month is that of the publication that is cited",
    arguments: [
      ("ICML 2020", true, "2020-02-01", 2020, []), ("ICML 2020", false, "2020-07-13", 2020, ["jul"]),
      ("Nature", true, "2020-02-01", 2020, []), ("arXiv preprint", true, "2020-02", 2020, ["feb"]),
      ("arXiv preprint", true, "2020-02", 2021, []), ("arXiv preprint", true, "2020", 2020, []),
    ] as [(String, Bool, String, Int, [String])])
  func month(venue: String, isOnArXiv: Bool, published: String, year: Int, months: [String]) {
    let record = lines(
      Entry(
        key: "a", title: LocalizedText(english: "A"), year: year, published: PartialDate(published), venue: venue,
        identifiers: isOnArXiv ? [.arXiv("2002.00001")] : []))
    #expect(
      record.filter { $0.contains("month") }.compactMap { $0.firstMatch(of: /= (\w+),/)?.1 } == months.map { $0[...] })
    #expect(record.contains { $0.contains("year") && $0.hasSuffix("= {\(year)},") })
  }

  @Test(
    "Braces keep the capitals that belong to a word",
    arguments: [
      (
        "BERT: Pre-training of Deep Bidirectional Transformers",
        "{BERT}: Pre-training of Deep Bidirectional {Transformers}"
      ),
      ("Attention Is All You Need", "Attention Is All You Need"),
      ("FlashAttention: Exact Attention with IO-Awareness", "{FlashAttention}: Exact Attention with {IO}-Awareness"),
      ("Language Models are Few-Shot Learners", "Language Models are Few-Shot Learners"),
      ("Auto-Encoding Variational Bayes", "Auto-Encoding Variational {Bayes}"),
      ("A 176B-Parameter Model in One Day", "A {176B}-Parameter Model in One Day"),
      ("Playing Atari with Deep Q-Learning", "Playing Atari with Deep {Q}-Learning"),
      ("Is a Vitamin D Study Enough? A Reply", "Is a Vitamin {D} Study Enough? {A} Reply"),
      // In sentence case, what has a capital is a name.
      (
        "Highly accurate protein structure prediction with AlphaFold",
        "Highly accurate protein structure prediction with {AlphaFold}"
      ),
      ("Playing the game of Go without human knowledge", "Playing the game of {Go} without human knowledge"),
      ("Why should I trust you? Explaining any classifier", "Why should {I} trust you? {Explaining} any classifier"),
      ("Cats: The animals that live with us", "Cats: The animals that live with us"),
      ("“Études” in the manner of schools in Łódź", "“{Études}” in the manner of schools in {Łódź}"),
      // Special characters, in and between words.
      (
        "R&D at 100% of $5 {in} C#_3 ~ ^ \\",
        "R\\&{D} at 100\\% of \\$5 {\\textbraceleft}in{\\textbraceright} {C}\\#\\_3 {\\textasciitilde} {\\textasciicircum} {\\textbackslash}"
      ),
      ("}{", "{\\textbraceright}{\\textbraceleft}"),
      ("  Two\nlines\u{1B}\u{2028}and more ", "Two lines and more"),
    ])
  func titles(title: String, field: String) {
    #expect(lines(Entry(key: "a", title: LocalizedText(english: title)))[1] == "  title = {\(field)},")
  }

  @Test("A Chinese title stands in only where there is no English one")
  func chineseTitle() {
    let both = LocalizedText(english: "Attention", chinese: "注意力")
    #expect(lines(Entry(key: "a", title: both)) == ["@misc{a,", "  title = {Attention},", "}"])
    #expect(lines(Entry(key: "a", title: LocalizedText(chinese: "注意力 GPT_3")))[1] == "  title = {{注意力 GPT\\_3}},")
  }

  @Test(
    "Names are written so that BibTeX takes them apart as they are meant",
    arguments: [
      (["Łukasz Kaiser", "Aidan N. Gomez"], "Kaiser, Łukasz and Gomez, Aidan N."),
      (["Laurens van der Maaten"], "van der Maaten, Laurens"), (["Guy Van den Broeck"], "{Van den Broeck}, Guy"),
      (["Teven Le Scao"], "Le Scao, Teven"), (["Jose Luis Olmos Jr."], "Olmos, Jr., Jose Luis"),
      (["van Gogh Jr."], "van Gogh, Jr., {}"), (["Vaswani, Ashish"], "Vaswani, Ashish"),
      (["OpenAI"], "{OpenAI}"), (["王伟", "R&D Team"], "{王伟} and {R\\&D Team}"),
      (["Simons and Partners"], "{Simons and Partners}"), (["Jacob Devlin et al."], "Devlin, Jacob and others"),
    ])
  func names(authors: [String], field: String) {
    #expect(lines(Entry(key: "a", title: LocalizedText(), authors: authors))[1] == "  author = {\(field)},")
  }

  @Test("Of several DOIs the publisher's is cited; addresses can't end their field")
  func addresses() {
    let record = lines(
      Entry(
        key: "a", title: LocalizedText(),
        identifiers: [.doi("10.48550/arXiv.2002.00001"), .doi("10.1000/a_b#c%d")],
        links: [Link(kind: .page, url: "https://example.org/a_b?c={d}&e=\\ 100%25")]))
    #expect(
      record == [
        "@misc{a,", "  doi = {10.1000/a_b#c%d},", "  url = {https://example.org/a_b?c=%7Bd%7D&e=%5C%20100%25},", "}",
      ])
  }

  @Test("A document has one record for a key, in the order given")
  func document() {
    let entries = ["b", "a", "b"].map { Entry(key: CitationKey($0), title: LocalizedText(english: "Title")) }
    #expect(
      BibTeX.document(of: entries) == "@misc{b,\n  title = {Title},\n}\n\n@misc{a,\n  title = {Title},\n}\n")
    #expect(BibTeX.document(of: []) == "")
  }
}
