import PapersModel

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
    let (root, problems) = YAMLDocument.root(
      of: bytes, file: file, sizeLimit: sizeLimit, tooLarge: "Split the list into several files.",
      empty: "Give it at least a title and one section with an entry.")
    guard let root else { return (nil, problems) }
    let findings = FindingCollector(file: file, byteCount: bytes.count)
    let list = ListReader(findings: findings).list(root, defaultID: defaultID(for: file))
    return (list, findings.findings)
  }

  /// A short ASCII name made from a file name: `My papers.yaml` gives `my-papers`.
  private static func defaultID(for file: String) -> String {
    let name = file.split(separator: "/").last.map { $0.split(separator: ".").first ?? $0 } ?? "list"
    let words = name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.isEmpty ? "list" : words.joined(separator: "-")
  }
}
