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

  mutating func add(_ record: Record) {
    figures += record.figures
    absences += record.absences
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
