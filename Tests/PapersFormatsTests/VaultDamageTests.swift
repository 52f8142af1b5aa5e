import PapersModel
import PapersTestSupport
import Testing

@testable import PapersFormats

@Suite("Files of a vault with damaged guards")
struct VaultDamageTests {
  private let page = makeVaultPage(note: "the note")
  private var exported: String { VaultMerge.merge(page, into: nil, dialect: .frontMatter).text }

  private func lines(without prefix: String) -> String {
    exported.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix(prefix) }
      .joined(separator: "\n")
  }

  @Test(
    "One guard that is gone is put back, with nothing doubled",
    arguments: [
      ("<!-- paperstui:about", VaultPart.about), ("<!-- /paperstui:about", .about), ("<!-- paperstui:note", .note),
      ("<!-- /paperstui:note", .note),
    ])
  func oneGone(prefix: String, part: VaultPart) {
    let merged = VaultMerge.merge(page, into: lines(without: prefix), dialect: .frontMatter)
    #expect(merged.warnings == [.partPutBack(part)])
    #expect(merged.noteTakenIn == nil && !merged.conflict)
    #expect(same(merged.text, exported))
  }

  @Test(
    "An edited text next to a guard that is gone is kept as text",
    arguments: ["<!-- paperstui:note", "<!-- /paperstui:note"])
  func editedAndGone(prefix: String) {
    let damaged = replacing("the note", with: "my edit", in: lines(without: prefix))
    let merged = VaultMerge.merge(page, into: damaged, dialect: .frontMatter)
    #expect(merged.warnings == [.partPutBack(.note)])
    #expect(holds(merged.text, "my edit\n"))
    #expect(holds(merged.text, "-->\nthe note\n<!-- /paperstui:note -->"))
    let again = VaultMerge.merge(page, into: merged.text, dialect: .frontMatter)
    #expect(same(again.text, merged.text))
    #expect(again.warnings == [])
  }

  @Test("A part of which nothing is left is put beside the other one")
  func bothGone() {
    for (part, other) in [("about", VaultPart.about), ("note", .note)] {
      let all = exported.split(separator: "\n", omittingEmptySubsequences: false)
      let start = all.firstIndex { $0.hasPrefix("<!-- paperstui:\(part)") }!
      let end = all.firstIndex { $0.hasPrefix("<!-- /paperstui:\(part)") }!
      let left = (all[..<start] + all[(end + 1)...]).joined(separator: "\n")
      let merged = VaultMerge.merge(page, into: left, dialect: .frontMatter)
      #expect(merged.warnings == [.partPutBack(other)])
      #expect(same(VaultMerge.merge(page, into: merged.text, dialect: .frontMatter).text, merged.text))
      #expect(holds(merged.text, "the note") && holds(merged.text, "## Key ideas"))
    }
  }

  @Test("A note whose fingerprint is damaged counts as edited", arguments: ["", " 123", " XYZ4567890abcdef"])
  func fingerprint(instead: String) throws {
    let guardLine = try #require(exported.split(separator: "\n").first { $0.hasPrefix("<!-- paperstui:note") })
    let damaged = replacing(String(guardLine), with: "<!-- paperstui:note\(instead) -->", in: exported)
    let merged = VaultMerge.merge(page, into: damaged, dialect: .frontMatter)
    #expect(merged.warnings == [.fingerprintLost(.note)])
    #expect(same(merged.text, exported))

    let edited = replacing("the note", with: "my edit", in: damaged)
    let both = VaultMerge.merge(page, into: edited, dialect: .frontMatter)
    #expect(both.conflict)
    #expect(both.noteTakenIn == "my edit\n\n## The library's version of this note\n\nthe note")
  }

  @Test("A guard that belongs to nothing stays as text, and is named by its line")
  func stray() {
    let merged = VaultMerge.merge(page, into: "<!-- /paperstui:note -->\n\n" + exported, dialect: .logseq)
    #expect(merged.warnings.contains(.strayGuard(line: 1)))
    #expect(holds(merged.text, "<!-- /paperstui:note -->\n\n---\n"))
  }

  @Test(
    "Each warning says what happened",
    arguments: [
      (
        VaultWarning.partPutBack(.note),
        "A guard of the note part was missing or damaged: the part was put in anew, and all text kept."
      ),
      (
        .linesMovedOut(.about),
        "Lines written inside the about part, which is made anew each time, were moved below it."
      ),
      (.fingerprintLost(.note), "The guard of the note part has lost its fingerprint, so the part counts as edited."),
      (.strayGuard(line: 7), "The guard in line 7 belongs to no part and was left as text."),
      (.frontMatterLeftAlone(reason: "It is no list."), "The front matter was left as it is: It is no list."),
      (
        .propertyLeftAlone(name: "title"),
        "The property 'title' was left as it is: write its value on one line or as a plain list."
      ),
      (
        .propertyReplaced(name: "status", was: "done"),
        "The property 'status' was 'done' in the file; the library's value replaced it."
      ),
    ] as [(VaultWarning, String)])
  func wording(warning: VaultWarning, sentence: String) {
    #expect(warning.description == sentence)
  }
}
