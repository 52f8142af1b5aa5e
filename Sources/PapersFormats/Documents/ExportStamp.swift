import PapersModel

/// The first line of an export: who wrote the file, and a fingerprint that tells whether anyone has edited it since.
public struct ExportStamp: Hashable, Sendable {
  /// Whose a file is.
  public enum Owner: Hashable, Sendable {
    /// An export as it was written; it may be replaced.
    case untouchedExport
    /// An export that was edited since.
    case editedExport
    case someoneElse
  }

  let line: String

  init(listID: String, body: some StringProtocol) {
    // The name is anything that a list says; here it must end neither the line, the field nor the comment.
    let name = listID.unicodeScalars.map { $0.value < 0x20 || ",>".unicodeScalars.contains($0) ? "-" : $0 }
    line = "<!-- paperstui export 1, list \(String(String.UnicodeScalarView(name))), \(ContentHash(body.utf8)) -->"
  }

  /// Tells whose a file is, by its content.
  public static func owner(of content: String) -> Owner {
    // Lines are split by scalars: with CRLF the line break would be one cluster.
    guard let end = content.unicodeScalars.firstIndex(of: "\n") else { return .someoneElse }
    let first = String(content[..<end])
    guard let match = first.firstMatch(of: /^<!-- paperstui export [0-9]+, list ([^,]*), ([0-9a-f]{16}) -->/) else {
      return .someoneElse
    }
    let body = content.unicodeScalars[content.unicodeScalars.index(after: end)...]
    let isUntouched = ContentHash(Substring(body).utf8).description == match.2
    return isUntouched ? .untouchedExport : .editedExport
  }
}
