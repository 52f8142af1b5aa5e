import PapersModel
import PapersScreen

/// Writes a page from top to bottom.
struct DetailPageWriter {
  let key: DetailLayoutKey
  var lines: [StyledText] = []
  var links: [PageLink] = []
  private(set) var questionsLine: Int?

  mutating func write() {
    switch key.content {
    case .list(let overview): write(overview)
    case .section(let section, let number): write(section, number: number)
    case .entry(let detail, let section, let number, let paperNumber, let paperCount):
      write(detail, section: section, number: number, paperNumber: paperNumber, paperCount: paperCount)
    case .loading: break
    case .unreadable(let failure): wrap(StyledText(Wording.unreadable(failure, interface), .error))
    }
  }

  init(key: DetailLayoutKey) {
    self.key = key
  }

  /// Writes something that leads elsewhere.
  ///
  /// - Parameter column: Where its text begins, after what stands before it.
  private mutating func link(to target: PageLink.Target, column: Int = 0, _ write: (inout Self) -> Void) {
    guard !isFull else { return }
    let first = lines.count
    write(&self)
    guard lines.count > first else { return }
    let spans = (first..<lines.count).map { line in
      PageLink.Span(line: line, columns: Range(from: column, upTo: lines[line].displayWidth))
    }
    links.append(PageLink(target: target, spans: spans))
  }

  var interface: Language { key.language.interface }

  // MARK: - Pages

  private mutating func write(_ list: ListOverview) {
    title(list.title)
    blank()
    if let introduction = list.introduction { paragraphs(introduction) }
    heading(.howToRead)
    let help =
      interface == .english
      ? [
        "The arrow keys walk the list in its reading order, Enter opens a page, and Left comes back.",
        "A full stop leads to what to read next and says why; r sets how far you are, e writes a note.",
        "? shows every key. Nothing is marked as read unless you say so.",
      ]
      : [
        "方向键按阅读顺序浏览清单，Enter 打开详情，← 返回。",
        "按 . 跳到建议读的下一篇并说明理由；按 r 设置阅读状态，按 e 写笔记。",
        "按 ? 查看所有按键。只有你自己能把条目标为已读。",
      ]
    for line in help { item(StyledText(line), bullet: key.glyphs.bullet) }
    blank()
    if let credit = list.credit {
      heading(.credit)
      paragraphs(credit)
    }
  }

  private mutating func write(_ section: SectionOverview, number: Int?) {
    title(section.title, prefix: number.map { "\($0)  " } ?? "")
    let progress = section.progress
    if progress.total > 0 {
      let settled = ReadingStatus.allCases.reversed().filter { progress[$0] > 0 }
        .map { "\(progress[$0]) \(Wording.status($0, interface))" }
      wrap(StyledText(settled.joined(separator: key.glyphs.separator), .secondary))
    }
    blank()
    if let introduction = section.introduction { paragraphs(introduction) }
    if let afterwards = section.afterwards {
      heading(.afterwards)
      paragraphs(afterwards)
    }
  }

  private mutating func write(
    _ detail: EntryDetail, section: SectionOverview, number: Int?, paperNumber: Int?, paperCount: Int
  ) {
    let entry = detail.entry
    title(entry.title)
    blank()
    authors(entry.authors)
    let publication = [entry.venue, (entry.published?.description ?? entry.year.map(String.init))].compactMap { $0 }
    wrap(StyledText(publication.joined(separator: key.glyphs.separator), .secondary))
    links(of: entry)
    position(detail, section, number: number, paperNumber: paperNumber, paperCount: paperCount)
    blank()

    let commentary = entry.commentary
    topic(.why, commentary.why)
    topic(.when, commentary.when)
    topic(.before, commentary.before)
    if !commentary.ideas.isEmpty {
      heading(.ideas)
      for idea in commentary.ideas { bullet(idea) }
      blank()
    }
    topic(.lookFor, commentary.lookFor)
    relations(.buildsOn, detail.requires)
    relations(.leadsTo, detail.leadsTo)
    relations(.related, detail.related)
    readings(detail.progress)
    note(detail)
    relations(.linkedFrom, detail.linkedFrom)
    questions(commentary.questions)
    topic(.then, commentary.then)
    terms(detail)
  }

