import Foundation
import GRDB
import PapersTestSupport
import Testing

/// `PAPERSTUI_CRASH_STEPS` and `PAPERSTUI_CRASH_SEED` ask for another number of kills, and for the same ones again.
@Suite("The program is killed")
struct CrashTests {
  @Test("Killed at any moment, the program keeps what the screen said it saved, and starts again")
  func kills() throws {
    var random = Monkey("crash", steps: 300)
    let program = try Program()
    let editor = try program.script(
      "editor.sh",
      "cat \"$HOME/typed.md\" > \"$1\" && printf '%s\\n' \"$1\" >> \"$XDG_STATE_HOME/saved\" && echo written")
    var model = ReaderModel()
    var acknowledgedCount = 0
    for kill in 0..<random.steps {
      let state = program.home.appendingPathComponent("state-\(kill)")
      let terminal = try program.launch(
        columns: 60, rows: 8, environment: ["EDITOR": editor, "XDG_STATE_HOME": state.path])
      var session = Session(terminal: terminal, model: model, text: "注意 \(kill)\n")
      _ = try program.file("typed.md", session.text)
      do {
        try session.run(&random)
        try terminal.endAtOnce()
        session.look()
        model = try check(session, program, state)
      } catch {
        Issue.record("kill \(kill) of seed \(random.seed), after \(session.log): \(error)")
        return
      }
      acknowledgedCount += session.acknowledged
    }
    let terminal = try program.launch(columns: 60, rows: 8)
    try terminal.wait(forText: "\(model.readCount) of 19 read")
    terminal.type("q")
    #expect(try terminal.waitForExit() == 0)
    // Were it less, too few sessions would have come far enough to tell anything.
    #expect(acknowledgedCount > random.steps / 2)
  }

  @Test("Killed while it makes its library, the program starts the next time")
  func killedFirstStart() throws {
    var random = Monkey("first_start", steps: 10)
    for kill in 0..<random.steps {
      let program = try Program()
      let terminal = try program.launch(columns: 60, rows: 8)
      for _ in 0..<random.number(in: 0...200_000) { sched_yield() }
      try terminal.endAtOnce()
      let marked = try program.run("mark", "bahdanau2014", "read")
      #expect(marked.messages == "paperstui: RNN attention: read\n", "kill \(kill) of seed \(random.seed)")
      #expect(try program.run("list").output.contains("● bahdanau2014"))
    }
  }

  /// One start of the program, up to the moment at which it is killed.
  private struct Session {
    let terminal: TerminalProgram
    /// What the editor writes.
    let text: String
    /// What the library must hold after each step; first, after none.
    var models: [ReaderModel]
    /// What the program says after each step; no two alike, so that each tells how far it is.
    var messages: [String] = []
    /// How many steps the screen has confirmed.
    var acknowledged = 0
    var log: [String] = []

    init(terminal: TerminalProgram, model: ReaderModel, text: String) {
      self.terminal = terminal
      self.text = text
      models = [model]
    }

    mutating func run(_ random: inout Monkey) throws {
      if random.chance(of: 8) {
        // While it starts, after some part of what it writes by then.
        var rest = random.number(in: 0...1_500)
        log.append("\(rest) bytes of the start")
        while rest > 0, !terminal.screen.text.contains("of 19 read") { try read(&rest) }
        return
      }
      try terminal.wait(forText: "\(models[0].readCount) of 19 read")
      terminal.type(String(repeating: "]", count: ReaderModel.firstPosition))
      var selected = 0
      var last: (step: ReaderModel.Step, start: Int)?
      let stepCount = random.number(in: 1...5)
      while messages.count < stepCount {
        let step = random.choice(of: ReaderModel.Step.allCases)
        let entry = random.number(in: 0...ReaderModel.entries.count - 1)
        var next = models.last!
        let message = next.take(step, on: entry, text: text)
        guard !messages.contains(message) else { continue }
        if step.waitsForOthers { try waitForAll() }
        let way = String(repeating: entry > selected ? "]" : "[", count: abs(entry - selected))
        selected = entry
        last = (step, terminal.written.count)
        models.append(next)
        messages.append(message)
        log.append(way + step.key)
        terminal.type(way + step.key)
        // Keys that come while the editor runs would be the editor's.
        if messages.count < stepCount, step == .note || random.chance(of: 3) { try waitForAll() }
      }
      if let last, last.step == .note, random.chance(of: 2) {
        // Between the end of the editor and the message.
        while acknowledged < messages.count, !terminal.written[last.start...].contains(Array("written".utf8)) {
          var rest = 65_536
          try read(&rest)
        }
        giveTurns(&random, upTo: 3_000)
        return
      }
      switch random.number(in: 0...3) {
      case 0: log.append("at once")
      case 1:
        giveTurns(&random, upTo: 6_000)
      case 2:
        var rest = random.number(in: 1...1_500)
        log.append("\(rest) bytes")
        while rest > 0, acknowledged < messages.count { try read(&rest) }
      default:
        try waitForAll()
        if random.chance(of: 2) { terminal.type("q") }
        log.append("when all was done")
      }
    }

