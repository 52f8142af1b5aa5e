import PapersScreen

/// The sequences that a terminal sends for its keys.
struct KeySequences {
  private var keys: [[UInt8]: Key] = [:]
  private var longest = 0

  /// What nearly all terminals send, whatever their descriptions say.
  static let standard: KeySequences = {
    var sequences = KeySequences()
    for (end, key) in [
      ("A", Key.up), ("B", .down), ("C", .right), ("D", .left), ("H", .home), ("F", .end),
    ] {
      sequences.add("\u{1B}[\(end)", key)
      sequences.add("\u{1B}O\(end)", key)
    }
    for (number, key) in [
      (1, Key.home), (3, .delete), (4, .end), (5, .pageUp), (6, .pageDown), (7, .home), (8, .end),
    ] {
      sequences.add("\u{1B}[\(number)~", key)
    }
    for (number, code) in [11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24].enumerated() {
      sequences.add("\u{1B}[\(code)~", .function(number + 1))
    }
    for (number, end) in ["P", "Q", "R", "S"].enumerated() { sequences.add("\u{1B}O\(end)", .function(number + 1)) }
    sequences.add("\u{1B}[Z", .backTab)
    sequences.add("\u{1B}OM", .enter)
    return sequences
  }()

  /// What the terminal's description says besides. Needs a screen, or a description that was set up.
  static func ofTerminal() -> KeySequences {
    var sequences = standard
    let capabilities: [(String, Key)] = [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("kpp", .pageUp), ("knp", .pageDown),
      ("khome", .home), ("kfnd", .home), ("kend", .end), ("kslt", .end), ("kent", .enter), ("kbs", .backspace),
      ("kdch1", .delete), ("kcbt", .backTab),
    ]
    for (name, key) in capabilities + (1...12).map({ ("kf\($0)", .function($0)) }) {
      sequences.add(TerminalCapability.named(name), key)
    }
    return sequences
  }

  /// Keys of a single byte are told without a table, so only sequences that begin with Esc are taken in.
  private mutating func add(_ sequence: String, _ key: Key) {
    let bytes = Array(sequence.utf8)
    guard bytes.count > 2, bytes[0] == 0x1B else { return }
    keys[bytes] = key
    longest = max(longest, bytes.count)
  }

  /// The key of the longest sequence with which some bytes begin, and how many they are.
  func match(_ bytes: ArraySlice<UInt8>) -> (key: Key, count: Int)? {
    for count in stride(from: min(longest, bytes.count), to: 2, by: -1) {
      if let key = keys[Array(bytes.prefix(count))] { return (key, count) }
    }
    return nil
  }

  /// Whether bytes are the beginning of a sequence.
  func isBeginning(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count < longest && keys.keys.contains { $0.count > bytes.count && $0.starts(with: bytes) }
  }
}
