import PapersModel
import Yams

/// Reads list files: YAML that a person can write by hand.
public enum ListFile {
  /// The largest file that is read, in bytes. A list of 100,000 entries takes about 40 MB.
  public static let sizeLimit = 64 << 20

  /// Reads a list.
  ///
  /// - Parameters:
  ///   - bytes: The file's content, UTF-8.
  ///   - file: Its name, for messages, and for the list's id where the file gives none.
  /// - Throws: `ListFileError.invalid` with every error found.
  public static func list(from bytes: some Collection<UInt8>, file: String) throws(ListFileError) -> ReadingList {
    let (list, findings) = read(bytes, file: file)
    let errors = findings.filter { $0.severity == .error }
    guard errors.isEmpty, let list else { throw .invalid(errors) }
    return list
  }

  /// Reads as much as can be read, and says what is wrong with the rest.
  public static func read(_ bytes: some Collection<UInt8>, file: String) -> (ReadingList?, [Finding]) {
    func failure(_ message: String, _ suggestion: String?, line: Int = 1, column: Int = 1) -> (ReadingList?, [Finding])
    {
      let finding = Finding(
        severity: .error, file: file, line: line, column: column, message: message, suggestion: suggestion)
      return (nil, [finding])
    }

    guard bytes.count <= sizeLimit else {
      return failure("The file is larger than \(sizeLimit >> 20) MB.", "Split the list into several files.")
    }
    guard let yaml = String(validating: bytes, as: UTF8.self) else {
      let valid = String(decoding: bytes, as: UTF8.self)
      let line = valid.prefix { $0 != "\u{FFFD}" }.count { $0.isNewline } + 1
      return failure("The file is not UTF-8.", "Save it as UTF-8.", line: line)
    }
    if AliasScan(bytes).findsAliasAsKey {
      return failure("An alias stands in place of a field's name.", "Write the name out.")
    }
    do {
      guard let root = try Yams.compose(yaml: yaml) else {
        return failure("The file is empty.", "Give it at least a title and one section with an entry.")
      }
      let findings = FindingCollector(file: file, byteCount: bytes.count)
      let list = ListReader(findings: findings).list(root, defaultID: defaultID(for: file))
      return (list, findings.findings)
    } catch let error as YamlError {
      let (mark, problem) = error.place
      return failure(
        "This is not YAML: \(problem).", error.hint, line: mark?.line ?? 1, column: mark?.column ?? 1)
    } catch {
      return failure("This is not YAML.", nil)
    }
  }

  /// A short ASCII name made from a file name: `My papers.yaml` gives `my-papers`.
  private static func defaultID(for file: String) -> String {
    let name = file.split(separator: "/").last.map { $0.split(separator: ".").first ?? $0 } ?? "list"
    let words = name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.isEmpty ? "list" : words.joined(separator: "-")
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
