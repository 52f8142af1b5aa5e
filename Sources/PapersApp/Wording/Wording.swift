import PapersModel

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
      let halves = (minutes + 15) / 30
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

extension Action {
  /// One line of help.
  public func summary(in language: Language) -> String {
    func pick(_ english: String, _ chinese: String) -> String { Wording.pick(language, english, chinese) }
    return switch self {
    case .selectNext: pick("down one row, or scroll the page one line down", "下一行；在详情中向下滚动一行")
    case .selectPrevious: pick("up one row, or scroll the page one line up", "上一行；在详情中向上滚动一行")
    case .pageDown: pick("one page down", "向下一页")
    case .pageUp: pick("one page up", "向上一页")
    case .halfPageDown: pick("half a page down", "向下半页")
    case .halfPageUp: pick("half a page up", "向上半页")
    case .first: pick("to the beginning", "到开头")
    case .last: pick("to the end", "到末尾")
    case .enterDetail:
      pick("into the page of the selected entry; there, follow the selected link", "进入所选条目的详情；在详情中打开所选链接")
    case .goLeft: pick("back to the outline; in the map, up to what the entry builds on", "回到目录；在关系图中到所依据的条目")
    case .goRight: pick("into the page; in the map, down to what builds on the entry", "进入详情；在关系图中到以它为基础的条目")
    case .back: pick("back: out of a page, a picture, a search", "返回：离开详情、图或搜索")
    case .nextLink: pick("to the page; there, to its next link", "进入详情；在详情中到下一个链接")
    case .previousLink: pick("to the previous link of the page", "详情中的上一个链接")
    case .goBack: pick("back to where a link or a suggestion was followed", "回到跳转之前的位置")
    case .nextEntry: pick("next entry in reading order", "阅读顺序中的下一条")
    case .previousEntry: pick("previous entry in reading order", "阅读顺序中的上一条")
    case .zoom: pick("one pane in the whole window, or both again", "当前栏占满窗口；再按恢复两栏")
    case .widenOutline: pick("move the border to the right", "分隔线右移")
    case .narrowOutline: pick("move the border to the left", "分隔线左移")
    case .suggest: pick("to what to read next, and why", "跳到建议读的下一篇，并说明理由")
    case .timeline: pick("timeline of the papers by first publication", "按首次发表日期的时间线")
    case .map: pick("map of what builds on what", "谁建立在谁之上的关系图")
    case .statistics: pick("look back: by section, by week, and the time spent", "回顾：按章节、按周和用时")
    case .scrollDetailDown: pick("scroll the page from the outline, down", "在目录中向下滚动详情")
    case .scrollDetailUp: pick("scroll the page from the outline, up", "在目录中向上滚动详情")
    case .search: pick("search titles, authors, commentary, notes and tags", "搜索标题、作者、解说、笔记和标签")
    case .nextMatch: pick("next match", "下一个匹配")
    case .previousMatch: pick("previous match", "上一个匹配")
    case .cycleStatus: pick("next status: to read, reading, read, skipped", "切换状态：待读、在读、已读、略过")
    case .markToRead: pick("mark as to read", "标为待读")
    case .markReading: pick("mark as reading", "标为在读")
    case .markRead: pick("mark as read", "标为已读")
    case .markSkipped: pick("mark as skipped", "标为略过")
    case .editNote: pick("write the note in your editor ($VISUAL or $EDITOR)", "在编辑器（$VISUAL 或 $EDITOR）中写笔记")
    case .appendToNote: pick("add a line to the note", "给笔记添加一行")
    case .rate: pick("rate from 1 to 5; 0 takes the rating away", "评分 1 到 5；0 取消评分")
    case .editTags: pick("edit the tags, separated by commas", "编辑标签，用逗号分隔")
    case .finishSurvey: pick("first pass finished: what it is about", "第一遍完成：概览")
    case .finishGrasp: pick("second pass finished: what it says", "第二遍完成：理解")
    case .finishRebuild: pick("third pass finished: how to get there oneself", "第三遍完成：重构")
    case .beginRereading: pick("begin to read it again, with its passes open", "开始重读，重新记录三遍阅读")
    case .toggleClock: pick("start or stop the clock while you read the paper", "开始或停止阅读计时")
    case .undo: pick("undo the last thing you did to an entry", "撤销上一次对条目的改动")
    case .redo: pick("redo", "重做")
    case .openPaper: pick("open the paper's page", "打开论文页面")
    case .openPDF: pick("open the PDF", "打开 PDF")
    case .copyKey: pick("copy the citation key", "复制引用键")
    case .copyTitle: pick("copy the title", "复制标题")
    case .copyAddress: pick("copy the paper's address", "复制论文地址")
    case .copyCitation: pick("copy the entry as BibTeX", "以 BibTeX 格式复制条目")
    case .switchLanguage: pick("commentary in English, Chinese or both", "解说语言：英文、中文或双语")
    case .toggleAnswers: pick("show or hide the answers to the questions", "显示或隐藏自测题答案")
    case .glossary: pick("explain the terms of the entry; again, all terms", "解释本条目的术语；再按一次，全部术语")
    case .export:
      pick("export: Markdown, BibTeX, JSON, CSV, or a vault", "导出：Markdown、BibTeX、JSON、CSV 或笔记库")
    case .command: pick("run an action by its name; Tab completes it", "按名称执行操作；Tab 补全")
    case .messages: pick("what was said so far", "此前的消息")
    case .toggleMouse: pick("mouse on or off; off, text can be selected with it", "开关鼠标；关闭后可用鼠标选中文字")
    case .help: pick("this help", "本帮助")
    case .redraw: pick("draw the screen anew", "重画屏幕")
    case .suspend: pick("suspend; fg comes back", "挂起；用 fg 返回")
    case .quit: pick("leave", "退出")
    }
  }

  /// A word or two for the line at the bottom.
  func hint(in language: Language) -> String {
    func pick(_ english: String, _ chinese: String) -> String { Wording.pick(language, english, chinese) }
    return switch self {
    case .selectNext: pick("move", "移动")
    case .enterDetail: pick("read", "阅读")
    case .goLeft, .back: pick("back", "返回")
    case .first: pick("to the beginning", "到开头")
    case .copyKey: pick("copy key", "复制引用键")
    case .copyTitle: pick("copy title", "复制标题")
    case .copyAddress: pick("copy address", "复制地址")
    case .copyCitation: pick("copy BibTeX", "复制 BibTeX")
    case .timeline: pick("timeline", "时间线")
    case .map: pick("map", "关系图")
    case .statistics: pick("look back", "回顾")
    case .nextEntry: pick("next", "下一条")
    case .suggest: pick("what next", "读什么")
    case .search: pick("search", "搜索")
    case .cycleStatus: pick("status", "状态")
    case .editNote: pick("note", "笔记")
    case .openPaper: pick("open", "打开")
    case .switchLanguage: pick("中文", "双语")
    case .toggleAnswers: pick("answers", "答案")
    case .nextLink: pick("links", "链接")
    case .goBack: pick("go back", "跳回")
    case .glossary: pick("terms", "术语")
    case .finishSurvey: pick("survey", "概览")
    case .finishGrasp: pick("grasp", "理解")
    case .finishRebuild: pick("rebuild", "重构")
    case .beginRereading: pick("read again", "重读")
    case .export: pick("export", "导出")
    case .undo: pick("undo", "撤销")
    case .nextMatch: pick("next match", "下一个匹配")
    case .help: pick("help", "帮助")
    case .quit: pick("quit", "退出")
    default: summary(in: language)
    }
  }
}
