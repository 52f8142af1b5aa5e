/// Text of which each part has a role.
public struct StyledText: Hashable, Sendable, ExpressibleByStringLiteral {
  public struct Run: Hashable, Sendable {
    public var text: String
    public var role: Role

    public init(_ text: String, _ role: Role) {
      self.text = text
      self.role = role
    }
  }

  public var runs: [Run]

  public init(_ runs: [Run] = []) {
    self.runs = runs
  }

  public init(_ text: String, _ role: Role = .text) {
    runs = text.isEmpty ? [] : [Run(text, role)]
  }

  public init(stringLiteral value: String) {
    self.init(value)
  }

  public var plain: String { runs.map(\.text).joined() }
  public var isEmpty: Bool { runs.allSatisfy(\.text.isEmpty) }
  public var displayWidth: Int { runs.reduce(0) { $0 + $1.text.displayWidth } }

  public static func + (left: StyledText, right: StyledText) -> StyledText {
    StyledText(left.runs + right.runs)
  }

  public static func += (left: inout StyledText, right: StyledText) {
    left.runs += right.runs
  }

  /// The same text with every occurrence of one of the words in the role `.match`, without regard to case.
  public func highlighting(_ words: [String]) -> StyledText {
    guard !words.isEmpty else { return self }
    var clusters: [(character: PackedCharacter, folded: String, role: Role)] = []
    for run in runs {
      for character in run.text {
        clusters.append((PackedCharacter(character), character.lowercased(), run.role))
      }
    }
    var found = false
    for word in words {
      let wanted = word.lowercased().map(String.init)
      guard !wanted.isEmpty, wanted.count <= clusters.count else { continue }
      var start = 0
      while start + wanted.count <= clusters.count {
        if (0..<wanted.count).allSatisfy({ clusters[start + $0].folded == wanted[$0] }) {
          for offset in 0..<wanted.count { clusters[start + offset].role = .match }
          found = true
          start += wanted.count
        } else {
          start += 1
        }
      }
    }
    guard found else { return self }
    return StyledText(clusters.lazy.map { ($0.character, $0.role) })
  }

  /// The same text with some columns in another role, but for the spaces before their text.
  public func restyled(_ columns: Range<Int>, _ role: Role) -> StyledText {
    var clusters: [(PackedCharacter, Role)] = []
    var column = 0
    var isInText = false
    for run in runs {
      for character in run.text {
        let isInside = columns.contains(column)
        if isInside, character != " " { isInText = true }
        clusters.append((PackedCharacter(character), isInside && isInText ? role : run.role))
        column += String(character).displayWidth
      }
    }
    return StyledText(clusters)
  }

  /// Puts clusters together; neighbours of one role become one run.
  init(_ clusters: some Sequence<(PackedCharacter, Role)>) {
    runs = []
    var text = ""
    var current: Role?
    for (character, role) in clusters {
      if role != current {
        if let current { runs.append(Run(text, current)) }
        text = ""
        current = role
      }
      character.append(to: &text)
    }
    if let current { runs.append(Run(text, current)) }
  }
}

extension StyledText {
  /// The text cut to a number of columns; where something was cut, `…` stands in the last of them.
  public func truncated(toWidth width: Int) -> StyledText {
    guard displayWidth > width else { return self }
    var result = StyledText()
    var room = width
    for run in runs {
      let runWidth = run.text.displayWidth
      if runWidth < room {
        result.runs.append(run)
        room -= runWidth
      } else {
        // The text goes on after this run, so the ellipsis is due even where the run itself would just fit.
        result.runs.append(Run((run.text + " ").truncated(toWidth: room), run.role))
        break
      }
    }
    return result
  }
}
