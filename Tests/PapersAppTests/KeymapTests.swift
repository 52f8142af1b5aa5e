import PapersModel
import PapersScreen
import PapersTestSupport
import Testing

@testable import PapersApp

@Suite("The table of actions")
struct KeymapTests {
  @Test("Each action has one row, and each name one action")
  func rows() {
    #expect(ActionRow.table.map(\.action) == Action.allCases)
    #expect(Set(ActionRow.table.map(\.name)).count == ActionRow.table.count)
    for action in Action.allCases {
      #expect(Action(name: action.name) == action)
      #expect(!action.contexts.isEmpty, "\(action.name)")
      #expect(!action.summary(in: .english).isEmpty && !action.summary(in: .chinese).isEmpty)
    }
    #expect(Action(name: "selectNext") == nil)
  }

  @Test("In no context does a sequence of keys begin with another one", arguments: KeyContext.allCases)
  func collisions(context: KeyContext) {
    let bindings = Action.allCases.flatMap { Keymap.standard.bindings(for: $0, in: context) }
    for (index, binding) in bindings.enumerated() {
      for other in bindings[(index + 1)...] {
        #expect(
          !binding.keys.starts(with: other.keys) && !other.keys.starts(with: binding.keys),
          "\(context.rawValue): \(binding.label) and \(other.label)")
      }
    }
  }

  @Test("Every action has a key where it means something, and does something there", arguments: KeyContext.allCases)
  func reachable(context: KeyContext) {
    for action in Action.allCases where action.contexts.contains(context) {
      #expect(!Keymap.standard.bindings(for: action, in: context).isEmpty, "\(action.name) in \(context.rawValue)")
    }
  }

  @Test("A key means what its context says")
  func contexts() {
    let space = Key.character(" ")
    #expect(Keymap.standard.lookup(space, in: .outline) == .matched(.toggleAnswers))
    #expect(Keymap.standard.lookup(space, in: .reader) == .matched(.pageDown))
    #expect(Keymap.standard.lookup(space, in: .chart) == .unbound)
    #expect(Keymap.standard.lookup(.enter, in: .prompt) == .matched(.acceptLine))
  }

  @Test("A key that means something elsewhere only says so")
  func elsewhere() {
    var driver = Driver(columns: 100)
    driver.press("gtz")
    #expect(driver.lines.last == " “zoom” means nothing here.")
    driver.press(":zoom<Enter>")
    #expect(driver.lines.last == " “zoom” means nothing here.")
    driver.press("Z")
    #expect(driver.lines.last == " “Z” is not bound to anything; ? lists the keys.")
  }

  @Test("An action is bound anew everywhere, or in one context alone")
  func rebinding() {
    let keys = Keymap.OwnKeys(
      everywhere: [.pageDown: [[.character("f")]], .suggest: [[.character("N")]]],
      byContext: [.page: [.nextEntry: [[.character("n")]]], .reader: [.pageDown: [[.character("v")]]]])
    let keymap = Keymap.standard.rebinding(keys)
    #expect(keymap.lookup(.character("f"), in: .outline) == .matched(.pageDown))
    #expect(keymap.lookup(.pageDown, in: .outline) == .unbound)
    #expect(keymap.lookup(.character("v"), in: .reader) == .matched(.pageDown))
    #expect(keymap.lookup(.character("f"), in: .reader) == .unbound)
    #expect(keymap.lookup(.character("n"), in: .page) == .matched(.nextEntry))
    #expect(keymap.lookup(.character("n"), in: .outline) == .matched(.nextMatch))
    #expect(keymap.lookup(.character("]"), in: .page) == .unbound)
    #expect(keymap.lookup(.character("]"), in: .outline) == .matched(.nextEntry))
    #expect(keymap.lookup(.character("N"), in: .outline) == .matched(.suggest))
    #expect(keymap.bindings(for: .previousMatch).isEmpty)
  }

  @Test("A key of one context goes before one for everywhere", arguments: [Action.suggest, .selectNext])
  func precedence(action: Action) {
    let keys = Keymap.OwnKeys(
      everywhere: [.nextEntry: [[.character("n")]]], byContext: [.page: [action: [[.character("n")]]]])
    let keymap = Keymap.standard.rebinding(keys)
    #expect(keymap.lookup(.character("n"), in: .page) == .matched(action))
    #expect(keymap.lookup(.character("n"), in: .outline) == .matched(.nextEntry))
    #expect(keymap.bindings(for: .nextEntry, in: .page).isEmpty)
  }

  @Test("Help has every action, and names the contexts in which keys are others")
  func help() {
    let lines = Keymap.standard.textTable(width: 80, in: .english)
    for row in ActionRow.table {
      #expect(lines.contains { $0.contains(row.summary.english.prefix(20)) }, "\(row.name)")
    }
    let texts = lines.firstIndex(of: "In a text such as this")
    #expect(texts.map { lines[$0 + 1].hasPrefix("PgDn  Ctrl-F  Space ") } == true)
  }
}

