import PapersModel
import PapersScreen

/// Commands by name, for those who know what an action is called but not its key.
enum CommandLine {
  static let names = Action.allCases.map(\.rawValue)

  /// The beginning of a name made as long as all names that begin so have in common.
  static func completed(_ text: String) -> String {
    let matches = names.filter { $0.hasPrefix(text) }
    guard var common = matches.first else { return text }
    for name in matches {
      while !name.hasPrefix(common) { common.removeLast() }
    }
    return common
  }

  /// The names that begin so.
  static func candidates(_ text: String) -> [String] {
    names.filter { $0.hasPrefix(text) }
  }
}

extension State {
  /// Runs an action by its name, or by a beginning that no other name has.
  mutating func run(command text: String) -> [Effect] {
    let name = text.split(separator: " ").joined(separator: "-")
    guard !name.isEmpty else { return [] }
    let candidates = CommandLine.candidates(name)
    if let action = Action(rawValue: name) ?? (candidates.count == 1 ? Action(rawValue: candidates[0]) : nil) {
      return perform(action)
    }
    if candidates.isEmpty {
      let guess = SimilarNames.nearest(to: name, among: CommandLine.names)
      say(
        "There is no action “\(name)”." + (guess.map { " Did you mean “\($0)”?" } ?? ""),
        "没有名为“\(name)”的操作。" + (guess.map { "是否想输入“\($0)”？" } ?? ""), isError: true)
    } else {
      let list = candidates.joined(separator: ", ")
      say("“\(name)” may be \(list).", "“\(name)”可能是 \(list)。", isError: true)
    }
    return []
  }

  /// One quiet line for somebody who is here for the first time.
  public mutating func greet() {
    say("Arrows walk, Enter reads, . says what is next, ? lists every key.", "方向键浏览，Enter 阅读，. 建议下一篇，? 查看所有按键。")
  }

  /// Says what is wrong. Of several lines the first is shown, and the others can be read among the messages.
  public mutating func report(_ problem: String) {
    let lines = problem.split(whereSeparator: \.isNewline).map(String.init)
    for line in lines.reversed() { message = Message(text: line, isError: true) }
    guard lines.count > 1, let first = lines.first else { return }
    say("\(lines.count) problems, m shows them: \(first)", "共 \(lines.count) 个问题，按 m 查看：\(first)", isError: true)
  }

  mutating func showMessages() {
    guard !messages.isEmpty else {
      say("Nothing was said yet.", "还没有消息。")
      return
    }
    var reader = Reader(content: .messages)
    // The latest stand at the end.
    reader.offset = .max
    show(reader)
  }

  /// In the list of keys, what one types finds rows.
  ///
  /// - Returns: `nil` for keys that mean there what they mean elsewhere.
  mutating func type(_ key: Key, in reader: Reader) -> [Effect]? {
    guard reader.content == .help else { return nil }
    var reader = reader
    switch key {
    case .character("q") where reader.filter.isEmpty, .character("?") where reader.filter.isEmpty:
      // The hand that opened it may want it closed the same way; no search is likely to begin so.
      return nil
    case .character(let character): reader.filter.append(character)
    case .backspace where !reader.filter.isEmpty: reader.filter.removeLast()
    case .escape where !reader.filter.isEmpty: reader.filter = ""
    default: return nil
    }
    reader.offset = 0
    show(reader)
    return []
  }
}
