import Foundation
import Testing

/// The set-up scripts, on systems made of stand-ins for the commands they call.
@Suite("Set-up scripts")
struct ScriptTests {
  /// A folder that is the whole PATH of a script: plain tools, and stand-ins that write down how they were called.
  private struct System {
    let program: Program
    private let tools: URL

    init(isRoot: Bool, hasSudo: Bool, hasAptGet: Bool, hasSwift: Bool = true) throws {
      program = try Program()
      tools = program.home.appendingPathComponent("bin")
      try FileManager.default.createDirectory(at: tools, withIntermediateDirectories: true)
      for tool in ["sh", "dirname", "env", "grep", "printf", "cat", "awk"] {
        let path = ["/bin/", "/usr/bin/"].map { $0 + tool }.first { FileManager.default.fileExists(atPath: $0) }
        try FileManager.default.createSymbolicLink(
          atPath: tools.path + "/" + tool, withDestinationPath: try #require(path))
      }
      let log = "printf '%s\\n' \"${0##*/} $*\" >> '\(program.home.path)/calls'"
      try standIn("id", "echo \(isRoot ? 0 : 1000)")
      if hasSudo { try standIn("sudo", "\(log)\nexec \"$@\"") }
      if hasAptGet {
        // Before `update` there are no package lists, as on a fresh system.
        try standIn(
          "apt-get",
          "\(log)\n[ \"$1\" = update ] && : > '\(program.home.path)/updated'\n[ -e '\(program.home.path)/updated' ]")
        try standIn("dpkg-query", "case \"$*\" in *libncurses-dev) echo 'install ok installed' ;; *) exit 1 ;; esac")
      }
      if hasSwift { try standIn("swift", log) }
    }

    func standIn(_ name: String, _ text: String) throws {
      _ = try program.script("bin/\(name)", text)
    }

    /// Runs a script of the checkout.
    func run(_ script: String, _ arguments: String..., headers: String = "/nowhere") throws -> (
      status: Int32, messages: String, calls: [String]
    ) {
      let process = Process()
      process.executableURL =
        URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../Scripts/\(script)").standardizedFileURL
      process.arguments = arguments
      process.environment = ["PATH": tools.path, "HOME": program.home.path, "HEADER_FOLDERS": headers]
      process.currentDirectoryURL = program.home
      let messages = Pipe()
      process.standardOutput = FileHandle.nullDevice
      process.standardError = messages
      try process.run()
      let data = messages.everything()
      process.waitUntilExit()
      let calls = (try? program.contents("calls")) ?? ""
      return (
        process.terminationStatus, String(decoding: data, as: UTF8.self),
        calls.split(separator: "\n").map { String($0.replacing(/\ --package-path \S+/, with: "")) }
      )
    }
  }

  @Test("As root without sudo, what is missing is installed after saying so, and the tests run")
  func root() throws {
    let result = try System(isRoot: true, hasSudo: false, hasAptGet: true).run("test")
    #expect(result.status == 0)
    #expect(
      result.messages.hasPrefix(
        "Installing with apt-get: libsqlite3-dev libunistring-dev cmark libvterm-dev patch python3-jsonschema python3-pybtex python3-yaml tzdata unicode-data\n"
      ))
    #expect(
      result.calls == [
        "apt-get install -y --no-install-recommends libsqlite3-dev libunistring-dev cmark libvterm-dev patch python3-jsonschema python3-pybtex python3-yaml tzdata unicode-data",
        "apt-get update",
        "apt-get install -y --no-install-recommends libsqlite3-dev libunistring-dev cmark libvterm-dev patch python3-jsonschema python3-pybtex python3-yaml tzdata unicode-data",
        "swift test",
      ])
  }

  @Test("As a user with sudo, it installs through it")
  func user() throws {
    let result = try System(isRoot: false, hasSudo: true, hasAptGet: true).run("test")
    #expect(result.status == 0)
    #expect(
      result.calls.first == "sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "
        + "libsqlite3-dev libunistring-dev cmark libvterm-dev patch python3-jsonschema python3-pybtex python3-yaml tzdata unicode-data"
    )
  }

  @Test("As a user without sudo, it names the command for root and stops", arguments: ["run", "test", "install"])
  func neither(script: String) throws {
    let result = try System(isRoot: false, hasSudo: false, hasAptGet: true).run(script)
    #expect(result.status == 1)
    #expect(result.messages.contains("As root, run: apt-get install libsqlite3-dev libunistring-dev"))
    #expect(result.calls == [])
  }

  @Test("Where there is no apt-get, it names the packages and stops", arguments: ["run", "test", "install"])
  func otherSystem(script: String) throws {
    let result = try System(isRoot: true, hasSudo: false, hasAptGet: false).run(script)
    #expect(result.status == 1)
    #expect(result.messages.contains("no apt-get"))
    #expect(result.messages.contains("libncurses-dev libsqlite3-dev libunistring-dev"))
    #expect(result.calls == [])
  }

  @Test("Where their headers are there already, it goes on")
  func otherSystemWithHeaders() throws {
    let system = try System(isRoot: true, hasSudo: false, hasAptGet: false)
    for header in ["ncurses.h", "sqlite3.h", "unilbrk.h", "vterm.h"] { _ = try system.program.file(header, "") }
    #expect(try system.run("test", headers: system.program.home.path).calls == ["swift test"])
  }

  @Test(
    "On Linux the code that runs is put together where the toolchain has the linker, and addresses packed for a new glibc",
    arguments: [("2.31", true, false), ("2.36", true, true), ("2.41", true, true), ("2.41", false, false)])
  func linking(glibc: String, hasLinker: Bool, packs: Bool) throws {
    let system = try System(isRoot: true, hasSudo: false, hasAptGet: true)
    _ = try system.run("test")  // installs
    for (name, text) in [
      ("uname", "echo Linux"), ("getconf", "echo 'glibc \(glibc)'"), ("readlink", "echo \"$2\""), ("mkdir", ""),
      ("install", ""),
    ] {
      try system.standIn(name, text)
    }
    if hasLinker { try system.standIn("ld.lld", "") }
    let result = try system.run("install")
    let build = try #require(result.calls.last { $0.hasPrefix("swift build") })
    #expect(result.status == 0)
    #expect(build.contains("-use-ld=lld") == hasLinker)
    #expect(build.contains("/Scripts/functions.txt") == hasLinker)
    #expect(build.contains("pack-relative-relocs") == packs)
  }

  @Test(
    "The order of functions tells how many of its names are still right, and when it is time to write it anew",
    arguments: [(1, 0), (2, 1)])
  func order(keptOneOf share: Int, status: Int32) throws {
    let system = try System(isRoot: true, hasSudo: false, hasAptGet: true)
    _ = try system.run("test")  // installs
    for tool in ["uname", "mkdir"] { try system.standIn(tool, "") }
    // The last word is the program, far below the checkout.
    try system.standIn(
      "nm",
      """
      for program; do :; done
      awk 'NR % \(share) == 0 { print "0000 t " $0 }' "${program%/.build-static/*}/Scripts/functions.txt"
      """)
    let result = try system.run("order", "--check")
    #expect(result.status == status)
    #expect(result.messages.contains("names in Scripts/functions.txt"))
    #expect(result.messages.contains("Run Scripts/order") == (status == 1))
  }

  @Test("Without Swift it says where to get it", arguments: ["run", "test", "install", "check"])
  func noSwift(script: String) throws {
    let result = try System(isRoot: true, hasSudo: false, hasAptGet: true, hasSwift: false).run(script)
    #expect(result.status == 1)
    #expect(result.messages.contains("https://www.swift.org/install"))
  }
}
