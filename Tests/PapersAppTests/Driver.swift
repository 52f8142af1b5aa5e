import PapersApp
import PapersModel
import PapersScreen
import PapersTestSupport

/// Runs the pure part against a list in memory: reads are answered at once, other effects are gathered.
struct Driver {
  var state: State
  /// Effects for the world outside, in order.
  private(set) var effects: [Effect] = []
  private var entries: [EntryDetail] = []
  private let glossary: [GlossaryTerm]
  private let wholeOverview: ListOverview
  private var progress: [CitationKey: EntryProgress] = [:]
  private var changeCount = 0
  /// Whether reads are answered at once, as for the screen; else they are gathered like other effects.
  var answersReads = true

  init(
    _ list: ReadingList = makeSampleList(), columns: Int = 80, rows: Int = 16, language: CommentaryLanguage = .english
  ) {
    glossary = list.glossary
    var sections: [SectionOverview] = []
    var position = 0
    for (index, section) in list.sections.enumerated() {
      let start = position
      for entry in section.readingOrder {
        let summary = makeSummary(entry, position: position, section: index)
        entries.append(EntryDetail(entry: entry, summary: summary, progress: EntryProgress()))
        position += 1
      }
      let papers = section.readingOrder.count { $0.kind == .paper }
      sections.append(
        SectionOverview(
          id: section.id, title: section.title, introduction: section.introduction, afterwards: section.afterwards,
          positions: start..<position, papers: papers == 0 ? Tally() : Tally([.toRead: papers]),
          everything: position == start ? Tally() : Tally([.toRead: position - start])))
    }
    wholeOverview = ListOverview(
      id: list.id, title: list.title, introduction: list.introduction, credit: list.credit, sections: sections)
    state = State(size: Size(columns: columns, rows: rows), overview: wholeOverview, language: language)
    take(.resized(state.size))
  }

  /// Presses the keys of a script.
  mutating func press(_ script: String) {
    for key in Key.script(script)! { take(.key(key)) }
  }

  mutating func take(_ event: Event) {
    var open = update(&state, event)
    while !open.isEmpty {
      switch open.removeFirst() {
      case .read(let read) where answersReads:
        if let answer = answer(read) {
          open += update(&state, .answered(read, .success(answer)))
        } else {
          effects.append(.read(read))
        }
      case let effect: effects.append(effect)
      }
    }
  }

  /// What a library that is whole brings; `nil` for what is left to the tests.
  func answer(_ read: Read) -> ReadAnswer? {
    switch read {
    case .rows(let positions): .entries(positions.clamped(to: entries.indices).map { detail(at: $0).summary })
    case .entries(let positions): .entries(positions.filter(entries.indices.contains).map { detail(at: $0).summary })
    case .page(let position): .page(entries.indices.contains(position) ? detail(at: position) : nil)
    case .glossary: .glossary(glossary)
    case .timeline: .timeline(timeline)
    case .map: .map(map)
    case .statistics, .suggestion, .citation: nil
    }
  }

  /// Carries out the effect of a status as the store would.
  mutating func save(_ status: ReadingStatus, of key: CitationKey, way: Recorded.Way = .done) {
    let position = entries.firstIndex { $0.entry.key == key }!
    let before = progress[key] ?? EntryProgress()
    progress[key, default: EntryProgress()].status = status
    progress[key]?.statusSetAt = 1_795_478_400_000
    changeCount += 1
    take(
      .recorded(
        Recorded(
          entry: key, change: .statusSet(status), way: way, before: before, after: progress[key]!,
          summary: detail(at: position).summary, changeCount: changeCount)))
  }

  mutating func takeEffects() -> [Effect] {
    defer { effects = [] }
    return effects
  }

  var lines: [String] { view(state).lines }

  var entryCount: Int { entries.count }

  func key(at position: Int) -> CitationKey { entries[position].entry.key }

  /// The list as it is when it has lost its last entries.
  func overview(of count: Int) -> ListOverview {
    var overview = wholeOverview
    for index in overview.sections.indices {
      let all = overview.sections[index].positions
      let positions = min(all.lowerBound, count)..<min(all.upperBound, count)
      overview.sections[index].positions = positions
      func tally(_ isCounted: (EntrySummary) -> Bool) -> Tally {
        positions.map { detail(at: $0).summary }.filter(isCounted).reduce(into: Tally()) { $0[$1.status] += 1 }
      }
      overview.sections[index].papers = tally { $0.kind == .paper }
      overview.sections[index].everything = tally { _ in true }
    }
    return overview
  }

  private var timeline: Timeline {
    let papers = entries.filter { $0.entry.kind != .resource }
    let items = papers.compactMap { paper in
      (paper.entry.published ?? paper.entry.year.map { PartialDate(year: $0) }).map {
        Timeline.Item(position: paper.summary.position, date: $0)
      }
    }
    return Timeline(items, undatedCount: papers.count - items.count)
  }

  private var map: RelationMap {
    RelationMap(
      entries.map { entry in
        RelationMap.Node(
          position: entry.summary.position,
          buildsOn: entry.entry.requires.compactMap { key in entries.firstIndex { $0.entry.key == key } })
      })
  }

  private func detail(at position: Int) -> EntryDetail {
    func current(_ entry: EntryDetail) -> EntrySummary {
      var summary = entry.summary
      summary.status = progress[summary.key]?.status ?? .toRead
      summary.hasNote = progress[summary.key]?.hasNote ?? false
      return summary
    }
    var detail = entries[position]
    detail.summary = current(detail)
    detail.progress = progress[detail.entry.key] ?? EntryProgress()
    detail.requires = entries.filter { detail.entry.requires.contains($0.entry.key) }.map(current)
    detail.leadsTo = entries.filter { $0.entry.requires.contains(detail.entry.key) }.map(current)
    detail.terms = detail.entry.commentary.terms.compactMap { name in glossary.first { $0.term.english == name } }
    return detail
  }
}

extension Event {
  /// The answer to a search from the beginning, that found the first of all the matches unless another is named.
  static func searchFinished(query: String, at positions: [Int], found: Int? = nil) -> Event {
    .searchFinished(SearchRequest(query, from: 0), SearchMatches(positions, found: found ?? positions.first))
  }
}
