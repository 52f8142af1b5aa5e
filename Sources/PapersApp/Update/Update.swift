import PapersModel
import PapersScreen

/// Takes in what happened.
///
/// - Returns: What is to be done outside, in order.
public func update(_ state: inout State, _ event: Event) -> [Effect] {
  var effects: [Effect]
  switch event {
  case .key(let key): effects = state.press(key)
  case .pasted(let text): effects = state.paste(text)
  case .mouse(let mouse): effects = state.point(mouse)
  case .resized(let size):
    state.size = size
    effects = []
  default: effects = state.receive(event)
  }
  // A key of a sequence is no answer.
  if state.pending.isEmpty { state.window.askNext() }
  effects += state.settle()
  return effects
}

extension State {
  /// Scrolling and reading ahead are settled after each event, never while drawing.
  ///
  /// Each thing is asked for once, whatever comes of it; answers change neither selection nor scrolling of what has rows,
  /// so that an event and its answers settle in a few steps.
  mutating func settle() -> [Effect] {
    let lastRow = list.overview.rowCount - 1
    list.outline.selection = max(0, min(list.outline.selection, lastRow))
    list.outline.offset = max(0, min(list.outline.offset, lastRow))
    guard let layout else { return [] }
    var effects: [Effect] = []
    let height = layout.bodyRows.count
    // Also where another pane or a chart stands before the outline, so that the rows in memory stay few.
    list.outline.offset = Viewport.offset(
      showing: list.outline.selection, from: list.outline.offset, height: height, count: list.overview.rowCount)
    if list.asksForRows(height: height) { effects.append(.read(list.outline.read)) }
    if let position = list.selectedPosition {
      if list.detail.asks(for: position) { effects.append(.read(.page(at: position))) }
    } else {
      list.detail.clear()
    }
    if window.chart != nil {
      effects += settleChart()
    } else if let region = layout.detail {
      layOutDetail(in: region)
    }
    return effects
  }

  private mutating func layOutDetail(in region: Region) {
    let content = detailContent
    // Until the entry is read there is nothing to scroll in, and the place in it is kept.
    guard content != .loading else {
      list.detail.page = DetailPage()
      list.detail.layoutKey = nil
      return
    }
    let key = DetailLayoutKey(
      content: content, width: Layout.textWidth(of: region), language: language, glyphs: glyphs,
      calendar: calendar, showsAnswers: list.detail.showsAnswers, lineLimit: lineLimit(in: region),
      selectedLink: list.detail.selectedLink,
      words: list.search?.matches?.isEmpty == false ? list.search!.words : [])
    list.detail.layOut(key, height: region.height, isSearched: list.search?.matches != nil)
  }

  /// While one walks through the outline, a page is laid out only as far as it shows.
  private func lineLimit(in region: Region) -> Int? {
    let showsItsBeginning =
      window.focus == .outline && list.detail.offset == 0 && !list.detail.seeksMatch && !list.detail.showsAnswers
      && list.search == nil
    return showsItsBeginning ? region.height : nil
  }

  private var detailContent: DetailLayoutKey.Content {
    let overview = list.overview
    switch list.selectedItem {
    case .list: return .list(overview)
    case .section(let index): return .section(overview.sections[index], number: overview.sections[index].number)
    case .entry:
      if let failure = list.detail.failure { return .unreadable(failure) }
      // What an answer says of sections may be older than the list.
      guard let entry = list.detail.entry, overview.sections.indices.contains(entry.summary.section) else {
        return .loading
      }
      let section = overview.sections[entry.summary.section]
      return .entry(
        entry, section: section, number: section.number, paperNumber: list.paperNumber(of: entry.summary),
        paperCount: overview.papers.total)
    }
  }
}

extension OpenList {
  /// Whether rows have to be read: those in memory don't cover what is visible. Some more on both sides are read as well,
  /// so that walking on rarely needs a read.
  fileprivate mutating func asksForRows(height: Int) -> Bool {
    let rows =
      min(
        outline.offset, outline.selection)..<min(
        overview.rowCount, max(outline.offset + height, outline.selection + 1))
    let wanted = overview.positions(inRows: rows)
    return outline.asks(for: wanted, withMargin: max(100, wanted.count), of: overview.entryCount)
  }

  /// Which paper of the list it is, counted from 1; `nil` for optional entries.
  ///
  /// Known only where the entries before it in its section are in memory, as they are for all but huge sections.
  fileprivate func paperNumber(of entry: EntrySummary) -> Int? {
    let section = overview.sections[entry.section]
    guard entry.kind == .paper, section.isListed else { return nil }
    let before = overview.sections[..<entry.section].reduce(0) { $0 + $1.papers.total }
    guard section.papers.total != section.positions.count else {
      return before + entry.position - section.positions.lowerBound + 1
    }
    guard entry.position >= section.positions.lowerBound else { return nil }
    var number = before + 1
    for position in section.positions.lowerBound..<entry.position {
      guard let summary = outline.entry(at: position) else { return nil }
      if summary.kind == .paper { number += 1 }
    }
    return number
  }
}

extension Detail {
  /// Lays the page out, if it isn't, and scrolls to what is sought on it.
  fileprivate mutating func layOut(_ key: DetailLayoutKey, height: Int, isSearched: Bool) {
    if key != layoutKey {
      page = page(for: key)
      layoutKey = key
    }
    if seeksQuestions, let line = page.questionsLine {
      seeksQuestions = false
      if !(offset..<offset + height / 2).contains(line) { offset = line }
    }
    if seeksMatch, isSearched {
      seeksMatch = false
      let line = page.lines.firstIndex { $0.runs.contains { $0.role == .match } } ?? 0
      if !(offset..<offset + height).contains(line) { offset = line - height / 3 }
    }
    offset = Viewport.clamped(offset, height: height, count: page.lines.count)
  }
}
