import PapersModel
import PapersScreen

/// The page of an entry outside the screen, for commands that print it.
public enum EntryPage {
  public struct Line: Hashable, Sendable {
    public var text: StyledText
    /// What the end of the line stands for, and the column at which it begins.
    public var address: String?
    public var addressColumn = 0
  }

  /// - Parameters:
  ///   - width: Columns, at least 1.
  ///   - showsAnswers: Whether the answers to the questions are shown.
  public static func lines(
    for detail: EntryDetail, in overview: ListOverview, paperNumber: Int?, width: Int, language: CommentaryLanguage,
    glyphs: Glyphs, calendar: LocalCalendar, showsAnswers: Bool
  ) -> [Line] {
    let index = detail.summary.section
    let page = DetailPage(
      DetailLayoutKey(
        content: .entry(
          detail, section: overview.sections[index], number: overview.sections[index].number,
          paperNumber: paperNumber, paperCount: overview.papers.total),
        width: width, language: language, glyphs: glyphs, calendar: calendar, isOnScreen: false,
        showsAnswers: showsAnswers, words: []))
    var lines = page.lines.map { Line(text: $0) }
    for link in page.links {
      guard case .address(let address) = link.target else { continue }
      for span in link.spans {
        lines[span.line].address = address
        lines[span.line].addressColumn = span.columns.lowerBound
      }
    }
    return lines
  }
}
