import Foundation
import PapersModel

/// What was written to which file, by fingerprint, so that an export is never written over what somebody else wrote or
/// edited. For formats that have no place for such a mark in themselves.
struct ExportRecord: Codable {
  private var fingerprints: [String: String] = [:]

  /// Reads the record; one that is missing or damaged knows nothing, so that more is asked for, not less.
  static func load(from file: URL) -> ExportRecord {
    StateFile.read(ExportRecord.self, from: file) ?? ExportRecord()
  }

  /// Whether a file has the content that was written to it.
  func knows(_ content: Data, at url: URL) -> Bool {
    fingerprints[url.standardizedFileURL.path] == ContentHash(content).description
  }

  /// Whether something was ever written to a file.
  func hasWritten(_ url: URL) -> Bool { fingerprints[url.standardizedFileURL.path] != nil }

  /// Notes what was written. Failing costs the person a question at the next export.
  static func note(_ content: Data, at url: URL, in file: URL) {
    StateFile.change(file, from: ExportRecord()) {
      $0.fingerprints[url.standardizedFileURL.path] = ContentHash(content).description
    }
  }
}
