import Foundation
import PapersFormats

/// Writes an export to a file, and never over what it didn't write.
package enum ExportFile {
  package enum Outcome: Equatable {
    case written
    /// The file is somebody's; the reason as a sentence.
    case needsConsent(String)
  }

  /// - Parameters:
  ///   - path: As the person typed it; `~` is the home folder.
  ///   - overwrite: Whether the person agreed to lose what is there.
  /// - Throws: `Failure`, with the file as it was.
  package static func write(_ text: String, to path: String, overwrite: Bool) throws -> Outcome {
    let url = url(of: path)
    let content = Data(text.utf8)
    let existing = try existing(at: url, path)
    if existing == content { return .written }
    var record = ExportRecord.load()
    if let existing, !overwrite, !record.knows(existing, at: url) {
      switch String(data: existing, encoding: .utf8).map(ExportStamp.owner) ?? .someoneElse {
      case .untouchedExport: break
      case .editedExport: return .needsConsent("'\(path)' was edited since it was exported.")
      case .someoneElse:
        return .needsConsent(
          record.hasWritten(url)
            ? "'\(path)' was edited since it was exported." : "'\(path)' was not written by paperstui.")
      }
    }
    do {
      // A symbolic link keeps pointing to the file it names.
      try content.write(to: url.resolvingSymlinksInPath(), options: .atomic)
    } catch {
      let folder = url.deletingLastPathComponent().path
      let reason =
        FileManager.default.fileExists(atPath: folder) ? FileProblem.reason(error) : "there is no folder '\(folder)'"
      throw Failure("Can't export to '\(path)': \(reason). Name another file.")
    }
    record.note(content, at: url)
    return .written
  }

  /// How a file would change, as `diff -u` says it; empty where it wouldn't.
  package static func difference(_ text: String, at path: String) throws -> String {
    let existing = try existing(at: url(of: path), path)
    return UnifiedDiff.text(
      from: existing.map { String(decoding: $0, as: UTF8.self) } ?? "", to: text,
      oldName: existing == nil ? UnifiedDiff.noFile : path, newName: path)
  }

  /// What is in a file; `nil` if there is none.
  private static func existing(at url: URL, _ path: String) throws -> Data? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else { return nil }
    if isFolder.boolValue { throw Failure("Can't export to '\(path)': it is a folder. Name a file in it.") }
    // What can't be read counts as somebody else's.
    return (try? Data(contentsOf: url)) ?? Data()
  }

  package static func url(of path: String) -> URL {
    // Foundation would ask the system's user database for the home folder, whatever HOME says.
    guard path == "~" || path.hasPrefix("~/"), let home = ProcessInfo.processInfo.environment["HOME"] else {
      return URL(fileURLWithPath: path)
    }
    return URL(fileURLWithPath: home + path.dropFirst())
  }
}
