import Foundation
import PapersModel

/// What was written to which file, by fingerprint, so that an export is never written over what somebody else wrote or
/// edited. For formats that have no place for such a mark in themselves.
package struct ExportRecord: Codable {
  private var fingerprints: [String: String] = [:]

  /// Reads the record; one that is missing or damaged knows nothing, so that more is asked for, not less.
  package static func load() -> ExportRecord {
    guard let data = try? Data(contentsOf: Places.exports) else { return ExportRecord() }
    return (try? JSONDecoder().decode(ExportRecord.self, from: data)) ?? ExportRecord()
  }

  /// Whether a file has the content that was written to it.
  package func knows(_ content: Data, at url: URL) -> Bool {
    fingerprints[url.standardizedFileURL.path] == ContentHash(content).description
  }

  /// Whether something was ever written to a file.
  package func hasWritten(_ url: URL) -> Bool { fingerprints[url.standardizedFileURL.path] != nil }

  /// Notes what was written. Failing costs the person a question at the next export.
  package mutating func note(_ content: Data, at url: URL) {
    fingerprints[url.standardizedFileURL.path] = ContentHash(content).description
    let folder = Places.exports.deletingLastPathComponent()
    try? FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    if let data = try? JSONEncoder().encode(self) { try? data.write(to: Places.exports, options: .atomic) }
  }
}
