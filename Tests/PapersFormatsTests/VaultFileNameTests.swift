import PapersModel
import PapersTestSupport
import Testing

@testable import PapersFormats

@Suite("Names of files in a vault")
struct VaultFileNameTests {
  @Test(
    "A file is called by its paper's key, and stays in its folder whatever the key says",
    arguments: [
      ("vaswani2017", "@vaswani2017.md"), ("Devlin_2018-BERT+x", "@Devlin_2018-BERT+x.md"), ("a.b", "@a.b.md"),
      ("../../etc/passwd", "@%2E%2E%2F.%2E%2Fetc%2Fpasswd.md"), ("..", "@%2E%2E.md"), (".hidden", "@%2Ehidden.md"),
      ("C:\\x", "@C%3A%5Cx.md"), ("CON", "@CON.md"), ("a\u{0}\nb", "@a%00%0Ab.md"), ("50%", "@50%25.md"),
      ("a|b#c^d[e]", "@a%7Cb%23c%5Ed%5Be%5D.md"), ("注", "@%E6%B3%A8.md"), ("a~b", "@a%7Eb.md"), ("", "@.md"),
    ])
  func names(key: String, name: String) {
    #expect(VaultFileNames(for: [CitationKey(key)]).file(of: CitationKey(key)) == name)
  }

  @Test("A name is no longer than file systems allow")
  func long() {
    let keys = ["a", "b"].map { CitationKey(String(repeating: "x/", count: 500) + $0) }
    let names = VaultFileNames(for: keys)
    #expect(keys.allSatisfy { names.file(of: $0).utf8.count <= 143 })
    #expect(names.file(of: keys[0]) != names.file(of: keys[1]))
  }

  @Test("Keys that differ only in case have files of their own; the first keeps the plain name")
  func cases() {
    let names = VaultFileNames(for: ["Smith2020", "smith2020", "SMITH2020", "jones2020"])
    #expect(names.file(of: "Smith2020") == "@Smith2020.md")
    #expect(names.file(of: "smith2020") == "@smith2020~\(ContentHash("smith2020".utf8)).md")
    #expect(names.link(to: "jones2020") == "[[@jones2020]]")
    #expect(Set(["Smith2020", "smith2020", "SMITH2020"].map { names.file(of: $0).lowercased() }).count == 3)
  }

  @Test("No two keys have one file, and none has a sign that means something to a system")
  func generated() {
    var notes = NoteGenerator(seed: 3)
    let keys = Set((0..<300).map { _ in CitationKey(notes()) })
    let names = VaultFileNames(for: keys)
    let files = keys.map { names.file(of: $0) }
    #expect(Set(files.map { $0.lowercased() }).count == keys.count)
    let allowed = Set("@%~-_.+abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
    #expect(files.allSatisfy { $0.allSatisfy(allowed.contains) && !$0.contains("..") || $0 == "@..md" })
  }
}
