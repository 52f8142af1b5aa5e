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
  private var sectionIDs: [String: Place] = [:]
  private var terms: [Placed<String>] = []
  private var explained: [String: Place] = [:]
  /// How often names may still be compared for a guess: some tenths of a second.
  private var comparisonsLeft = 200_000

  init(findings: FindingCollector) {
    self.findings = findings
  }

  // MARK: - While the list is gone through

  /// Notes a section. Where the reader was is found again by its id.
  func add(sectionID id: Placed<String>) {
    if let other = sectionIDs[id.value] {
      findings.error(
        "The id '\(id.value)' is already that of the section in line \(other.line).", at: id.place,
        "Give each section an id of its own, or none.")
    } else {
      sectionIDs[id.value] = id.place
    }
  }

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
    let keys = order.map(\.rawValue)
    for reference in references {
      guard let target = places[reference.target] else {
        findings.error(
          "'\(reference.field)' names '\(reference.to.value.excerpt)', which is not in the list.",
          at: reference.to.place,
          nearest(to: reference.to.value, among: keys).map { "Did you mean '\($0)'?" } ?? "Name the key of an entry.")
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
    struct Step {
      var key: CitationKey
      var rest: ArraySlice<Reference>
      /// The step that the longest circle through this one, as far as is known, comes back to.
      var circleStart = Int.max
    }
    var finished: Set<CitationKey> = []
    var inCircles: Set<CitationKey> = []
    for start in order where !finished.contains(start) {
      var way: [Step] = []
      var numbers: [CitationKey: Int] = [:]
      func go(to key: CitationKey) {
        numbers[key] = way.count
        way.append(Step(key: key, rest: (requirements[key] ?? [])[...]))
      }
      go(to: start)
      while let number = way.indices.last {
        guard let reference = way[number].rest.popFirst() else {
          let step = way.removeLast()
          numbers[step.key] = nil
          finished.insert(step.key)
          if step.circleStart <= number { inCircles.insert(step.key) }
          if step.circleStart < number {
            way[number - 1].circleStart = min(way[number - 1].circleStart, step.circleStart)
          }
          continue
        }
        if let first = numbers[reference.target] {
          way[number].circleStart = min(way[number].circleStart, first)
          let circle = Self.text(ofCircle: way[first...].lazy.map(\.key.rawValue))
          findings.error(
            "These build on each other in a circle: \(circle).", at: reference.to.place,
            "Take one of the requirements out.")
        } else if !finished.contains(reference.target) {
          go(to: reference.target)
        }
      }
    }
    return inCircles
  }

  /// The keys of a circle up to the first one again; of very many, those at both ends.
  private static func text(ofCircle keys: some BidirectionalCollection<String>) -> String {
    let shown = 20
    let names =
      keys.count <= shown
      ? Array(keys) : keys.prefix(shown / 2) + ["… \(keys.count - shown) more …"] + keys.suffix(shown / 2)
    return (names + keys.prefix(1)).joined(separator: " → ")
  }

  private func checkTerms() {
    guard !explained.isEmpty else { return }
    let names = explained.keys.sorted()
    for name in terms where explained[name.value.lowercased()] == nil {
      findings.warning(
        "No glossary entry explains '\(name.value.excerpt)'.", at: name.place,
        nearest(to: name.value, among: names).map { "Did you mean '\($0)'?" } ?? "Add it to 'glossary'.")
    }
  }

  /// The name that was probably meant.
  ///
  /// Where a list was generated, or a part of it left out, thousands of names may be wrong. Who reads that many findings
  /// looks for what they have in common, so that only the first ones get a guess.
  private func nearest(to name: String, among names: [String]) -> String? {
    guard comparisonsLeft > 0 else { return nil }
    comparisonsLeft -= names.count
    return SimilarNames.nearest(to: name, among: names)
  }
}
