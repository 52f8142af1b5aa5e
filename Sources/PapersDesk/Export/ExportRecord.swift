import Foundation
import PapersModel

/// What was written to which file, by fingerprint, so that an export is never written over what somebody else wrote or
/// edited. For formats that have no place for such a mark in themselves.
struct ExportRecord: Codable {
  private var fingerprints: [String: String] = [:]

  /// Reads the record; one that is missing or damaged knows nothing, so that more is asked for, not less.
  static func load() -> ExportRecord {
    StateFile.read(ExportRecord.self, from: Places.exports) ?? ExportRecord()
  }

  /// Whether a file has the content that was written to it.
  func knows(_ content: Data, at url: URL) -> Bool {
    fingerprints[url.standardizedFileURL.path] == ContentHash(content).description
  }

  /// Whether something was ever written to a file.
  func hasWritten(_ url: URL) -> Bool { fingerprints[url.standardizedFileURL.path] != nil }

  /// Notes what was written. Failing costs the person a question at the next export.
  static func note(_ content: Data, at url: URL) {
    StateFile.change(Places.exports, from: ExportRecord()) {
      $0.fingerprints[url.standardizedFileURL.path] = ContentHash(content).description
    }
  }
}
