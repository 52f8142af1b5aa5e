import PapersModel
import PapersScreen

/// The page of an entry outside the screen, for commands that print it.
public enum EntryPage {
  /// - Parameters:
  ///   - width: Columns, at least 1.
  ///   - showsAnswers: Whether the answers to the questions are shown.
  public static func lines(
    for detail: EntryDetail, in overview: ListOverview, paperNumber: Int?, width: Int, language: CommentaryLanguage,
    glyphs: Glyphs, secondsFromUTC: Int, showsAnswers: Bool
  ) -> [StyledText] {
    let index = detail.summary.section
    return DetailPage(
      DetailLayoutKey(
        content: .entry(
          detail, section: overview.sections[index], number: overview.sections[index].number,
          paperNumber: paperNumber, paperCount: overview.papers.total),
        width: width, language: language, glyphs: glyphs, secondsFromUTC: secondsFromUTC, isOnScreen: false,
        showsAnswers: showsAnswers, words: [])
    ).lines
  }
}
