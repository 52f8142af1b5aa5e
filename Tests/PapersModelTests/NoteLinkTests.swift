import PapersModel
import Testing

@Suite("Links between notes")
struct NoteLinkTests {
  @Test(
    "Brackets around a citation key are a link, whatever they are to show",
    arguments: [
      ("see [[vaswani2017]].", ["vaswani2017"]), ("[[@a1]][[b.2|the b]]", ["a1", "b.2"]), ("[[a [[b1]] c]]", ["b1"]),
      ("[[no key]] [[]] [[|x]] [[注]]", []), ("[[a1", []), ("a1]] [[", []), ("[[a1\n]]", []), ("`[[a1]]`", ["a1"]),
    ])
  func links(note: String, keys: [String]) {
    let links = NoteLinks.all(in: note)
    #expect(links.map(\.key.rawValue) == keys)
    for link in links { #expect(note[link.range].hasPrefix("[[") && note[link.range].hasSuffix("]]")) }
  }
}
