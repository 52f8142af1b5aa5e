import PapersApp
import PapersScreen

/// The frame that comes if the last key is pressed again, worked out while the person looks at this one.
///
/// A walk through a list is the same key again and again; with the next page read and laid out ahead, a key only has to be
/// painted.
struct Foresight {
  private let key: Key
  /// What the state is then.
  let state: State
  private let frame: Frame
  private let expiry: ContinuousClock.Instant

  /// Works the frame out.
  ///
  /// - Parameters:
  ///   - read: Carries out a read of a few rows.
  /// - Returns: `nil` if the key does more than select a row.
  init?(of key: Key, in state: State, read: (Effect) -> Event?) {
    guard state.onlySelects(key) else { return nil }
    var state = state
    var effects = update(&state, .key(key))
    while !effects.isEmpty {
      guard effects[0].isImmediate else { return nil }
      if let outcome = read(effects.removeFirst()) { effects += update(&state, outcome) }
    }
    self.key = key
    self.state = state
    frame = view(state)
    // What was read may have been changed since by another program.
    expiry = .now + .seconds(1)
  }

  /// The state and the frame, if this is what came.
  func met(by inputs: [Key]) -> (State, Frame)? {
    inputs == [key] && ContinuousClock.now < expiry ? (state, frame) : nil
  }
}
