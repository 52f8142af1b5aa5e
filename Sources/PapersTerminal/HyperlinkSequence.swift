/// The escape sequences that make text a link on terminals that know them (OSC 8).
/// See <https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda>.
public enum HyperlinkSequence {
  /// - Parameter id: Tells the terminal that several pieces of text, such as the lines of a broken address, are one link.
  /// - Returns: `nil` for an address that is not plain ASCII without spaces, which could end the sequence early.
  public static func start(_ address: String, id: Int? = nil) -> String? {
    guard address.utf8.count <= 2_000, address.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
    return "\u{1B}]8;\(id.map { "id=\($0)" } ?? "");\(address)\u{1B}\\"
  }

  public static let end = "\u{1B}]8;;\u{1B}\\"

  /// Whether a terminal may be sent these sequences. Those that don't know them skip them, but for a few old ones that
  /// would print them or stumble.
  ///
  /// - Parameter environment: The process's environment.
  public static func isUnderstood(_ environment: [String: String]) -> Bool {
    let type = environment["TERM"] ?? ""
    let printsThem = ["dumb", "linux", "cons25", "ansi", "eterm", "vt", "sun", "emacs"]
    guard !type.isEmpty, !printsThem.contains(where: type.hasPrefix) else { return false }
    // GNU screen shows the address as a message; tmux, which may have the same type, doesn't.
    if type.hasPrefix("screen"), environment["TMUX"]?.isEmpty != false { return false }
    // VTE before 0.50 loses track of what follows a link.
    if let version = environment["VTE_VERSION"].flatMap({ Int($0) }), version < 5000 { return false }
    return true
  }
}
