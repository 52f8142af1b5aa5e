import PapersApp
import PapersModel
import PapersScreen
import PapersTestSupport
import Testing

@Suite("Keys at random")
struct MonkeyTests {
  @Test("The selection always exists and is in sight, and no offset leaves its content")
  func monkey() throws {
    var monkey = Monkey(steps: 20_000)
    let keys = try #require(
      Key.script(
        "jkhlgG]][[.rn012N/?xeuUL qtmz<lt>>JK:M<Enter><Esc><Tab><S-Tab><Up><Down><Left><Right><PgUp><PgDn><Home><End>"
          + "<C-d><C-u><C-a><C-e><C-w><C-y><C-p><C-n><C-o><C-l><Backspace><Delete><F1>y注aｊ，"))
    var trail: [String] = []
    var driver = Driver(columns: 80, rows: 10)
    for step in 0..<monkey.steps {
      let event = event(&monkey, keys)
      trail = trail.suffix(20) + ["\(event)"]
      driver.take(event)
      for effect in driver.takeEffects() { answer(effect, &driver, &monkey) }
      guard check(driver.state) else {
        Issue.record("seed \(monkey.seed), step \(step): \(trail.joined(separator: " "))")
        return
      }
    }
  }

  private func event(_ monkey: inout Monkey, _ keys: [Key]) -> Event {
    if monkey.chance(of: 20) {
      return .resized(Size(columns: monkey.number(in: 1...120), rows: monkey.number(in: 1...40)))
    }
    if monkey.chance(of: 20) {
      let position = Position(row: monkey.number(in: 0...39), column: monkey.number(in: 0...119))
      return .mouse(Mouse(monkey.choice(of: [.click, .wheelUp, .wheelDown]), at: position))
    }
    if monkey.chance(of: 50) {
      return .pasted(monkey.choice(of: ["", "q", "注意\u{1B}[31m", "a\nb\u{301}👩‍👩‍👧", "\u{202E}x"]))
    }
    return .key(monkey.choice(of: keys))
  }

  /// Answers as the world outside might.
  private func answer(_ effect: Effect, _ driver: inout Driver, _ monkey: inout Monkey) {
    switch effect {
    case .search(let request):
      guard !monkey.chance(of: 5) else { return }
      let hasMore = monkey.chance(of: 2)
      let matches = SearchMatches([1, 3], hasEarlier: hasMore, hasLater: hasMore, found: request.goal == .next ? 1 : 3)
      driver.take(.searchFinished(request, request.query.contains("a") ? matches : SearchMatches()))
    case .setStatus(let status, let key): driver.save(status, of: key)
    case .suggest: driver.take(.suggested(nil, names: [:], position: nil))
    case .export(let path, let overwrite):
      driver.take(
        overwrite
          ? .exported(path: path, notes: 0)
          : monkey.choice(of: [
            .exportNeedsConsent(path: path, reason: "Somebody's."), .workAdvanced(done: 1, total: 9), .workCancelled,
          ]))
    case .editNote, .open: driver.take(.failed("It didn't work."))
    default: break
    }
  }

  private func check(_ state: State) -> Bool {
    let frame = view(state)
    guard frame.size == state.size, (0..<state.overview.rowCount).contains(state.outline.selection),
      frame.cursor.row >= 0, frame.cursor.row < state.size.rows, frame.cursor.column >= 0,
      frame.cursor.column < state.size.columns, state.detail.offset >= 0,
      (0..<state.overview.rowCount).contains(state.outline.offset)
    else { return false }
    guard state.size.columns >= 20, state.size.rows >= 5 else { return true }
    if case .reader(let reader) = state.overlay { return reader.offset >= 0 }
    if let chart = state.chart {
      return chart.rowCount > 0 && (0..<chart.rowCount).contains(chart.offset)
    }
    let showsOutline = state.focus == .outline || (state.size.columns >= 70 && !state.isZoomed)
    return !showsOutline || frame.lines.contains { $0.hasPrefix("▸") }
  }
}
