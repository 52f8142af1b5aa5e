import PapersApp
import PapersModel
import PapersScreen
import PapersTestSupport
import Testing

@Suite("Keys at random")
struct MonkeyTests {
  /// How the library behaves.
  enum Library: CaseIterable {
    case whole
    /// Reads fail, fall short or come late.
    case failing
  }

  @Test(
    "The selection always exists and is in sight, no offset leaves its content, and what is read settles",
    arguments: Library.allCases)
  func monkey(library: Library) throws {
    var monkey = Monkey(steps: 20_000)
    let keys = try #require(
      Key.script(
        "jkhlgG]][[.rn012N/?xeuUL qtmz<lt>>JK:M<Enter><Esc><Tab><S-Tab><Up><Down><Left><Right><PgUp><PgDn><Home><End>"
          + "<C-d><C-u><C-a><C-e><C-w><C-y><C-p><C-n><C-o><C-l><Backspace><Delete><F1>y注aｊ，"))
    var trail: [String] = []
    var driver = Driver(columns: 80, rows: 10)
    driver.answersReads = library == .whole
    var late: [Read] = []
    for step in 0..<monkey.steps {
      let event = event(&monkey, keys)
      trail = trail.suffix(20) + ["\(event)"]
      driver.take(event)
      if monkey.chance(of: 40) { driver.change(&monkey) }
      // Each answer may bring further reads, but only so many.
      var answers = 0
      while true {
        let effects = driver.takeEffects()
        if effects.isEmpty { break }
        answers += 1
        guard answers < 20 else {
          Issue.record(
            "seed \(monkey.seed), step \(step) doesn't settle: \(effects), after \(trail.joined(separator: " "))")
          return
        }
        for effect in effects { answer(effect, &driver, &monkey, &late) }
      }
      if monkey.chance(of: 3) {
        for read in late { driver.answer(read, &monkey) }
        late = []
      }
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
      let position = CellPosition(row: monkey.number(in: 0...39), column: monkey.number(in: 0...119))
      return .mouse(Mouse(monkey.choice(of: [.click, .wheelUp, .wheelDown]), at: position))
    }
    if monkey.chance(of: 50) {
      return .pasted(monkey.choice(of: ["", "q", "注意\u{1B}[31m", "a\nb\u{301}👩‍👩‍👧", "\u{202E}x"]))
    }
    return .key(monkey.choice(of: keys))
  }

  /// Answers as the world outside might.
  private func answer(_ effect: Effect, _ driver: inout Driver, _ monkey: inout Monkey, _ late: inout [Read]) {
    switch effect {
    case .read(let read) where monkey.chance(of: 4): late.append(read)
    case .read(let read): driver.answer(read, &monkey)
    case .search(let request):
      guard !monkey.chance(of: 5) else { return }
      let hasMore = monkey.chance(of: 2)
      let matches = SearchMatches([1, 3], hasEarlier: hasMore, hasLater: hasMore, found: request.goal == .next ? 1 : 3)
      driver.take(.searchFinished(request, request.query.contains("a") ? matches : SearchMatches()))
    case .record(.statusSet(let status), let key):
      if monkey.chance(of: 3) {
        driver.take(.failed(effect, "The disk is full."))
      } else {
        driver.save(status, of: key)
      }
    case .export(let path, let overwrite):
      driver.take(
        overwrite
          ? .exported(path: path, notes: 0)
          : monkey.choice(of: [
            .exportNeedsConsent(path: path, reason: "Somebody's."), .workAdvanced(done: 1, total: 9),
            .workCancelled(leavesFiles: false),
          ]))
    case .editNote, .open: driver.take(.failed(effect, "It didn't work."))
    default: break
    }
  }

  private func check(_ state: State) -> Bool {
    let frame = view(state)
    let list = state.list
    guard frame.size == state.size, (0..<list.overview.rowCount).contains(list.outline.selection),
      frame.cursor.row >= 0, frame.cursor.row < state.size.rows, frame.cursor.column >= 0,
      frame.cursor.column < state.size.columns, list.detail.offset >= 0,
      (0..<list.overview.rowCount).contains(list.outline.offset)
    else { return false }
    guard state.size.columns >= 20, state.size.rows >= 5 else { return true }
    if let reader = state.window.reader { return reader.offset >= 0 }
    if let chart = state.window.chart {
      return chart.rowCount > 0 && (0..<chart.rowCount).contains(chart.offset)
    }
    let showsOutline = state.window.focus == .outline || (state.size.columns >= 70 && !state.window.isZoomed)
    return !showsOutline || frame.lines.contains { $0.hasPrefix("▸") }
  }
}

extension Driver {
  /// Answers a read as a library may that is damaged or changes meanwhile.
  fileprivate mutating func answer(_ read: Read, _ monkey: inout Monkey) {
    let whole = answer(read)
    let answer: Result<ReadAnswer, ReadFailure> =
      switch whole {
      case nil: .failure(ReadFailure("Nobody knows."))
      case _? where monkey.chance(of: 4): .failure(ReadFailure("The file is damaged."))
      case .entries(let entries)? where monkey.chance(of: 4):
        .success(.entries(entries.filter { _ in !monkey.chance(of: 3) }))
      case .page? where monkey.chance(of: 8): .success(.page(nil))
      case let whole?: .success(whole)
      }
    take(.answered(read, answer))
  }

  /// Has somebody else change the list: its last entries go, or come back.
  fileprivate mutating func change(_ monkey: inout Monkey) {
    let count = monkey.number(in: 0...entryCount)
    let positions = Dictionary(uniqueKeysWithValues: (0..<count).map { (key(at: $0), $0) })
    take(.libraryChanged(overview(of: count), positions: positions.filter { state.anchoredKeys.contains($0.key) }))
  }
}
