import PapersModel
import PapersScreen

/// Figures of a list as text: bars by section, and a chart by week.
public enum StatisticsPage {
  private static let barWidth = 20

  /// - Parameter width: Columns, at least 1.
  public static func lines(for statistics: ReadingStatistics, width: Int, language: Language, glyphs: Glyphs)
    -> [StyledText]
  {
    func pick(_ english: String, _ chinese: String) -> String { Wording.pick(language, english, chinese) }
    var lines: [StyledText] = []
    let papers = statistics.papers
    var facts = [pick("\(papers[.read]) of \(papers.total) papers read", "论文已读 \(papers[.read])/\(papers.total)")]
    if papers[.reading] > 0 { facts.append("\(papers[.reading]) " + Wording.status(.reading, language)) }
    if papers[.skipped] > 0 { facts.append("\(papers[.skipped]) " + Wording.status(.skipped, language)) }
    let notes = statistics.noteCount
    facts.append(pick(notes.counted("note"), "\(notes) 条笔记"))
    lines += StyledText(facts.joined(separator: glyphs.separator), .title).wrapped(toWidth: width)
    if let time = timeLine(statistics, language) { lines += StyledText(time, .secondary).wrapped(toWidth: width) }
    lines.append(StyledText())

    lines.append(StyledText(pick("By section", "按章节"), .heading))
    let titles = statistics.sections.map { ($0.number.map { "\($0) " } ?? "") + $0.title.preferring(language) }
    let titleWidth = min(max(8, width - barWidth - 24), titles.map(\.displayWidth).max() ?? 0)
    for (section, title) in zip(statistics.sections, titles) {
      let progress = section.progress
      var line = padded(title.truncated(toWidth: titleWidth), to: titleWidth) + "  "
      line += bar(progress[.read], of: progress.total, glyphs)
      line += StyledText("  \(progress[.read])/\(progress.total)", .text)
      if section.secondsSpent > 0 {
        line += StyledText("  " + Wording.duration(section.secondsSpent, language), .secondary)
      }
      lines.append(line.truncated(toWidth: width))
    }
    guard !statistics.weeks.isEmpty else { return lines }
    lines.append(StyledText())
    lines.append(StyledText(pick("By week", "按周"), .heading))
    let most = max(1, statistics.weeks.map(\.readCount).max() ?? 1)
    for week in statistics.weeks {
      var line = StyledText(week.week + "  ", .secondary)
      line += bar(week.readCount, of: most, glyphs)
      line += StyledText(
        "  " + pick("\(week.readCount) read", "读 \(week.readCount)"), week.readCount > 0 ? .text : .secondary)
      var asides: [String] = []
      if week.secondsSpent > 0 { asides.append(Wording.duration(week.secondsSpent, language)) }
      if week.noteCount > 0 {
        asides.append(pick(week.noteCount.counted("note"), "\(week.noteCount) 条笔记"))
      }
      if !asides.isEmpty { line += StyledText("  " + asides.joined(separator: glyphs.separator), .secondary) }
      lines.append(line.truncated(toWidth: width))
    }
    return lines
  }

  /// The time that was spent, beside what was estimated for what is read.
  private static func timeLine(_ statistics: ReadingStatistics, _ language: Language) -> String? {
    let spent = Wording.duration(statistics.secondsSpent, language)
    guard let estimate = statistics.estimatedMinutes.map({ Wording.minutes($0, language) }) else {
      return statistics.secondsSpent > 0 ? Wording.pick(language, "\(spent) spent", "用时 \(spent)") : nil
    }
    return Wording.pick(
      language, "\(spent) spent; estimate for what is read, two passes: \(estimate)",
      "用时 \(spent)；已读论文前两遍估计需 \(estimate)")
  }

  private static func padded(_ text: String, to width: Int) -> StyledText {
    StyledText(text + String(repeating: " ", count: max(0, width - text.displayWidth)))
  }

  private static func bar(_ part: Int, of whole: Int, _ glyphs: Glyphs) -> StyledText {
    let full = whole == 0 ? 0 : (part * barWidth + whole / 2) / whole
    return StyledText(String(repeating: glyphs.full, count: full), .accent)
      + StyledText(String(repeating: glyphs.empty, count: barWidth - full), .border)
  }
}
