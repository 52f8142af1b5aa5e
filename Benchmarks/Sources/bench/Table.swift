import Foundation

/// Figures as aligned plain text: for each list and measure a row for each program, so that counterparts stand together.
struct Table {
  private static let heading = [
    "list", "measure", "program", "n", "best", "median", "p95", "p99", "max", "unit", "× empty", "× before", "bytes",
    "most", "",
  ]
  /// Columns of words, which stand on the left; numbers stand on the right.
  private static let wordColumns: Set = [0, 1, 2, 9, 14]

  private let results: Results

  init(_ results: Results) {
    self.results = results
  }

  var text: String {
    let groups = lists.map { list in Measure.allCases.flatMap { rows(of: $0, on: list) } }
    let all = [Self.heading] + groups.joined()
    // Nobody needs a column of ratios to a program that took no part.
    let columns = Self.heading.indices.filter { column in all.dropFirst().contains { !$0[column].isEmpty } }
    let widths = Self.heading.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    func line(_ row: [String]) -> String {
      let cells = columns.map { column in
        let padding = String(repeating: " ", count: widths[column] - row[column].count)
        return Self.wordColumns.contains(column) ? row[column] + padding : padding + row[column]
      }
      return String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
    }
    return ([line(all[0])] + groups.map { "\n" + $0.map(line).joined(separator: "\n") }).joined(separator: "\n")
  }

  private var lists: [String] {
    results.figures.map(\.list).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func rows(of measure: Measure, on list: String) -> [[String]] {
    let figures = results.figures.filter { $0.list == list && $0.measure == measure }
    let present = figures.filter { $0.unit != .bytes }.map { figure in
      let bytes = figures.first { $0.program == figure.program && $0.unit == .bytes }
      return row(of: figure, bytes: bytes)
    }
    let absent = results.absences.filter { $0.list == list && $0.measure == measure }.map { absence in
      [list, measure.rawValue, absence.program] + Array(repeating: "", count: 11) + [absence.reason]
    }
    return present + absent
  }

  /// A figure that is taken once has only the one number.
  private func row(of figure: Figure, bytes: Figure?) -> [String] {
    let numbers =
      figure.count > 1
      ? [figure.min, figure.median, figure.p95, figure.p99, figure.max].map { text($0, figure.unit) }
      : ["", text(figure.median, figure.unit), "", "", ""]
    let ratios = [results.ratioToEmpty(figure), results.ratioToBefore(figure)].map { ratio in
      guard let ratio else { return "" }
      return figure.count > 1
        ? String(format: "%.2f / %.2f", ratio.ofMedians, ratio.ofBests) : String(format: "%.2f", ratio.ofMedians)
    }
    return [figure.list, figure.measure.rawValue, figure.program, String(figure.count)]
      + numbers + [figure.unit.rawValue] + ratios
      + [bytes.map { text($0.mean, .bytes) } ?? "", bytes.map { text($0.max, .bytes) } ?? ""]
      + [figure.note ?? ""]
  }

  private func text(_ number: Double, _ unit: Figure.Unit) -> String {
    let digits =
      switch unit {
      case .bytes, .wakeUps: 0
      case .megabytes: 1
      case .milliseconds: number < 100 ? 2 : 1
      }
    return String(format: "%.\(digits)f", number)
  }
}
