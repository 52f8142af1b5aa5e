import Foundation
import PapersApp
import PapersModel

/// Where the screen was left, list by list.
package struct SavedView: Codable, Equatable {
  package struct Place: Codable, Equatable {
    package var entry: CitationKey?
    package var section: String?
    package var pane: Window.Pane
    package var detailOffset: Int
    /// What was being typed when the program was told to end.
    package var prompt: Prompt?
  }

  package var language: CommentaryLanguage?
  package var watchesMouse: Bool?
  package var borderShift: Int?
  /// What was typed at prompts, by what they were for.
  package var promptHistory: [String: LineHistory]?
  package var places: [String: Place] = [:]

  package init() {}

  /// Whether nothing was ever saved.
  package var isFirstStart: Bool { self == SavedView() }

  /// Reads the file; one that is missing or damaged means a fresh start.
  package static func load() -> SavedView {
    guard let data = try? Data(contentsOf: Places.savedView),
      let view = try? JSONDecoder().decode(SavedView.self, from: data)
    else { return SavedView() }
    return view
  }

  /// Writes the file. Failing costs the person only the place, so it fails quietly.
  package func save() {
    guard let data = try? JSONEncoder().encode(self) else { return }
    let file = Places.savedView
    try? FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try? data.write(to: file, options: .atomic)
  }
}

extension State {
  /// Goes to where the screen was left.
  package mutating func restore(_ place: SavedView.Place, position: Int?) {
    if let position {
      list.outline.selection = list.overview.row(of: .entry(position))
    } else if let section = place.section, let index = list.overview.sections.firstIndex(where: { $0.id == section }) {
      list.outline.selection = list.overview.row(of: .section(index))
    }
    window.focus = place.pane
    if let prompt = place.prompt { resume(prompt) }
    // A page is never that long; a damaged file may say anything.
    list.detail.offset = max(0, min(place.detailOffset, 100_000))
  }

  package var place: SavedView.Place {
    var place = SavedView.Place(pane: window.focus, detailOffset: list.detail.offset)
    place.prompt = window.prompt
    switch list.selectedItem {
    case .list: break
    case .section(let index): place.section = list.overview.sections[index].id
    case .entry: place.entry = list.selectedEntry?.key
    }
    return place
  }
}
