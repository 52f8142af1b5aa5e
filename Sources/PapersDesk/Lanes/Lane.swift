import PapersApp

/// Where work is done, which decides what waits for it and what ends it.
package enum Lane: Hashable, Sendable {
  /// What the next frame needs. The loop waits for it a moment.
  case reads
  /// Saves, and short reads that have to see them. Leaving waits for these.
  case saves
  /// Work that may be long and can be cancelled. It begins when the saves before it are on disk; what goes on in one of
  /// these lanes doesn't hold up another.
  case search, surveys, exports
  /// Other programs, each with a time limit.
  case clipboard, browsers

  /// How many pieces of work are done at once. In the others each waits for the one before it.
  var width: Int { self == .browsers ? 8 : 1 }

  /// Whether work here is to see what was to be saved before it.
  var followsSaves: Bool {
    switch self {
    case .search, .surveys, .exports: true
    case .reads, .saves, .clipboard, .browsers: false
    }
  }

  /// The lanes whose outcomes may decide what the next key acts on.
  package static let decisive: [Lane] = [.saves, .search, .surveys]
}

extension Effect {
  /// Where the effect is carried out; `nil` for what only the loop itself can do.
  package var lane: Lane? {
    switch self {
    case .read(let read): read.lane
    case .record, .appendToNote, .undo, .redo, .takeDraft, .putDraftAside: .saves
    case .search: .search
    case .export: .exports
    case .copy: .clipboard
    case .open: .browsers
    case .editNote, .startClock, .stopClock, .dropClock, .cancelWork, .awaitOutcomes, .watchMouse, .redraw, .suspend,
      .quit:
      nil
    }
  }

  /// Whether the effect makes those before it in its lane pointless: while one types, only the newest search is worth
  /// carrying out.
  package var replacesEarlier: Bool {
    switch self {
    case .search, .copy: true
    default: false
    }
  }
}

extension Read {
  fileprivate var lane: Lane {
    switch self {
    case .rows, .page, .entries: .reads
    case .glossary, .suggestion, .citation: .saves
    case .timeline, .map, .statistics: .surveys
    }
  }
}
