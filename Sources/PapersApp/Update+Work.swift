import PapersModel
import PapersScreen

/// Keys while long work is under way.
extension State {
  /// - Returns: `nil` for keys that have nothing to do with the work.
  mutating func pressDuringWork(_ key: Key) -> [Effect]? {
    guard work != nil, pending.isEmpty, key == .escape || key == .control("c") else { return nil }
    return [.cancelWork]
  }

  /// Leaves; with work under way only when asked twice, since leaving stops it.
  mutating func quit() -> [Effect] {
    guard let work else { return [.quit] }
    if work.isLeaving { return [.cancelWork, .quit] }
    self.work?.isLeaving = true
    let key = keymap.bindings(for: .quit).first?.label ?? ":quit"
    say("The export is not done yet; \(key) again leaves without it.", "导出尚未完成；再按 \(key) 放弃并退出。")
    return []
  }
}
