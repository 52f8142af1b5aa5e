import Foundation

/// What a run was made on, without which its figures mean little.
struct Machine: Codable {
  var date = Date()
  var system = ProcessInfo.processInfo.operatingSystemVersionString
  var cores = ProcessInfo.processInfo.activeProcessorCount
  /// Processes that ran or wanted to, on average over the last 1, 5 and 15 minutes before the run.
  var loadBefore: [Double]
  /// Bytes of memory.
  var memory = ProcessInfo.processInfo.physicalMemory
  /// The program measured, and its size in bytes.
  var program: String
  var programSize: Int

  init(program: String) {
    var loads = [Double](repeating: 0, count: 3)
    loadBefore = getloadavg(&loads, 3) == 3 ? loads : []
    self.program = program
    let attributes = try? FileManager.default.attributesOfItem(atPath: program)
    programSize = (attributes?[.size] as? NSNumber)?.intValue ?? 0
  }
}
