/// A key as a person thinks of it, whatever bytes the terminal sent for it.
public enum Key: Hashable, Sendable {
  case character(Character)
  /// A letter held with Ctrl, in lower case.
  case control(Character)
  /// A key held with Alt, or typed after Esc.
  case alt(Character)
  case enter, escape, tab, backTab, backspace, delete
  case up, down, left, right, pageUp, pageDown, home, end
  /// F1 to F12.
  case function(Int)

  private static let named: [(key: Key, name: String)] = [
    (.enter, "Enter"), (.escape, "Esc"), (.tab, "Tab"), (.backTab, "S-Tab"), (.backspace, "Backspace"),
    (.delete, "Delete"), (.up, "Up"), (.down, "Down"), (.left, "Left"), (.right, "Right"), (.pageUp, "PgUp"),
    (.pageDown, "PgDn"), (.home, "Home"), (.end, "End"), (.character(" "), "Space"), (.character("<"), "lt"),
  ]

  /// The key's name in key tables and key scripts: `j`, `Enter`, `C-d`, `M-b`, `F1`.
  public var name: String {
    if let named = Self.named.first(where: { $0.key == self }) { return named.name }
    switch self {
    case .character(let character): return String(character)
    case .control(let character): return "C-\(character)"
    case .alt(let character): return "M-\(character)"
    case .function(let number): return "F\(number)"
    default: preconditionFailure("a key without a name: \(self)")
    }
  }

  /// The key of this name; `nil` if there is none.
  public init?(name: String) {
    if let named = Self.named.first(where: { $0.name == name }) {
      self = named.key
    } else if name.count == 1, let character = name.first {
      self = .character(character)
    } else if name.hasPrefix("C-"), name.count == 3, let character = name.last {
      self = .control(character)
    } else if name.hasPrefix("M-"), name.count == 3, let character = name.last {
      self = .alt(character)
    } else if name.hasPrefix("F"), let number = Int(name.dropFirst()), (1...12).contains(number) {
      self = .function(number)
    } else {
      return nil
    }
  }

  /// Reads a key script: plain characters stand for themselves, other keys for `<Enter>`, `<C-d>`, `<lt>` and so on.
  ///
  /// - Returns: `nil` if a name in angle brackets is unknown.
  public static func script(_ text: String) -> [Key]? {
    var keys: [Key] = []
    var rest = Substring(text)
    while let character = rest.first {
      if character == "<", let close = rest.firstIndex(of: ">") {
        guard let key = Key(name: String(rest[rest.index(after: rest.startIndex)..<close])) else { return nil }
        keys.append(key)
        rest = rest[rest.index(after: close)...]
      } else {
        keys.append(.character(character))
        rest = rest.dropFirst()
      }
    }
    return keys
  }

  /// A sequence of keys as a key script.
  public static func script(_ keys: [Key]) -> String {
    keys.map { $0.name.count == 1 ? $0.name : "<\($0.name)>" }.joined()
  }

  /// The same key on a keyboard without an input method: full-width letters and signs (U+FF01 to U+FF5E) and the
  /// ideographic space become the ASCII they stand for. For commands, not for text.
  public var withoutInputMethod: Key {
    guard case .character(let character) = self, character.unicodeScalars.count == 1,
      let scalar = character.unicodeScalars.first
    else { return self }
    switch scalar.value {
    case 0xFF01...0xFF5E: return .character(Character(Unicode.Scalar(scalar.value - 0xFEE0)!))
    case 0x3000: return .character(" ")
    default: return self
    }
  }
}
