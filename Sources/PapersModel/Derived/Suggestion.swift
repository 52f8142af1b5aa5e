/// An entry as the search for what to read next sees it.
public struct PathStep: Hashable, Sendable {
  public var key: CitationKey
  public var kind: Entry.Kind
  public var status: ReadingStatus
  public var requires: [CitationKey]

  public init(key: CitationKey, kind: Entry.Kind, status: ReadingStatus, requires: [CitationKey]) {
    self.key = key
    self.kind = kind
    self.status = status
    self.requires = requires
  }
}

/// What to read next, and why. Advice, never a lock.
public struct Suggestion: Hashable, Sendable, Codable {
  public enum Reason: Hashable, Sendable, Codable {
    /// The person is in the middle of it.
    case inProgress
    /// It comes next, and builds on nothing in the list.
    case firstInOrder
    /// It comes next, and all it builds on is settled: these.
    case ready(after: [CitationKey])
    /// It comes next, though these, which it builds on, are still to be read.
    case waiting(for: [CitationKey])
    /// All papers are settled; this one is optional.
    case optional
  }

  public var key: CitationKey
  public var reason: Reason
  /// The papers still to be read that build on it, in reading order.
  public var unlocks: [CitationKey]

  /// The entries that its explanation names.
  public var mentioned: [CitationKey] {
    switch reason {
    case .ready(let keys), .waiting(let keys): [key] + keys + unlocks
    case .inProgress, .firstInOrder, .optional: [key] + unlocks
    }
  }

  public init(key: CitationKey, reason: Reason, unlocks: [CitationKey]) {
    self.key = key
    self.reason = reason
    self.unlocks = unlocks
  }

  /// Finds what to read next on a path in reading order.
  ///
  /// A paper being read comes first, then the first paper to read whose required papers are settled, then the first
  /// paper to read at all, then what is optional. Optional entries (follow-ups, resources) never hold up a paper.
  ///
  /// - Returns: `nil` if there is nothing left to read.
  public static func next(on path: [PathStep]) -> Suggestion? {
    let steps = Dictionary(path.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    func openRequirements(of step: PathStep) -> [CitationKey] {
      step.requires.filter { key in
        guard let required = steps[key] else { return false }
        return required.kind == .paper && !required.status.isSettled
      }
    }
    func suggestion(_ step: PathStep, _ reason: Reason) -> Suggestion {
      let unlocks = path.filter { $0.kind == .paper && $0.status == .toRead && $0.requires.contains(step.key) }
      return Suggestion(key: step.key, reason: reason, unlocks: unlocks.map(\.key))
    }

    if let current = path.first(where: { $0.status == .reading }) {
      return suggestion(current, .inProgress)
    }
    let papers = path.filter { $0.kind == .paper && $0.status == .toRead }
    if let ready = papers.first(where: { openRequirements(of: $0).isEmpty }) {
      let settled = ready.requires.filter { steps[$0]?.status.isSettled == true }
      return suggestion(ready, settled.isEmpty ? .firstInOrder : .ready(after: settled))
    }
    if let waiting = papers.first {
      return suggestion(waiting, .waiting(for: openRequirements(of: waiting)))
    }
    return path.first { $0.status == .toRead }.map { suggestion($0, .optional) }
  }
}

/// Whether an entry can be read now, going by what it builds on.
public enum Readiness: Hashable, Sendable, Codable {
  case ready
  /// These, which it builds on, are still to be read.
  case waits(for: [CitationKey])

  /// - Parameter requirements: The entries it builds on, with their kind and status. Optional ones never hold it up.
  public init(requirements: some Sequence<(key: CitationKey, kind: Entry.Kind, status: ReadingStatus)>) {
    let open = requirements.filter { $0.kind == .paper && !$0.status.isSettled }.map(\.key)
    self = open.isEmpty ? .ready : .waits(for: open)
  }
}
