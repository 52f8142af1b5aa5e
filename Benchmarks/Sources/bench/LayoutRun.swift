import PapersApp
import PapersModel
import PapersScreen

/// Measures, in this process, how the longest page of a list is laid out: in both languages, with the answers shown.
struct LayoutRun {
  let subject: Subject
  private(set) var record: Record

  /// The widest that the program lays text out.
  private static let width = 96

  init(subject: Subject, plan: Plan) {
    self.subject = subject
    record = Record(list: subject.name, program: Contestant.measured, plan: plan)
  }

  mutating func measure() throws {
    let entries = subject.list.readingOrder
    let summaries = Dictionary(
      entries.enumerated().map { position, entry in (entry.key, summary(of: entry, at: position)) },
      uniquingKeysWith: { first, _ in first })
    let details = entries.compactMap { entry -> EntryDetail? in
      guard let summary = summaries[entry.key] else { return nil }
      let terms = subject.list.glossary.filter { entry.commentary.terms.contains($0.term.preferring(.english)) }
      return EntryDetail(
        entry: entry, summary: summary, progress: EntryProgress(),
        requires: entry.requires.compactMap { summaries[$0] }, leadsTo: entry.leadsTo.compactMap { summaries[$0] },
        related: entry.related.compactMap { summaries[$0] }, terms: terms)
    }
    guard let longest = details.max(by: { lines(of: $0).count < lines(of: $1).count }) else {
      throw BenchFailure("The list “\(subject.name)” has no page to lay out.")
    }
    let lineCount = lines(of: longest).count
    let pageTimes = (0..<record.plan.layouts).map { _ in time { lines(of: longest).count } }
    try record.add(
      .pageLayout, .milliseconds, pageTimes,
      note: "\(longest.entry.key), \(lineCount) lines at width \(Self.width), in process")

    let texts = longest.entry.commentary.texts.flatMap(\.all).map { StyledText($0) }
    let bytes = texts.reduce(0) { $0 + $1.plain.utf8.count }
    let wrapTimes = (0..<record.plan.layouts).map { _ in
      time { texts.reduce(0) { $0 + $1.wrapped(toWidth: Self.width).count } }
    }
    try record.add(.textWrapping, .milliseconds, wrapTimes, note: "its commentary, \(bytes) bytes, in process")
  }

  private func lines(of detail: EntryDetail) -> [StyledText] {
    EntryPage.lines(
      for: detail, in: subject.overview, paperNumber: 1, width: Self.width, language: .both, glyphs: .unicode,
      calendar: .utc, showsAnswers: true
    ).map(\.text)
  }

  private func summary(of entry: Entry, at position: Int) -> EntrySummary {
    EntrySummary(
      key: entry.key, kind: entry.kind, title: entry.title, shortTitle: entry.shortTitle, year: entry.year,
      position: position, section: subject.overview.sectionIndex(ofPosition: position), status: .toRead,
      hasNote: false)
  }

  /// Milliseconds that work takes. Its outcome counts as used, so that the work isn't optimised away.
  private func time(_ work: () -> Int) -> Double {
    let start = ContinuousClock.now
    precondition(work() > 0, "the work has no outcome")
    return (ContinuousClock.now - start).milliseconds
  }
}
