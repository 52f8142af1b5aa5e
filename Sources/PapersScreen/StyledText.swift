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

  /// The same text with some parts in another role.
  ///
  /// - Parameter ranges: Bytes of the plain text in UTF-8, in order, none of which overlap or cut a cluster.
  public func restyled(bytes ranges: [Range<Int>], _ role: Role) -> StyledText {
    guard !ranges.isEmpty else { return self }
    var result = StyledText()
    var rest = ranges[...]
    var start = 0
    for run in runs {
      let bytes = run.text.utf8
      var position = 0
      func part(upTo end: Int) -> String {
        String(
          run.text[bytes.index(bytes.startIndex, offsetBy: position)..<bytes.index(bytes.startIndex, offsetBy: end)])
      }
      while position < bytes.count {
        while let range = rest.first, range.upperBound <= start + position { rest = rest.dropFirst() }
        let isInside = rest.first.map { $0.lowerBound <= start + position } == true
        let next = rest.first.map { (isInside ? $0.upperBound : $0.lowerBound) - start } ?? bytes.count
        let end = min(next, bytes.count)
        result.runs.append(Run(part(upTo: end), isInside ? role : run.role))
        position = end
      }
      start += bytes.count
    }
    return result
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
    var text: [UInt8] = []
    var current: Role?
    for (character, role) in clusters {
      if role != current {
        if let current { runs.append(Run(String(decoding: text, as: UTF8.self), current)) }
        text.removeAll(keepingCapacity: true)
        current = role
      }
      character.append(to: &text)
    }
    if let current { runs.append(Run(String(decoding: text, as: UTF8.self), current)) }
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
