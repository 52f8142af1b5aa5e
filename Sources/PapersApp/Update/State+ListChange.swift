import PapersModel

extension State {
  /// Says what became of the list since it was last open; entry by entry among the messages.
  ///
  /// - Parameter names: What to call entries, by their new keys; those that are gone without a trace go by their keys.
  public mutating func tell(_ change: ListChange, names: [CitationKey: String]) {
    let language = self.language.interface
    var (english, chinese): ([String], [String]) = ([], [])
    func name(_ key: CitationKey) -> String { names[key] ?? key.rawValue }
    func part(_ lines: [(english: String, chinese: String)], _ word: (english: String, chinese: String)) {
      guard !lines.isEmpty else { return }
      english.append("\(lines.count) \(word.english)")
      chinese.append("\(word.chinese) \(lines.count)")
      for line in lines {
        message = Message(text: Wording.pick(language, line.english, line.chinese), isError: false)
      }
    }
    part(change.added.map { ("\(name($0)): new", "\(name($0))：新增") }, ("new", "新增"))
    part(
      change.renamed.sorted { $0.key < $1.key }.map { old, new in
        ("\(name(new)): the key \(old) is \(new) now", "\(name(new))：引用键由 \(old) 改为 \(new)")
      }, ("renamed", "改名"))
    part(change.moved.map { ("\(name($0)): moved", "\(name($0))：移动") }, ("moved", "移动"))
    part(
      change.removed.map { key in
        guard let name = names[key] else { return ("\(key): gone", "\(key)：移除") }
        return ("\(name): gone; what you did is under “No longer listed”", "\(name)：移除；你的记录在“已不在清单中”一节")
      }, ("gone", "移除"))
    let counts = Wording.pick(language, english.joined(separator: ", "), chinese.joined(separator: "，"))
    let key = keymap.bindings(for: .messages).first?.label ?? ":messages"
    say(
      "The list changed: \(counts); your notes are kept. \(key) shows them.", "清单有变化：\(counts)；笔记都已保留。按 \(key) 查看。")
  }
}
