import PapersModel

/// Tests write moments as numbers of milliseconds.
extension Moment: ExpressibleByIntegerLiteral {
  public init(integerLiteral milliseconds: Int64) {
    self.init(milliseconds: milliseconds)
  }
}

extension HybridTime {
  public init(milliseconds: Int64, counter: Int = 0) {
    self.init(moment: Moment(milliseconds: milliseconds), counter: counter)
  }
}
