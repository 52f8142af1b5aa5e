import Foundation
import PapersScreen
import Testing

/// The pages for developers name files, rooms, types and functions, which move and are renamed.
@Suite("The pages for developers")
struct GuideTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("../..").standardizedFileURL

  private static func text(_ path: String) -> String {
    (try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)) ?? ""
  }

  /// What the checkout holds, by paths in it, but for what is built.
  private static let paths: Set<String> = {
    var paths: Set<String> = ["Package.swift", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Benchmarks"]
    for folder in ["Sources", "Tests", "Scripts", "Resources", "Documentation", "Benchmarks/Sources"] {
      paths.insert(folder)
      let found = FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path)
      while let path = found?.nextObject() as? String { paths.insert("\(folder)/\(path)") }
    }
    return paths
  }()

  /// What the code declares: types, and members and functions of whatever type.
  private static let declared: (types: Set<String>, members: Set<String>) = {
    let isCode = { (path: String) in [".swift", ".c", ".cpp", ".h"].contains { path.hasSuffix($0) } }
    let code = paths.filter(isCode).map(text).joined(separator: "\n")
    func words(_ pattern: String) -> Set<String> {
      let expression = try! NSRegularExpression(pattern: pattern)
      let range = NSRange(code.startIndex..., in: code)
      let found = expression.matches(in: code, range: range).compactMap { Range($0.range(at: 1), in: code) }
      return Set(found.flatMap { code[$0].split { !($0.isLetter || $0.isNumber || $0 == "_") } }.map(String.init))
    }
    let types = words("\\b(?:struct|class|enum|protocol|typealias) (\\w+)")
    return (types, types.union(words("\\b(?:func|var|let|case) ([\\w, ]+)")))
  }()

  /// Whether there is what a name stands for: a path or the name of a file, a room, a type, a member of one, a function,
  /// or a command line that begins with a script.
  private static func exists(_ name: String) -> Bool {
    let name = name.trimmingCharacters(in: ["[", "]"])
    let word = String(name.prefix { $0 != " " })
    if ["swift", "paperstui", "git"].contains(word) { return true }
    if word.contains("/") || word.wholeMatch(of: /[\w+]+\.(swift|c|cpp|h|md|yaml|txt|json)/) != nil {
      return paths.contains(word) || paths.contains { $0.hasSuffix("/" + word) }
    }
    if paths.contains("Sources/" + word) || paths.contains("Tests/" + word) || paths.contains(word) { return true }
    if let match = word.wholeMatch(of: /([A-Z]\w*)\.(\w+)/) {
      return declared.types.contains(String(match.1)) && declared.members.contains(String(match.2))
    }
    if let match = word.wholeMatch(of: /(\w+)\([\w:]*\)/) { return declared.members.contains(String(match.1)) }
    // A key, as the scripts of keys have it.
    if word.hasPrefix("<") { return Key.script(word) != nil }
    return declared.types.contains(word) || word == "BundledLists"
  }

  @Test("Everything that they name exists", arguments: ["Documentation/architecture.md", "CONTRIBUTING.md"])
  func names(page: String) {
    let spans = Self.text(page).matches(of: /`([^`\n]+)`/).map { String($0.1) }
    #expect(spans.count > 30, "\(page)")
    for span in Set(spans) { #expect(Self.exists(span), "\(page): \(span)") }
  }

  @Test(
    "What doesn't exist is told",
    arguments: ["Nobody.swift", "Sources/Nowhere", "NoSuchType", "State.noSuchMember", "vanish(_:)"])
  func absent(name: String) {
    #expect(!Self.exists(name))
  }

  @Test("Every room of the package has a line in the table of rooms")
  func rooms() {
    let targets = Self.text("Package.swift").matches(of: /\.(?:target|executableTarget)\(\s*name: "(\w+)"/).map {
      String($0.1)
    }
    let page = Self.text("Documentation/architecture.md")
    #expect(targets.count > 8)
    for target in targets where target != "PapersTestSupport" { #expect(page.contains("`\(target)`"), "\(target)") }
  }
}
