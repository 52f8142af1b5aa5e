import PapersScreen

/// One row of the key table: keys to press one after the other, and what they mean.
public struct Binding: Hashable, Sendable {
  public let keys: [Key]
  public let action: Action

  public init(_ keys: [Key], _ action: Action) {
    self.keys = keys
    self.action = action
  }

  /// The keys as help shows them: `gg`, `PgDn`, `Ctrl-D`.
  public var label: String { Self.label(of: keys) }

  /// Keys pressed one after the other, as help shows them.
  static func label(of keys: some Sequence<Key>) -> String {
    keys.reduce(into: "") { label, key in
      switch key {
      case .control(let letter): label += "Ctrl-\(letter.uppercased())"
      case .alt(let letter): label += "Alt-\(letter)"
      case .up: label += "↑"
      case .down: label += "↓"
      case .left: label += "←"
      case .right: label += "→"
      case .backTab: label += "Shift-Tab"
      case .character(let character) where character != " ": label.append(character)
      default: label += key.name
      }
    }
  }

  /// Whether no key sequence may stand beside this one: one of them begins with the other.
  fileprivate func collides(with other: Binding) -> Bool {
    keys.starts(with: other.keys) || other.keys.starts(with: keys)
  }
}

/// What keys mean in each context. Help, README and manual are written from it.
public struct Keymap: Hashable, Sendable {
  public enum Lookup: Hashable, Sendable {
    case matched(Action)
    /// The keys so far begin these bindings.
    case pending([Binding])
    case unbound
  }

  /// The bindings of each context, in the order of the contexts.
  private let tables: [[Binding]]

  private init(_ bindings: (KeyContext) -> [Binding]) {
    tables = KeyContext.allCases.map(bindings)
  }

  /// The bindings that a newcomer finds.
  public static let standard = Keymap { context in
    var bindings: [Binding] = []
    for row in ActionRow.table where row.contexts.contains(context) {
      for keys in row.keys(in: context) { bindings.append(Binding(keys, row.action)) }
    }
    return bindings
  }

  /// What a key means after those already pressed.
  public func lookup(_ key: Key, after pending: [Key] = [], in context: KeyContext) -> Lookup {
    let pressed = pending + [key]
    var candidates: [Binding] = []
    for binding in tables[context.index] where binding.keys.starts(with: pressed) {
      if binding.keys.count == pressed.count { return .matched(binding.action) }
      candidates.append(binding)
    }
    return candidates.isEmpty ? .unbound : .pending(candidates)
  }

  /// What the keys pressed so far begin.
  func lookup(prefix: [Key], in context: KeyContext) -> Lookup {
    guard let last = prefix.last else { return .unbound }
    return lookup(last, after: Array(prefix.dropLast()), in: context)
  }

  /// The keys of an action in a context.
  public func bindings(for action: Action, in context: KeyContext) -> [Binding] {
    tables[context.index].filter { $0.action == action }
  }

  /// The keys of an action in the first of its contexts: what is said of it in general.
  public func bindings(for action: Action) -> [Binding] {
    bindings(for: action, in: action.usualContext)
  }

  /// The actions whose keys in a context are others than in general.
  func peculiarities(of context: KeyContext) -> [(action: Action, bindings: [Binding])] {
    ActionRow.table.compactMap { row in
      guard row.contexts.contains(context), row.action.usualContext != context else { return nil }
      let own = bindings(for: row.action, in: context)
      return own == bindings(for: row.action) ? nil : (row.action, own)
    }
  }
}

extension Action {
  /// The first of its contexts.
  var usualContext: KeyContext { KeyContext.allCases.first { contexts.contains($0) }! }
}

extension Keymap {
  /// Keys that a person has given to actions.
  public struct OwnKeys: Hashable, Sendable {
    /// Wherever the action means something.
    public var everywhere: [Action: [[Key]]]
    /// In one context alone; there, these go before.
    public var byContext: [KeyContext: [Action: [[Key]]]]

    public init(everywhere: [Action: [[Key]]] = [:], byContext: [KeyContext: [Action: [[Key]]]] = [:]) {
      self.everywhere = everywhere
      self.byContext = byContext
    }
  }

  /// The keymap with a person's own keys. An action that they name has just the keys they give it; a key that they bind
  /// is taken from whatever had it there, or a sequence that begins alike.
  public func rebinding(_ own: OwnKeys) -> Keymap {
    Keymap { context in
      var given = own.byContext[context] ?? [:]
      // Keys of this one place go before.
      let taken = given.flatMap { action, keys in keys.map { Binding($0, action) } }
      for (action, keys) in own.everywhere where given[action] == nil {
        given[action] = keys.filter { keys in !taken.contains { $0.collides(with: Binding(keys, action)) } }
      }
      given = given.filter { $0.key.contexts.contains(context) }
      let bindings = ActionRow.table.flatMap { row in (given[row.action] ?? []).map { Binding($0, row.action) } }
      let kept = tables[context.index].filter { binding in
        given[binding.action] == nil && !bindings.contains { $0.collides(with: binding) }
      }
      return bindings + kept
    }
  }
}
