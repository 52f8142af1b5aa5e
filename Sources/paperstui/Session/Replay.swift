import PapersApp
import PapersDesk
import PapersScreen

/// Runs keys without a terminal, each effect at once, for looking at frames during development.
enum Replay {
  static func frame(
    after keys: [Key], size: Size, library: Library, settings: Configuration, glyphs: Glyphs, problem: String?
  )
    throws -> Frame
  {
    let runner = EffectRunner(library: library, browser: settings.browser, noteTemplate: settings.noteTemplate)
    var state = try State.opening(
      library, size: size, settings: settings, language: LocaleSetup.language, glyphs: glyphs, problem: problem)
    for event in [Event.resized(size)] + keys.map(Event.key) {
      var effects = update(&state, event)
      while !effects.isEmpty {
        if let outcome = runner.perform(effects.removeFirst()) { effects += update(&state, outcome) }
      }
    }
    return view(state)
  }
}
