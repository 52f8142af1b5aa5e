import Foundation
import Testing

@Suite("Licences")
struct LicenceTests {
  private static func text(_ file: String) throws -> String {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
    return try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
  }

  @Test("Every package that is linked in is listed with its licence, and so is every library of the system")
  func thirdParties() throws {
    let rows = try Self.text("THIRD-PARTY.md").split(separator: "\n").filter { $0.hasPrefix("|") }
    let package = try Self.text("Package.swift")
    let packages = package.matches(of: /url: "([^"]+)"/).map { String($0.1) }
    #expect(packages.count >= 3)
    // The modules of system libraries that are no part of the tests, and what people call the libraries.
    let modules = package.matches(of: /systemLibrary\(name: "(\w+)"(?!, path: "Tests)/).map { String($0.1) }
    let names = ["CNcursesw": "ncurses", "CUnistring": "GNU libunistring"]
    #expect(modules.count >= 2)
    for part in packages + modules.map({ names[$0] ?? $0 }) + ["SQLite", "LibYAML", "ICU"] {
      let cells = try #require(rows.first { $0.contains("[\(part)]") || $0.contains("(\(part))") }, "\(part)")
        .split(separator: "|")
      #expect(cells.count == 3 && cells.allSatisfy { !$0.allSatisfy(\.isWhitespace) }, "\(part)")
    }
  }

  @Test("The README names the licence")
  func readme() throws {
    #expect(try Self.text("LICENSE").hasPrefix("MIT License\n"))
    let line = try #require(try Self.text("README.md").split(separator: "\n").first { $0.contains("(LICENSE)") })
    #expect(line.contains("MIT") && line.contains("(THIRD-PARTY.md)"))
  }
}
