import Foundation
import PapersModel
import PapersTestSupport
import Testing

@Suite("Days in a time zone")
struct TimeZoneTests {
  @Test(
    "The log says what the clocks showed",
    arguments: Dictionary(grouping: LocalTime.samples, by: \.zone).values.sorted { $0[0].zone < $1[0].zone })
  func log(samples: [LocalTime]) throws {
    let program = try Program(timeZone: samples[0].zone)
    let events = samples.enumerated().map { index, sample in
      #"{"device":"a","sequence":\#(index + 1),"milliseconds":\#(Moment(utc: sample.moment).milliseconds),"#
        + #""counter":0,"entry":"gpt2","kind":"pass","value":"survey"}"#
    }
    let file = try program.file("events.jsonl", events.joined(separator: "\n") + "\n")
    #expect(try program.run("import", file).status == 0)
    let log = try program.run("log").output.split(separator: "\n").map { String($0.prefix(16)) }
    #expect(log == samples.map(\.shown))
  }

  /// What a person did on an evening, and when it is looked at.
  struct Evening: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var zone: String
    /// In UTC.
    var moment: String
    /// In UTC, when the clocks are set otherwise.
    var later: String
    var day: String
    var week: String
  }

  static let evenings = [
    // The clocks of the one season would say another day and another week.
    Evening(
      testDescription: "summer, seen in winter", zone: "Europe/Berlin", moment: "2026-07-05T22:30:00Z",
      later: "2026-11-24T12:00:00Z", day: "2026-07-06", week: "2026-W28"),
    Evening(
      testDescription: "winter, seen in summer", zone: "Europe/Berlin", moment: "2026-01-18T22:30:00Z",
      later: "2026-07-24T12:00:00Z", day: "2026-01-18", week: "2026-W03"),
    Evening(
      testDescription: "half an hour, summer, seen in winter", zone: "Australia/Lord_Howe",
      moment: "2026-01-18T13:15:00Z", later: "2026-07-24T12:00:00Z", day: "2026-01-19", week: "2026-W04"),
    Evening(
      testDescription: "half an hour, winter, seen in summer", zone: "Australia/Lord_Howe",
      moment: "2026-07-05T13:15:00Z", later: "2026-11-24T12:00:00Z", day: "2026-07-05", week: "2026-W27"),
  ]

  @Test("Whoever tells the day of a moment says the same, in summer and in winter", arguments: evenings)
  func agreement(evening: Evening) throws {
    var program = try Program(timeZone: evening.zone)
    program.environment["PAPERSTUI_TEST_CLOCK"] = String(Moment(utc: evening.moment).milliseconds)
    for command in [
      ["mark", "gpt2", "read"], ["note", "gpt2", "--append", "n"], ["pass", "gpt2", "survey"],
      ["time", "gpt2", "--add", "1"],
    ] {
      #expect(try program.run(command[0], Array(command.dropFirst())).status == 0)
    }
    #expect(try program.run("backup").messages.hasSuffix("backup-1-\(evening.day).sqlite\n"))
    let weeks = try program.run("stats", "--json").output.matches(of: /"week" : "(.*)"/)
    #expect(weeks.map(\.1) == [Substring(evening.week)])
    #expect(try program.run("export", "-o", "vault/").status == 0)
    let vault = try files(in: "vault", of: program)

    program.environment["PAPERSTUI_TEST_CLOCK"] = String(Moment(utc: evening.later).milliseconds)
    let day = evening.day
    let log = try program.run("log", "gpt2").output.split(separator: "\n").map { $0.prefix(10) }
    #expect(log == [day, day, day, day].map { $0[...] })
    #expect(try program.run("note", "gpt2", "--history").output.hasPrefix("1* \(day) "))
    let page = try program.run("show", "gpt2").output
    #expect(page.contains("read \(day)") && page.contains("survey \(day)"))
    let screen = try program.run("browse", "--replay", "/gpt-2<Enter>", "--size", "100x40").output
    #expect(screen.contains("read \(day)"))
    _ = try program.run("export", "-o", "x.csv")
    #expect(try program.contents("x.csv").contains(",read,,\(day),"))
    _ = try program.run("export", "-o", "x.md")
    #expect(try program.contents("x.md").contains("- Status: read (read \(day))\n- Note: \(day)\n"))
    for name in ["read", "survey", "note-written"] {
      #expect(try program.contents("vault/@gpt2.md").contains("\(name): \(day)\n"))
    }
    #expect(try program.run("export", "-o", "vault/").messages == "paperstui: Wrote 0 files in vault/\n")
    #expect(try files(in: "vault", of: program) == vault)
  }

  private func files(in folder: String, of program: Program) throws -> [String: Data] {
    let url = program.home.appendingPathComponent(folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: url.path)
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: url.appendingPathComponent($0))) })
  }

  @Test(
    "No moment ends the program",
    arguments: [
      (.min, "Australia/Lord_Howe"), (253_402_300_800_000, "America/St_Johns"), (.max, "X-24"),
    ] as [(Int64, String)])
  func extremes(milliseconds: Int64, zone: String) throws {
    var program = try Program(timeZone: zone)
    program.environment["PAPERSTUI_TEST_CLOCK"] = String(milliseconds)
    for command in [
      "mark gpt2 read", "note gpt2 --append n", "pass gpt2 survey", "time gpt2 --add 5", "log", "show gpt2", "stats",
      "note gpt2 --history", "export -o x.csv", "export -o x.md", "export -o vault/", "backup",
    ] {
      let words = command.split(separator: " ").map(String.init)
      let result = try program.run(words[0], Array(words.dropFirst()))
      #expect(result.status == 0, "\(command): \(result.messages)")
    }
  }
}
