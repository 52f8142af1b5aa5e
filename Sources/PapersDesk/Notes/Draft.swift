import Foundation
import PapersApp
import PapersModel
import PapersStore

/// A note that was being edited when the program ended: its file is still there.
package struct Draft: Equatable, Sendable {
  package let key: CitationKey
  package let text: String
  package let file: URL

  /// The drafts that nobody edits any more, the oldest first.
  package static func leftBehind(in folder: URL = Places.drafts) -> [Draft] {
    let files = FileManager.default
    let folders = (try? files.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    func changed(_ url: URL) -> Date {
      (try? url.resourceValues(forKeys: [.contentModificationDateKey]))?.contentModificationDate ?? .distantPast
    }
    return folders.sorted { changed($0) < changed($1) }.compactMap { folder in
      guard !DraftLock.isHeld(in: folder) else { return nil }
      guard !folder.lastPathComponent.hasPrefix(".") else {
        removeUnfinished(folder, changed(folder))
        return nil
      }
      // Editors and systems put hidden files of their own beside it.
      let file =
        (try? files.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil, options: .skipsHiddenFiles))?
        .first { $0.pathExtension == "md" }
      return file.flatMap(Draft.init)
    }
  }

  /// Takes a folder away whose making was cut short, with nothing typed in it. One that is a moment old may be about to be
  /// locked.
  private static func removeUnfinished(_ folder: URL, _ changed: Date) {
    if changed.timeIntervalSinceNow < -3_600 { try? FileManager.default.removeItem(at: folder) }
  }

  /// Those to ask about: the edits that were cut short, but for those that changed nothing, whose files go.
  ///
  /// - Parameter template: What an empty note begins with.
  package static func offered(in library: Library, template: String) throws -> [Inquiry.FoundDraft] {
    try leftBehind().compactMap { draft in
      let note = try library.store.progress(of: draft.key, in: library.source).note
      let start = note.isEmpty ? template : note
      guard !start.utf8.elementsEqual(draft.text.utf8) else {
        draft.remove()
        return nil
      }
      let name = try library.names(of: [draft.key])[draft.key] ?? draft.key.rawValue
      return Inquiry.FoundDraft(key: draft.key, name: name, path: draft.file.path)
    }
  }

  /// - Returns: `nil` if the file can't be read as text.
  package init?(file: URL) {
    guard let data = try? Data(contentsOf: file), let text = String(validating: data, as: UTF8.self) else { return nil }
    self.file = file
    self.text = text
    key = CitationKey(file.deletingPathExtension().lastPathComponent)
  }

  /// Moves the file to where nobody asks about it.
  ///
  /// - Returns: Where it is now.
  package func putAside() throws -> URL {
    let folder = file.deletingLastPathComponent()
    let place = Places.draftsAside.appendingPathComponent(folder.lastPathComponent, isDirectory: true)
    do {
      try FileManager.default.createDirectory(
        at: Places.draftsAside, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try FileManager.default.moveItem(at: folder, to: place)
    } catch {
      throw Failure("The edit stays in '\(file.path)': it can't be moved, \(FileProblem.reason(error)).")
    }
    return place.appendingPathComponent(file.lastPathComponent)
  }

  /// Takes the file away, once its text is in the library or isn't wanted.
  package func remove() { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
}

/// Tells other programs that a draft is being edited. The system lets go of it when the program ends, however it ends.
package final class DraftLock {
  private let descriptor: Int32

  package init(in folder: URL) {
    descriptor = open(Self.path(in: folder), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    // Who looks whether it is held holds it for a moment.
    if descriptor >= 0 { flock(descriptor, LOCK_EX) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  package static func isHeld(in folder: URL) -> Bool {
    let descriptor = open(path(in: folder), O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_EX | LOCK_NB) != 0
  }

  private static func path(in folder: URL) -> String { folder.appendingPathComponent("lock").path }
}
