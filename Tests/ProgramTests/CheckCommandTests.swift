import Foundation
import Testing

@Suite("Checking list files")
struct CheckCommandTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../..").standardizedFileURL

  @Test("The bundled list passes without a warning")
  func bundled() throws {
    let result = try Program().run("check", Self.root.path + "/Resources/lists/understanding-llms.yaml")
    #expect(result.status == 0)
    #expect(result.output == "")
    #expect(result.messages.hasSuffix("understanding-llms.yaml: no errors, no warnings\n"))
  }

  @Test("Errors end with 1, warnings with 0; every file is checked")
  func severities() throws {
    let program = try Program()
    let warned = try program.file("warned.yaml", "title: \"A\\e\"\nsections: [{title: B}]\n")
    let wrong = try program.file("wrong.yaml", "titel: A\nsections: [{title: B}]\n")
    let warning = try program.run("check", warned)
    #expect(warning.status == 0)
    #expect(warning.output.hasPrefix("\(warned):1:8: warning: 'title' holds the control character U+001B."))
    let both = try program.run("check", wrong, warned, "missing.yaml")
    #expect(both.status == 1)
    #expect(both.output.contains("\(wrong):1:1: error: The list has no field 'titel'. Did you mean 'title'?\n"))
    #expect(both.output.contains("\(warned):1:8: warning:"))
    #expect(both.output.contains("missing.yaml:1:1: error: Can't read the list 'missing.yaml': there is no such file."))
    #expect(both.messages.contains("wrong.yaml: 2 errors, no warnings\n"))
    #expect(try program.run("check").status == 64)
  }

  @Test("Editors get JSON")
  func json() throws {
    let program = try Program()
    let wrong = try program.file("wrong.yaml", "title: A\nsections: [{titel: B}]\n")
    let result = try program.run("check", "--json", wrong)
    #expect(result.status == 1)
    let findings = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]])
    #expect(findings.map { $0["line"] as? Int } == [2, 2])
    #expect(findings[1]["column"] as? Int == 13)
    #expect(findings[1]["suggestion"] as? String == "Did you mean 'title'?")
  }

  @Test("A file without an end is refused")
  func endless() throws {
    let result = try Program().run("check", "/dev/zero")
    #expect(result.status == 1)
    #expect(
      result.output == "/dev/zero:1:1: error: The file is larger than 64 MB. Split the list into several files.\n")
  }

  /// Validates YAML by a JSON Schema with a validator that isn't ours.
  private func validate(_ yaml: String, in program: Program) throws -> (status: Int32, message: String) {
    let schema = try program.file("schema.json", program.run("check", "--schema").output)
    let file = try program.file("list.yaml", yaml)
    let script = """
      import json, sys, yaml, jsonschema
      # Like the program, take dates as they are written.
      class Loader(yaml.SafeLoader): pass
      Loader.yaml_implicit_resolvers = {
          first: [pair for pair in pairs if pair[0] != 'tag:yaml.org,2002:timestamp']
          for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()}
      schema = json.load(open(sys.argv[1]))
      validator = jsonschema.Draft202012Validator if hasattr(jsonschema, 'Draft202012Validator') else jsonschema.Draft7Validator
      validator.check_schema(schema)
      validator(schema).validate(yaml.load(open(sys.argv[2], encoding='utf-8'), Loader))
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = ["-c", script, schema, file]
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let message = String(decoding: errors.everything(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, message)
  }

  @Test("The schema takes the bundled list and a minimal one")
  func schemaAccepts() throws {
    let program = try Program()
    let bundled = try String(
      contentsOf: Self.root.appendingPathComponent("Resources/lists/understanding-llms.yaml"), encoding: .utf8)
    for yaml in [
      bundled,
      "title: A\nsections: [{title: B, entries: [{key: a, title: C, requires: b, effort: {survey: 20, grasp: 30-40}}]}]",
    ] {
      let result = try validate(yaml, in: program)
      #expect(result.status == 0, "\(result.message.suffix(500))")
    }
  }

  @Test(
    "The schema refuses what the checker refuses",
    arguments: [
      "sections: []", "title: A", "title: A\nsections: []\nextra: 1", "title: A\nsections: [{entries: []}]",
      "title: A\nsections: [{title: B, entries: [{title: C}]}]",
      "title: A\nsections: [{title: B, entries: [{key: a/b, title: C}]}]",
      "title: A\nsections: [{title: B, entries: [{key: a, title: C, arxiv: 1706.03762v5}]}]",
      "title: A\nsections: [{title: B, entries: [{key: a, title: C, published: 2017-13}]}]",
      "title: A\nsections: [{title: B, entries: [{key: a, title: C, links: {pdf: 'ftp://x'}}]}]",
      "title: A\nsections: [{title: B, entries: [{key: a, title: C, questions: [{question: Q}]}]}]",
    ])
  func schemaRefuses(yaml: String) throws {
    let program = try Program()
    let result = try validate(yaml, in: program)
    #expect(result.status == 1)
    #expect(result.message.contains("ValidationError"), "\(result.message.suffix(500))")
    #expect(try program.run("check", program.file("list.yaml", yaml)).status == 1)
  }
}
