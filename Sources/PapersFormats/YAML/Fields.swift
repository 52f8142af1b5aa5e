import PapersModel
import Yams

/// What the mappings of one file share while they are read: where findings go, and how much may still be read.
final class FieldReading {
  let findings: FindingCollector
  /// Mappings and elements of sequences that may still be read. Without aliases a file holds fewer than it has bytes.
  private var partsLeft: Int
  private var isExhausted = false

  init(_ findings: FindingCollector, byteCount: Int) {
    self.findings = findings
    partsLeft = byteCount
  }

  /// Counts parts that are read.
  ///
  /// - Returns: `false` once there are more than the file can hold, which is so only where aliases multiply them.
  fileprivate func takes(_ count: Int, of node: Node) -> Bool {
    guard count > partsLeft else {
      partsLeft -= count
      return true
    }
    if !isExhausted {
      isExhausted = true
      findings.error(
        "Aliases multiply what the file says without end.", at: node.place, "Write each part out instead.")
    }
    return false
  }
}

/// One mapping of a YAML file, read field by field; what was never asked for is reported as unknown.
struct Fields {
  let place: Place
  var findings: FindingCollector { reading.findings }
  private let reading: FieldReading
  /// Each name once. So few are found more quickly one after the other than by their hashes, and names beside the
  /// nodes more quickly than with them, for copying a node takes time.
  private let names: [String]
  private let pairs: [(key: Node, value: Node)]

  /// - Returns: `nil`, with a finding, if the node is not a mapping.
  init?(_ node: Node, of what: @autoclosure () -> String, known: [String], _ reading: FieldReading) {
    guard reading.takes(1, of: node) else { return nil }
    guard let mapping = node.mapping else {
      reading.findings.error(
        "\(what()) must be a mapping of fields.", at: node.place, "Write 'field: value' lines, indented alike.")
      return nil
    }
    place = node.place
    self.reading = reading
    var names: [String] = []
    var pairs: [(Node, Node)] = []
    names.reserveCapacity(mapping.count)
    pairs.reserveCapacity(mapping.count)
    for pair in mapping {
      let key = pair.key
      guard let name = key.string else {
        reading.findings.error("A field's name must be plain text.", at: key.place)
        continue
      }
      guard known.contains(name) else {
        let suggestion =
          SimilarNames.nearest(to: name, among: known).map { "Did you mean '\($0)'?" }
          ?? "Known here: \(known.joined(separator: ", "))."
        reading.findings.error("\(what()) has no field '\(name.excerpt)'.", at: key.place, suggestion)
        continue
      }
      names.append(name)
      pairs.append(pair)
    }
    self.names = names
    self.pairs = pairs
  }

  /// The value of a field; `nil` where it is missing or empty.
  subscript(name: String) -> Node? {
    guard let index = names.firstIndex(of: name), !pairs[index].value.isEmptyScalar else { return nil }
    return pairs[index].value
  }

  /// Where the name of a field stands, whether or not it has a value.
  func place(of name: String) -> Place? { names.firstIndex(of: name).map { pairs[$0].key.place } }

  /// A single text.
  func string(_ name: String) -> Placed<String>? {
    self[name].flatMap { string($0, of: name) }
  }

  func string(_ node: Node, of name: String) -> Placed<String>? {
    guard let scalar = node.scalar else {
      findings.error(
        "'\(name)' must be a single text.", at: node.place, "Write it on one line, in double quotes if in doubt.")
      return nil
    }
    return Placed(scalar.string, at: node.place)
  }

  /// One or more nodes: a sequence, or a single value in its place.
  func nodes(_ name: String) -> [Node] {
    guard let node = self[name] else { return [] }
    guard let sequence = node.sequence else { return [node] }
    return reading.takes(sequence.count, of: node) ? Array(sequence) : []
  }

  func strings(_ name: String) -> [Placed<String>] {
    nodes(name).compactMap { string($0, of: name) }
  }
}

extension Node {
  /// Where the node begins.
  var place: Place { mark.map { Place(line: $0.line, column: $0.column) } ?? .start }

  /// `field:` with nothing behind it, or `~`.
  fileprivate var isEmptyScalar: Bool {
    guard let scalar else { return false }
    return scalar.string.allSatisfy(\.isWhitespace)
      || scalar.style == .plain && ["~", "null"].contains(scalar.string)
  }
}
