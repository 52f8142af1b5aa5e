import PapersApp
import PapersDesk

/// Pages that were read lately, so that going back and forth reads nothing anew.
///
/// Whoever writes to the library, or learns that somebody did, has it forget.
final class PageMemory {
  /// A few screens full of entries.
  private static let limit = 128

  private let runner: EffectRunner
  private var pages: [Int: Event] = [:]

  init(_ runner: EffectRunner) {
    self.runner = runner
  }

  /// Carries out a read of a few rows.
  func read(_ effect: Effect) -> Event? {
    guard case .loadDetail(let position) = effect else { return runner.perform(effect) }
    if let page = pages[position] { return page }
    let page = runner.perform(effect)
    if case .detailLoaded = page {
      if pages.count == Self.limit { forget() }
      pages[position] = page
    }
    return page
  }

  func forget() {
    pages = [:]
  }
}
