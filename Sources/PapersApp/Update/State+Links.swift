import PapersModel
import PapersScreen

/// Stepping along the links of a page, and back.
extension State {
  /// Into the page; in it, along the link that is selected.
  mutating func enterOrFollow() -> [Effect] {
    guard window.focus == .detail else {
      window.focus = .detail
      return []
    }
    guard let index = list.detail.selectedLink, list.detail.page.links.indices.contains(index) else { return [] }
    switch list.detail.page.links[index].target {
    case .address(let address): return open(address)
    case .entry(let position):
      rememberPlace()
      list.select(position: position)
    case .term(let name):
      guard let terms = list.detail.entry?.terms else { return [] }
      var reader = Reader(content: .glossary(terms, isWhole: false))
      reader.offset = ReaderPage(reader, in: self).firstLine(ofTerm: name) ?? 0
      show(reader)
    }
    return []
  }

  /// Selects the next or previous link of the page and brings it into sight.
  mutating func selectLink(forward: Bool) {
    guard window.focus == .detail else {
      window.focus = .detail
      return
    }
    let links = list.detail.page.links
    guard !links.isEmpty else {
      say(.noLinks)
      return
    }
    let index: Int
    if let selected = list.detail.selectedLink {
      index = (selected + (forward ? 1 : links.count - 1)) % links.count
    } else {
      // The first link in sight, or the last one, whichever way the person goes.
      let visible = list.detail.offset..<list.detail.offset + pageHeight + 1
      index =
        forward
        ? links.firstIndex { $0.lines.upperBound > visible.lowerBound } ?? 0
        : links.lastIndex { $0.lines.lowerBound < visible.upperBound } ?? links.count - 1
    }
    list.detail.selectedLink = index
    let lines = links[index].lines
    let count = list.detail.page.lines.count
    for line in [lines.upperBound - 1, lines.lowerBound] {
      list.detail.offset = Viewport.offset(
        showing: line, from: list.detail.offset, height: pageHeight + 1, count: count)
    }
  }

  /// Remembers this place, to come back to.
  mutating func rememberPlace() {
    list.trail.append(
      ReturnPoint(
        anchor: list.selectionAnchor, focus: window.focus, detailOffset: list.detail.offset, chart: window.chart))
    if list.trail.count > 100 { list.trail.removeFirst() }
  }

  mutating func goBack() {
    guard let place = list.trail.popLast() else {
      say(.noPlaceToGoBack)
      return
    }
    list.select(row: list.row(of: place.anchor))
    window.focus = place.focus
    list.detail.offset = place.detailOffset
    // Statuses may have changed since.
    window.chart = place.chart
    window.chart?.forget()
  }
}
