import CPseudoterminal
import Foundation

/// What the system tells about a running program. Linux tells it in `/proc`; elsewhere most of it is not measured here.
/// See <https://man7.org/linux/man-pages/man5/proc.5.html>.
struct ProcessFacts {
  let process: pid_t

  /// CPU time used so far, in nanoseconds; `nil` where the system doesn't tell.
  var cpuTime: Int64? {
    let time = process_cpu_time(process)
    return time < 0 ? nil : time
  }

  /// The most memory that was resident at once, in megabytes of 1,000,000 bytes.
  var peakMemory: Double? {
    Self.field("VmHWM", of: "/proc/\(process)/status").map { Double($0 * 1024) / 1_000_000 }
  }

  /// How often each thread has given the processor away, of itself or not: as often as it was woken.
  var contextSwitches: [String: Int]? {
    guard let threads else { return nil }
    var counts: [String: Int] = [:]
    for thread in threads {
      let file = "/proc/\(process)/task/\(thread)/status"
      let fields = ["voluntary_ctxt_switches", "nonvoluntary_ctxt_switches"].compactMap { Self.field($0, of: file) }
      if !fields.isEmpty { counts[thread] = fields.reduce(0, +) }
    }
    return counts
  }

  /// Whether every thread waits for something; `true` where the system doesn't tell.
  var isAsleep: Bool {
    guard let threads else { return true }
    return threads.allSatisfy { thread in
      // The state is the word after the name, which stands in parentheses and may hold some itself.
      guard let line = Self.text("/proc/\(process)/task/\(thread)/stat"), let name = line.lastIndex(of: ")")
      else { return true }
      return line[name...].dropFirst(2).first == "S"
    }
  }

  /// Wake-ups between two readings of `contextSwitches`. A thread that ended in between was woken to end.
  static func wakeUps(from before: [String: Int], to after: [String: Int]) -> Int {
    let ended = before.keys.count { after[$0] == nil }
    return after.reduce(ended) { $0 + $1.value - (before[$1.key] ?? 0) }
  }

  private var threads: [String]? {
    try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")
  }

  private static func field(_ name: String, of file: String) -> Int? {
    guard let line = text(file)?.split(separator: "\n").first(where: { $0.hasPrefix(name + ":") }) else { return nil }
    return line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }
  }

  private static func text(_ file: String) -> String? {
    FileManager.default.contents(atPath: file).map { String(decoding: $0, as: UTF8.self) }
  }
}