    private mutating func read(_ rest: inout Int) throws {
      let written = terminal.written.count
      guard try terminal.readMore(atMost: rest) else { throw Problem("The program ended of itself.") }
      rest -= terminal.written.count - written
      look()
    }

    /// Lets some time go by that isn't measured.
    private mutating func giveTurns(_ random: inout Monkey, upTo limit: Int) {
      let turns = random.number(in: 0...limit)
      log.append("\(turns) turns of others")
      for _ in 0..<turns { sched_yield() }
    }

    private mutating func waitForAll() throws {
      look()
      while acknowledged < messages.count {
        var rest = 65_536
        try read(&rest)
      }
    }

    /// Looks at the line at the bottom.
    mutating func look() {
      guard acknowledged < messages.count, let line = terminal.screen.lines.last?.dropFirst() else { return }
      if let step = messages.lastIndex(of: String(line)) { acknowledged = max(acknowledged, step + 1) }
    }
  }

  private struct Problem: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
  }

  /// Looks into a copy of the library, so that it is the program that has to cope with what the kill left.
  ///
  /// - Returns: What the library holds.
  private func check(_ session: Session, _ program: Program, _ state: URL) throws -> ReaderModel {
    let copy = state.appendingPathComponent("copy.sqlite").path
    try FileManager.default.createDirectory(at: state, withIntermediateDirectories: true)
    for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: program.library.path + suffix) {
      try FileManager.default.copyItem(atPath: program.library.path + suffix, toPath: copy + suffix)
    }
    defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: copy + suffix) } }
    return try DatabaseQueue(path: copy).read { db in
      let integrity = try String.fetchAll(db, sql: "PRAGMA integrity_check")
      guard integrity == ["ok"] else { throw Problem("The library is damaged: \(integrity)") }
      guard try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").isEmpty else {
        throw Problem("Rows of the library point to nothing.")
      }
      // A kill during the very first start may come before there are tables.
      guard try db.tableExists("event") else {
        guard session.models[0].eventCount == 0 else { throw Problem("The library is empty.") }
        return session.models[0]
      }
      let eventCount = try Int.fetchOne(db, sql: "SELECT count(*) FROM event")!
      let possible = session.models[session.acknowledged...]
      guard let model = possible.last(where: { $0.eventCount == eventCount }) else {
        throw Problem("There are \(eventCount) events instead of one of \(possible.map(\.eventCount)).")
      }
      for (index, entry) in ReaderModel.entries.enumerated() {
        let row = try Row.fetchOne(
          db, sql: "SELECT status, note FROM entry_state WHERE entry = ?", arguments: [entry.key])
        let status: String = row?["status"] ?? "to-read"
        let note: String = row?["note"] ?? ""
        guard status == model.status(of: index), note == model.note(on: index) else {
          throw Problem(
            "\(entry.name) is \(status), \(note), and not \(model.status(of: index)), \(model.note(on: index))")
        }
      }
      // What the editor saved is in the library or in the file that the editor was given.
      let saved = (try? String(contentsOf: state.appendingPathComponent("saved"), encoding: .utf8)) ?? ""
      for path in saved.components(separatedBy: "\n") where !path.isEmpty {
        if (try? String(contentsOfFile: path, encoding: .utf8)) == session.text { continue }
        let key = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
        guard
          try Bool.fetchOne(
            db, sql: "SELECT count(*) > 0 FROM event WHERE kind = 'note' AND entry = ? AND value = ?",
            arguments: [key, session.text])!
        else { throw Problem("What the editor saved in \(path) is lost.") }
      }
      return model
    }
  }
}
