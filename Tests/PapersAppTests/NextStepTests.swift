import PapersApp
import PapersModel
import PapersScreen
import PapersTestSupport
import Testing

@Suite("The next page, prepared before it is wanted")
struct NextStepTests {
  /// A driver whose reads are gathered, after some keys whose reads were answered.
  private func driver(keys: String, language: CommentaryLanguage = .english) -> Driver {
    var driver = Driver(columns: 120, language: language)
    driver.press(keys)
    _ = driver.takeEffects()
    driver.answersReads = false
    return driver
  }

  /// Works the next step out as another thread would.
  private func prepared(from driver: Driver) -> Event? {
    NextStep(from: driver.state)?.page { .answered($0, .success(driver.answer($0)!)) }
  }

  private func reads(_ driver: inout Driver) -> [Read] {
    driver.takeEffects().compactMap { if case .read(let read) = $0 { read } else { nil } }
  }

  @Test("A page that was prepared is shown without being read", arguments: ["]", "jj", "]<Down>", "]<Enter>]"])
  func known(keys: String) throws {
    var driver = driver(keys: keys)
    var direct = driver
    driver.take(try #require(prepared(from: driver)))
    let last = keys.hasSuffix("<Down>") ? "<Down>" : String(keys.last!)
    driver.press(last)
    #expect(reads(&driver).isEmpty)
    direct.answersReads = true
    direct.press(last)
    #expect(driver.lines == direct.lines)
  }

  @Test("A page that one comes back to is shown without being read")
  func back() {
    var driver = driver(keys: "]]")
    driver.press("[")
    #expect(reads(&driver).isEmpty)
    #expect(driver.lines[2].hasSuffix("│ Neural Machine Translation"))
  }

  @Test(
    "What isn't a step to another page, or leads nowhere, prepares nothing", arguments: ["", "]?", "]:", "]r", "G]"])
  func nothing(keys: String) {
    #expect(prepared(from: driver(keys: keys)) == nil)
  }

  @Test("A page that is known isn't prepared again")
  func once() throws {
    var driver = driver(keys: "]")
    driver.take(try #require(prepared(from: driver)))
    #expect(prepared(from: driver) == nil)
  }

  @Test("What was prepared before something was recorded is read anew", arguments: [true, false])
  func recorded(comesBefore: Bool) throws {
    var driver = driver(keys: "]")
    let page = try #require(prepared(from: driver))
    if comesBefore { driver.take(page) }
    driver.save(.read, of: driver.key(at: 0))
    if !comesBefore { driver.take(page) }
    driver.press("]")
    #expect(reads(&driver) == [.page(at: 1)])
  }

  @Test("What was prepared while a status is on its way to the disk doesn't outlive its arrival")
  func underWay() throws {
    var driver = driver(keys: "]")
    driver.press("1")
    driver.press("]")
    _ = driver.takeEffects()
    driver.take(.answered(.page(at: 1), .success(driver.answer(.page(at: 1))!)))
    let page = try #require(prepared(from: driver))
    driver.save(.reading, of: driver.key(at: 0))
    driver.take(page)
    driver.press("]")
    #expect(reads(&driver) == [.page(at: 2)])
  }

  @Test("What was prepared before somebody else wrote is read anew", arguments: [true, false])
  func changed(comesBefore: Bool) throws {
    var driver = driver(keys: "]")
    let page = try #require(prepared(from: driver))
    if comesBefore { driver.take(page) }
    driver.take(.libraryChanged(driver.overview(of: driver.entryCount), positions: ["bahdanau2014": 0]))
    if !comesBefore { driver.take(page) }
    _ = driver.takeEffects()
    driver.press("]")
    #expect(reads(&driver) == [.page(at: 1)])
  }

  @Test("A page that can't be read in advance is read when it is wanted")
  func unreadable() {
    var driver = driver(keys: "]")
    let page = NextStep(from: driver.state)?.page { .answered($0, .failure(ReadFailure("the file is damaged."))) }
    #expect(page == nil)
    driver.press("]")
    #expect(reads(&driver) == [.page(at: 1)])
  }
}
