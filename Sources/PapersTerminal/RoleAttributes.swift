import CNcursesw
import PapersScreen

/// A theme as curses paints it.
struct RoleAttributes {
  private var looks: [(attributes: attr_t, pair: Int16)]

  /// - Parameter theme: Where the terminal has too few colours for it, its own are used, and none where it has none.
  ///   Needs an open screen.
  init(_ theme: Theme) {
    let hasColors = has_colors() && start_color() == OK && use_default_colors() == OK
    var theme = theme
    if theme.colorCount > Int(curses_color_count()) { theme = .terminal }
    if !hasColors, theme.colorCount > 0 { theme = .mono }

    var nextPair: Int16 = 1
    var pairs: [[Int?]: Int16] = [:]
    func pair(_ foreground: Int?, _ background: Int?) -> Int16 {
      guard foreground != nil || background != nil else { return 0 }
      if let known = pairs[[foreground, background]] { return known }
      init_pair(nextPair, Int16(foreground ?? -1), Int16(background ?? -1))
      pairs[[foreground, background]] = nextPair
      nextPair += 1
      return nextPair - 1
    }
    let dim = curses_can_show(curses_dim()) ? curses_dim() : curses_normal()
    looks = Role.allCases.map { role in
      let look = theme.look(of: role)
      var attributes = curses_normal()
      if look.isBold { attributes |= curses_bold() }
      if look.isDim { attributes |= dim }
      if look.isUnderlined { attributes |= curses_underline() }
      if look.isReversed { attributes |= curses_reverse() }
      return (attributes, pair(look.foreground, look.background))
    }
  }

  func apply(_ role: Role) {
    let look = looks[Int(role.rawValue)]
    curses_set_attributes(look.attributes, look.pair)
  }
}
