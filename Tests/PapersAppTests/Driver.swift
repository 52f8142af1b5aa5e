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
  private var progress: [CitationKey: EntryProgress] = [:]

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
    state = State(
      size: Size(columns: columns, rows: rows),
      overview: ListOverview(
        id: list.id, title: list.title, introduction: list.introduction, credit: list.credit, sections: sections),
      language: language)
    take(.resized(state.size))
  }

  /// Presses the keys of a script.
  mutating func press(_ script: String) {
    for key in Key.script(script)! { take(.key(key)) }
  }

  mutating func take(_ event: Event) {
    var open = update(&state, event)
    while !open.isEmpty {
      let effect = open.removeFirst()
      switch effect {
      case .loadWindow(let positions):
        open += update(
          &state, .windowLoaded(positions.map { detail(at: $0).summary }, from: positions.lowerBound))
      case .loadDetail(let position):
        open += update(&state, .detailLoaded(detail(at: position), at: position))
      case .loadGlossary: open += update(&state, .glossaryLoaded(glossary))
      case .loadTimeline: open += update(&state, .timelineLoaded(timeline))
      case .loadMap: open += update(&state, .mapLoaded(map))
      case .loadEntries(let positions):
        open += update(&state, .entriesLoaded(positions.map { detail(at: $0).summary }))
      default: effects.append(effect)
      }
    }
  }

  /// Carries out a status effect as the store would.
  mutating func save(_ status: ReadingStatus, of key: CitationKey, by cause: ProgressCause = .marking) {
    let position = entries.firstIndex { $0.entry.key == key }!
    let before = detail(at: position).summary
    progress[key, default: EntryProgress()].status = status
    progress[key]?.statusSetAt = 1_795_478_400_000
    let after = detail(at: position).summary
    take(.progressSaved(ProgressChange(before: before, after: after, name: after.name, status: status), by: cause))
  }

  mutating func takeEffects() -> [Effect] {
    defer { effects = [] }
    return effects
  }

  var lines: [String] { view(state).lines }

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
