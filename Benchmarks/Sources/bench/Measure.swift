/// What is measured, in the order in which it is shown. The value is the name in the table and in the JSON.
enum Measure: String, Codable, CaseIterable {
  /// From just before the process starts until it has drawn its first screen and is quiet, the catalogue not yet filled.
  case firstReading = "first reading"
  /// The same at every later start. Of a program that only prints something, to the last byte of that.
  case start
  /// The processor time that such a start takes, which other work on the machine touches less than the time that passes.
  /// Of a program that ends by itself, its end is part of it.
  case startCPUTime = "start, CPU time"
  /// From writing a key to the last byte that answers it.
  case down = "Down"
  case pageDown = "PgDn"
  case nextEntry = "]"
  /// To the first bytes: what was typed is shown.
  case searchEcho = "typed, echo"
  /// To the last bytes: the matches are shown.
  case searchCharacter = "typed, matches"
  /// Enter after a whole word, for programs that don't search while one types.
  case searchWord = "search, Enter"
  case downsAtOnce = "Downs at once"
  case peakMemory = "peak memory"
  case idleCPUTime = "idle, CPU time"
  case idleWakeUps = "idle, wake-ups"
  case pageLayout = "page layout"
  case textWrapping = "text wrapping"
}
