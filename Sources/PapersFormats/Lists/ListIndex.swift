import PapersModel
import Yams

/// What the parts of a list file say about each other, with the places where they say it. Filled while the file is read,
/// checked afterwards.
final class ListIndex {
  struct Reference {
    var field: String
    var from: CitationKey
    var to: CitationKey
    var node: Node
  }

  private let findings: FindingCollector
  /// Entries in reading order.
  private var order: [CitationKey] = []
  private var places: [CitationKey: (node: Node, position: Int)] = [:]
  private var identifiers: [Identifier: (key: CitationKey, node: Node)] = [:]
  private var aliases: [(alias: CitationKey, key: CitationKey, node: Node)] = []
  private var references: [Reference] = []
  private var texts: [(text: LocalizedText, name: String, node: Node)] = []
  private var terms: [(name: String, node: Node)] = []
  private var explained: [String: Node] = [:]

  init(findings: FindingCollector) {
    self.findings = findings
  }

  // MARK: - While reading

  /// Notes an entry. No key may stand twice: progress and notes hang on it.
  func add(_ key: CitationKey, at node: Node) {
    if let other = places[key] {
      findings.error(
        "The key '\(key)' is already used in line \(Self.line(other.node)).", at: node,
        "Give each entry a key of its own.")
      return
    }
    places[key] = (node, order.count)
    order.append(key)
  }

  func add(_ identifier: Identifier, of key: CitationKey, at node: Node) {
    if let other = identifiers[identifier] {
      let (kind, name) =
        switch identifier {
        case .arXiv(let id): ("arXiv id", id)
        case .doi(let doi): ("DOI", doi)
        }
      findings.error(
        "The \(kind) '\(name)' is already that of '\(other.key)' in line \(Self.line(other.node)).", at: node,
        "One paper is one entry; take one of the two out.")
    } else {
      identifiers[identifier] = (key, node)
    }
  }

  func add(alias: CitationKey, of key: CitationKey, at node: Node) {
    aliases.append((alias, key, node))
  }

  func add(_ reference: Reference) {
    references.append(reference)
  }

  func add(_ text: LocalizedText, of name: String, at node: Node) {
    texts.append((text, name, node))
  }

  func addUse(ofTerm name: String, at node: Node) {
    terms.append((name, node))
  }

  func addExplanation(ofTerm name: String, at node: Node) {
    if let other = explained[name.lowercased()] {
      findings.error(
        "The term '\(name)' is already explained in line \(Self.line(other)).", at: node, "Keep one of the two.")
    } else {
      explained[name.lowercased()] = node
    }
  }

  // MARK: - Afterwards

  /// Checks what can only be known when everything is read.
  func check() {
    let requirements = Dictionary(
      grouping: references.filter { $0.field == "requires" && places[$0.to] != nil }, by: \.from)
    let inCircles = checkCycles(requirements)
    checkReferences(inCircles: inCircles)
    checkAliases()
    checkLanguages()
    checkTerms()
  }

  private func checkReferences(inCircles: Set<CitationKey>) {
    for reference in references {
      guard let target = places[reference.to] else {
        findings.error(
          "'\(reference.field)' names '\(reference.to)', which is not in the list.", at: reference.node,
          SimilarNames.nearest(to: reference.to.rawValue, among: order.map(\.rawValue)).map { "Did you mean '\($0)'?" }
            ?? "Name the key of an entry.")
        continue
      }
      // In a circle some entry always comes too early; the circle is what is wrong.
      guard reference.field == "requires", !inCircles.contains(reference.from),
        let source = places[reference.from], target.position > source.position
      else { continue }
      findings.warning(
        "'\(reference.from)' builds on '\(reference.to)', which comes after it, in line \(Self.line(target.node)).",
        at: reference.node, "Put what an entry builds on before it.")
    }
  }

  /// A history can go on under one key only.
  private func checkAliases() {
    var owners: [CitationKey: (key: CitationKey, node: Node)] = [:]
    for (alias, key, node) in aliases {
      if let other = places[alias] {
        findings.error(
          "The alias '\(alias)' of '\(key)' is the key of the entry in line \(Self.line(other.node)).", at: node,
          "An alias is a key that the list doesn't use any more; take it out.")
      } else if let other = owners[alias] {
        findings.error(
          "The alias '\(alias)' is already that of '\(other.key)' in line \(Self.line(other.node)).", at: node,
          "Name it with one entry only.")
      } else {
        owners[alias] = (key, node)
      }
    }
  }

  /// Reports each circle of requirements once, by a depth-first walk that remembers its way.
  ///
  /// - Returns: The entries that stand in a circle.
  private func checkCycles(_ requirements: [CitationKey: [Reference]]) -> Set<CitationKey> {
    var finished: Set<CitationKey> = []
    var inCircles: Set<CitationKey> = []
    for start in order where !finished.contains(start) {
      var way = [start]
      var rest = [(requirements[start] ?? [])[...]]
      while !way.isEmpty {
        guard let reference = rest[rest.count - 1].popFirst() else {
          finished.insert(way.removeLast())
          rest.removeLast()
          continue
        }
        if let first = way.firstIndex(of: reference.to) {
          inCircles.formUnion(way[first...])
          let circle = (way[first...] + [reference.to]).map(\.rawValue).joined(separator: " → ")
          findings.error(
            "These build on each other in a circle: \(circle).", at: reference.node,
            "Take one of the requirements out.")
        } else if !finished.contains(reference.to) {
          way.append(reference.to)
          rest.append((requirements[reference.to] ?? [])[...])
        }
      }
    }
    return inCircles
  }

  /// In a list of two languages each text is to be there in both.
  private func checkLanguages() {
    guard texts.contains(where: { $0.text.english != nil && $0.text.chinese != nil }) else { return }
    for (text, name, node) in texts {
      for language in Language.allCases where text[language] == nil {
        findings.warning(
          "'\(name)' is not there in \(language == .english ? "English" : "Chinese").", at: node,
          "Write it as 'en: …' and 'zh: …'.")
      }
    }
  }

  private func checkTerms() {
    guard !explained.isEmpty else { return }
    for (name, node) in terms where explained[name.lowercased()] == nil {
      findings.warning(
        "No glossary entry explains '\(name)'.", at: node,
        SimilarNames.nearest(to: name, among: explained.keys.sorted()).map { "Did you mean '\($0)'?" }
          ?? "Add it to 'glossary'.")
    }
  }

  private static func line(_ node: Node) -> Int { node.mark?.line ?? 1 }
}
