import CNcursesw
import PapersScreen

/// How roles look in the terminal's own colours.
struct RoleAttributes {
  private var looks: [(attributes: attr_t, pair: Int16)]

  /// - Parameter colors: Whether colours may be used at all. Needs an open screen.
  init(colors: Bool) {
    var usesColors = false
    if colors, has_colors(), start_color() == OK, use_default_colors() == OK {
      usesColors = true
    }
    func pair(_ number: Int16, _ foreground: Int32, _ background: Int32 = -1) -> Int16 {
      guard usesColors else { return 0 }
      init_pair(number, Int16(foreground), Int16(background))
      return number
    }
    let cyan = pair(1, COLOR_CYAN)
    let green = pair(2, COLOR_GREEN)
    let yellow = pair(3, COLOR_YELLOW)
    let red = pair(4, COLOR_RED)
    let highlighted = pair(5, COLOR_BLACK, COLOR_YELLOW)
    let (normal, bold, reverse) = (curses_normal(), curses_bold(), curses_reverse())
    let dim = curses_can_show(curses_dim()) ? curses_dim() : normal

    looks = Role.allCases.map { role in
      switch role {
      case .text: (normal, 0)
      case .secondary, .border: (dim, 0)
      case .title, .header: (bold, 0)
      case .heading: (bold, cyan)
      case .accent: (usesColors ? normal : bold, cyan)
      case .link: (curses_underline(), 0)
      case .match: (usesColors ? normal : reverse | bold, highlighted)
      case .selection: (reverse, 0)
      case .idleSelection: (bold, 0)
      case .done: (normal, green)
      case .underWay: (bold, yellow)
      case .error: (bold, red)
      }
    }
  }

  func apply(_ role: Role) {
    let look = looks[Int(role.rawValue)]
    curses_set_attributes(look.attributes, look.pair)
  }
}
