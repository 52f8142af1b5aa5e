import Foundation
import PapersFormats

/// Writes an export to a file, and never over what it didn't write.
enum ExportFile {
  enum Outcome: Equatable {
    case written
    /// The file is somebody's; the reason as a sentence.
    case needsConsent(String)
  }

  /// - Parameters:
  ///   - path: As the person typed it; `~` is the home folder.
  ///   - overwrite: Whether the person agreed to lose what is there.
  /// - Throws: `Failure`, with the file as it was.
  static func write(_ text: String, to path: String, overwrite: Bool) throws -> Outcome {
    let url = url(of: path)
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
    if isFolder.boolValue { throw Failure("Can't export to '\(path)': it is a folder. Name a file in it.") }
    if exists, !overwrite {
      // What can't be read counts as somebody else's.
      let content = (try? Data(contentsOf: url)).flatMap { String(data: $0, encoding: .utf8) }
      switch content.map(ExportStamp.owner) ?? .someoneElse {
      case .untouchedExport: break
      case .editedExport: return .needsConsent("'\(path)' was edited since it was exported.")
      case .someoneElse: return .needsConsent("'\(path)' was not written by paperstui.")
      }
    }
    do {
      // A symbolic link keeps pointing to the file it names.
      try Data(text.utf8).write(to: url.resolvingSymlinksInPath(), options: .atomic)
    } catch {
      let folder = url.deletingLastPathComponent().path
      let reason =
        FileManager.default.fileExists(atPath: folder) ? FileProblem.reason(error) : "there is no folder '\(folder)'"
      throw Failure("Can't export to '\(path)': \(reason). Name another file.")
    }
    return .written
  }

  private static func url(of path: String) -> URL {
    // Foundation would ask the system's user database for the home folder, whatever HOME says.
    guard path == "~" || path.hasPrefix("~/"), let home = ProcessInfo.processInfo.environment["HOME"] else {
      return URL(fileURLWithPath: path)
    }
    return URL(fileURLWithPath: home + path.dropFirst())
  }
}
