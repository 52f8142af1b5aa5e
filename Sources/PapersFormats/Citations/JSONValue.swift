import PapersModel

/// A JSON value whose objects keep the order of their members, so that the same facts give the same bytes.
enum JSONValue: Hashable, Sendable {
  struct Member: Hashable, Sendable {
    let name: String
    let value: JSONValue
  }

  case string(String)
  case number(Int)
  case array([JSONValue])
  case object([Member])

  /// The value as UTF-8 text (RFC 8259): indented by two spaces to a depth, on one line below it. An object with one
  /// member is on one line in any case.
  ///
  /// - Parameters:
  ///   - depth: How many levels of arrays and objects have their elements on lines of their own.
  ///   - indentation: Spaces before the closing bracket.
  func text(expandedTo depth: Int, indentation: Int = 0) -> String {
    let (brackets, elements): ((String, String), [String])
    var isOneLine = depth <= 0
    switch self {
    case .string(let text): return Self.quoted(text)
    case .number(let number): return String(number)
    case .array(let values):
      brackets = ("[", "]")
      elements = values.map { $0.text(expandedTo: depth - 1, indentation: indentation + 2) }
    case .object(let members):
      brackets = ("{", "}")
      if members.count == 1 { isOneLine = true }
      elements = members.map {
        Self.quoted($0.name) + ": " + $0.value.text(expandedTo: isOneLine ? 0 : depth - 1, indentation: indentation + 2)
      }
    }
    if elements.isEmpty || isOneLine { return brackets.0 + elements.joined(separator: ", ") + brackets.1 }
    let margin = String(repeating: " ", count: indentation)
    return brackets.0 + "\n" + elements.map { margin + "  " + $0 }.joined(separator: ",\n") + "\n" + margin + brackets.1
  }

  private static func quoted(_ text: String) -> String {
    text.doubleQuoted { scalar in
      scalar.value < 0x20 || scalar.value == 0x7F ? "\\u" + scalar.value.digits(4, radix: 16) : nil
    }
  }
}
