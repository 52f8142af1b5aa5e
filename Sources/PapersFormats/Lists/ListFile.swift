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
    let (draft, problems) = YAMLListReader.draft(of: bytes, file: file)
    guard let draft else { return (nil, problems) }
    let findings = (problems + ListChecks.findings(in: draft)).inFileOrder
    return (ReadingList(draft), findings)
  }
}
