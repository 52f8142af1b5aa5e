import PapersModel
import PapersTestSupport
import Testing

@Suite("Small values")
struct ValueTests {
  @Test(
    "Dates are known to the year, the month or the day",
    arguments: [
      ("2017", "2017"), ("2017-06", "2017-06"), ("2017-06-12", "2017-06-12"), ("2020-02-29", "2020-02-29"),
    ])
  func dates(text: String, description: String) {
    #expect(PartialDate(text)?.description == description)
  }

  @Test(
    "What is no date is refused",
    arguments: [
      "", "17", "2017-6", "2017-13", "2017-00", "2017-02-30", "2019-02-29", "2017-06-12-01", "2017-06-", "abcd", "２０１７",
      "+017",
    ])
  func noDates(text: String) {
    #expect(PartialDate(text) == nil)
  }

  @Test("Dates are ordered, the vaguer before the days it may mean")
  func order() {
    let dates = ["2018-06-11", "2017", "2018-10", "2017-06-12", "2018"].compactMap { PartialDate($0) }
    #expect(dates.sorted().map(\.description) == ["2017", "2017-06-12", "2018", "2018-06-11", "2018-10"])
  }

  @Test(
    "Days follow the local clock",
    arguments: [
      (0, 0, "1970-01-01"), (-1, 0, "1969-12-31"), (951_782_400_000, 0, "2000-02-29"),
      (1_795_478_400_000, 0, "2026-11-24"), (1_795_474_800_000, 3600, "2026-11-24"),
      (1_795_478_400_000, -3600, "2026-11-23"),
    ] as [(Moment, Int, String)])
  func days(moment: Moment, secondsFromUTC: Int, description: String) {
    #expect(LocalCalendar.fixed(secondsFromUTC: secondsFromUTC).day(of: moment).description == description)
  }

  @Test(
    "Forms of identifiers",
    arguments: [
      ("1706.03762", true), ("0704.0001", true), ("hep-th/9901001", true), ("math.GT/0309136", true),
      ("1706.03762v5", false), ("1713.03762", false), ("arXiv:1706.03762", false), ("", false),
    ])
  func arXiv(text: String, isValid: Bool) {
    #expect(Identifier.isArXivForm(text) == isValid)
  }

  @Test(
    "Forms of DOIs",
    arguments: [
      ("10.1038/s41586-021-03819-2", true), ("10.48550/arXiv.1706.03762", true), ("10.1/x", false),
      ("https://doi.org/10.1038/x", false), ("10.1038/", false), ("10.1038/a b", false),
    ])
  func doi(text: String, isValid: Bool) {
    #expect(Identifier.isDOIForm(text) == isValid)
  }

