import PapersModel
import PapersScreen

/// Commands by name, for those who know what an action is called but not its key.
enum ActionNames {
  static let all = ActionRow.table.filter { $0.group != .typing }.map(\.name)

  /// The beginning of a name made as long as all names that begin so have in common.
  static func completed(_ text: String) -> String {
    let matches = candidates(text)
    guard var common = matches.first else { return text }
    for name in matches {
      while !name.hasPrefix(common) { common.removeLast() }
    }
    return common
  }

  /// The names that begin so.
  static func candidates(_ text: String) -> [String] {
    all.filter { $0.hasPrefix(text) }
  }
}

extension State {
  /// Runs an action by its name, or by a beginning that no other name has.
  mutating func run(command text: String) -> [Effect] {
    let name = text.split(separator: " ").joined(separator: "-")
    guard !name.isEmpty else { return [] }
    let candidates = ActionNames.candidates(name)
    let isWhole = candidates.contains(name)
    if let action = Action(name: isWhole ? name : candidates.first ?? ""), isWhole || candidates.count == 1 {
      return perform(action, in: window.context)
    }
    if candidates.isEmpty {
      say(.unknownAction(name, guess: SimilarNames.nearest(to: name, among: ActionNames.all)))
    } else {
      say(.ambiguousAction(name, candidates))
    }
    return []
  }
}
