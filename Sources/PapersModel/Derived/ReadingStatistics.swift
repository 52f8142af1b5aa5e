/// What came of a list so far: figures to look back on, never a target.
public struct ReadingStatistics: Hashable, Sendable, Codable {
  public struct SectionFigures: Hashable, Sendable, Codable {
    public var title: LocalizedText
    /// Sections of papers are counted from 1; others have no number.
    public var number: Int?
    /// Its papers, or everything where it has none.
    public var progress: Tally
    public var secondsSpent = 0
  }

  /// A week in which something was done, or between two of them.
  public struct WeekFigures: Hashable, Sendable, Codable {
    /// ISO 8601: `2026-W48`.
    public var week: String
    /// Entries that were set to *read*.
    public var readCount = 0
    /// Versions of notes that were written.
    public var noteCount = 0
    public var secondsSpent = 0
  }

  public var papers: Tally
  public var sections: [SectionFigures]
  /// The latest weeks up to the current one, the earliest first; none before the first in which something was done.
  public var weeks: [WeekFigures]
  /// Entries that have a note.
  public var noteCount = 0
  public var secondsSpent = 0
  /// Minutes that the first two passes of what is read were estimated to take; `nil` where no estimate is known.
  public var estimatedMinutes: ClosedRange<Int>?

  /// - Parameters:
  ///   - entries: The entries that somebody did something to, each with its section and its events.
  ///   - calendar: Tells the weeks.
  ///   - weekLimit: At most so many weeks.
  public init(
    overview: ListOverview, entries: [(entry: Entry, section: Int, events: [HistoryEvent])], now: Moment,
    calendar: LocalCalendar, weekLimit: Int = 16
  ) {
    papers = overview.papers
    sections = overview.sections.filter { $0.everything.total > 0 }
      .map { SectionFigures(title: $0.title, number: $0.number, progress: $0.progress) }
    let figureOfSection = overview.sections.indices.filter { overview.sections[$0].everything.total > 0 }
    weeks = []
    var byWeek: [ISOWeek: WeekFigures] = [:]
    func count(_ week: ISOWeek, _ change: (inout WeekFigures) -> Void) {
      change(&byWeek[week, default: WeekFigures(week: week.description)])
    }
    for (entry, section, events) in entries {
      let progress = EntryProgress(projecting: events)
      let time = ReadingTime(projecting: events)
      if progress.hasNote { noteCount += 1 }
      secondsSpent += time.seconds
      if let index = figureOfSection.firstIndex(of: section) { sections[index].secondsSpent += time.seconds }
      for (week, seconds) in time.secondsByWeek(in: calendar) {
        count(week) { $0.secondsSpent += seconds }
      }
      var readWeeks: Set<ISOWeek> = []
      for event in EntryProgress.standing(among: events) {
        switch event.change {
        case .statusSet(.read): readWeeks.insert(calendar.week(of: event.moment))
        case .noteWritten: count(calendar.week(of: event.moment)) { $0.noteCount += 1 }
        default: break
        }
      }
      for week in readWeeks { count(week) { $0.readCount += 1 } }
      if progress.status == .read, let effort = entry.commentary.effort {
        estimatedMinutes = (estimatedMinutes ?? 0...0).adding(effort.survey).adding(effort.grasp)
      }
    }
    guard let first = byWeek.keys.min() else { return }
    // Week by week back from today, so that those in which nothing was done show as well.
    for week in calendar.weeks(backFrom: now).prefix(weekLimit).prefix(while: { $0 >= first }) {
      weeks.append(byWeek[week] ?? WeekFigures(week: week.description))
    }
    weeks.reverse()
  }
}

extension ClosedRange<Int> {
  /// The range of the sums. What the catalogue of an older release holds may be any number, so that a sum that is none
  /// is the largest or smallest one there is.
  fileprivate func adding(_ other: Self) -> Self {
    func sum(_ left: Int, _ right: Int) -> Int {
      let (sum, isTooMuch) = left.addingReportingOverflow(right)
      return isTooMuch ? (right < 0 ? .min : .max) : sum
    }
    return sum(lowerBound, other.lowerBound)...sum(upperBound, other.upperBound)
  }
}
