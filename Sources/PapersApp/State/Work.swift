/// How far long work is, counted in entries.
public struct Work: Hashable, Sendable {
  public var done: Int
  public var total: Int
  /// Whether the person wanted to leave already.
  var isLeaving = false
}
