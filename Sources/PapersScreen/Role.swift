/// What a piece of text is for. The painter decides what a role looks like; nothing above it names a colour.
public enum Role: UInt8, Hashable, Sendable, CaseIterable {
  case text
  /// Less important than the text beside it.
  case secondary
  /// The name of what is being looked at.
  case title
  /// A heading inside running text, or of a section.
  case heading
  /// The one colour that leads the eye: the current position, a key to press.
  case accent
  case link
  /// A word that was searched for.
  case match
  /// The selected row of the pane that the keys go to.
  case selection
  /// The selected row of the other pane.
  case idleSelection
  /// Something is done.
  case done
  /// Something is under way.
  case underWay
  /// The line of the program's name and figures.
  case header
  /// A line between panes.
  case border
  case error
}
