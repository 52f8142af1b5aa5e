import PapersModel
import PapersScreen

/// Stepping along the links of a page and back, and the program's own texts.
extension State {
  /// Into the page; in it, along the link that is selected.
  mutating func enterOrFollow() -> [Effect] {
    guard focus == .detail else {
      focus = .detail
      return []
    }
    guard let index = detail.selectedLink, detail.page.links.indices.contains(index) else { return [] }
    switch detail.page.links[index].target {
    case .address(let address): return open(address)
    case .entry(let position):
      leaveMark()
      select(row: overview.row(of: .entry(position)))
    case .term(let name):
      guard let terms = detail.entry?.terms else { return [] }
      var reader = Reader(content: .glossary(terms, isWhole: false))
      reader.offset = ReaderPage(reader, in: self).firstLine(ofTerm: name) ?? 0
      show(reader)
    }
    return []
  }

  /// Selects the next or previous link of the page and brings it into sight.
  mutating func selectLink(forward: Bool) {
    guard focus == .detail else {
      focus = .detail
      return
    }
    let links = detail.page.links
    guard !links.isEmpty else {
      say("There are no links on this page.", "本页没有链接。")
      return
    }
    let index: Int
    if let selected = detail.selectedLink {
      index = (selected + (forward ? 1 : links.count - 1)) % links.count
    } else {
      // The first link in sight, or the last one, whichever way the person goes.
      let visible = detail.offset..<detail.offset + pageHeight + 1
      index =
        forward
        ? links.firstIndex { $0.lines.upperBound > visible.lowerBound } ?? 0
        : links.lastIndex { $0.lines.lowerBound < visible.upperBound } ?? links.count - 1
    }
    detail.selectedLink = index
    let lines = links[index].lines
    let count = detail.page.lines.count
    for line in [lines.upperBound - 1, lines.lowerBound] {
      detail.offset = Viewport.offset(showing: line, from: detail.offset, height: pageHeight + 1, count: count)
    }
  }

  /// Remembers this place, to come back to.
  mutating func leaveMark() {
    trail.append(Place(selection: outline.selection, focus: focus, detailOffset: detail.offset, chart: chart))
    if trail.count > 100 { trail.removeFirst() }
  }

  mutating func goBack() {
    guard let place = trail.popLast() else {
      say("There is no place to go back to.", "没有可跳回的位置。")
      return
    }
    select(row: place.selection)
    focus = place.focus
    detail.offset = place.detailOffset
    // Statuses may have changed since.
    chart = place.chart
    chart?.entries = [:]
  }

  // MARK: - Help and glossary

  mutating func openGlossary() -> [Effect] {
    if let terms = detail.entry?.terms, !terms.isEmpty, selectedPosition != nil {
      overlay = .reader(Reader(content: .glossary(terms, isWhole: false)))
      return []
    }
    return [.loadGlossary]
  }

  mutating func receiveGlossary(_ terms: [GlossaryTerm]) {
    guard !terms.isEmpty else {
      say("This list has no glossary.", "这份清单没有术语表。")
      return
    }
    overlay = .reader(Reader(content: .glossary(terms, isWhole: true)))
  }

  /// Opens or scrolls a text, never past its end.
  mutating func show(_ reader: Reader) {
    let page = ReaderPage(reader, in: self)
    var reader = reader
    reader.offset = Viewport.clamped(reader.offset, height: page.height, count: page.lines.count)
    overlay = .reader(reader)
  }

  mutating func scroll(_ reader: Reader, by rows: Int) {
    var reader = reader
    reader.offset += rows
    show(reader)
  }

  mutating func perform(_ action: Action, in reader: Reader) -> [Effect] {
    let page = ReaderPage(reader, in: self)
    var reader = reader
    switch action {
    case .selectNext: reader.offset += 1
    case .selectPrevious: reader.offset -= 1
    case .pageDown, .toggleAnswers: reader.offset += max(1, page.height - 1)
    case .pageUp: reader.offset -= max(1, page.height - 1)
    case .halfPageDown: reader.offset += max(1, page.height / 2)
    case .halfPageUp: reader.offset -= max(1, page.height / 2)
    case .first: reader.offset = 0
    case .last: reader.offset = page.lines.count
    case .switchLanguage: language = language.next
    case .glossary:
      if case .glossary(_, isWhole: false) = reader.content { return [.loadGlossary] }
      overlay = nil
      return []
    case .back, .goLeft, .help, .quit, .enterDetail, .goBack:
      overlay = nil
      return []
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    default: return []
    }
    show(reader)
    return []
  }
}
