import PapersScreen

/// One row of the key table: keys to press one after the other, and what they mean.
public struct Binding: Hashable, Sendable {
  public let keys: [Key]
  public let action: Action
  /// The keys as help shows them: `gg`, `PgDn`, `Ctrl-D`.
  public let label: String

  public init(_ keys: [Key], _ action: Action) {
    self.keys = keys
    self.action = action
    label = Self.label(of: keys)
  }

  /// Keys pressed one after the other, as help shows them.
  static func label(of keys: some Sequence<Key>) -> String {
    keys.map { key in
      switch key {
      case .control(let letter): "Ctrl-\(letter.uppercased())"
      case .alt(let letter): "Alt-\(letter)"
      case .up: "↑"
      case .down: "↓"
      case .left: "←"
      case .right: "→"
      case .backTab: "Shift-Tab"
      case .character("<"): "<"
      default: key.name
      }
    }.joined()
  }
}

/// The one table that binds keys, prints help and writes the manual.
public struct Keymap: Hashable, Sendable {
  public enum Lookup: Hashable, Sendable {
    case matched(Action)
    /// The keys so far begin these bindings.
    case pending([Binding])
    case unbound
  }

  public let bindings: [Binding]
  private let bindingsByAction: [Action: [Binding]]

  public init(_ bindings: [Binding]) {
    self.bindings = bindings
    bindingsByAction = Dictionary(grouping: bindings, by: \.action)
  }

  /// What a key means after those already pressed.
  public func lookup(_ key: Key, after pending: [Key] = []) -> Lookup {
    let pressed = pending + [key]
    let candidates = bindings.filter { $0.keys.starts(with: pressed) }
    if let match = candidates.first(where: { $0.keys.count == pressed.count }) { return .matched(match.action) }
    return candidates.isEmpty ? .unbound : .pending(candidates)
  }

  public func bindings(for action: Action) -> [Binding] {
    bindingsByAction[action] ?? []
  }

  /// The bindings that a newcomer finds: arrows beside their vim twins, and the conventions of newsboat, tig and less.
  public static let standard = Keymap([
    Binding([.down], .selectNext), Binding([.character("j")], .selectNext),
    Binding([.up], .selectPrevious), Binding([.character("k")], .selectPrevious),
    Binding([.pageDown], .pageDown), Binding([.control("f")], .pageDown),
    Binding([.pageUp], .pageUp), Binding([.control("b")], .pageUp),
    Binding([.control("d")], .halfPageDown), Binding([.control("u")], .halfPageUp),
    Binding([.home], .first), Binding([.character("g"), .character("g")], .first),
    Binding([.end], .last), Binding([.character("G")], .last),
    Binding([.enter], .enterDetail), Binding([.left], .goLeft), Binding([.character("h")], .goLeft),
    Binding([.right], .goRight), Binding([.character("l")], .goRight), Binding([.escape], .back),
    Binding([.tab], .nextLink), Binding([.backTab], .previousLink),
    Binding([.backspace], .goBack), Binding([.control("o")], .goBack),
    Binding([.character("z")], .zoom), Binding([.character(">")], .widenOutline),
    Binding([.character("<")], .narrowOutline),
    Binding([.character("J")], .scrollDetailDown), Binding([.character("K")], .scrollDetailUp),
    Binding([.character("]")], .nextEntry), Binding([.character("[")], .previousEntry),
    Binding([.character(".")], .suggest), Binding([.character("g"), .character("t")], .timeline),
    Binding([.character("g"), .character("m")], .map), Binding([.character("g"), .character("s")], .statistics),
    Binding([.character("o")], .openPaper), Binding([.character("O")], .openPDF),
    Binding([.character("y"), .character("y")], .copyKey), Binding([.character("y"), .character("t")], .copyTitle),
    Binding([.character("y"), .character("u")], .copyAddress),
    Binding([.character("y"), .character("b")], .copyCitation),
    Binding([.character(" ")], .toggleAnswers), Binding([.character("t")], .glossary),
    Binding([.character("L")], .switchLanguage),
    Binding([.character("/")], .search), Binding([.character("n")], .nextMatch),
    Binding([.character("N")], .previousMatch),
    Binding([.character("r")], .cycleStatus), Binding([.character("0")], .markToRead),
    Binding([.character("1")], .markReading), Binding([.character("2")], .markRead),
    Binding([.character("3")], .markSkipped),
    Binding([.character("R")], .rate), Binding([.character("#")], .editTags),
    Binding([.character("p"), .character("1")], .finishSurvey),
    Binding([.character("p"), .character("2")], .finishGrasp),
    Binding([.character("p"), .character("3")], .finishRebuild),
    Binding([.character("p"), .character("r")], .beginRereading), Binding([.character("T")], .toggleClock),
    Binding([.character("e")], .editNote), Binding([.character("a")], .appendToNote),
    Binding([.character("u")], .undo),
    Binding([.character("U")], .redo), Binding([.control("r")], .redo),
    Binding([.character("x")], .export),
    Binding([.character("?")], .help), Binding([.function(1)], .help),
    Binding([.character(":")], .command), Binding([.character("m")], .messages), Binding([.control("l")], .redraw),
    Binding([.character("M")], .toggleMouse),
    Binding([.control("z")], .suspend), Binding([.character("q")], .quit), Binding([.control("c")], .quit),
  ])
}

extension Keymap {
  /// The keymap with a person's own keys. An action that they name has just the keys they give it; a key that they bind
  /// is taken from whatever had it, or a sequence that begins alike.
  public func rebinding(_ keys: [Action: [[Key]]]) -> Keymap {
    let own = Action.allCases.flatMap { action in (keys[action] ?? []).map { Binding($0, action) } }
    let kept = bindings.filter { binding in
      keys[binding.action] == nil
        && !own.contains { $0.keys.starts(with: binding.keys) || binding.keys.starts(with: $0.keys) }
    }
    return Keymap(own + kept)
  }

  /// What the keys pressed so far begin.
  func lookup(prefix: [Key]) -> Lookup {
    guard let last = prefix.last else { return .unbound }
    return lookup(last, after: Array(prefix.dropLast()))
  }
}
