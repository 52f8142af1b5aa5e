import PapersModel
import Yams

/// Gathers what is found while a file is read, so that reading goes on after the first error.
final class FindingCollector {
  private let file: String
  private var gathered: [Finding] = []
  /// Mappings that may still be read. Without aliases a file holds fewer than it has bytes.
  private var visitsLeft: Int
  private var isExhausted = false

  init(file: String, byteCount: Int) {
    self.file = file
    visitsLeft = byteCount
  }

  /// What was found, in the order of the file.
  var findings: [Finding] {
    gathered.enumerated().sorted {
      ($0.element.line, $0.element.column, $0.offset) < ($1.element.line, $1.element.column, $1.offset)
    }.map(\.element)
  }

  /// Counts a mapping that is read.
  ///
  /// - Returns: `false` once there are more than the file can hold, which is so only where aliases multiply them.
  func visit(_ node: Node) -> Bool {
    visitsLeft -= 1
    guard visitsLeft < 0 else { return true }
    if !isExhausted {
      isExhausted = true
      error("Aliases multiply what the file says without end.", at: node, "Write each part out instead.")
    }
    return false
  }

  func error(_ message: String, at node: Node?, _ suggestion: String? = nil) {
    add(.error, message, at: node, suggestion)
  }

  func warning(_ message: String, at node: Node?, _ suggestion: String? = nil) {
    add(.warning, message, at: node, suggestion)
  }

  private func add(_ severity: Finding.Severity, _ message: String, at node: Node?, _ suggestion: String?) {
    gathered.append(
      Finding(
        severity: severity, file: file, line: node?.mark?.line ?? 1, column: node?.mark?.column ?? 1,
        message: message, suggestion: suggestion))
  }
}

/// One mapping of a list file, read field by field; what was never asked for is reported as unknown.
struct Fields {
  let node: Node
  private let findings: FindingCollector
  private let index: ListIndex
  private let values: [String: (key: Node, value: Node)]

  /// - Returns: `nil`, with a finding, if the node is not a mapping.
  init?(_ node: Node, of what: String, known: [String], findings: FindingCollector, index: ListIndex) {
    guard findings.visit(node) else { return nil }
    guard let mapping = node.mapping else {
      findings.error("\(what) must be a mapping of fields.", at: node, "Write 'field: value' lines, indented alike.")
      return nil
    }
    self.node = node
    self.findings = findings
    self.index = index
    var values: [String: (Node, Node)] = [:]
    for (key, value) in mapping {
      guard let name = key.string else {
        findings.error("A field's name must be plain text.", at: key)
        continue
      }
      guard known.contains(name) else {
        let suggestion =
          SimilarNames.nearest(to: name, among: known).map { "Did you mean '\($0)'?" }
          ?? "Known here: \(known.joined(separator: ", "))."
        findings.error("\(what) has no field '\(name)'.", at: key, suggestion)
        continue
      }
      values[name] = (key, value)
    }
    self.values = values
  }

  /// The value of a field; `nil` where it is missing or empty.
  subscript(name: String) -> Node? {
    guard let value = values[name]?.value, !value.isEmptyScalar else { return nil }
    return value
  }

  func key(of name: String) -> Node? { values[name]?.key }

  func report(_ message: String, at node: Node, _ suggestion: String) {
    findings.error(message, at: node, suggestion)
  }

  /// A single text.
  func string(_ name: String) -> String? {
    self[name].flatMap { string($0, of: name) }
  }

  func string(_ node: Node, of name: String) -> String? {
    guard let scalar = node.scalar else {
      findings.error(
        "'\(name)' must be a single text.", at: node, "Write it on one line, in double quotes if in doubt.")
      return nil
    }
    if scalar.string.utf8.count > Self.longestText {
      findings.error("'\(name)' is longer than \(Self.longestText >> 10) KB.", at: node, "Shorten it.")
      return nil
    }
    if let control = scalar.string.unicodeScalars.first(where: \.isControl) {
      findings.warning(
        "'\(name)' holds the control character \(codePoint(control.value)).", at: node,
        "Take it out; it shows as a sign.")
    }
    return scalar.string
  }

  /// The longest text of a field, in bytes.
  private static let longestText = 1 << 20

  /// One or more nodes: a sequence, or a single value in its place.
  func nodes(_ name: String) -> [Node] {
    guard let node = self[name] else { return [] }
    if let sequence = node.sequence { return Array(sequence) }
    return [node]
  }

  func strings(_ name: String) -> [String] {
    nodes(name).compactMap { string($0, of: name) }
  }

  /// A whole number.
  func integer(_ name: String) -> Int? {
    guard let node = self[name], let text = string(node, of: name) else { return nil }
    guard let number = Int(text) else {
      findings.error("'\(name)' must be a whole number, not '\(text)'.", at: node)
      return nil
    }
    return number
  }

  /// Text in one or both languages: a plain text, or a mapping of `en` and `zh`.
  func localized(_ name: String) -> LocalizedText? {
    self[name].flatMap { localized($0, of: name) }
  }

  func localizedList(_ name: String) -> [LocalizedText] {
    nodes(name).compactMap { localized($0, of: name) }
  }

  func localized(_ node: Node, of name: String) -> LocalizedText? {
    let text: LocalizedText
    if node.scalar != nil {
      guard let plain = string(node, of: name) else { return nil }
      text = plain.containsHan ? LocalizedText(chinese: plain) : LocalizedText(english: plain)
    } else {
      let languages = Language.allCases.map(\.rawValue)
      guard let fields = Fields(node, of: "'\(name)'", known: languages, findings: findings, index: index) else {
        return nil
      }
      text = LocalizedText(english: fields.string("en"), chinese: fields.string("zh"))
    }
    guard !text.isEmpty else { return nil }
    index.add(text, of: name, at: node)
    return text
  }
}

extension Node {
  /// `field:` with nothing behind it, or `~`.
  fileprivate var isEmptyScalar: Bool {
    guard let scalar else { return false }
    return scalar.string.allSatisfy(\.isWhitespace)
      || scalar.style == .plain && ["~", "null"].contains(scalar.string)
  }
}

extension Unicode.Scalar {
  /// A control character other than a line break or tab, or one that reorders the text around it.
  fileprivate var isControl: Bool {
    switch value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

}

/// A code point as Unicode writes it: `U+001B`.
func codePoint(_ value: some BinaryInteger) -> String {
  "U+" + value.digits(4, radix: 16, uppercase: true)
}

extension String {
  fileprivate var containsHan: Bool {
    unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) || (0x3400...0x4DBF).contains($0.value) }
  }
}
