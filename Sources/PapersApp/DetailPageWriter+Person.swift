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
        let date = reading.passes[pass].map { " " + Wording.day($0, secondsFromUTC: key.secondsFromUTC) }
        return StyledText(Wording.pass(pass, interface) + (date ?? " –"), date == nil ? .secondary : .text)
      }
      var line = StyledText(name, .secondary)
      for pass in passes { line += StyledText(key.glyphs.separator, .secondary) + pass }
      wrap(line)
    }
    blank()
  }

  mutating func note(_ progress: EntryProgress) {
    guard progress.hasNote || key.isOnScreen else { return }
    heading(.note)
    if progress.hasNote {
      wrap(StyledText(progress.note.trimmedTrailingNewlines))
    } else {
      wrap(StyledText(Wording.pick(interface, "None yet; e writes one.", "还没有；按 e 写一条。"), .secondary))
    }
    blank()
  }
}

extension String {
  fileprivate var trimmedTrailingNewlines: String {
    var text = self
    while text.last?.isNewline == true { text.removeLast() }
    return text
  }
}
