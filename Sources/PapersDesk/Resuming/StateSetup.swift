import Foundation
import PapersApp
import PapersModel
import PapersScreen

extension State {
  /// The state in which a library's list opens: where it was left, or at its beginning.
  ///
  /// - Parameters:
  ///   - language: The language of the commentary where the person has chosen none.
  ///   - problem: What to say first.
  package static func opening(
    _ library: Library, size: Size, settings: Configuration, language: CommentaryLanguage, glyphs: Glyphs,
    saved: SavedView = SavedView(), problem: String? = nil
  ) throws -> State {
    let overview = try library.overview()
    var state = State(
      size: size, overview: overview,
      language: saved.language ?? settings.language ?? language, glyphs: glyphs,
      calendar: .system, keymap: settings.keymap, exportPath: "\(SafeName.made(from: overview.id) ?? "list")-notes.md")
    state.watchesMouse = saved.watchesMouse ?? settings.usesMouse ?? true
    if let place = saved.places[library.source] {
      let position = try place.entry.flatMap { try library.store.position(of: $0, in: library.source) }
      state.restore(place, position: position)
    }
    state.window.borderShift = max(-1_000, min(1_000, saved.borderShift ?? 0))
    for (purpose, history) in saved.promptHistory ?? [:] {
      if let purpose = Prompt.Purpose(rawValue: purpose) { state.promptHistory[purpose] = history }
    }
    if saved.isFirstStart { state.greet() }
    if let change = library.change {
      state.tell(
        change, names: try library.names(of: change.added + change.moved + change.removed + change.renamed.values))
    }
    if let problem { state.report(problem) }
    return state
  }
}
