import Foundation

/// Collects the figures of one program on one list.
struct Record {
  let list: String
  let program: String
  let plan: Plan
  private(set) var figures: [Figure] = []
  private(set) var absences: [Results.Absence] = []

  init(list: String, program: String, plan: Plan) {
    (self.list, self.program, self.plan) = (list, program, plan)
  }

  mutating func add(_ measure: Measure, _ unit: Figure.Unit, _ samples: [Double], note: String? = nil) throws {
    figures.append(
      try Figure(list: list, measure: measure, program: program, unit: unit, samples: samples, note: note))
  }

  mutating func addAbsence(of measure: Measure, because reason: String) {
    absences.append(Results.Absence(list: list, measure: measure, program: program, reason: reason))
  }
}
