import Foundation
import PapersFormats
import PapersStore

/// Writes an export to a file, and never over what it didn't write.
package enum ExportFile {
  package enum Outcome: Equatable {
    case written
    /// The file is somebody's; the reason as a sentence.
    case needsConsent(String)
  }

  /// How often a file that is saved by another program just then is looked at anew.
  private static let attempts = 5

  /// - Parameters:
  ///   - path: As the person typed it; `~` is the home folder.
  ///   - overwrite: Whether the person agreed to lose what is there.
  ///   - record: Where it is kept what was written to which file.
  ///   - beforeWriting: Called between the reading of the file and its writing. For tests, which save it just then.
  /// - Throws: `Failure`, with the file as it was.
  package static func write(
    _ text: String, to path: String, overwrite: Bool, recordedIn record: URL = Places.exports,
    beforeWriting: () throws -> Void = {}
  ) throws -> Outcome {
    let name = url(of: path)
    // A symbolic link keeps pointing to the file it names.
    let url = name.resolvingSymlinksInPath()
    let content = Data(text.utf8)
    for _ in 0..<attempts {
      let stamp = FileStamp(of: url.path, followsLinks: false)
      let existing = try existing(at: url, path)
      if existing == content { return .written }
      if !overwrite, let existing, let reason = reasonToAsk(existing, at: name, path, record) {
        return .needsConsent(reason)
      }
      try beforeWriting()
      guard try replace(url, with: content, ifStill: stamp, path) else { continue }
      ExportRecord.note(content, at: name, in: record)
      return .written
    }
    throw Failure("Can't export to '\(path)': another program keeps saving it. Name another file, or close it there.")
  }

  /// Why what is in a file may be somebody's; `nil` if it isn't.
  private static func reasonToAsk(_ existing: Data, at url: URL, _ path: String, _ record: URL) -> String? {
    let record = ExportRecord.load(from: record)
    if record.knows(existing, at: url) { return nil }
    let wasEdited = "'\(path)' was edited since it was exported."
    switch String(data: existing, encoding: .utf8).map(ExportStamp.owner) ?? .someoneElse {
    case .untouchedExport: return nil
    case .editedExport: return wasEdited
    case .someoneElse: return record.hasWritten(url) ? wasEdited : "'\(path)' was not written by paperstui."
    }
  }

  private static func replace(_ url: URL, with content: Data, ifStill stamp: FileStamp?, _ path: String) throws -> Bool
  {
    do {
      return try WholeFile.write(content, to: url.path, ifStill: stamp)
    } catch {
      let folder = url.deletingLastPathComponent().path
      let reason =
        FileManager.default.fileExists(atPath: folder) ? FileProblem.reason(error) : "there is no folder '\(folder)'"
      throw Failure("Can't export to '\(path)': \(reason). Name another file.")
    }
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
    // A device would be replaced, and a pipe be waited for.
    guard FileStamp(of: url.path, followsLinks: true)?.isPlainFile == true else {
      throw Failure("Can't export to '\(path)': it is not a plain file. Name another one.")
    }
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
