import PapersModel
import PapersScreen

/// What answers to questions do.
extension State {
  mutating func answer(_ inquiry: Inquiry, with answer: Inquiry.Answer) -> [Effect] {
    window.answered()
    switch (inquiry, answer) {
    case (.overwrite(let path, _), .yes): return [.export(to: path, overwrite: true)]
    case (.overwrite, _): say(.notExported)

    // On leaving, the clock isn't stopped behind one's back.
    case (.keepTime, .yes): return [.stopClock, .quit]
    case (.keepTime, .no): return [.dropClock, .quit]
    case (.keepTime, _): say(.clockGoesOn)

    case (.rating(let key, _), .number(let rating)) where (0...5).contains(rating):
      return [.record(.ratingSet(rating == 0 ? nil : rating), of: key)]
    case (.rating(_, let name), _): say(.ratingUnchanged(of: name))

    case (.draft(let draft), .yes): return [.takeDraft(of: draft.key, path: draft.path)]
    case (.draft(let draft), .no): return [.putDraftAside(path: draft.path)]
    case (.draft, _): say(.draftLater)
    }
    return []
  }
}
