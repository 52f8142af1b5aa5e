import PapersModel
import PapersScreen

/// What a person records about a paper besides its status and note.
extension State {
  mutating func keepRecord(_ action: Action) -> [Effect] {
    // The clock can be stopped from anywhere.
    if action == .toggleClock, timedEntry != nil { return [.stopClock] }
    guard let entry = requireEntry() else { return [] }
    switch action {
    case .rate: overlay = .rating(of: entry.key, name: entry.name)
    case .editTags:
      guard let progress = detail.entry?.progress else { return [] }
      let tags = progress.tags.map { $0 + ", " }.joined()
      overlay = .prompt(Prompt(purpose: .tags, line: LineEditor(tags), entry: entry.key))
    case .beginRereading: return [.beginRereading(of: entry.key)]
    case .toggleClock: return [.startClock(of: entry.key)]
    default: return action.pass.map { [.finishPass($0, of: entry.key)] } ?? []
    }
    return []
  }

  mutating func rate(_ key: Key, _ entry: CitationKey, _ name: String) -> [Effect] {
    overlay = nil
    guard case .character(let character) = key.withoutInputMethod, let rating = character.wholeNumberValue,
      (0...5).contains(rating)
    else {
      say("\(name) is rated as before.", "\(name) 的评分没有变化。")
      return []
    }
    return [.setRating(rating == 0 ? nil : rating, of: entry)]
  }

  /// Takes tags as they are typed: separated by commas of either script.
  mutating func setTags(_ text: String, of entry: CitationKey) -> [Effect] {
    var tags: [String] = []
    for part in text.split(whereSeparator: { ",，、".contains($0) }) {
      guard !part.allSatisfy(\.isWhitespace) else { continue }
      guard let tag = Tag.trimmed(String(part)) else {
        say(
          "“\(part)” can't be a tag: at most 64 characters of plain text.", "“\(part)”不能作标签：最多 64 个普通字符。", isError: true
        )
        return []
      }
      if !tags.contains(tag) { tags.append(tag) }
    }
    return [.setTags(tags, of: entry)]
  }

  /// On leaving, the clock isn't stopped behind one's back.
  mutating func answerClock(_ key: Key) -> [Effect] {
    overlay = nil
    switch key.withoutInputMethod {
    case .character("y"), .character("Y"): return [.stopClock, .quit]
    case .character("n"), .character("N"): return [.dropClock, .quit]
    default:
      say("The clock goes on.", "继续计时。")
      return []
    }
  }

  mutating func receiveClock(_ event: Event) {
    let language = language.interface
    switch event {
    case .clockStarted(let name):
      timedEntry = name
      let stop = keymap.bindings(for: .toggleClock).first?.label ?? ":toggle-clock"
      say("The clock runs for \(name); \(stop) stops it.", "开始为 \(name) 计时；按 \(stop) 停止。")
    case .clockStopped(let name, let seconds, let inAll):
      timedEntry = nil
      let time = Wording.duration(seconds, language)
      let all = Wording.duration(inAll, language)
      say("\(time) with \(name), \(all) in all.", "本次阅读 \(name) \(time)，累计 \(all)。")
    default: break
    }
  }
}
