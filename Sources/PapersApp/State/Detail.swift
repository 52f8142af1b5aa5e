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
  private var recentPages: [RecentPage] = []
  /// Entries as they were read lately, the latest last: one often goes back and forth.
  private var recentEntries: [EntryDetail] = []
  /// Another one whenever what was read before may not hold any more.
  private var edition = 0
  private static let recentLimit = 40

  struct RecentPage: Hashable, Sendable {
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
  /// - Returns: `false` if it was asked for already, or is known.
  mutating func asks(for position: Int) -> Bool {
    guard position != self.position else { return false }
    self.position = position
    if let known = recentEntries.last(where: { $0.summary.position == position }) {
      content = .entry(known)
      return false
    }
    // What is asked for anew stays until the answer is there.
    if entry?.summary.position != position { content = .asked }
    return true
  }

  /// Takes in the answer for the entry that was asked for last; others come too late.
  mutating func take(_ answer: Result<EntryDetail?, ReadFailure>, for position: Int) {
    guard position == self.position else { return }
    switch answer {
    case .success(let entry?):
      content = .entry(entry)
      keep(entry)
    case .success(nil): content = .gone
    case .failure(let failure): content = .unreadable(failure)
    }
  }

  /// Has the page asked for anew; what is shown stays until it is there.
  mutating func forget() {
    position = nil
    forgetOthers()
  }

  /// Has every page asked for anew that isn't the selected item's.
  mutating func forgetOthers() {
    recentEntries = []
    edition += 1
  }

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

// MARK: - Pages that are known before they are needed

extension Detail {
  /// The laid out page for a key, which may have been laid out lately.
  mutating func page(for key: DetailLayoutKey) -> DetailPage {
    if let known = recentPages.last(where: { $0.key == key }) { return known.page }
    let page = DetailPage(key)
    keep(RecentPage(key: key, page: page))
    return page
  }

  /// The page as it is now, to be kept for when it is selected; `nil` if it isn't an entry's.
  var prepared: PreparedPage? {
    guard let entry else { return nil }
    let layout = layoutKey.map { RecentPage(key: $0, page: page) }
    return PreparedPage(entry: entry, layout: layout, edition: edition)
  }

  /// Keeps a page, unless something was recorded or changed since it was read.
  mutating func keep(_ page: PreparedPage) {
    guard page.edition == edition else { return }
    keep(page.entry)
    if let layout = page.layout, !recentPages.contains(where: { $0.key == layout.key }) { keep(layout) }
  }

  private mutating func keep(_ entry: EntryDetail) {
    recentEntries.removeAll { $0.summary.position == entry.summary.position }
    if recentEntries.count == Self.recentLimit { recentEntries.removeFirst() }
    recentEntries.append(entry)
  }

  private mutating func keep(_ page: RecentPage) {
    if recentPages.count == Self.recentLimit { recentPages.removeFirst() }
    recentPages.append(page)
  }
}

/// The page of an entry, read and laid out before it is selected.
public struct PreparedPage: Hashable, Sendable {
  fileprivate let entry: EntryDetail
  /// What it was laid out for, if it was.
  fileprivate let layout: Detail.RecentPage?
  /// What it was read from.
  fileprivate let edition: Int
}
