import PapersModel
import PapersScreen

/// Edits that were cut short, offered at the next start.
extension State {
  /// Asks about the next one, unless something else is asked or typed.
  public mutating func offerDraft() {
    guard overlay == nil, !foundDrafts.isEmpty else { return }
    overlay = .draft(foundDrafts.removeFirst())
  }

  mutating func answer(_ key: Key, _ draft: FoundDraft) -> [Effect] {
    overlay = nil
    defer { offerDraft() }
    switch key.withoutInputMethod {
    case .character("y"), .character("Y"): return [.takeDraft(of: draft.key, path: draft.path)]
    case .character("n"), .character("N"): return [.putDraftAside(path: draft.path)]
    default:
      say("It will be offered again at the next start.", "下次启动时会再次询问。")
      return []
    }
  }
}
