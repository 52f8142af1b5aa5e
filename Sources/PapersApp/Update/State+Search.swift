import PapersModel
import PapersScreen

/// The search that runs while one types, and its matches.
extension State {
  mutating func beginSearch() {
    window.prompt = Prompt(purpose: .search, line: LineEditor())
    list.search = Search(query: "", origin: list.searchOrigin)
  }

  mutating func searchAsTyped(_ query: String) -> [Effect] {
    list.search?.query = query
    list.search?.matches = nil
    list.search?.isRenewed = false
    guard let origin = list.search?.origin else { return [] }
    guard !query.allSatisfy(\.isWhitespace) else {
      returnTo(origin)
      return []
    }
    return [.search(SearchRequest(query, from: list.overview.position(atOrAfterRow: list.row(of: origin.anchor))))]
  }

  mutating func takeMatches(_ matches: SearchMatches, of request: SearchRequest) {
    guard let search = list.search, search.query == request.query else { return }
    list.search?.matches = matches
    list.search?.isRenewed = false
    if search.isRenewed { return }
    guard let found = matches.found else {
      if window.prompt != nil { returnTo(search.origin) } else { reportNoMatch(request.query) }
      return
    }
    selectMatch(at: found)
    switch request.goal {
    case .best: break
    case .next: if found < request.position { say(.wentRound(forward: true)) }
    case .previous: if found > request.position { say(.wentRound(forward: false)) }
    }
  }

  /// Searches anew in a list that has changed, without leaving what is selected.
  mutating func renewSearch() -> [Effect] {
    guard let search = list.search, !search.query.allSatisfy(\.isWhitespace) else { return [] }
    list.search?.matches = nil
    list.search?.isRenewed = true
    return [
      .search(SearchRequest(search.query, from: list.overview.position(atOrAfterRow: list.outline.selection)))
    ]
  }

  /// Selects an entry and brings the first of the words on its page into sight.
  private mutating func selectMatch(at position: Int) {
    list.select(position: position)
    list.detail.seeksMatch = true
  }

  private mutating func returnTo(_ origin: Search.Origin) {
    list.select(row: list.row(of: origin.anchor))
    list.outline.offset = origin.offset
  }

  mutating func cancelSearch() {
    if let search = list.search { returnTo(search.origin) }
    list.search = nil
  }

  mutating func finishSearch(_ query: String) -> [Effect] {
    guard !query.allSatisfy(\.isWhitespace) else {
      cancelSearch()
      return []
    }
    guard let search = list.search else { return [] }
    // It may be on its way, or was never begun, as where the line was typed before a restart.
    guard let matches = search.matches else { return searchAsTyped(query) + [.awaitOutcomes] }
    if matches.isEmpty { reportNoMatch(query) }
    return []
  }

  private mutating func reportNoMatch(_ query: String) {
    cancelSearch()
    say(.noMatch(query))
  }

  mutating func stepThroughMatches(forward: Bool) -> [Effect] {
    let here = list.overview.position(atOrAfterRow: list.outline.selection)
    let start = forward ? (here == list.selectedPosition ? here + 1 : here) : here - 1
    if let search = list.search, search.matches == nil, !search.query.allSatisfy(\.isWhitespace) {
      // The list has changed, and its matches aren't known yet.
      list.search?.isRenewed = false
      return [
        .search(SearchRequest(search.query, from: max(0, start), seeking: forward ? .next : .previous)), .awaitOutcomes,
      ]
    }
    guard let search = list.search, let matches = search.matches, !matches.isEmpty else {
      say(.notSearching)
      return []
    }
    if let next = forward ? matches.next(from: start) : matches.previous(from: start) {
      selectMatch(at: next)
      return []
    }
    guard matches.isWhole else {
      return [
        .search(SearchRequest(search.query, from: start, seeking: forward ? .next : .previous)), .awaitOutcomes,
      ]
    }
    selectMatch(at: forward ? matches.positions[0] : matches.positions[matches.positions.count - 1])
    say(matches.positions.count == 1 ? .onlyMatch : .wentRound(forward: forward))
    return []
  }
}
