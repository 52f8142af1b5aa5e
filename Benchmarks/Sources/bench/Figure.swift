/// One thing measured, once or many times, on one list with one program.
struct Figure: Codable {
  enum Unit: String, Codable {
    case milliseconds = "ms"
    case bytes
    case megabytes = "MB"
    case wakeUps = "wake-ups"
  }

  /// `bundled`, or how many entries the list has.
  var list: String
  var measure: Measure
  /// `paperstui`, `before` for another build of it, `less`, `tig`, `empty` for a Swift program that does nothing.
  var program: String
  var unit: Unit
  /// How often it was done.
  var count: Int
  /// The smallest sample: what it takes where nothing comes between.
  var min: Double
  var median: Double
  var p95: Double
  var p99: Double
  var max: Double
  var mean: Double
  /// What has to be known to read it.
  var note: String?

  /// - Throws: If there are no samples: a figure is missing then.
  init(list: String, measure: Measure, program: String, unit: Unit, samples: [Double], note: String? = nil) throws {
    guard !samples.isEmpty, samples.allSatisfy(\.isFinite) else {
      throw BenchFailure("There is no figure for “\(measure.rawValue)” of \(program) on the list “\(list)”.")
    }
    let sorted = samples.sorted()
    // The nearest rank: the smallest sample that is at least as large as that share of all.
    func percentile(_ share: Double) -> Double {
      sorted[Swift.max(0, Int((share * Double(sorted.count)).rounded(.up)) - 1)]
    }
    (self.list, self.measure, self.program, self.unit, self.note) = (list, measure, program, unit, note)
    count = sorted.count
    min = sorted[0]
    median = percentile(0.5)
    p95 = percentile(0.95)
    p99 = percentile(0.99)
    max = sorted[sorted.count - 1]
    mean = sorted.reduce(0, +) / Double(sorted.count)
  }
}