  // MARK: - Parts

  private mutating func title(_ title: LocalizedText, prefix: String = "") {
    // Paper titles stay in English with the Chinese beside them; a list or section is named in the reader's language.
    let order: [Language] = key.language == .chinese && !isEntry ? [.chinese, .english] : [.english, .chinese]
    let texts = order.compactMap { title[$0] }
    guard let first = texts.first else { return }
    wrap(StyledText(prefix + first, .title))
    if let second = texts.dropFirst().first, isEntry || key.language == .both {
      wrap(StyledText(second, .secondary))
    }
  }

  private var isEntry: Bool {
    if case .entry = key.content { true } else { false }
  }

  /// All authors where they are few, the first few and a count where they are many.
  private mutating func authors(_ authors: [String]) {
    guard !authors.isEmpty else { return }
    let shown = authors.count <= 12 ? authors : Array(authors.prefix(8))
    var text = StyledText(shown.joined(separator: ", "))
    if shown.count < authors.count {
      let rest = authors.count - shown.count
      text += StyledText(
        Wording.pick(interface, " and \(rest) others", " 等 \(authors.count) 位作者"), .secondary)
    }
    wrap(text)
  }

  private mutating func links(of entry: Entry) {
    let labels: [(Link.Kind, String)] = [
      (.abstract, Wording.pick(interface, "Paper", "论文")), (.page, Wording.pick(interface, "Page", "页面")),
      (.pdf, "PDF"), (.code, Wording.pick(interface, "Code", "代码")),
    ]
    let width = labels.map { $0.1.displayWidth }.max()! + 2
    func line(_ label: String, _ address: String) {
      let lead = label + String(repeating: " ", count: max(1, width - label.displayWidth))
      let hanging = StyledText(String(repeating: " ", count: width))
      let target = label == "DOI" ? Identifier.doi(address).url : address
      link(to: .address(target), column: width) { page in
        page.lines += StyledText(address, .link).wrapped(
          toWidth: page.key.width, first: StyledText(lead, .secondary), hanging: hanging)
      }
    }
    if !entry.links.contains(where: { $0.kind == .abstract || $0.kind == .page }), let address = entry.address,
      !entry.links.contains(where: { $0.url == address })
    {
      line(labels[0].1, address)
    }
    for (kind, label) in labels {
      for link in entry.links where link.kind == kind { line(label, link.url) }
    }
    for case .doi(let doi) in entry.identifiers { line("DOI", doi) }
  }

  /// Where the entry stands, how far the reader is, and what to expect.
  private mutating func position(
    _ detail: EntryDetail, _ section: SectionOverview, number: Int?, paperNumber: Int?, paperCount: Int
  ) {
    let progress = detail.progress
    let separator = StyledText(key.glyphs.separator, .secondary)
    let role: Role =
      switch progress.status {
      case .read: .done
      case .reading: .underWay
      case .toRead, .skipped: .text
      }
    var status = Wording.status(progress.status, interface)
    if let since = progress.statusSetAt, progress.status != .toRead {
      status += " \(key.calendar.day(of: since))"
    }
    var parts = [StyledText(key.glyphs.status(progress.status) + " " + status, role)]
    if let number { parts.append(StyledText("§\(number)", .secondary)) }
    if !section.isListed {
      parts.append(StyledText(Wording.pick(interface, "no longer listed", "已不在清单中"), .secondary))
    }
    if let paperNumber {
      parts.append(
        StyledText(
          Wording.pick(interface, "\(paperNumber) of \(paperCount)", "第 \(paperNumber) 篇，共 \(paperCount) 篇"), .secondary
        ))
    } else if let kind = Wording.kind(detail.entry.kind, interface) {
      parts.append(StyledText(kind, .secondary))
    }
    if !progress.status.isSettled {
      let names = Dictionary(detail.requires.map { ($0.key, $0.name) }, uniquingKeysWith: { first, _ in first })
      parts.append(StyledText(detail.readiness.explanation(names: names, in: interface), .secondary))
    }
    var line = parts[0]
    for part in parts.dropFirst() { line += separator + part }
    wrap(line)
    if let effort = detail.entry.commentary.effort {
      let survey = Wording.minutes(effort.survey, interface)
      let grasp = Wording.minutes(effort.grasp, interface)
      wrap(
        StyledText(
          Wording.pick(interface, "First pass \(survey), second \(grasp)", "初读约 \(survey)，细读约 \(grasp)"), .secondary))
    }
  }

