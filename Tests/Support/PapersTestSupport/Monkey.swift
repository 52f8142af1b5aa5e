import Foundation

/// How long tests press keys at random, and which ones: `PAPERSTUI_MONKEY_STEPS` and `PAPERSTUI_MONKEY_SEED`, which
/// `Scripts/monkey` sets.
public struct Monkey {
  public let seed: UInt64
  /// Keys, bytes and resizes.
  public let steps: Int
  /// How long the program may hang, in milliseconds: two seconds, but where it shares the machine with all the other tests.
  public let patience: Int32
  public var generator: SeededGenerator

  /// - Parameters:
  ///   - name: What the variables are called after instead.
  ///   - steps: Unless more are asked for.
  public init(_ name: String = "monkey", steps: Int) {
    let environment = ProcessInfo.processInfo.environment
    let variable = "PAPERSTUI_\(name.uppercased())"
    seed = environment["\(variable)_SEED"].flatMap { UInt64($0) } ?? .random(in: 0..<1_000_000)
    let asked = environment["\(variable)_STEPS"].flatMap { Int($0) }
    self.steps = asked ?? steps
    patience = asked == nil ? 30_000 : 2_000
    generator = SeededGenerator(seed: seed)
    print("\(name): seed \(seed), \(self.steps) steps")
  }

  public mutating func chance(of one: Int) -> Bool { Int.random(in: 0..<one, using: &generator) == 0 }
  public mutating func number(in range: ClosedRange<Int>) -> Int { .random(in: range, using: &generator) }
  public mutating func choice<T>(of values: [T]) -> T { values.randomElement(using: &generator)! }
}
