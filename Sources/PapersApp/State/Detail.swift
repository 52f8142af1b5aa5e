import PapersModel

/// The page of the selected item.
public struct Detail: Hashable, Sendable {
  /// What is known of the selected entry.
  private enum Content: Hashable {
    /// Nothing is selected that has to be read.
    case nothing
    case asked
    case entry(EntryDetail)
    case unreadable(ReadFailure)
    case gone
  }

  private var content = Content.nothing
  /// The position of the entry that was asked for.
  private var position: Int?
  /// The first visible line.
  public var offset = 0
  public var showsAnswers = false
  /// Whether to scroll to the first word that was searched for, once the page is laid out.
  var seeksMatch = false
  /// Whether to bring the questions into sight, once the page is laid out.
  var seeksQuestions = false
  /// Which link of the page is selected.
  public var selectedLink: Int?
  /// The laid out page, and what it was laid out for.
  var page = DetailPage()
  var layoutKey: DetailLayoutKey?
  /// Pages that were laid out lately, the latest last.
  var recentPages: [RecentPage] = []

  struct RecentPage: Hashable {
    var key: DetailLayoutKey
    var page: DetailPage
  }

  public init() {}

  /// The entry as it was read; `nil` for the list and for sections, and for what can't be read.
  public var entry: EntryDetail? {
    get { if case .entry(let entry) = content { entry } else { nil } }
    set { if let newValue, entry != nil { content = .entry(newValue) } }
  }

  /// Why there is no page; `nil` while it is read.
  var failure: ReadFailure?? {
    switch content {
    case .unreadable(let failure): .some(failure)
    case .gone: .some(nil)
    case .nothing, .asked, .entry: nil
    }
  }

  /// Notes that the entry at a position is asked for.
  ///
  /// - Returns: `false` if it was asked for already.
  mutating func asks(for position: Int) -> Bool {
    guard position != self.position else { return false }
    self.position = position
    // What is asked for anew stays until the answer is there.
    if entry?.summary.position != position { content = .asked }
    return true
  }

  /// Takes in the answer for the entry that was asked for last; others come too late.
  mutating func take(_ answer: Result<EntryDetail?, ReadFailure>, for position: Int) {
    guard position == self.position else { return }
    switch answer {
    case .success(let entry?): content = .entry(entry)
    case .success(nil): content = .gone
    case .failure(let failure): content = .unreadable(failure)
    }
  }

  /// Has the page asked for anew; what is shown stays until it is there.
  mutating func forget() { position = nil }

  /// Nothing is selected that has to be read.
  mutating func clear() {
    position = nil
    content = .nothing
  }

  /// Shows another item from its beginning.
  mutating func turn() {
    offset = 0
    showsAnswers = false
    selectedLink = nil
  }
}
