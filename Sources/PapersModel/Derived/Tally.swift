/// How many entries there are of each status.
public struct Tally: Hashable, Sendable, Codable {
  // Not a dictionary: long lists have thousands of tallies, which are added up for each frame.
  private var toRead = 0
  private var reading = 0
  private var read = 0
  private var skipped = 0

  public init() {}

  public init(_ counts: [ReadingStatus: Int]) {
    for (status, count) in counts { self[status] = count }
  }

  public subscript(status: ReadingStatus) -> Int {
    get {
      switch status {
      case .toRead: toRead
      case .reading: reading
      case .read: read
      case .skipped: skipped
      }
    }
    set {
      switch status {
      case .toRead: toRead = newValue
      case .reading: reading = newValue
      case .read: read = newValue
      case .skipped: skipped = newValue
      }
    }
  }

  public var total: Int { toRead + reading + read + skipped }

  /// Counts one that was counted as something else; of what isn't counted nothing is moved.
  public mutating func move(from old: ReadingStatus, to new: ReadingStatus) {
    guard self[old] > 0 else { return }
    self[old] -= 1
    self[new] += 1
  }

  public static func + (left: Tally, right: Tally) -> Tally {
    var sum = Tally()
    for status in ReadingStatus.allCases { sum[status] = left[status] + right[status] }
    return sum
  }
}
