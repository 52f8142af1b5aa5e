/// Arithmetic of a window onto longer content.
public enum Viewport {
  /// The first visible row that keeps the selection in sight, with rows of context above and below it where there is room.
  ///
  /// - Parameters:
  ///   - selection: Index of the selected row.
  ///   - offset: The first visible row so far; it changes as little as possible.
  ///   - height: Visible rows.
  ///   - count: Rows there are.
  ///   - context: Rows wanted between the selection and the edge.
  public static func offset(showing selection: Int, from offset: Int, height: Int, count: Int, context: Int = 2) -> Int
  {
    guard height > 0 else { return 0 }
    let context = min(context, (height - 1) / 2)
    let lowest = selection + context - height + 1
    let highest = selection - context
    return clamped(min(max(offset, lowest), highest), height: height, count: count)
  }

  /// The offset, moved into the content: nothing before its first row, and no empty rows after its last while there are
  /// rows before the window.
  public static func clamped(_ offset: Int, height: Int, count: Int) -> Int {
    max(0, min(offset, count - height))
  }
}
