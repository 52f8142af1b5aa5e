import PapersModel

/// The signs of the screen, in a form that every terminal has and one that looks better.
public struct Glyphs: Hashable, Sendable {
  public var toRead: String
  public var reading: String
  public var read: String
  public var skipped: String
  public var selected: String
  public var note: String
  public var followUp: String
  public var bullet: String
  public var vertical: String
  public var horizontal: String
  public var down: String
  public var full: String
  public var empty: String
  public var separator: String
  /// The beginning of a year in a timeline.
  public var tick: String
  public var star: String
  public var noStar: String
  /// What an entry comes from.
  public var from: String
  public var lanes: Lanes

  /// The lines of a map.
  public struct Lanes: Hashable, Sendable {
    public var down: String
    public var across: String
    public var branchRight: String
    public var branchLeft: String
    public var branchBoth: String
    public var endRight: String
    public var endLeft: String
    public var endBoth: String
  }

  public static let unicode = Glyphs(
    toRead: "○", reading: "◐", read: "●", skipped: "–", selected: "▸", note: "✎", followUp: "└",
    bullet: "•", vertical: "│", horizontal: "─", down: "┬", full: "━", empty: "─",
    separator: " · ", tick: "┊", star: "★", noStar: "☆", from: "←",
    lanes: Lanes(
      down: "│", across: "─", branchRight: "├", branchLeft: "┤", branchBoth: "┼", endRight: "╰", endLeft: "╯",
      endBoth: "┴"
    ))

  public static let ascii = Glyphs(
    toRead: ".", reading: "~", read: "x", skipped: "-", selected: ">", note: "*", followUp: "+",
    bullet: "*", vertical: "|", horizontal: "-", down: "+", full: "#", empty: ".",
    separator: " - ", tick: ":", star: "*", noStar: ".", from: "<",
    lanes: Lanes(
      down: "|", across: "-", branchRight: "+", branchLeft: "+", branchBoth: "+", endRight: "`", endLeft: "'",
      endBoth: "'"
    ))

  public func status(_ status: ReadingStatus) -> String {
    switch status {
    case .toRead: toRead
    case .reading: reading
    case .read: read
    case .skipped: skipped
    }
  }
}
