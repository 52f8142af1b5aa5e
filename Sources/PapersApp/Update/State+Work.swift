import PapersModel
import PapersScreen

/// Keys while long work is under way.
extension State {
  /// - Returns: `nil` for keys that have nothing to do with the work.
  mutating func pressDuringWork(_ key: Key) -> [Effect]? {
    guard work != nil, pending.isEmpty, key == .escape || key == .control("c") else { return nil }
    return [.cancelWork]
  }

  mutating func receiveVault(_ path: String, files: Int, takenIn: Int, remarks: [String]) {
    for remark in remarks { message = Message(text: remark, isError: false) }
    let written = files == 1 ? "1 file" : "\(files) files"
    var (english, chinese) = ("Wrote \(written) in \(path)", "已在 \(path) 写入 \(files) 个文件")
    if takenIn > 0 {
      english += takenIn == 1 ? "; 1 note edited there came back" : "; \(takenIn) notes edited there came back"
      chinese += "；取回在那里修改的 \(takenIn) 条笔记"
      // What is shown of entries may have changed.
      outline.window = []
      detail.entry = nil
    }
    if !remarks.isEmpty, let key = keymap.bindings(for: .messages).first?.label {
      english += "; \(key) shows what needs a look"
      chinese += "；按 \(key) 查看需要留意之处"
    }
    say(english, chinese)
  }

  /// Leaves; with work under way only when asked twice, since leaving stops it.
  mutating func quit() -> [Effect] {
    guard let work else {
      guard let timedEntry else { return [.quit] }
      overlay = .clock(name: timedEntry)
      return []
    }
    if work.isLeaving { return [.cancelWork, .quit] }
    self.work?.isLeaving = true
    let key = keymap.bindings(for: .quit).first?.label ?? ":quit"
    say("The export is not done yet; \(key) again leaves without it.", "导出尚未完成；再按 \(key) 放弃并退出。")
    return []
  }
}
