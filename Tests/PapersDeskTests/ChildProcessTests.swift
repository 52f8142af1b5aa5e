import Foundation
import PapersDesk
import PapersTestSupport
import Testing

/// Programs are scripts; what they do is seen by files of a folder of their own.
@Suite("Other programs", .timeLimit(.minutes(2)))
struct ChildProcessTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    // As the screen does.
    signal(SIGPIPE, SIG_IGN)
  }

  private func run(
    _ script: String, input: String = "", limit: Duration = .seconds(60), then atLimit: ChildProcess.AtLimit = .isEnded,
    work: LongWork = LongWork { _, _ in }
  ) -> ChildProcess.Ending {
    ChildProcess.run(
      ["/bin/sh", "-c", "cd '\(folder.url.path)'; \(script)"], input: input, limit: limit, then: atLimit, work: work)
  }

  private func contents(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.url.appendingPathComponent(name)), as: UTF8.self)
  }

  /// Whether a running program holds the lock of a file.
  private func isLocked(_ name: String, waits: Bool) -> Bool {
    let descriptor = open(folder.path(name), O_RDWR | O_CLOEXEC)
    precondition(descriptor >= 0, "there is no '\(name)'")
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX | (waits ? 0 : LOCK_NB)) != 0 {
      // The end of another test's child may interrupt it.
      guard errno == EINTR else { return true }
    }
    return false
  }

  @Test("It reads its whole input, and its output goes nowhere however long it is")
  func streams() throws {
    let text = String(repeating: "注意力 is all you need\n", count: 50_000)
    #expect(run("cat > copy; yes | head -c 1000000; yes | head -c 1000000 >&2", input: text) == .code(0))
    #expect(try contents("copy") == text)
  }

  @Test(
    "How it ends is told", arguments: [("exit 3", 3), ("kill -TERM $$", 143), ("exit 0", 0), ("no-such-program", 127)])
  func endings(script: String, code: Int32) {
    #expect(run(script) == .code(code))
  }

  @Test("One that isn't there is told like one that a shell doesn't find")
  func missing() {
    #expect(ChildProcess.run(["no-such-program"], limit: .seconds(60), then: .isEnded) == .code(127))
    #expect(ChildProcess.runOnTerminal(["no-such-program"]) == 127)
  }

  @Test("One that reads nothing and doesn't end is ended at its limit", arguments: ["", "trap '' TERM; "])
  func limit(prefix: String) {
    let text = String(repeating: "x", count: 1 << 20)
    #expect(run("\(prefix)sleep 600", input: text, limit: .milliseconds(50)) == .ended)
  }

  @Test("Cancelled, it is ended with the programs that it started")
  func cancelled() throws {
    #expect(mkfifo(folder.path("ready"), 0o600) == 0)
    let work = LongWork { _, _ in }
    let path = folder.path("ready")
    Thread.detachNewThread {
      // Both hold the lock by then.
      let descriptor = open(path, O_RDONLY | O_CLOEXEC)
      var byte: UInt8 = 0
      while read(descriptor, &byte, 1) < 0, errno == EINTR {}
      close(descriptor)
      work.cancel()
    }
    let ending = run(
      """
      exec 9> lock; flock 9
      (trap '' TERM; while :; do sleep 600; done) &
      echo > ready; wait
      """, limit: .seconds(600), work: work)
    #expect(ending == .ended)
    #expect(!isLocked("lock", waits: true))
  }

  @Test("What goes on in the background lives on after it has ended")
  func background() throws {
    #expect(run("exec 9> lock; flock 9; sleep 600 & echo $! > number; exit 0") == .code(0))
    #expect(isLocked("lock", waits: false))
    let number = try #require(Int32(try contents("number").trimmingCharacters(in: .newlines)))
    kill(number, SIGKILL)
    #expect(!isLocked("lock", waits: true))
  }

  @Test("One that may run on is not ended")
  func runsOn() throws {
    #expect(mkfifo(folder.path("go"), 0o600) == 0)
    #expect(
      run("exec 9> lock; flock 9; read line < go; echo done > said", limit: .milliseconds(50), then: .runsOn) == .runsOn
    )
    // It is still there to read this.
    try Data("\n".utf8).write(to: folder.url.appendingPathComponent("go"))
    #expect(!isLocked("lock", waits: true))
    #expect(try contents("said") == "done\n")
  }

  @Test("It inherits no descriptor but 0, 1 and 2, and has a session of its own")
  func descriptors() throws {
    let inheritable = (0..<8).map { _ in open("/dev/null", O_RDONLY) }
    defer { for descriptor in inheritable { close(descriptor) } }
    #expect(run("test $(cut -d' ' -f6 /proc/$$/stat) = $$ && exec ls /proc/self/fd > descriptors") == .code(0))
    // The last one is the folder that is being listed.
    let list = try contents("descriptors")
    #expect(list == "0\n1\n2\n3\n")
    let script = "exec ls /proc/self/fd > '\(folder.path("shared"))'"
    #expect(ChildProcess.runOnTerminal(["/bin/sh", "-c", script]) == 0)
    let shared = try contents("shared")
    #expect(shared == "0\n1\n2\n3\n")
  }
}
