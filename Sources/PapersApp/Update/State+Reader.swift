import PapersModel
import PapersScreen

/// The program's own texts: help, messages, glossary, statistics.
extension State {
  mutating func openGlossary() -> [Effect] {
    if let terms = list.detail.entry?.terms, !terms.isEmpty, list.selectedPosition != nil {
      window.reader = Reader(content: .glossary(terms, isWhole: false))
      return []
    }
    return [.read(.glossary), .awaitOutcomes]
  }

  mutating func openGlossary(of terms: [GlossaryTerm]) {
    guard !terms.isEmpty else {
      say(.noGlossary)
      return
    }
    window.reader = Reader(content: .glossary(terms, isWhole: true))
  }

  mutating func showMessages() {
    guard !notices.isEmpty else {
      say(.nothingSaid)
      return
    }
    var reader = Reader(content: .messages)
    // The latest stand at the end.
    reader.offset = .max
    show(reader)
  }

  /// Opens or scrolls a text, never past its end.
  mutating func show(_ reader: Reader) {
    let page = ReaderPage(reader, in: self)
    var reader = reader
    reader.offset = Viewport.clamped(reader.offset, height: page.height, count: page.lines.count)
    window.reader = reader
  }

  mutating func scroll(_ reader: Reader, by rows: Int) {
    var reader = reader
    reader.offset += rows
    show(reader)
  }

  mutating func performInReader(_ action: Action, _ reader: Reader) -> [Effect] {
    let page = ReaderPage(reader, in: self)
    var reader = reader
    switch action {
    case .selectNext: reader.offset += 1
    case .selectPrevious: reader.offset -= 1
    case .pageDown: reader.offset += max(1, page.height - 1)
    case .pageUp: reader.offset -= max(1, page.height - 1)
    case .halfPageDown: reader.offset += max(1, page.height / 2)
    case .halfPageUp: reader.offset -= max(1, page.height / 2)
    case .first: reader.offset = 0
    case .last: reader.offset = page.lines.count
    case .switchLanguage: language = language.next
    case .glossary:
      if case .glossary(_, isWhole: false) = reader.content { return [.read(.glossary), .awaitOutcomes] }
      window.reader = nil
      return []
    case .back, .goLeft, .help, .quit, .enterDetail, .goBack:
      window.reader = nil
      return []
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    default: return []
    }
    show(reader)
    return []
  }

  /// In the list of keys, what one types finds rows.
  ///
  /// - Returns: `nil` for keys that mean there what they mean elsewhere.
  mutating func type(_ key: Key, in reader: Reader) -> [Effect]? {
    guard reader.content == .help else { return nil }
    var reader = reader
    switch key {
    case .character where reader.filter.isEmpty && closes(key):
      // The hand that opened it may want it closed the same way; no search is likely to begin so.
      return nil
    case .character(let character): reader.filter.append(character)
    case .backspace where !reader.filter.isEmpty: reader.filter.removeLast()
    case .escape where !reader.filter.isEmpty: reader.filter = ""
    default: return nil
    }
    reader.offset = 0
    show(reader)
    return []
  }

  private func closes(_ key: Key) -> Bool {
    guard case .matched(let action) = keymap.lookup(key, in: .reader) else { return false }
    return action == .quit || action == .help
  }
}