  private mutating func topic(_ name: Wording.Heading, _ text: LocalizedText?) {
    guard let text else { return }
    heading(name)
    paragraphs(text)
  }

  private mutating func relations(_ name: Wording.Heading, _ entries: [EntrySummary]) {
    guard !entries.isEmpty else { return }
    heading(name)
    for entry in entries {
      let year = entry.year.map { " (\($0))" } ?? ""
      link(to: .entry(entry.position)) { page in
        page.item(
          StyledText(entry.title.preferring(.english)) + StyledText(year, .secondary),
          bullet: page.key.glyphs.status(entry.status))
      }
    }
    blank()
  }

  private mutating func terms(_ detail: EntryDetail) {
    guard !detail.entry.commentary.terms.isEmpty else { return }
    heading(.terms, aside: key.isOnScreen ? Wording.pick(interface, "t explains them", "按 t 查看解释") : nil)
    for name in detail.entry.commentary.terms {
      let explained = detail.terms.first { $0.term.english?.lowercased() == name.lowercased() }
      let text = StyledText(name) + StyledText(explained?.term.chinese.map { "  " + $0 } ?? "", .secondary)
      guard explained != nil else {
        item(text, bullet: key.glyphs.bullet)
        continue
      }
      link(to: .term(name)) { page in page.item(text, bullet: page.key.glyphs.bullet) }
    }
  }

  private mutating func questions(_ questions: [Question]) {
    guard !questions.isEmpty else { return }
    let hint =
      key.showsAnswers
      ? Wording.pick(interface, "Space hides the answers", "按空格隐藏答案")
      : Wording.pick(interface, "Space shows the answers", "按空格显示答案")
    questionsLine = lines.count
    heading(.questions, aside: key.isOnScreen ? hint : nil)
    for (index, question) in questions.enumerated() {
      numbered(index + 1, question.question, .text)
      if key.showsAnswers {
        for text in key.language.texts(question.answer) {
          item(StyledText(text, .secondary), bullet: "")
        }
      }
    }
    blank()
  }

  // MARK: - Lines

  /// Whether there are as many lines as are wanted. What comes after costs nothing then.
  private var isFull: Bool { key.lineLimit.map { lines.count >= $0 } ?? false }

  mutating func heading(_ name: Wording.Heading, aside: String? = nil) {
    let names = key.language.languages.map { Wording.heading(name, $0) }
    var text = StyledText(names.joined(separator: key.glyphs.separator), .heading)
    if let aside { text += StyledText("  " + aside, .secondary) }
    wrap(text)
  }

  private mutating func paragraphs(_ text: LocalizedText) {
    for paragraph in key.language.texts(text) {
      wrap(StyledText(paragraph))
    }
    blank()
  }

  private mutating func bullet(_ text: LocalizedText) {
    for (index, part) in key.language.texts(text).enumerated() {
      item(StyledText(part), bullet: index == 0 ? key.glyphs.bullet : " ")
    }
  }

  private mutating func numbered(_ number: Int, _ text: LocalizedText, _ role: Role) {
    for (index, part) in key.language.texts(text).enumerated() {
      item(StyledText(part, role), bullet: index == 0 ? "\(number)" : " ")
    }
  }

  /// A line with a sign before it and a hanging indent.
  private mutating func item(_ text: StyledText, bullet: String) {
    guard !isFull else { return }
    let lead = bullet + String(repeating: " ", count: max(1, 2 - bullet.displayWidth))
    let hanging = StyledText(String(repeating: " ", count: lead.displayWidth))
    lines += text.wrapped(toWidth: key.width, first: StyledText(lead, .secondary), hanging: hanging)
  }

  mutating func wrap(_ text: StyledText) {
    guard !text.isEmpty, !isFull else { return }
    lines += text.wrapped(toWidth: key.width)
  }

  mutating func blank() {
    if lines.last?.isEmpty == false { lines.append(StyledText()) }
  }
}
