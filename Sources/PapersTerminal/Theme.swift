import PapersScreen

/// How roles look. Everything above this room names roles only.
public struct Theme: Hashable, Sendable {
  /// How one role looks.
  public struct Look: Hashable, Sendable {
    /// Indices into the terminal's palette, 0 to 255; `nil` is the terminal's own colour.
    public var foreground: Int?
    public var background: Int?
    public var isBold = false
    public var isDim = false
    public var isUnderlined = false
    public var isReversed = false
  }

  public var name: String
  private var looks: [Role: Look]

  public func look(of role: Role) -> Look { looks[role] ?? Look() }

  /// The palette entries a theme needs: 8, 256, or 0 for none.
  public var colorCount: Int {
    let highest = looks.values.flatMap { [$0.foreground, $0.background] }.compactMap { $0 }.max()
    return highest.map { $0 < 8 ? 8 : 256 } ?? 0
  }

  public static let all = [terminal, light, dark, mono]

  public static func named(_ name: String) -> Theme? { all.first { $0.name == name } }

  /// The terminal's own colours on its own background.
  public static let terminal = Theme(
    name: "terminal",
    looks: [
      .secondary: Look(isDim: true), .border: Look(isDim: true), .title: Look(isBold: true),
      .header: Look(isBold: true),
      .heading: Look(foreground: 6, isBold: true), .accent: Look(foreground: 6), .link: Look(isUnderlined: true),
      .match: Look(foreground: 0, background: 3), .selection: Look(isReversed: true),
      .idleSelection: Look(isBold: true), .done: Look(foreground: 2), .underWay: Look(foreground: 3, isBold: true),
      .error: Look(foreground: 1, isBold: true),
    ])

  /// Without colours: bold, dim, underlined and reversed text alone.
  public static let mono = Theme(
    name: "mono",
    looks: [
      .secondary: Look(isDim: true), .border: Look(isDim: true), .title: Look(isBold: true),
      .header: Look(isBold: true),
      .heading: Look(isBold: true), .accent: Look(isBold: true), .link: Look(isUnderlined: true),
      .match: Look(isBold: true, isReversed: true), .selection: Look(isReversed: true),
      .idleSelection: Look(isBold: true),
      .underWay: Look(isBold: true), .error: Look(isBold: true),
    ])

  /// Dark text on paper white, in 256 colours.
  public static let light = Theme(
    name: "light", background: 255,
    looks: [
      .text: Look(foreground: 235), .secondary: Look(foreground: 241), .border: Look(foreground: 250),
      .title: Look(foreground: 232, isBold: true), .header: Look(foreground: 232, isBold: true),
      .heading: Look(foreground: 24, isBold: true), .accent: Look(foreground: 24),
      .link: Look(foreground: 25, isUnderlined: true), .match: Look(foreground: 232, background: 222),
      .selection: Look(foreground: 255, background: 24), .idleSelection: Look(foreground: 235, background: 252),
      .done: Look(foreground: 22), .underWay: Look(foreground: 94, isBold: true),
      .error: Look(foreground: 124, isBold: true),
    ])

  /// Soft light text on near black, in 256 colours.
  public static let dark = Theme(
    name: "dark", background: 234,
    looks: [
      .text: Look(foreground: 252), .secondary: Look(foreground: 246), .border: Look(foreground: 240),
      .title: Look(foreground: 255, isBold: true), .header: Look(foreground: 255, isBold: true),
      .heading: Look(foreground: 110, isBold: true), .accent: Look(foreground: 110),
      .link: Look(foreground: 117, isUnderlined: true), .match: Look(foreground: 232, background: 179),
      .selection: Look(foreground: 232, background: 110), .idleSelection: Look(foreground: 252, background: 238),
      .done: Look(foreground: 114), .underWay: Look(foreground: 179, isBold: true),
      .error: Look(foreground: 210, isBold: true),
    ])

  private init(name: String, background: Int? = nil, looks: [Role: Look]) {
    self.name = name
    self.looks = [:]
    for role in Role.allCases {
      var look = looks[role] ?? Look()
      look.background = look.background ?? background
      self.looks[role] = look
    }
  }
}
