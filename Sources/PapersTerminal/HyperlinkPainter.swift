import CNcursesw
import PapersScreen

/// Paints the links of a frame past curses, which knows nothing of links.
///
/// Before curses paints, it is told that the text of new links is on the screen already, so that it doesn't write it;
/// after it has painted, the text is written as links. Each cell is thus sent once. A cell that stops being a link holds
/// other text or is blank then, since addresses have no spaces, so that curses writes it anew.
struct HyperlinkPainter {
  private let frame: Frame
  private let links: [(link: Hyperlink, start: String)]

  /// - Parameter before: The frame that is on the screen; `nil` if the screen is to be drawn anew.
  init(_ frame: Frame, over before: Frame?) {
    self.frame = frame
    links = frame.hyperlinks.enumerated().compactMap { index, link in
      guard !link.columns.isEmpty, Self.isToPaint(link, of: frame, over: before) else { return nil }
      let isBroken = frame.hyperlinks.count { $0.address == link.address } > 1
      let id = isBroken ? frame.hyperlinks.firstIndex { $0.address == link.address } ?? index : nil
      return HyperlinkSequence.start(link.address, id: id).map { (link, $0) }
    }
  }

  /// A link that stood there already is still there, unless something changed beside or after it: then curses may clear
  /// the rest of the row.
  private static func isToPaint(_ link: Hyperlink, of frame: Frame, over before: Frame?) -> Bool {
    guard let before, before.hyperlinks.contains(link) else { return true }
    let start = max(0, link.columns.lowerBound - 1)
    return before.row(link.row).dropFirst(start) != frame.row(link.row).dropFirst(start)
  }

  private func cells(of link: Hyperlink) -> some Sequence<Cell> {
    frame.row(link.row).dropFirst(link.columns.lowerBound).prefix(link.columns.count).lazy.filter { $0.width > 0 }
  }

  /// Tells curses that the text of the links is on the screen.
  func claim(_ attributes: RoleAttributes) {
    for (link, _) in links {
      var run: [cchar_t] = []
      for cell in cells(of: link) {
        // Anything else is written twice, which does no harm.
        guard let scalar = cell.plainScalar(asciiOnly: true) else { break }
        run.append(attributes.cell(scalar, cell.role))
      }
      curses_put(
        curses_believed_screen(), Int32(link.row), Int32(link.columns.lowerBound), run, Int32(run.count))
    }
  }

  /// What is sent after curses has painted.
  ///
  /// - Parameter cursor: Where curses believes the cursor.
  /// - Returns: `nil` if there is nothing to send.
  func sequence(_ attributes: RoleAttributes, cursor: CellPosition, asciiOnly: Bool) -> String? {
    guard !links.isEmpty else { return nil }
    var text = ""
    // Curses leaves all attributes off.
    var role: Role?
    for (link, start) in links {
      text += TerminalCapability.named("cup", link.row, link.columns.lowerBound) + start
      for cell in cells(of: link) {
        if cell.role != role {
          text += attributes.sequence(cell.role, isFirst: role == nil)
          role = cell.role
        }
        for scalar in PaintedCluster(cell, asciiOnly: asciiOnly).scalars {
          text.unicodeScalars.append(Unicode.Scalar(UInt32(bitPattern: scalar)) ?? "?")
        }
      }
      text += HyperlinkSequence.end
    }
    return text + TerminalCapability.named("sgr0") + TerminalCapability.named("cup", cursor.row, cursor.column)
  }
}
