import Foundation

/// Everything measured in one run, in the order in which it is shown.
struct Results: Codable {
  /// Work that there is no figure for, and why.
  struct Absence: Codable {
    var list: String
    var measure: Measure
    var program: String
    var reason: String
  }

  var machine: Machine
  var figures: [Figure] = []
  var absences: [Absence] = []

  init(machine: Machine) {
    self.machine = machine
  }

  mutating func add(_ records: [Record]) {
    figures += records.flatMap(\.figures)
    absences += records.flatMap(\.absences)
  }

  /// How many times as much a program takes as another.
  struct Ratio {
    var ofMedians: Double
    /// Of the smallest samples, which other work on the machine touches least.
    var ofBests: Double
  }

  /// How many times as much as with the empty program; `nil` where that was not measured at this.
  func ratioToEmpty(_ figure: Figure) -> Ratio? {
    figure.program == StartCommand.empty ? nil : ratio(of: figure, to: StartCommand.empty)
  }

  /// How many times as much as with the other build of the program; `nil` where there is none.
  func ratioToBefore(_ figure: Figure) -> Ratio? {
    guard figure.program.hasPrefix(Contestant.measured) else { return nil }
    return ratio(of: figure, to: Contestant.before + figure.program.dropFirst(Contestant.measured.count))
  }

  private func ratio(of figure: Figure, to program: String) -> Ratio? {
    let base = figures.first {
      $0.list == figure.list && $0.measure == figure.measure && $0.unit == figure.unit && $0.program == program
    }
    guard let base, base.min > 0 else { return nil }
    return Ratio(ofMedians: figure.median / base.median, ofBests: figure.min / base.min)
  }

  /// Notes that a counterpart isn't there.
  mutating func addAbsence(of program: String, on list: String) {
    absences.append(Absence(list: list, measure: .start, program: program, reason: "not installed"))
  }

  /// Writes it as JSON, keys in alphabetical order.
  func write(to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    do {
      try encoder.encode(self).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw BenchFailure("The results can't be written to '\(path)': \(error.localizedDescription)")
    }
  }
}
