import Yams

/// Turns the bytes of a file into nodes, or into the reason why not.
enum YAMLDocument {
  /// - Parameters:
  ///   - file: Its name, for messages.
  ///   - sizeLimit: The largest size that is read, in bytes.
  ///   - tooLarge: What to do about a larger one.
  ///   - empty: What to do about an empty one; where this is `nil`, an empty file is no mistake.
  /// - Returns: No node, and one finding at most, if the file can't be read.
  static func root(
    of bytes: some Collection<UInt8>, file: String, sizeLimit: Int, tooLarge: String? = nil, empty: String? = nil
  ) -> (Node?, [Finding]) {
    func failure(_ message: String, _ suggestion: String?, line: Int = 1, column: Int = 1) -> (Node?, [Finding]) {
      let finding = Finding(
        severity: .error, file: file, line: line, column: column, message: message, suggestion: suggestion)
      return (nil, [finding])
    }

    guard bytes.count <= sizeLimit else {
      return failure("The file is larger than \(sizeLimit >> 20) MB.", tooLarge)
    }
    // Editors on Windows begin a file with a byte-order mark.
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : Array(bytes)
    guard let yaml = String(validating: bytes, as: UTF8.self) else {
      let valid = String(decoding: bytes, as: UTF8.self)
      let line = valid.prefix { $0 != "\u{FFFD}" }.count { $0.isNewline } + 1
      return failure("The file is not UTF-8.", "Save it as UTF-8.", line: line)
    }
    if AliasScan(bytes).findsAliasAsKey {
      return failure("An alias stands in place of a field's name.", "Write the name out.")
    }
    do {
      // Values are taken as they are written: telling numbers and dates apart would only take time.
      if let root = try Yams.compose(yaml: yaml, .basic) { return (root, []) }
      return empty.map { failure("The file is empty.", $0) } ?? (nil, [])
    } catch let error as YamlError {
      if case .reader(let problem, let offset, let value, _) = error {
        let before = bytes.prefix(offset ?? 0)
        return failure(
          "This is not YAML: \(problem) (\(codePoint(value))).",
          "Take the character out.", line: before.count { $0 == 0x0A } + 1,
          column: before.reversed().prefix { $0 != 0x0A }.count + 1)
      }
      let (mark, problem) = error.place
      return failure("This is not YAML: \(problem).", error.hint, line: mark?.line ?? 1, column: mark?.column ?? 1)
    } catch {
      return failure("This is not YAML.", nil)
    }
  }
}

extension YamlError {
  fileprivate var place: (Mark?, problem: String) {
    switch self {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (mark, problem)
    case .reader(let problem, _, _, _): (nil, problem)
    case .duplicatedKeysInMapping(let keys, let context):
      (context.mark, "'\(keys.joined(separator: "', '"))' stands twice in one mapping")
    default: (nil, "the parser gave up")
    }
  }

  fileprivate var hint: String? {
    switch self {
    case .scanner(_, let problem, _, _) where problem.contains("mapping values"):
      "Put text that holds ': ' in double quotes."
    case .scanner(_, let problem, _, _) where problem.contains("tab") || problem.contains("cannot start any token"):
      "Indent with spaces, and put text that begins with a sign in double quotes."
    case .parser: "Check the indentation of this line and the one above it."
    case .duplicatedKeysInMapping: "Keep one of them."
    default: nil
    }
  }
}
