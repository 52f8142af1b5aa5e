import PapersModel
import PapersScreen

/// What has the window: two panes, or a picture in their place; a text in front of them; a line or a question at the
/// bottom.
public struct Window: Hashable, Sendable {
  public enum Pane: String, Hashable, Sendable, Codable {
    case outline, detail
  }

  public var focus = Pane.outline
  /// Whether one pane has the whole window.
  public var isZoomed = false
  /// Columns by which the border between the panes was moved to the right.
  public var borderShift = 0
  /// What stands in place of the panes.
  public var chart: Chart?
  public var reader: Reader?
  public var prompt: Prompt?
  /// What the next key answers.
  public private(set) var inquiry: Inquiry?
  /// Questions that wait until nothing is typed and they can be seen.
  private var waiting: [Inquiry] = []

  public init() {}

  /// Asks as soon as nothing else is asked or typed: a letter of a note must not answer what nobody has seen.
  mutating func ask(_ inquiry: Inquiry) { waiting.append(inquiry) }

  /// Asks what waits, if there is room for it.
  mutating func askNext() {
    guard inquiry == nil, prompt == nil, reader == nil, !waiting.isEmpty else { return }
    inquiry = waiting.removeFirst()
  }

  /// Takes the question away, as it is answered.
  mutating func answered() { inquiry = nil }

  /// What has the keys; a question takes the next one, whatever that is.
  public var context: KeyContext {
    if prompt != nil { return .prompt }
    if reader != nil { return .reader }
    if chart != nil { return .chart }
    return focus == .outline ? .outline : .page
  }
}
