import PapersModel
import Yams

/// Gathers what is found while a file is read, so that reading goes on after the first error.
final class FindingCollector {
  let file: String
  private(set) var findings: [Finding] = []

  init(file: String) {
    self.file = file
  }

  func error(_ message: String, at node: Node?, _ suggestion: String? = nil) {
    add(.error, message, at: node, suggestion)
  }

  func warning(_ message: String, at node: Node?, _ suggestion: String? = nil) {
    add(.warning, message, at: node, suggestion)
  }

  private func add(_ severity: Finding.Severity, _ message: String, at node: Node?, _ suggestion: String?) {
    findings.append(
      Finding(
        severity: severity, file: file, line: node?.mark?.line ?? 1, column: node?.mark?.column ?? 1,
        message: message, suggestion: suggestion))
  }
}

/// One mapping of a list file, read field by field; what was never asked for is reported as unknown.
struct Fields {
  let node: Node
  private let findings: FindingCollector
  private let values: [String: (key: Node, value: Node)]

  /// - Returns: `nil`, with a finding, if the node is not a mapping.
  init?(_ node: Node, of what: String, known: [String], findings: FindingCollector) {
    guard let mapping = node.mapping else {
      findings.error("\(what) must be a mapping of fields.", at: node, "Write 'field: value' lines, indented alike.")
      return nil
    }
    self.node = node
    self.findings = findings
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
    return scalar.string
  }

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
    if let text = node.scalar?.string {
      return text.containsHan ? LocalizedText(chinese: text) : LocalizedText(english: text)
    }
    guard let fields = Fields(node, of: "'\(name)'", known: Language.allCases.map(\.rawValue), findings: findings)
    else { return nil }
    let text = LocalizedText(english: fields.string("en"), chinese: fields.string("zh"))
    return text.isEmpty ? nil : text
  }
}

extension Node {
  /// `field:` with nothing behind it, or `~`.
  fileprivate var isEmptyScalar: Bool {
    guard let scalar else { return false }
    return scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
  }
}

extension String {
  fileprivate var containsHan: Bool {
    unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) || (0x3400...0x4DBF).contains($0.value) }
  }
}
