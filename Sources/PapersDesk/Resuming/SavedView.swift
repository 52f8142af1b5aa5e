import Foundation
import PapersApp
import PapersModel

/// Where the screen was left, list by list.
package struct SavedView: Codable, Equatable {
  package struct Bookmark: Codable, Equatable {
    package var entry: CitationKey?
    package var section: String?
    package var pane: Window.Pane
    package var detailOffset: Int
    /// What was being typed when the program was told to end.
    package var prompt: Prompt?

    package init(
      entry: CitationKey? = nil, section: String? = nil, pane: Window.Pane, detailOffset: Int,
      prompt: Prompt? = nil
    ) {
      self.entry = entry
      self.section = section
      self.pane = pane
      self.detailOffset = detailOffset
      self.prompt = prompt
    }
  }

  package var language: CommentaryLanguage?
  package var watchesMouse: Bool?
  package var borderShift: Int?
  /// What was typed at prompts, by what they were for.
  package var promptHistory: [String: LineHistory]?
  package var places: [String: Bookmark] = [:]

  package init() {}

  /// Whether nothing was ever saved.
  package var isFirstStart: Bool { self == SavedView() }

  /// Reads the file; one that is missing or damaged means a fresh start.
  package static func load(from file: URL = Places.savedView) -> SavedView {
    StateFile.read(SavedView.self, from: file) ?? SavedView()
  }

  /// Writes what is another than at the start. What other programs have written since stays, so that of two screens on
  /// different lists each keeps its place.
  package func save(changedFrom start: SavedView, to file: URL = Places.savedView) {
    StateFile.change(file, from: SavedView()) { view in
      if language != start.language { view.language = language }
      if watchesMouse != start.watchesMouse { view.watchesMouse = watchesMouse }
      if borderShift != start.borderShift { view.borderShift = borderShift }
      for (purpose, history) in promptHistory ?? [:] where history != start.promptHistory?[purpose] {
        view.promptHistory = (view.promptHistory ?? [:]).merging([purpose: history]) { $1 }
      }
      for (source, place) in places where place != start.places[source] { view.places[source] = place }
    }
  }
}

extension State {
  /// Goes to where the screen was left.
  package mutating func restore(_ place: SavedView.Bookmark, position: Int?) {
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

  package var place: SavedView.Bookmark {
    var place = SavedView.Bookmark(pane: window.focus, detailOffset: list.detail.offset)
    place.prompt = window.prompt
    switch list.selectedItem {
    case .list: break
    case .section(let index): place.section = list.overview.sections[index].id
    case .entry: place.entry = list.selectedEntry?.key
    }
    return place
  }
}
