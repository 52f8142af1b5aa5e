import PapersModel
import PapersScreen

/// Where things stand while a chart has the window.
struct ChartLayout: Hashable {
  /// The line under the header; `nil` where rows are scarce.
  var rule: Int?
  /// The years of a timeline; `nil` where the window is too narrow to draw one to scale.
  var axis: Int?
  var body: Region
  /// The selected entry at length; `nil` where rows are scarce.
  var caption: Int?

  /// Below this a timeline is a plain list with dates.
  private static let widthForAxis = 50

  /// - Returns: `nil` if the window is too small.
  init?(size: Size, hasAxis: Bool) {
    guard size.columns >= Layout.smallest.columns, size.rows >= Layout.smallest.rows else { return nil }
    var first = 1
    if size.rows >= 12 {
      rule = first
      first += 1
    }
    if hasAxis, size.columns >= Self.widthForAxis, size.rows >= 7 {
      axis = first
      first += 1
    }
    var end = size.rows - 1
    if size.rows >= 9 {
      end -= 1
      caption = end
    }
    body = Region(rows: first..<end, columns: 0..<size.columns)
  }
}

/// A scale of years from left to right.
struct TimelineAxis {
  let columns: Range<Int>
  /// The years that have room for their four digits, each with the column of its beginning.
  private(set) var ticks: [(year: Int, column: Int)] = []
  private let timeline: Timeline

  /// - Parameter columns: At least one.
  init(_ timeline: Timeline, columns: Range<Int>) {
    self.timeline = timeline
    self.columns = columns
    guard let years = timeline.years else { return }
    let perYear = Double(columns.count) / Double(years.count)
    let step = [1, 2, 5, 10, 20, 50, 100, 200, 500].first { perYear * Double($0) >= 6 } ?? 1000
    ticks = years.filter { $0 % step == 0 }.map { ($0, column(of: PartialDate(year: $0, month: 1, day: 1))) }
  }

  func column(of date: PartialDate) -> Int {
    columns.lowerBound + Int((timeline.fraction(of: date) * Double(columns.count - 1)).rounded())
  }
}
