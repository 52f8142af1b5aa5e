import CNcursesw
import PapersScreen

/// A theme as curses paints it.
struct RoleAttributes {
  private struct Look {
    var attributes: attr_t
    var pair: Int16
    /// A blank in them, from which other cells are made.
    var blank: cchar_t
    /// Whether only what stands on it shows them, but for the background.
    var isInvisibleWhenBlank: Bool
    var background: Int?
  }

  private var looks: [Look]
  /// What the terminal is sent for each role, for text that is painted past curses.
  private var sequences: [String]

  /// - Parameter theme: Where the terminal has too few colours for it, its own are used, and none where it has none.
  ///   Needs an open screen.
  init(_ theme: Theme) {
    let hasColors = has_colors() && start_color() == OK && use_default_colors() == OK
    var theme = theme
    if theme.colorCount > Int(curses_color_count()) { theme = .terminal }
    if !hasColors, theme.colorCount > 0 { theme = .mono }

    // Curses numbers pairs from 1. They are few, and a dictionary of a type that nothing else uses costs a start more than
    // going through them.
    var pairs: [(foreground: Int?, background: Int?)] = []
    func pair(_ foreground: Int?, _ background: Int?) -> Int16 {
      guard foreground != nil || background != nil else { return 0 }
      if let known = pairs.firstIndex(where: { $0 == (foreground, background) }) { return Int16(known + 1) }
      pairs.append((foreground, background))
      init_pair(Int16(pairs.count), Int16(foreground ?? -1), Int16(background ?? -1))
      return Int16(pairs.count)
    }
    sequences = Role.allCases.map { role in
      let look = theme.look(of: role)
      var sequence = ""
      if look.isBold { sequence += TerminalCapability.named("bold") }
      if look.isDim { sequence += TerminalCapability.named("dim") }
      if look.isUnderlined { sequence += TerminalCapability.named("smul") }
      if look.isReversed { sequence += TerminalCapability.named("rev") }
      if let color = look.foreground { sequence += TerminalCapability.named("setaf", color) }
      if let color = look.background { sequence += TerminalCapability.named("setab", color) }
      return sequence
    }
    let dim = curses_can_show(curses_dim()) ? curses_dim() : curses_normal()
    looks = Role.allCases.map { role in
      let look = theme.look(of: role)
      var attributes = curses_normal()
      if look.isBold { attributes |= curses_bold() }
      if look.isDim { attributes |= dim }
      if look.isUnderlined { attributes |= curses_underline() }
      if look.isReversed { attributes |= curses_reverse() }
      let pair = pair(look.foreground, look.background)
      return Look(
        attributes: attributes, pair: pair, blank: curses_cell([0x20, 0], attributes, pair),
        isInvisibleWhenBlank: !look.isUnderlined && !look.isReversed, background: look.background)
    }
  }

  /// The sequence that makes the terminal write in a role.
  ///
  /// - Parameter isFirst: Whether all attributes are off.
  func sequence(_ role: Role, isFirst: Bool) -> String {
    (isFirst ? "" : TerminalCapability.named("sgr0")) + sequences[Int(role.rawValue)]
  }

  /// A cell of curses with one scalar.
  func cell(_ scalar: wchar_t, _ role: Role) -> cchar_t {
    var cell = looks[Int(role.rawValue)].blank
    cell.chars.0 = scalar
    return cell
  }

  /// A cell of curses with a scalar and the marks on it.
  func cell(_ scalars: [wchar_t], _ role: Role) -> cchar_t {
    let look = looks[Int(role.rawValue)]
    return curses_cell(scalars + [0], look.attributes, look.pair)
  }

  /// Whether a blank looks the same in two roles.
  func blanksLookAlike(_ one: Role, _ other: Role) -> Bool {
    let (one, other) = (looks[Int(one.rawValue)], looks[Int(other.rawValue)])
    return one.isInvisibleWhenBlank && other.isInvisibleWhenBlank && one.background == other.background
  }

  /// Whether curses paints two roles with the same attributes.
  func lookAlike(_ one: Role, _ other: Role) -> Bool {
    let (one, other) = (looks[Int(one.rawValue)], looks[Int(other.rawValue)])
    return (one.attributes, one.pair) == (other.attributes, other.pair)
  }
}
