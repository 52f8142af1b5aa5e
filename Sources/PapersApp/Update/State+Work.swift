import PapersModel
import PapersScreen

/// Exports and other long work.
extension State {
  /// Keys while long work is under way.
  ///
  /// - Returns: `nil` for keys that have nothing to do with the work.
  mutating func pressDuringWork(_ key: Key, in context: KeyContext) -> [Effect]? {
    guard work != nil, pending.isEmpty, context != .prompt, context != .reader,
      key == .escape || key == .control("c")
    else { return nil }
    return [.cancelWork]
  }

  mutating func startExport(to path: String) -> [Effect] {
    let path = String(path.drop(while: \.isWhitespace))
    guard !path.isEmpty else {
      say(.nothingToExport)
      return []
    }
    list.exportPath = path
    return [.export(to: path, overwrite: false)]
  }

  mutating func receiveVault(_ path: String, files: Int, takenIn: Int, remarks: [String]) {
    for remark in remarks { say(.remark(remark)) }
    // What is shown of entries may have changed.
    if takenIn > 0 { list.forget() }
    say(.vaultExported(path: path, files: files, takenIn: takenIn, hasRemarks: !remarks.isEmpty))
  }

  /// Says that leaving takes a moment, and what makes it quicker.
  public mutating func sayLeavingWaits() {
    say(.leavingWaits)
  }

  /// Whether a key asks to leave at once, while leaving waits.
  public func leavesAtOnce(_ key: Key) -> Bool {
    key == .control("c") || keymap.lookup(key.withoutInputMethod, in: .outline) == .matched(.quit)
  }

  /// Leaves; with work under way only when asked twice, since leaving stops it.
  mutating func quit() -> [Effect] {
    guard let work else {
      guard let timedEntry else { return [.quit] }
      ask(.keepTime(name: timedEntry))
      return []
    }
    if work.isLeaving { return [.cancelWork, .quit] }
    self.work?.isLeaving = true
    say(.workGoesOn)
    return []
  }
}
