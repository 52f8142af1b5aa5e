import PapersModel
import PapersScreen
import PapersTestSupport
import Testing

@testable import PapersApp

@Suite("What was typed at prompts before")
struct PromptHistoryTests {
  private func prompt(_ driver: Driver) -> String? { driver.lines.last.map { String($0.split(separator: "  ")[0]) } }

  @Test("Up and Down walk through earlier lines, each kind of prompt its own, and back to what was being typed")
  func walking() {
    var driver = Driver()
    for name in ["zoom", "redraw", "zoom"] { driver.press(":\(name)<Enter>") }
    driver.press(":mess<Up>")
    #expect(prompt(driver) == ":zoom")
    driver.press("<Up>")
    #expect(prompt(driver) == ":redraw")
    driver.press("<Up><C-p>")
    #expect(prompt(driver) == ":redraw")
    driver.press("<Down>")
    #expect(prompt(driver) == ":zoom")
    driver.press("<C-n>")
    #expect(prompt(driver) == ":mess")
    driver.press("<Down>")
    #expect(prompt(driver) == ":mess")
    driver.press("<Esc>x<Up>")
    #expect(driver.lines.last?.hasPrefix("Export to: notes.md ") == true)
  }

  @Test("An earlier search is searched for as it is shown, and one that was called off is not remembered")
  func searching() {
    var driver = Driver()
    driver.press("/res")
    driver.take(.searchFinished(query: "res", at: [3], found: 3))
    driver.press("<Enter><Esc>/x<Esc>")
    _ = driver.takeEffects()
    driver.press("/<Up>")
    #expect(driver.effects == [.search(SearchRequest("res", from: 3))])
    #expect(driver.state.promptHistory[.search]?.lines == ["res"])
  }

  @Test("A search that was being typed when the program ended is made at Enter")
  func resumed() {
    var driver = Driver()
    driver.state.resume(Prompt(purpose: .search, line: LineEditor("res")))
    driver.press("<Enter>")
    #expect(driver.takeEffects() == [.search(SearchRequest("res", from: 0)), .awaitOutcomes])
  }

  @Test("A hundred lines are kept, and none that is blank")
  func limit() {
    var driver = Driver()
    for number in 0..<120 { driver.press(":q\(number)<Enter>") }
    driver.press(": <Enter>")
    #expect(driver.state.promptHistory[.command]?.lines.count == 100)
    #expect(driver.state.promptHistory[.command]?.lines.last == "q119")
  }
}

@Suite("Long work")
struct LongWorkTests {
  @Test("A bar shows how far an export is; Esc stops it, and nothing else does")
  func bar() {
    var driver = Driver(columns: 90)
    driver.take(.workAdvanced(done: 250, total: 1000))
    #expect(driver.lines.last == " Exporting  ━━━━━───────────────  250 of 1000  Esc cancels")
    driver.press("j")
    #expect(driver.effects.isEmpty)
    driver.press("<Esc>")
    #expect(driver.takeEffects() == [.cancelWork])
    driver.take(.workCancelled(leavesFiles: false))
    #expect(driver.lines.last == " Cancelled; nothing was written.")
    driver.press("<C-c>")
    #expect(driver.takeEffects() == [.quit])
  }

  @Test("Leaving while an export runs takes two keys, and stops it")
  func leaving() {
    var driver = Driver(columns: 90)
    driver.take(.workAdvanced(done: 250, total: 1000))
    driver.press("q")
    #expect(driver.effects.isEmpty)
    #expect(driver.lines.last == " The export is not done yet; q again leaves without it.")
    driver.take(.workAdvanced(done: 260, total: 1000))
    driver.press("q")
    #expect(driver.takeEffects() == [.cancelWork, .quit])
  }

  @Test(
    "Every outcome takes the bar away",
    arguments: [
      Event.exported(path: "a.md", notes: 1), .failed(.export(to: "a.md", overwrite: false), "The disk is full."),
      .exportNeedsConsent(path: "a", reason: "b"),
    ])
  func outcomes(outcome: Event) {
    var driver = Driver(columns: 90)
    driver.take(.workAdvanced(done: 250, total: 1000))
    driver.take(outcome)
    #expect(driver.state.work == nil)
  }
}