@Suite("Questions")
struct InquiryTests {
  @Test("A question waits until nothing is typed, so that no letter of a note answers it")
  func waiting() {
    var driver = Driver(columns: 100)
    driver.press("]aver")
    driver.take(.exportNeedsConsent(path: "notes.md", reason: "'notes.md' was edited since it was exported."))
    driver.press("y")
    #expect(driver.lines.last?.hasPrefix("Add to the note: very") == true)
    driver.press("<Enter>")
    #expect(driver.takeEffects() == [.appendToNote("very", of: "bahdanau2014")])
    #expect(driver.lines.last == " 'notes.md' was edited since it was exported. Overwrite? y/n")
    driver.press("y")
    #expect(driver.takeEffects() == [.export(to: "notes.md", overwrite: true)])
  }

  @Test("Nor is it answered behind a text, where nobody sees it")
  func behindText() {
    var driver = Driver(columns: 100)
    driver.press("?")
    driver.take(.exportNeedsConsent(path: "notes.md", reason: "Somebody's."))
    driver.press("y<Esc><Esc>")
    #expect(driver.effects.isEmpty)
    #expect(driver.lines.last == " Somebody's. Overwrite? y/n")
  }

  @Test("The second key of a sequence answers nothing")
  func chord() {
    var driver = Driver(columns: 100)
    driver.press("Gg")
    driver.take(.exportNeedsConsent(path: "notes.md", reason: "Somebody's."))
    driver.press("g")
    #expect(driver.state.list.outline.selection == 0)
    #expect(driver.lines.last == " Somebody's. Overwrite? y/n")
  }

  @Test("Several are asked one after the other")
  func several() {
    var driver = Driver(columns: 100)
    driver.state.ask(.draft(.init(key: "a", name: "First", path: "/a.md")))
    driver.state.ask(.draft(.init(key: "b", name: "Second", path: "/b.md")))
    driver.take(.resized(driver.state.size))
    #expect(driver.lines.last?.contains("the note on First was cut short. Take it in?") == true)
    driver.press("n")
    #expect(driver.lines.last?.contains("Second") == true)
    driver.press("y")
    #expect(driver.takeEffects() == [.putDraftAside(path: "/a.md"), .takeDraft(of: "b", path: "/b.md")])
  }
}

@Suite("What is said")
struct NoticeTests {
  @Test("It changes its language with everything else")
  func language() {
    var driver = Driver(columns: 100)
    driver.press("G]LLm")
    #expect(driver.lines.contains(" This is the last entry."))
    driver.press("<Esc>Lm")
    #expect(!driver.lines.contains(" 已是最后一条。"))
    driver.press("<Esc>Lm")
    #expect(driver.lines.contains(" 已是最后一条。"))
  }

  @Test("A failure of one thing leaves what else is under way")
  func failures() {
    var driver = Driver(columns: 100)
    driver.take(.workAdvanced(done: 1, total: 9))
    driver.press("]2")
    driver.take(.failed(.open("https://example.org"), "No browser."))
    #expect(driver.state.work != nil)
    #expect(driver.lines[4].hasPrefix("▸  ●"))
    driver.press("<Esc>")
    #expect(driver.takeEffects().last == .cancelWork)
  }
}
