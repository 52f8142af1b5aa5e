import Foundation

/// What a list with its notes can be written as.
package enum ExportFormat: String, CaseIterable, Sendable {
  case markdown
  case vault
  case logseq
  case bibtex
  case cslJSON = "csl-json"
  case json
  case csv
  case events

  /// Whether it is a folder of files, which is brought together with what the person does in it.
  package var isFolder: Bool { self == .vault || self == .logseq }

  /// Whether notes are part of it; bibliographies have no place for them.
  package var holdsNotes: Bool { self != .bibtex && self != .cslJSON }

  /// The format that a path suggests: by its ending, or a vault if it is a folder.
  package init(forPath path: String) {
    let name = path.lowercased()
    var isFolder: ObjCBool = false
    if path.hasSuffix("/")
      || (FileManager.default.fileExists(atPath: ExportFile.url(of: path).path, isDirectory: &isFolder)
        && isFolder.boolValue)
    {
      self = .vault
    } else if name.hasSuffix(".bib") {
      self = .bibtex
    } else if name.hasSuffix(".csl.json") {
      self = .cslJSON
    } else if name.hasSuffix(".json") {
      self = .json
    } else if name.hasSuffix(".jsonl") {
      self = .events
    } else if name.hasSuffix(".csv") {
      self = .csv
    } else {
      self = .markdown
    }
  }
}
