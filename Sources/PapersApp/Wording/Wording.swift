import PapersModel
import PapersScreen

/// The program's own words, in both languages. Names of keys and commands stay English.
enum Wording {
  static func pick(_ language: Language, _ english: String, _ chinese: String) -> String {
    language == .english ? english : chinese
  }

  static func status(_ status: ReadingStatus, _ language: Language) -> String {
    switch status {
    case .toRead: pick(language, "to read", "待读")
    case .reading: pick(language, "reading", "在读")
    case .read: pick(language, "read", "已读")
    case .skipped: pick(language, "skipped", "略过")
    }
  }

  static func kind(_ kind: Entry.Kind, _ language: Language) -> String? {
    switch kind {
    case .paper: nil
    case .resource: pick(language, "resource", "资料")
    case .followUp: pick(language, "follow-up, optional", "后续论文，选读")
    }
  }

  static func minutes(_ range: ClosedRange<Int>, _ language: Language) -> String {
    if range.upperBound < 120 {
      return "\(range.lowerBound)–\(range.upperBound) " + pick(language, "min", "分钟")
    }
    func hours(_ minutes: Int) -> String {
      let (half, rest) = minutes.quotientAndRemainder(dividingBy: 30)
      let halves = rest < 15 ? half : half + 1
      return halves % 2 == 0 ? "\(halves / 2)" : "\(halves / 2).5"
    }
    return "\(hours(range.lowerBound))–\(hours(range.upperBound)) " + pick(language, "h", "小时")
  }

  /// A list of names as a sentence holds them: "A, B and C".
  static func names(_ names: [String], _ language: Language) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    let comma = pick(language, ", ", "、")
    return names.dropLast().joined(separator: comma) + pick(language, " and ", " 和 ") + last
  }

  static func heading(_ heading: Heading, _ language: Language) -> String {
    switch heading {
    case .why: pick(language, "Why it is here", "为什么读它")
    case .when: pick(language, "When to turn to it", "什么时候用")
    case .before: pick(language, "Know first", "先要知道")
    case .ideas: pick(language, "Key ideas", "关键思想")
    case .lookFor: pick(language, "Look for", "读时留意")
    case .buildsOn: pick(language, "Builds on", "建立在")
    case .leadsTo: pick(language, "Leads to", "通向")
    case .related: pick(language, "Set beside it", "可对照")
    case .note: pick(language, "My note", "我的笔记")
    case .linkedFrom: pick(language, "Notes that link here", "链接到这里的笔记")
    case .readings: pick(language, "My reading", "我的阅读")
    case .questions: pick(language, "Questions", "自测题")
    case .then: pick(language, "Since then", "此后")
    case .terms: pick(language, "Terms", "术语")
    case .afterwards: pick(language, "Afterwards", "读完之后")
    case .credit: pick(language, "Credit", "来源")
    case .howToRead: pick(language, "Finding your way", "怎么用")
    case .glossary: pick(language, "Glossary", "术语表")
    }
  }

  enum Heading {
    case why, when, before, ideas, lookFor, buildsOn, leadsTo, related, note, readings, linkedFrom, questions, then,
      terms
    case afterwards, credit, howToRead, glossary
  }

  static func group(_ group: Action.Group, _ language: Language) -> String {
    switch group {
    case .moving: pick(language, "Moving", "移动")
    case .reading: pick(language, "Reading", "阅读")
    case .finding: pick(language, "Finding", "查找")
    case .keeping: pick(language, "Keeping track", "记录")
    case .program: pick(language, "Program", "程序")
    case .typing: pick(language, "While typing", "输入时")
    }
  }

  static func context(_ context: KeyContext, _ language: Language) -> String {
    switch context {
    case .outline: pick(language, "In the outline", "在目录中")
    case .page: pick(language, "On a page", "在详情中")
    case .chart: pick(language, "In the timeline and the map", "在时间线和关系图中")
    case .reader: pick(language, "In a text such as this", "在帮助等文本中")
    case .prompt: pick(language, "In a line that is typed", "在输入行中")
    }
  }

  /// Stands in place of an entry that isn't there.
  ///
  /// - Parameter failure: Why; `nil` if it is missing although the list counts it.
  static func unreadable(_ failure: ReadFailure?, _ language: Language) -> String {
    guard let failure else {
      return pick(
        language, "This entry can't be read. 'paperstui doctor' looks for the cause.",
        "无法读取此条目。可用 paperstui doctor 检查原因。")
    }
    return pick(language, "This entry can't be read. \(failure)", "无法读取此条目。\(failure)")
  }

  /// What leads to a question.
  static func question(_ inquiry: Inquiry, _ language: Language) -> (text: String, role: Role) {
    switch inquiry {
    case .overwrite(_, let reason): (reason, .error)
    case .keepTime(let name): (pick(language, "The clock runs for \(name).", "正在为 \(name) 计时。"), .text)
    case .rating(_, let name): (pick(language, "How good is \(name)?", "\(name) 评几分？"), .text)
    case .draft(let draft):
      (
        pick(language, "An edit of the note on \(draft.name) was cut short.", "\(draft.name) 的笔记有一次未完成的修改。"), .text
      )
    }
  }

  /// The question itself, with what can be answered.
  static func answers(to inquiry: Inquiry, _ language: Language) -> String {
    switch inquiry {
    case .overwrite: pick(language, " Overwrite? y/n", " 覆盖吗？y/n")
    case .keepTime: pick(language, " Keep the time? y/n, Esc stays", " 保存用时吗？y/n，Esc 留下")
    case .rating: pick(language, " 1 to 5, 0 none", " 1 到 5，0 为无")
    case .draft: pick(language, " Take it in? y/n, Esc later", " 取用吗？y/n，Esc 稍后")
    }
  }
}

