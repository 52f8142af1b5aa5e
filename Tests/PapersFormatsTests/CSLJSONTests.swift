import PapersModel
import Testing

@testable import PapersFormats

@Suite("Citations in CSL-JSON")
struct CSLJSONTests {
  private func lines(_ entry: Entry) -> [String] {
    CSLJSON.document(of: [entry]).split(separator: "\n").map(String.init)
  }

  private func bundled(_ key: CitationKey) throws -> Entry {
    try #require(BundledListTests.read.list?.readingOrder.first { $0.key == key })
  }

  @Test("A conference paper that is on arXiv")
  func conferencePaper() throws {
    let document = CSLJSON.document(of: [try bundled("vaswani2017")])
    #expect(
      document.split(separator: "\n", omittingEmptySubsequences: false) == [
        "[",
        "  {",
        "    \"id\": \"vaswani2017\",",
        "    \"citation-key\": \"vaswani2017\",",
        "    \"type\": \"paper-conference\",",
        "    \"title\": \"Attention Is All You Need\",",
        "    \"author\": [",
        "      {\"family\": \"Vaswani\", \"given\": \"Ashish\"},",
        "      {\"family\": \"Shazeer\", \"given\": \"Noam\"},",
        "      {\"family\": \"Parmar\", \"given\": \"Niki\"},",
        "      {\"family\": \"Uszkoreit\", \"given\": \"Jakob\"},",
        "      {\"family\": \"Jones\", \"given\": \"Llion\"},",
        "      {\"family\": \"Gomez\", \"given\": \"Aidan N.\"},",
        "      {\"family\": \"Kaiser\", \"given\": \"Łukasz\"},",
        "      {\"family\": \"Polosukhin\", \"given\": \"Illia\"}",
        "    ],",
        "    \"container-title\": \"Advances in Neural Information Processing Systems 30 (NIPS 2017)\",",
        "    \"issued\": {\"date-parts\": [[2017]]},",
        "    \"DOI\": \"10.48550/arXiv.1706.03762\",",
        "    \"URL\": \"https://arxiv.org/abs/1706.03762\"",
        "  }",
        "]",
        "",
      ])
  }

  @Test("Each type has its variables")
  func types() throws {
    let preprint = lines(try bundled("bloom2022"))
    #expect(
      Array(preprint[4...6]) == [
        "    \"type\": \"article\",",
        "    \"title\": \"BLOOM: A 176B-Parameter Open-Access Multilingual Language Model\",",
        "    \"title-short\": \"BLOOM\",",
      ])
    #expect(
      preprint.suffix(11) == [
        "      {\"family\": \"Wolf\", \"given\": \"Thomas\"},",
        "      {\"literal\": \"BigScience Workshop\"}",
        "    ],",
        "    \"publisher\": \"arXiv\",",
        "    \"genre\": \"Preprint\",",
        "    \"number\": \"arXiv:2211.05100\",",
        "    \"issued\": {\"date-parts\": [[2022, 11, 9]]},",
        "    \"DOI\": \"10.48550/arXiv.2211.05100\",",
        "    \"URL\": \"https://arxiv.org/abs/2211.05100\"",
        "  }",
        "]",
      ])
    let report = lines(try bundled("radford2018gpt"))
    #expect(report[4] == "    \"type\": \"report\",")
    #expect(report.contains("    \"publisher\": \"OpenAI\","))
    #expect(lines(try bundled("jumper2021alphafold")).contains("    \"container-title\": \"Nature\","))
    #expect(lines(try bundled("illustrated-transformer"))[4] == "    \"type\": \"webpage\",")
    #expect(
      lines(try bundled("nanogpt")) == [
        "[", "  {", "    \"id\": \"nanogpt\",", "    \"citation-key\": \"nanogpt\",", "    \"type\": \"software\",",
        "    \"title\": \"nanoGPT\",", "    \"author\": [", "      {\"family\": \"Karpathy\", \"given\": \"Andrej\"}",
        "    ],", "    \"issued\": {\"date-parts\": [[2022, 12, 28]]},",
        "    \"URL\": \"https://github.com/karpathy/nanoGPT\"", "  }", "]",
      ])
  }

  @Test("Names come in CSL's parts")
  func names() {
    let entry = Entry(
      key: "a", title: LocalizedText(chinese: "注意力\t\"GPT\\3\""), shortTitle: "GPT",
      authors: ["Laurens van der Maaten", "Jose Luis Olmos Jr.", "van Gogh", "王伟", "et al."])
    #expect(
      lines(entry) == [
        "[", "  {", "    \"id\": \"a\",", "    \"citation-key\": \"a\",", "    \"type\": \"document\",",
        "    \"title\": \"注意力 \\\"GPT\\\\3\\\"\",", "    \"author\": [",
        "      {\"family\": \"Maaten\", \"given\": \"Laurens\", \"non-dropping-particle\": \"van der\"},",
        "      {\"family\": \"Olmos\", \"given\": \"Jose Luis\", \"suffix\": \"Jr.\"},",
        "      {\"family\": \"Gogh\", \"non-dropping-particle\": \"van\"},",
        "      {\"literal\": \"王伟\"},", "      {\"literal\": \"et al.\"}", "    ]", "  }", "]",
      ])
  }

  @Test("A document has one item for a key, in the order given")
  func document() {
    let entries = ["b", "a", "b"].map { Entry(key: CitationKey($0), title: LocalizedText()) }
    let document = CSLJSON.document(of: entries)
    #expect(document.matches(of: /"id": "(\w)"/).map(\.1) == ["b", "a"])
    #expect(CSLJSON.document(of: []) == "[]\n")
  }
}
