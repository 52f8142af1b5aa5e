import PapersModel
import PapersScreen

/// Takes in what happened. The only place where the state changes.
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
  effects += state.settle()
  return effects
}

extension State {
  /// Scrolling and reading ahead are settled after each event, never while drawing.
  mutating func settle() -> [Effect] {
    var effects: [Effect] = []
    outline.selection = max(0, min(outline.selection, overview.rowCount - 1))
    if let layout {
      // Also where another pane or a chart stands before the outline, so that the rows in memory stay few.
      outline.offset = Viewport.offset(
        showing: outline.selection, from: outline.offset, height: layout.bodyRows.count, count: overview.rowCount)
      effects += windowEffects(height: layout.bodyRows.count)
      if let position = selectedPosition {
        if detail.entry?.summary.position != position { effects.append(.loadDetail(at: position)) }
      } else {
        detail.entry = nil
      }
      if chart != nil {
        effects += settleChart()
      } else if let region = layout.detail {
        layOutDetail(in: region)
      }
    }
    return effects
  }

  /// Asks for rows where those in memory don't cover what is visible; reads some more on both sides, so that walking on
  /// rarely needs a read.
  private func windowEffects(height: Int) -> [Effect] {
    let rows =
      min(
        outline.offset, outline.selection)..<min(
        overview.rowCount, max(outline.offset + height, outline.selection + 1))
    let wanted = overview.positions(inRows: rows)
    let held = outline.windowStart..<outline.windowStart + outline.window.count
    guard !wanted.isEmpty, wanted.clamped(to: held) != wanted else { return [] }
    let margin = max(100, wanted.count)
    return [.loadWindow(max(0, wanted.lowerBound - margin)..<min(overview.entryCount, wanted.upperBound + margin))]
  }

  private mutating func layOutDetail(in region: Region) {
    let content = detailContent
    // Until the entry is read there is nothing to scroll in, and the place in it is kept.
    guard content != .loading else { return }
    let key = DetailLayoutKey(
      content: content, width: Layout.textWidth(of: region), language: language, glyphs: glyphs,
      calendar: calendar, showsAnswers: detail.showsAnswers, lineLimit: lineLimit(in: region),
      selectedLink: detail.selectedLink,
      words: search?.matches?.isEmpty == false ? search!.words : [])
    if key != detail.layoutKey {
      detail.page = page(for: key)
      detail.layoutKey = key
    }
    if detail.seeksQuestions, let line = detail.page.questionsLine {
      detail.seeksQuestions = false
      if !(detail.offset..<detail.offset + region.height / 2).contains(line) { detail.offset = line }
    }
    if detail.seeksMatch, search?.matches != nil {
      detail.seeksMatch = false
      let line = detail.page.lines.firstIndex { $0.runs.contains { $0.role == .match } } ?? 0
      if !(detail.offset..<detail.offset + region.height).contains(line) { detail.offset = line - region.height / 3 }
    }
    detail.offset = Viewport.clamped(detail.offset, height: region.height, count: detail.page.lines.count)
  }

  /// Lays a page out, unless it was laid out lately: one often goes back and forth.
  private mutating func page(for key: DetailLayoutKey) -> DetailPage {
    if let known = detail.recentPages.last(where: { $0.key == key }) { return known.page }
    let page = DetailPage(key)
    if detail.recentPages.count == Self.recentPageLimit { detail.recentPages.removeFirst() }
    detail.recentPages.append(Detail.RecentPage(key: key, page: page))
    return page
  }

  private static let recentPageLimit = 40

  /// Keeps the pages that were laid out on a way from here, whether or not it is taken.
  public mutating func keepPages(of later: State) {
    detail.recentPages = later.detail.recentPages
  }

  /// While one walks through the outline, a page is laid out only as far as it shows.
  private func lineLimit(in region: Region) -> Int? {
    let showsItsBeginning =
      focus == .outline && detail.offset == 0 && !detail.seeksMatch && !detail.showsAnswers && search == nil
    return showsItsBeginning ? region.height : nil
  }

  private var detailContent: DetailLayoutKey.Content {
    switch selectedItem {
    case .list: return .list(overview)
    case .section(let index): return .section(overview.sections[index], number: overview.sections[index].number)
    case .entry:
      guard let entry = detail.entry else { return .loading }
      let index = entry.summary.section
      return .entry(
        entry, section: overview.sections[index], number: overview.sections[index].number,
        paperNumber: paperNumber(of: entry.summary), paperCount: overview.papers.total)
    }
  }

  /// Which paper of the list it is, counted from 1; `nil` for optional entries.
  ///
  /// Known only where the entries before it in its section are in memory, as they are for all but huge sections.
  private func paperNumber(of entry: EntrySummary) -> Int? {
    guard entry.kind == .paper, overview.sections[entry.section].isListed else { return nil }
    let before = overview.sections[..<entry.section].reduce(0) { $0 + $1.papers.total }
    let section = overview.sections[entry.section]
    guard section.papers.total != section.positions.count else {
      return before + entry.position - section.positions.lowerBound + 1
    }
    var number = before + 1
    for position in section.positions.lowerBound..<entry.position {
      guard let summary = outline.entry(at: position) else { return nil }
      if summary.kind == .paper { number += 1 }
    }
    return number
  }
}
