/// How much is measured, and how long a program has to be silent to count as done.
struct Plan {
  /// Presses of each key, and characters of a search.
  let keys: Int
  /// Starts of each program.
  let starts: Int
  /// Searches of a whole word, where a program doesn't search while one types.
  let searches: Int
  let idleSeconds: Double
  /// Layouts of the longest page.
  let layouts: Int
  /// Downs sent in one piece.
  let downsAtOnce = 200
  /// How often that is done.
  let downsAtOnceTimes: Int

  /// Long against the time that a key takes.
  let quietAfterKey = Duration.milliseconds(25)
  /// Matches come from another thread after what was typed is shown, and Esc waits 25 ms for the rest of a sequence.
  let quietInSearch = Duration.milliseconds(60)
  /// A start waits for files and, with tig, for another process.
  let quietAfterStart = Duration.milliseconds(200)

  static func full(keys: Int) -> Plan {
    Plan(keys: keys, starts: 20, searches: max(1, keys / 10), idleSeconds: 10, layouts: 500, downsAtOnceTimes: 20)
  }

  static let short = Plan(keys: 20, starts: 3, searches: 3, idleSeconds: 1, layouts: 20, downsAtOnceTimes: 3)
}
