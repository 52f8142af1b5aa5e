// Words to add to. Venues are compared with them in small letters: a conference called COLM is "colm".

extension PublicationType {
  /// Servers by the word they are known by; CoRR is arXiv's computer science.
  static let preprintServers = [
    "arxiv": "arXiv", "corr": "arXiv", "biorxiv": "bioRxiv", "medrxiv": "medRxiv", "chemrxiv": "ChemRxiv",
    "psyarxiv": "PsyArXiv", "ssrn": "SSRN",
  ]

  /// Words that a conference or workshop has in its name; "proceedings" alone says it of a journal too.
  static let conferenceWords: Set = [
    "proceedings", "proc", "conference", "conf", "symposium", "workshop", "workshops", "congress", "colloquium",
    "meeting",
  ]

  /// Conferences that are often named by their acronym alone, `ICLR 2015`.
  static let conferenceAcronyms: Set = [
    "aaai", "acl", "aistats", "coling", "colm", "colt", "conll", "corl", "cvpr", "eacl", "eccv", "emnlp",
    "focs", "hpca", "icassp", "iccv", "iclr", "icml", "icra", "ijcai", "ijcnlp", "interspeech", "isca", "kdd", "lrec",
    "mlsys", "naacl", "neurips", "nips", "nsdi", "osdi", "sigcomm", "siggraph", "sigir", "sigmod",
    "sosp", "stoc", "uai", "uist", "usenix", "vldb", "wacv", "wmt", "wsdm", "www",
  ]

  /// Journals that call themselves proceedings.
  static let proceedingsThatAreJournals: [Set<String>] = [
    ["national", "academy"], ["royal", "society"], ["vldb", "endowment"], ["acm", "on"],
    ["mathematical", "society"],
  ]

  /// Venues with these words are neither conferences nor journals.
  static let neitherWords: Set = ["thesis", "dissertation", "book", "press", "lecture", "slides", "talk"]

  /// Where repositories of code are, in small letters.
  static let repositoryHosts: Set = ["github.com", "www.github.com", "gitlab.com", "codeberg.org", "bitbucket.org"]
}
