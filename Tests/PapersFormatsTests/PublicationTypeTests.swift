import PapersModel
import Testing

@testable import PapersFormats

@Suite("Types of publications")
struct PublicationTypeTests {
  private static let bundled: [String: PublicationType] = [
    "International Conference on Learning Representations (ICLR) 2015, oral":
      .conferencePaper(proceedings: "International Conference on Learning Representations (ICLR) 2015"),
    "Advances in Neural Information Processing Systems 30 (NIPS 2017)":
      .conferencePaper(proceedings: "Advances in Neural Information Processing Systems 30 (NIPS 2017)"),
    "Proceedings of NAACL-HLT 2019, Volume 1 (Long and Short Papers)":
      .conferencePaper(proceedings: "Proceedings of NAACL-HLT 2019, Volume 1 (Long and Short Papers)"),
    "OpenAI technical report": .report(institution: "OpenAI"),
    "OpenAI technical report (cited as OpenAI Blog 1(8), p. 9)": .report(institution: "OpenAI"),
    "Advances in Neural Information Processing Systems 33 (NeurIPS 2020)":
      .conferencePaper(proceedings: "Advances in Neural Information Processing Systems 33 (NeurIPS 2020)"),
    "Proceedings of the 58th Annual Meeting of the Association for Computational Linguistics (ACL 2020)":
      .conferencePaper(
        proceedings:
          "Proceedings of the 58th Annual Meeting of the Association for Computational Linguistics (ACL 2020)"),
    "Proceedings of the Thirty-Second International Joint Conference on Artificial Intelligence (IJCAI-23), Survey Track":
      .conferencePaper(
        proceedings:
          "Proceedings of the Thirty-Second International Joint Conference on Artificial Intelligence (IJCAI-23), Survey Track"
      ),
    "Advances in Neural Information Processing Systems 35 (NeurIPS 2022)":
      .conferencePaper(proceedings: "Advances in Neural Information Processing Systems 35 (NeurIPS 2022)"),
    "Advances in Neural Information Processing Systems 35 (NeurIPS 2022), under the proceedings title":
      .conferencePaper(proceedings: "Advances in Neural Information Processing Systems 35 (NeurIPS 2022)"),
    "Proceedings of the 40th International Conference on Machine Learning (ICML 2023), PMLR 202":
      .conferencePaper(
        proceedings: "Proceedings of the 40th International Conference on Machine Learning (ICML 2023), PMLR 202"),
    "arXiv preprint": .preprint(server: "arXiv"),
    "IEEE Transactions on Pattern Analysis and Machine Intelligence":
      .journalArticle(journal: "IEEE Transactions on Pattern Analysis and Machine Intelligence"),
    "Nature": .journalArticle(journal: "Nature"),
    "Nature Biotechnology": .journalArticle(journal: "Nature Biotechnology"),
  ]

  private func type(
    _ venue: String?, kind: Entry.Kind = .paper, _ identifiers: [Identifier] = [], page: String? = nil
  ) -> PublicationType {
    PublicationType(
      Entry(
        key: "a", kind: kind, title: LocalizedText(english: "A"), venue: venue, identifiers: identifiers,
        links: page.map { [Link(kind: .page, url: $0)] } ?? []))
  }

  @Test("Every venue of the bundled list")
  func bundledVenues() throws {
    let entries = try #require(BundledListTests.read.list).readingOrder
    #expect(Set(entries.compactMap(\.venue)) == Set(Self.bundled.keys))
    for (venue, type) in Self.bundled {
      #expect(self.type(venue) == type)
    }
  }

  @Test(
    "Conferences",
    arguments: [
      "NeurIPS 2022", "ICLR", "EMNLP-IJCNLP 2019", "IJCAI-23", "Proc. of ACL", "58th Annual Meeting of the ACL",
      "Findings of the Association for Computational Linguistics: EMNLP 2021",
      "2nd Workshop on Representation Learning",
      "Proceedings of the IEEE Conference on Computer Vision and Pattern Recognition",
      "Proceedings of Machine Learning Research", "ACM Symposium on Theory of Computing",
    ])
  func conferences(venue: String) {
    #expect(type(venue) == .conferencePaper(proceedings: venue))
  }

  @Test(
    "Journals",
    arguments: [
      "Science", "Journal of Machine Learning Research 21", "Neural Computation", "PNAS",
      "Proceedings of the National Academy of Sciences", "Proceedings of the IEEE", "Proc. IEEE",
      "Proceedings of the VLDB Endowment", "Proceedings of the ACM on Programming Languages",
      "Transactions of the Association for Computational Linguistics",
    ])
  func journals(venue: String) {
    #expect(type(venue) == .journalArticle(journal: venue))
  }

  @Test("Preprints by the server they are on")
  func preprints() {
    let arXiv = Identifier.arXiv("1706.03762")
    #expect(type("arXiv:1706.03762") == .preprint(server: "arXiv"))
    #expect(type("CoRR abs/1706.03762") == .preprint(server: "arXiv"))
    #expect(type("bioRxiv") == .preprint(server: "bioRxiv"))
    #expect(type("Preprint on medRxiv") == .preprint(server: "medRxiv"))
    #expect(type("Preprint", [arXiv]) == .preprint(server: "arXiv"))
    #expect(type("Preprint") == .preprint(server: nil))
    #expect(type(nil, [arXiv]) == .preprint(server: "arXiv"))
    #expect(type(" \n", [arXiv]) == .preprint(server: "arXiv"))
  }

  @Test("Reports by the institution that issued them")
  func reports() {
    #expect(type("Google DeepMind, Technical Report") == .report(institution: "Google DeepMind"))
    #expect(type("Technical report, Stanford University") == .report(institution: "Stanford University"))
    #expect(type("Tech. report TR-9, MIT") == .report(institution: "MIT"))
    #expect(type("Technical report") == .report(institution: nil))
  }

  @Test("Resources are pages, or software where their page is a repository")
  func resources() {
    #expect(type(nil, kind: .resource) == .webpage(site: nil))
    #expect(type(nil, kind: .resource, page: "https://jalammar.github.io/a/") == .webpage(site: nil))
    #expect(type("Distill", kind: .resource) == .webpage(site: "Distill"))
    #expect(type("OpenAI Blog") == .webpage(site: "OpenAI Blog"))
    #expect(type(nil, kind: .resource, page: "https://github.com/karpathy/nanoGPT") == .software)
    #expect(type(nil, kind: .resource, page: "https://github.com/karpathy/nanoGPT/") == .software)
    #expect(type(nil, kind: .resource, page: "https://github.com/a/b/wiki/C") == .webpage(site: nil))
    #expect(
      type("Nature Methods Workshop", kind: .resource) == .conferencePaper(proceedings: "Nature Methods Workshop"))
  }

  @Test("What is none of these keeps the words of the list")
  func others() {
    #expect(type(nil) == .other(venue: nil))
    #expect(type("PhD thesis, Stanford University") == .other(venue: "PhD thesis, Stanford University"))
    #expect(type("MIT Press") == .other(venue: "MIT Press"))
  }
}
