import Foundation
import PapersModel
import PapersStore

/// Lets the person edit a note in the editor of their choice.
package enum NoteEditor {
  package enum Outcome: Equatable {
    case saved(String)
    case unchanged
  }

  /// The person's editor, with its arguments.
  package static var command: String {
    ["VISUAL", "EDITOR"].lazy.compactMap { ProcessInfo.processInfo.environment[$0] }
      .first { !$0.allSatisfy(\.isWhitespace) } ?? "vi"
  }

  /// Opens a note in `$VISUAL`, `$EDITOR` or vi and waits.
  ///
  /// The text stands in a file of its own, which goes only when nothing can be lost with it.
  ///
  /// - Parameters:
  ///   - template: What an empty note begins with. Left as it is, the note stays empty.
  ///   - save: Puts the new text into the library.
  /// - Throws: `Failure` if the editor fails; the note is then as it was, and what was typed stays in the file.
  package static func edit(_ note: String, of key: CitationKey, template: String, save: (String) throws -> Void) throws
    -> Outcome
  {
    let note = note.isEmpty ? template : note
    let (file, lock) = try makeFile(note, key)
    defer { withExtendedLifetime(lock) {} }
    let editor = command
    // As git does it: the variable may hold arguments, so the shell takes it apart; the file's name it never sees.
    // Ctrl-C and Ctrl-\ are the editor's, so the shell, too, lives on through them.
    let code = ChildProcess.runOnTerminal(["/bin/sh", "-c", "trap : INT QUIT; \(editor) \"$@\"", editor, file.path])
    let left: Data?
    do {
      left = FileManager.default.fileExists(atPath: file.path) ? try Data(contentsOf: file) : nil
    } catch {
      throw Failure(
        "The note is unchanged: what the editor left in '\(file.path)' can't be read, \(FileProblem.reason(error)).")
    }
    guard code == 0 else {
      let isKept = left.map { $0 != Data(note.utf8) } ?? false
      if !isKept { remove(file) }
      let reason = code == 127 ? "could not be started" : "ended with code \(code)"
      throw Failure(
        "The note is unchanged: the editor '\(editor)' \(reason)."
          + (isKept ? " What was typed is in '\(file.path)'." : code == 127 ? " Set $VISUAL or $EDITOR." : ""))
    }
    guard let data = left else {
      remove(file)
      throw Failure("The note is unchanged: the editor '\(editor)' left no file.")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw Failure("The note is unchanged: what the editor left in '\(file.path)' is not UTF-8 text.")
    }
    guard data != Data(note.utf8) else {
      remove(file)
      return .unchanged
    }
    do {
      try save(text)
    } catch {
      throw Failure("\(error) What was typed is in '\(file.path)'.")
    }
    remove(file)
    return .saved(text)
  }

  /// Each edit has a folder of its own, so that two programs, or an edit that was cut short, never meet in one file.
  ///
  /// The folder is hidden until it is locked: at no moment does another program find it and take it for abandoned.
  private static func makeFile(_ note: String, _ key: CitationKey) throws -> (file: URL, lock: DraftLock) {
    let name = UUID().uuidString.lowercased()
    let hidden = Places.drafts.appendingPathComponent(".\(name)", isDirectory: true)
    let folder = Places.drafts.appendingPathComponent(name, isDirectory: true)
    let files = FileManager.default
    do {
      try files.createDirectory(
        at: hidden, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      let lock = DraftLock(in: hidden)
      try Data(note.utf8).write(to: hidden.appendingPathComponent("\(key).md"))
      try files.moveItem(at: hidden, to: folder)
      return (folder.appendingPathComponent("\(key).md"), lock)
    } catch {
      // Half a note must not pass for something that was typed.
      try? files.removeItem(at: hidden)
      throw Failure(
        "The note can't be edited: a file for it can't be made in '\(Places.drafts.path)', \(FileProblem.reason(error))."
      )
    }
  }

  private static func remove(_ file: URL) {
    try? FileManager.default.removeItem(at: file.deletingLastPathComponent())
  }
}
