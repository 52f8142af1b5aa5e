/// The step from one page to the next that the person may take, worked out while they look at this one.
///
/// Whoever walks through a list mostly goes on in the same way. The page there is read and laid out on another thread by a
/// state of its own, so that the key finds it among the pages that are known.
public struct NextStep: Sendable {
  private let state: State
  private let action: Action

  /// - Returns: `nil` unless the last key did nothing but select another row.
  public init?(from state: State) {
    guard let action = state.latestAction, state.pending.isEmpty, state.window.inquiry == nil,
      action.onlySelects(in: state.window.context)
    else { return nil }
    self.state = state
    self.action = action
  }

  /// The page to which the step leads.
  ///
  /// - Parameter answer: Answers a read.
  /// - Returns: `nil` if it leads to no entry, or to one whose page is known.
  public func page(_ answer: (Read) -> Event) -> Event? {
    var state = state
    let effects = state.perform(action, in: state.window.context) + state.settle()
    for case .read(let read) in effects {
      guard case .page = read else { continue }
      _ = update(&state, answer(read))
      return state.list.detail.prepared.map(Event.prepared)
    }
    return nil
  }
}
