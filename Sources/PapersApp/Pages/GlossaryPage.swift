import PapersModel
import PapersScreen

/// Terms with their explanations.
public enum GlossaryPage {
  /// - Parameter width: Columns, at least 1.
  public static func lines(for terms: [GlossaryTerm], width: Int, language: CommentaryLanguage) -> [StyledText] {
    var lines: [StyledText] = []
    for term in terms {
      if !lines.isEmpty { lines.append(StyledText()) }
      var heading = StyledText()
      for (index, name) in term.term.all.enumerated() where index == 0 || name != term.term.all[0] {
        heading += StyledText(index == 0 ? name : "  " + name, index == 0 ? .heading : .secondary)
      }
      lines += heading.wrapped(toWidth: width)
      for definition in language.texts(term.definition) { lines += StyledText(definition).wrapped(toWidth: width) }
      var aside: [String] = []
      if let entry = term.entry { aside.append(Wording.pick(language.interface, "from ", "出自 ") + entry.rawValue) }
      if !term.see.isEmpty {
        let others = Wording.pick(language.interface, "see also ", "参见 ") + term.see.joined(separator: ", ")
        aside.append(others)
      }
      if !aside.isEmpty {
        lines += StyledText(aside.joined(separator: Wording.pick(language.interface, "; ", "；")), .secondary)
          .wrapped(toWidth: width)
      }
    }
    return lines
  }
}
