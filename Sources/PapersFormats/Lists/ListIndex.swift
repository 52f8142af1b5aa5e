import PapersModel

/// What the parts of a list file say about each other, with the places where they say it. Filled while the list is gone
/// through, checked afterwards.
final class ListIndex {
  struct Reference {
    var field: String
    var from: CitationKey
    var to: Placed<String>

    var target: CitationKey { CitationKey(to.value) }
  }

  private let findings: FindingCollector
  /// Entries in reading order.
  private var order: [CitationKey] = []
  private var places: [CitationKey: (place: Place, position: Int)] = [:]
  private var identifiers: [Identifier: (key: CitationKey, place: Place)] = [:]
  private var aliases: [(alias: CitationKey, key: CitationKey, place: Place)] = []
  private var references: [Reference] = []
  private var terms: [Placed<String>] = []
  private var explained: [String: Place] = [:]

  init(findings: FindingCollector) {
    self.findings = findings
  }

  // MARK: - While the list is gone through

  /// Notes an entry. No key may stand twice: progress and notes hang on it.
  func add(_ key: CitationKey, at place: Place) {
    if let other = places[key] {
      findings.error(
        "The key '\(key)' is already used in line \(other.place.line).", at: place,
        "Give each entry a key of its own.")
      return
    }
    places[key] = (place, order.count)
    order.append(key)
  }

  func add(_ identifier: Identifier, of key: CitationKey, at place: Place) {
    if let other = identifiers[identifier] {
      let (kind, name) =
        switch identifier {
        case .arXiv(let id): ("arXiv id", id)
        case .doi(let doi): ("DOI", doi)
        }
      findings.error(
        "The \(kind) '\(name)' is already that of '\(other.key)' in line \(other.place.line).", at: place,
        "One paper is one entry; take one of the two out.")
    } else {
      identifiers[identifier] = (key, place)
    }
  }

  func add(alias: CitationKey, of key: CitationKey, at place: Place) {
    aliases.append((alias, key, place))
  }

  func add(_ reference: Reference) {
    references.append(reference)
  }

  func addUse(ofTerm name: Placed<String>) {
    terms.append(name)
  }

  func addExplanation(ofTerm name: Placed<String>) {
    if let other = explained[name.value.lowercased()] {
      findings.error(
        "The term '\(name.value.excerpt)' is already explained in line \(other.line).", at: name.place,
        "Keep one of the two.")
    } else {
      explained[name.value.lowercased()] = name.place
    }
  }

  // MARK: - Afterwards

  /// Checks what can only be known when everything is read.
  func check() {
    let requirements = Dictionary(
      grouping: references.filter { $0.field == "requires" && places[$0.target] != nil }, by: \.from)
    let inCircles = checkCycles(requirements)
    checkReferences(inCircles: inCircles)
    checkAliases()
    checkTerms()
  }

  private func checkReferences(inCircles: Set<CitationKey>) {
    for reference in references {
      guard let target = places[reference.target] else {
        findings.error(
          "'\(reference.field)' names '\(reference.to.value.excerpt)', which is not in the list.",
          at: reference.to.place,
          SimilarNames.nearest(to: reference.to.value, among: order.map(\.rawValue)).map { "Did you mean '\($0)'?" }
            ?? "Name the key of an entry.")
        continue
      }
      // In a circle some entry always comes too early; the circle is what is wrong.
      guard reference.field == "requires", !inCircles.contains(reference.from),
        let source = places[reference.from], target.position > source.position
      else { continue }
      findings.warning(
        "'\(reference.from)' builds on '\(reference.target)', which comes after it, in line \(target.place.line).",
        at: reference.to.place, "Put what an entry builds on before it.")
    }
  }

  /// A history can go on under one key only.
  private func checkAliases() {
    var owners: [CitationKey: (key: CitationKey, place: Place)] = [:]
    for (alias, key, place) in aliases {
      if let other = places[alias] {
        findings.error(
          "The alias '\(alias)' of '\(key)' is the key of the entry in line \(other.place.line).", at: place,
          "An alias is a key that the list doesn't use any more; take it out.")
      } else if let other = owners[alias] {
        findings.error(
          "The alias '\(alias)' is already that of '\(other.key)' in line \(other.place.line).", at: place,
          "Name it with one entry only.")
      } else {
        owners[alias] = (key, place)
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
        if let first = way.firstIndex(of: reference.target) {
          inCircles.formUnion(way[first...])
          let circle = (way[first...] + [reference.target]).map(\.rawValue).joined(separator: " → ")
          findings.error(
            "These build on each other in a circle: \(circle).", at: reference.to.place,
            "Take one of the requirements out.")
        } else if !finished.contains(reference.target) {
          way.append(reference.target)
          rest.append((requirements[reference.target] ?? [])[...])
        }
      }
    }
    return inCircles
  }

  private func checkTerms() {
    guard !explained.isEmpty else { return }
    for name in terms where explained[name.value.lowercased()] == nil {
      findings.warning(
        "No glossary entry explains '\(name.value.excerpt)'.", at: name.place,
        SimilarNames.nearest(to: name.value, among: explained.keys.sorted()).map { "Did you mean '\($0)'?" }
          ?? "Add it to 'glossary'.")
    }
  }
}
