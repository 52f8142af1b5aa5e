import PapersModel

/// What a person did, in words.
extension HistoryEvent.Change {
  /// The change without the entry that it was made to: `marked as read`.
  ///
  /// - Parameter find: Looks up the event that an undo or redo speaks of.
  public func summary(in language: Language, finding find: (HistoryEvent.ID) -> HistoryEvent? = { _ in nil }) -> String
  {
    func pick(_ english: String, _ chinese: String) -> String { Wording.pick(language, english, chinese) }
    switch self {
    case .statusSet(let status):
      let word = Wording.status(status, language)
      return pick("marked as \(word)", "标为\(word)")
    case .noteWritten(let text, _):
      return text.isEmpty
        ? pick("emptied the note", "清空笔记")
        : pick("wrote the note, \(text.utf8.count) bytes", "写笔记，\(text.utf8.count) 字节")
    case .ratingSet(let rating?): return pick("rated \(rating) of 5", "评为 \(rating)/5")
    case .ratingSet(nil): return pick("took the rating away", "取消评分")
    case .tagAdded(let tag): return pick("tagged “\(tag)”", "添加标签“\(tag)”")
    case .tagRemoved(let tag): return pick("removed the tag “\(tag)”", "去掉标签“\(tag)”")
    case .passFinished(let pass):
      let name = Wording.pass(pass, language)
      return pick("finished the pass “\(name)”", "完成“\(name)”")
    case .rereadingBegun: return pick("began to read it again", "开始重读")
    case .timeSpent(let seconds, _):
      let time = Wording.duration(seconds, language)
      return pick("read for \(time)", "阅读 \(time)")
    case .timeCorrected(let seconds):
      let time = Wording.duration(seconds, language)
      return pick("set the time spent to \(time)", "把用时改为 \(time)")
    case .renamed(let key): return pick("goes by the key \(key) now", "现在的引用键是 \(key)")
    case .undone(let id):
      let what = find(id)?.change.summary(in: language) ?? "…"
      return pick("undid: \(what)", "撤销：\(what)")
    case .redone(let id):
      let what = find(id)?.change.summary(in: language) ?? "…"
      return pick("redid: \(what)", "重做：\(what)")
    case .unknown(let record):
      return pick(
        "did something that a newer paperstui knows (\(record.kind))", "做了新版 paperstui 才认识的事（\(record.kind)）")
    }
  }
}

extension HistoryEvent.Change {
  /// A length of time, to the minute: `1 h 25 min`.
  public static func duration(_ seconds: Int, in language: Language) -> String { Wording.duration(seconds, language) }
}

extension Wording {
  static func pass(_ pass: ReadingPass, _ language: Language) -> String {
    switch pass {
    case .survey: pick(language, "survey", "概览")
    case .grasp: pick(language, "grasp", "理解")
    case .rebuild: pick(language, "rebuild", "重构")
    }
  }

  /// A length of time, to the minute: `1 h 25 min`.
  ///
  /// - Parameter seconds: 0 or more; what is less than half a minute is `0 min`.
  static func duration(_ seconds: Int, _ language: Language) -> String {
    let minutes = (seconds + 30) / 60
    let rest = "\(minutes % 60) " + pick(language, "min", "分钟")
    return minutes < 60 ? rest : "\(minutes / 60) " + pick(language, "h", "小时") + (minutes % 60 == 0 ? "" : " " + rest)
  }
}
