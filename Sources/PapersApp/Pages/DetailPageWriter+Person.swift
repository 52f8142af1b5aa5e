import PapersModel
import PapersScreen

/// The parts of an entry's page that are the person's own.
extension DetailPageWriter {
  /// What the person recorded: rating, tags, time, and the passes of each reading.
  mutating func readings(_ progress: EntryProgress) {
    var facts: [StyledText] = []
    if let rating = progress.rating {
      let stars =
        String(repeating: key.glyphs.star, count: rating) + String(repeating: key.glyphs.noStar, count: 5 - rating)
      facts.append(StyledText(stars, .accent))
    }
    if progress.secondsSpent > 0 {
      let time = Wording.duration(progress.secondsSpent, interface)
      facts.append(StyledText(Wording.pick(interface, "\(time) spent", "用时 \(time)")))
    }
    if !progress.tags.isEmpty {
      facts.append(StyledText(progress.tags.map { "#" + $0 }.joined(separator: " "), .secondary))
    }
    let readings = progress.readings.enumerated().filter { !$1.finished.isEmpty || $0 > 0 }
    guard !facts.isEmpty || !readings.isEmpty else { return }
    heading(.readings)
    if var line = facts.first {
      for fact in facts.dropFirst() { line += StyledText(key.glyphs.separator, .secondary) + fact }
      wrap(line)
    }
    for (index, reading) in readings {
      let name =
        index == 0
        ? Wording.pick(interface, "First reading", "初次阅读")
        : Wording.pick(interface, "Reading \(index + 1)", "第 \(index + 1) 次阅读")
      let passes = ReadingPass.allCases.map { pass in
        let date = reading.passes[pass].map { " \(key.calendar.day(of: $0))" }
        return StyledText(Wording.pass(pass, interface) + (date ?? " –"), date == nil ? .secondary : .text)
      }
      var line = StyledText(name, .secondary)
      for pass in passes { line += StyledText(key.glyphs.separator, .secondary) + pass }
      wrap(line)
    }
    blank()
  }

  mutating func note(_ detail: EntryDetail) {
    let progress = detail.progress
    guard progress.hasNote || key.isOnScreen else { return }
    heading(.note)
    if progress.hasNote {
      noteText(progress.note.trimmedTrailingNewlines, detail.noteLinks)
    } else {
      wrap(StyledText(Wording.pick(interface, "None yet; e writes one.", "还没有；按 e 写一条。"), .secondary))
    }
    blank()
  }

  /// The note, with its links to entries of this list as links of the page.
  private mutating func noteText(_ note: String, _ links: [EntryDetail.NoteLink]) {
    let positions = Dictionary(links.map { ($0.key, $0.entry.position) }, uniquingKeysWith: { first, _ in first })
    var text = StyledText()
    var targets: [(text: String, position: Int)] = []
    var start = note.startIndex
    for link in NoteLinks.all(in: note) {
      guard let position = positions[link.key] else { continue }
      text += StyledText(String(note[start..<link.range.lowerBound]))
      text += StyledText(String(note[link.range]), .link)
      targets.append((String(note[link.range]), position))
      start = link.range.upperBound
    }
    text += StyledText(String(note[start...]))
    let first = lines.count
    wrap(text)
    addLinks(targets, from: first)
  }

  /// Finds links of running text in the lines that it was broken into: the runs in the role of links, one after the other.
  private mutating func addLinks(_ targets: [(text: String, position: Int)], from first: Int) {
    var rest = targets[...]
    var found = ""
    var spans: [PageLink.Span] = []
    for line in first..<lines.count {
      var column = 0
      for run in lines[line].runs {
        let end = column + run.text.displayWidth
        if run.role == .link, let target = rest.first {
          // Spaces at the end of a line are lost when text is broken there.
          found += run.text.filter { $0 != " " }
          spans.append(PageLink.Span(line: line, columns: column..<end))
          if found.count >= target.text.filter({ $0 != " " }).count {
            links.append(PageLink(target: .entry(target.position), spans: spans, isInline: true))
            rest.removeFirst()
            (found, spans) = ("", [])
          }
        }
        column = end
      }
    }
  }
}

extension String {
  fileprivate var trimmedTrailingNewlines: String {
    var text = self
    while text.last?.isNewline == true { text.removeLast() }
    return text
  }
}
