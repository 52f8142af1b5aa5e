/// Something done with the mouse at a cell.
public struct Mouse: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case click, wheelUp, wheelDown
  }

  public var kind: Kind
  public var position: CellPosition

  public init(_ kind: Kind, at position: CellPosition) {
    self.kind = kind
    self.position = position
  }
}
