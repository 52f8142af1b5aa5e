import PapersModel

/// Something that is said to the person, without the words for it.
public enum Notice: Hashable, Sendable {
  // What a key came to.
  case unbound(String)
  case notHere(Action)
  case pastedOutsidePrompt
  case languageSwitched(CommentaryLanguage)
  case noBorder
  case firstEntry
  case lastEntry
  case nothingSelected
  case noAddress(of: String)
  case noPDF(of: String)
  case noQuestions
  case noLinks
  case noPlaceToGoBack
  case noGlossary
  case nothingDated
  case nothingRelated
  case buildsOnNothing
  case leadsToNothing
  case mouseTaken
  case mouseLeft
  case nothingSaid
  case unknownAction(String, guess: String?)
  case ambiguousAction(String, [String])

  // Searching.
  case noMatch(String)
  case notSearching
  case onlyMatch
  case wentRound(forward: Bool)

  // Keeping track.
  case recorded(HistoryEvent.Change, of: String, Recorded.Way, status: ReadingStatus)
  case nothingAdded
  case noteUnchanged
  case tagsUnchanged
  case ratingUnchanged(of: String)
  case invalidTag(String)
  case nothingToUndo
  case nothingToRedo
  case draftLater
  case draftPutAside(String)
  case clockStarted(String)
  case clockGoesOn
  case timed(String, seconds: Int, inAll: Int)

  // The world outside.
  case opening(String)
  case opened(String)
  case copied(String, isCertain: Bool)
  case copiedCitation(of: String, isCertain: Bool)
  case copiedInsteadOfOpened(String)
  case nothingToExport
  case notExported
  case exported(path: String, notes: Int?)
  case vaultExported(path: String, files: Int, takenIn: Int, hasRemarks: Bool)
  case workCancelled(leavesFiles: Bool)
  case workGoesOn
  case leavingWaits

  // The list.
  case suggested(Suggestion, names: [CitationKey: String])
  case nothingLeft
  case entryAdded(String)
  case entryRenamed(String, from: CitationKey, to: CitationKey)
  case entryMoved(String)
  case entryGone(CitationKey, name: String?)
  case listChanged(added: Int, renamed: Int, moved: Int, removed: Int)

  case greeting
  /// A sentence of another room.
  case remark(String)
  case trouble(String)
  /// Several troubles, which can be read at length; the first stands here.
  case troubles(Int, first: String)

  public var isError: Bool {
    switch self {
    case .noAddress, .noPDF, .noMatch, .unknownAction, .ambiguousAction, .invalidTag, .trouble, .troubles: true
    default: false
    }
  }
}
