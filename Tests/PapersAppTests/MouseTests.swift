import PapersApp
import PapersModel
import PapersScreen
import PapersTestSupport
import Testing

@Suite("The mouse")
struct MouseTests {
  private func driver(rows: Int = 16) -> Driver {
    var driver = Driver(columns: 80, rows: rows)
    driver.press("]")
    return driver
  }

  private func point(_ driver: inout Driver, _ kind: Mouse.Kind, row: Int, column: Int) {
    driver.take(.mouse(Mouse(kind, at: CellPosition(row: row, column: column))))
  }

  @Test("A click selects the row under it")
  func clickSelects() {
    var driver = driver()
    point(&driver, .click, row: 9, column: 20)
    #expect(driver.state.list.selectedPosition == 3)
    point(&driver, .click, row: 3, column: 0)
    #expect(driver.lines[3].hasPrefix("▸1 Basics"))
    // Below the last row there is nothing.
    point(&driver, .click, row: 13, column: 3)
    #expect(driver.lines[3].hasPrefix("▸1 Basics"))
  }

  @Test("A click on a link follows it, elsewhere on the page it goes there")
  func clickOnPage() {
    var driver = driver(rows: 40)
    point(&driver, .click, row: 2, column: 50)
    #expect(driver.state.window.focus == .detail)
    #expect(driver.effects.isEmpty)
    let row = driver.lines.firstIndex { $0.contains("PDF    https://example.org/bahdanau2014.pdf") }!
    point(&driver, .click, row: row, column: 50)
    #expect(driver.takeEffects() == [.open("https://example.org/bahdanau2014.pdf")])
    let relation = driver.lines.firstIndex { $0.contains("○ Attention Is All You Need (2017)") }!
    point(&driver, .click, row: relation, column: 60)
    #expect(driver.state.list.selectedPosition == 1)
  }

  @Test("The wheel scrolls the pane under the pointer, whichever has the keys")
  func wheel() {
    var driver = driver(rows: 9)
    point(&driver, .wheelDown, row: 4, column: 60)
    #expect(driver.state.list.detail.offset == 3)
    #expect(driver.state.list.selectedPosition == 0)
    point(&driver, .wheelUp, row: 4, column: 60)
    #expect(driver.state.list.detail.offset == 0)
    point(&driver, .wheelDown, row: 4, column: 5)
    #expect(driver.state.list.outline.offset == 2)
    for _ in 0..<9 { point(&driver, .wheelUp, row: 4, column: 5) }
    #expect(driver.state.list.outline.offset == 0)
    #expect(driver.lines.contains { $0.hasPrefix("▸") })
  }

  @Test("The wheel scrolls help; a click there does nothing")
  func help() {
    var driver = Driver(columns: 80, rows: 10)
    driver.press("?")
    point(&driver, .wheelDown, row: 4, column: 5)
    #expect(driver.lines[1] != " Moving")
    point(&driver, .click, row: 4, column: 5)
    #expect(driver.lines[0] == " Keys")
  }

  @Test("While something is typed the mouse does nothing")
  func prompt() {
    var driver = driver()
    driver.press("/")
    point(&driver, .click, row: 9, column: 20)
    #expect(driver.state.list.selectedPosition == 0)
  }

  @Test("M gives the mouse to the terminal and takes it back")
  func toggle() {
    var driver = driver()
    driver.press("M")
    #expect(driver.takeEffects() == [.watchMouse(false)])
    driver.press("M")
    #expect(driver.takeEffects() == [.watchMouse(true)])
  }
}