  @Test("Identifiers are those that the published patterns match, whatever is done to them")
  func patterns() {
    let current = /[0-9]{2}(0[1-9]|1[0-2])\.[0-9]{4,5}/
    let earlier = /[a-z\-]+(\.[A-Z]{2})?\/[0-9]{2}(0[1-9]|1[0-2])[0-9]{3}/
    let doi = /10\.[0-9]{4,9}\/[\-._;()\/:A-Za-z0-9<>\[\]+]+/
    let samples = ["1706.03762", "0704.0001", "math.GT/0309136", "hep-th/9901001", "10.1038/s41586-021", "10.1000/a/b"]
    let signs = Array("0129az-AZ./:+ é２\u{301}")
    var generator = SeededGenerator(seed: 7)
    for round in 0..<600 {
      var text = Array(samples[round % samples.count])
      for _ in 0..<Int.random(in: 0...2, using: &generator) {
        let place = Int.random(in: 0..<text.count, using: &generator)
        if Bool.random(using: &generator) {
          text.remove(at: place)
        } else {
          text.insert(signs.randomElement(using: &generator)!, at: place)
        }
      }
      let name = String(text)
      #expect(
        Identifier.isArXivForm(name) == (name.wholeMatch(of: current) != nil || name.wholeMatch(of: earlier) != nil),
        "\(name)")
      #expect(Identifier.isDOIForm(name) == (name.wholeMatch(of: doi) != nil), "\(name)")
    }
  }

  @Test(
    "A key is also a safe file name",
    arguments: [
      ("vaswani2017", true), ("a", true), ("Knuth:1984-a_b.c+d", true), ("", false), ("../etc", false),
      (".hidden", false),
      ("a/b", false), ("a b", false), ("文", false), ("a\u{1B}", false),
    ])
  func keys(text: String, isValid: Bool) {
    #expect(CitationKey.isValid(text) == isValid)
    #expect(!CitationKey.isValid(String(repeating: "a", count: 101)))
  }

  @Test(
    "The fingerprint is FNV-1a",
    arguments: [("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8")])
  func fingerprint(text: String, description: String) {
    #expect(ContentHash(text.utf8).description == description)
  }

  @Test(
    "A mistyped name finds the one that was meant",
    arguments: [
      ("vaswani2071", "vaswani2017"), ("Vaswani2017", "vaswani2017"), ("devlin", "devlin2018bert"),
      ("bert", "devlin2018bert"), ("robreta", "roberta"), ("zzzzzz", nil), ("", nil),
    ] as [(String, String?)])
  func similarNames(name: String, nearest: String?) {
    let keys = ["vaswani2017", "devlin2018bert", "roberta", "radford2018gpt"]
    #expect(SimilarNames.nearest(to: name, among: keys) == nearest)
  }

  @Test(
    "Names differ by edits, swaps of neighbours and letters beyond ASCII",
    arguments: [
      ("tarnsformer", "transformer"), ("Schrodinger", "schrödinger"), ("schrödigner", "schrödinger"),
      ("ransformer", "transformer"), ("former", "transformer"), ("zzzzformer", nil), ("t", nil),
    ] as [(String, String?)])
  func similarNamesOfAnyScript(name: String, nearest: String?) {
    #expect(SimilarNames.nearest(to: name, among: ["transformer", "schrödinger"]) == nearest)
  }

  @Test(
    "Names that can stand in a path",
    arguments: [
      ("understanding-llms", true), ("A_1.b", true), ("-", true), ("", false), (".hidden", false), ("../x", false),
      ("a b", false), ("a/b", false), ("文", false), ("a\n", false), (String(repeating: "a", count: 101), false),
    ])
  func safeNames(text: String, isValid: Bool) {
    #expect(SafeName.isValid(text) == isValid)
  }

  @Test(
    "A name is made of what is safe in a text",
    arguments: [
      ("my-list.2", "my-list.2"), ("../outside", "outside"), ("My papers\n2017", "My-papers-2017"),
      ("/etc/passwd", "etc-passwd"),
      ("..", nil), ("文献", nil), ("", nil), ("\u{1B}[31m", "31m"),
      (String(repeating: "a/", count: 100), String(repeating: "a-", count: 50)),
    ] as [(String, String?)])
  func madeNames(text: String, name: String?) {
    #expect(SafeName.made(from: text) == name)
    if let name { #expect(SafeName.isValid(name)) }
  }

  @Test("Reading order is the order of the list, follow-ups after their paper")
  func readingOrder() {
    let followUp = Entry(key: "b", kind: .followUp, title: LocalizedText(english: "B"))
    let list = ReadingList(
      id: "list", title: LocalizedText(english: "List"),
      sections: [
        Section(
          id: "1", title: LocalizedText(english: "One"),
          entries: [Entry(key: "a", title: LocalizedText(english: "A"), followUps: [followUp])]),
        Section(id: "2", title: LocalizedText(english: "Two")),
        Section(id: "3", title: LocalizedText(english: "Three"), entries: [Entry(key: "c", title: LocalizedText())]),
      ])
    #expect(list.readingOrder.map(\.key.rawValue) == ["a", "b", "c"])
  }
}
