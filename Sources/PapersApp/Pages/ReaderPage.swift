import PapersModel
import PapersScreen

/// A text of the program's own, laid out for the whole screen.
struct ReaderPage {
  let title: String
  let lines: [StyledText]
  /// Visible rows.
  let height: Int
  private var firstLines: [String: Int] = [:]

  init(_ reader: Reader, in state: State) {
    let language = state.language.interface
    let width = max(1, min(Layout.widestText, state.size.columns - 2))
    height = max(1, state.size.rows - 2)
    switch reader.content {
    case .help:
      title = Wording.pick(language, "Keys", "按键")
      lines = HelpPage.lines(for: state.keymap, matching: reader.filter, width: width, language: language)
    case .messages:
      title = Wording.pick(language, "Messages", "消息")
      lines = state.notices.flatMap { notice in
        StyledText(notice.text(in: language, keymap: state.keymap), notice.isError ? .error : .text)
          .wrapped(toWidth: width, first: "", hanging: "  ")
      }
    case .statistics(let statistics):
      title = Wording.pick(language, "Looking back", "回顾")
      lines = StatisticsPage.lines(for: statistics, width: width, language: language, glyphs: state.glyphs)
    case .glossary(let terms, let isWhole):
      let heading = Wording.heading(.glossary, language)
      let entry = isWhole ? nil : state.list.detail.entry?.summary.name
      title = entry.map { "\(heading): \($0)" } ?? heading
      var lines: [StyledText] = []
      for term in terms {
        firstLines[term.term.preferring(.english)] = lines.count
        lines += GlossaryPage.lines(for: [term], width: width, language: state.language) + [StyledText()]
      }
      self.lines = lines
    }
  }

  func firstLine(ofTerm name: String) -> Int? { firstLines[name] }
}