extension Suggestion {
  /// The reason as a sentence.
  ///
  /// - Parameter names: What to call the entries it mentions.
  public func explanation(names: [CitationKey: String], in language: Language) -> String {
    func list(_ keys: [CitationKey]) -> String {
      Wording.names(keys.map { names[$0] ?? $0.rawValue }, language)
    }
    let name = names[key] ?? key.rawValue
    var sentence =
      switch reason {
      case .inProgress:
        Wording.pick(language, "\(name): you are in the middle of it", "\(name)：正在读")
      case .firstInOrder:
        Wording.pick(language, "\(name): next in the reading order", "\(name)：阅读顺序中的下一篇")
      case .ready(let settled):
        Wording.pick(
          language, "\(name): next in order, and ready after \(list(settled))",
          "\(name)：顺序中的下一篇，已具备 \(list(settled)) 的基础")
      case .waiting(let open):
        Wording.pick(
          language, "\(name): next in order, though it builds on \(list(open))",
          "\(name)：顺序中的下一篇，但建立在 \(list(open)) 之上")
      case .optional:
        Wording.pick(
          language, "\(name): all papers are done; this one is optional", "\(name)：论文都已读完，这篇选读")
      }
    if !unlocks.isEmpty {
      sentence += Wording.pick(language, "; it unlocks \(list(unlocks))", "；读完可接着读 \(list(unlocks))")
    }
    return sentence + Wording.pick(language, ".", "。")
  }

  /// What to say when there is nothing left.
  public static func nothingLeft(in language: Language) -> String {
    Wording.pick(language, "Everything in this list is read or skipped.", "清单里的都已读完或略过。")
  }
}

extension Readiness {
  func explanation(names: [CitationKey: String], in language: Language) -> String {
    switch self {
    case .ready: Wording.pick(language, "ready", "可以读")
    case .waits(let keys):
      Wording.pick(language, "waits for ", "先读 ")
        + Wording.names(keys.map { names[$0] ?? $0.rawValue }, language)
    }
  }
}
