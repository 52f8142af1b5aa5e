import PapersScreen

/// Where things stand on a screen of some size.
public struct Layout: Hashable, Sendable {
  /// Below this nothing sensible can be shown.
  public static let smallest = Size(columns: 20, rows: 5)
  /// From this width on, both panes stand side by side.
  public static let widthForTwoPanes = 70

  /// Lines of prose that are longer are hard to follow.
  public static let widestText = 96

  /// What both panes keep, however far the border is moved.
  private static let narrowestPane = 24

  private static func usualWidth(_ size: Size) -> Int {
    min(58, max(34, size.columns * 2 / 5))
  }

  public var header: Int
  /// The line under the header; `nil` where rows are scarce.
  public var rule: Int?
  /// Between header and footer.
  public var bodyRows: Range<Int>
  public var outline: Region?
  /// The column between the panes; `nil` where only one shows.
  public var border: Int?
  public var detail: Region?
  public var footer: Int

  /// - Parameters:
  ///   - focus: The pane that shows where only one does.
  ///   - isZoomed: Whether only one shows although both would fit.
  ///   - shift: Columns by which the person has moved the border to the right.
  /// - Returns: `nil` if the window is too small.
  public init?(size: Size, focus: Window.Pane, isZoomed: Bool = false, shift: Int = 0) {
    guard size.columns >= Self.smallest.columns, size.rows >= Self.smallest.rows else { return nil }
    header = 0
    rule = size.rows >= 12 ? 1 : nil
    footer = size.rows - 1
    let rows = (rule.map { $0 + 1 } ?? 1)..<footer
    bodyRows = rows
    if size.columns >= Self.widthForTwoPanes, !isZoomed {
      let width = max(Self.narrowestPane, min(size.columns - Self.narrowestPane, Self.usualWidth(size) + shift))
      outline = Region(rows: rows, columns: 0..<width)
      border = width
      detail = Region(rows: rows, columns: width + 1..<size.columns)
    } else {
      let whole = Region(rows: rows, columns: 0..<size.columns)
      outline = focus == .outline ? whole : nil
      detail = focus == .detail ? whole : nil
    }
  }

  /// Columns for the text of the detail pane: a margin on both sides, and never so wide that lines are hard to follow.
  static func textWidth(of detail: Region) -> Int {
    max(1, min(widestText, detail.width - 2))
  }
}
