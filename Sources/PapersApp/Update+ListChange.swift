import PapersModel

extension State {
  /// Says what became of the list since it was last open; entry by entry among the messages.
  ///
  /// - Parameter names: What to call entries; those that are gone go by their keys.
  public mutating func tell(_ change: ListChange, names: [CitationKey: String]) {
    let language = self.language.interface
    let parts: [(keys: [CitationKey], english: String, chinese: String)] = [
      (change.added, "new", "新增"), (change.moved, "moved", "移动"), (change.removed, "gone", "移除"),
    ]
    for part in parts {
      for key in part.keys {
        let name = names[key] ?? key.rawValue
        let word = Wording.pick(language, part.english, part.chinese)
        var (english, chinese) = ("\(name): \(word)", "\(name)：\(word)")
        if part.keys == change.removed {
          english += "; 'paperstui note \(key)' and 'paperstui log \(key)' still have what you did"
          chinese += "；用 paperstui note \(key) 和 paperstui log \(key) 仍可查看你的记录"
        }
        message = Message(text: Wording.pick(language, english, chinese), isError: false)
      }
    }
    let key = keymap.bindings(for: .messages).first?.label ?? ":messages"
    let counts = parts.filter { !$0.keys.isEmpty }
    let english = counts.map { "\($0.keys.count) \($0.english)" }.joined(separator: ", ")
    let chinese = counts.map { "\($0.chinese) \($0.keys.count)" }.joined(separator: "，")
    say(
      "The list changed: \(english); your notes are kept. \(key) shows them.", "清单有变化：\(chinese)；笔记都已保留。按 \(key) 查看。")
  }
}
