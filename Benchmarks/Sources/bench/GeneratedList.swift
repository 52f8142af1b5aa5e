/// A list of any number of papers in the program's own format, the same in every run.
///
/// Sections hold 50 to 200 papers. Every third title has Chinese beside the English, one in ten is Chinese only, one paper
/// in four requires one or two of those shortly before it, and each has one or two sentences of commentary in both
/// languages. A paper takes about 600 bytes, so that 100,000 of them stay below the 64 MB that the program reads.
struct GeneratedList {
  /// The title. No sign follows itself in it so often that curses would send a repetition instead.
  static let title = "Generated papers"

  private(set) var yaml = ""
  private var generator: SeededGenerator

  init(count: Int, seed: UInt64 = 2017) {
    generator = SeededGenerator(seed: seed)
    yaml.reserveCapacity(count * 600)
    yaml = "title: {en: \(Self.title), zh: 生成的论文清单}\nsections:\n"
    var keys: [String] = []
    var section = 0
    while keys.count < count {
      section += 1
      let (english, chinese) = pick(Vocabulary.tasks)
      yaml += "  - id: section-\(section)\n"
      yaml += "    title: {en: \"\(english), part \(section)\", zh: \"\(chinese)（\(section)）\"}\n    entries:\n"
      for _ in 0..<min(count - keys.count, Int.random(in: 50...200, using: &generator)) { addPaper(&keys) }
    }
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements.randomElement(using: &generator)!
  }

  private mutating func addPaper(_ keys: inout [String]) {
    let index = keys.count
    let (quality, method, task) = (pick(Vocabulary.qualities), pick(Vocabulary.methods), pick(Vocabulary.tasks))
    let english = "\(quality.english) \(method.english) for \(task.english)"
    let chinese = "面向\(task.chinese)的\(quality.chinese)\(method.chinese)"
    let authors = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
      "\"\(pick(Vocabulary.givenNames)) \(pick(Vocabulary.familyNames))\""
    }
    let year = 2010 + index % 15
    let month = Int.random(in: 1...12, using: &generator)
    let day = Int.random(in: 1...28, using: &generator)
    let key = "paper\(year)n\(index)"

    yaml += "      - key: \(key)\n        title: "
    if index % 10 == 7 {
      yaml += "\"\(chinese)\"\n"
    } else if index % 3 == 0 {
      yaml += "{en: \"\(english)\", zh: \"\(chinese)\"}\n"
    } else {
      yaml += "\"\(english)\"\n"
    }
    yaml += "        authors: [\(authors.joined(separator: ", "))]\n        year: \(year)\n"
    yaml += "        published: \(year)-\(Self.twoDigits(month))-\(Self.twoDigits(day))\n"
    yaml += "        venue: \(pick(Vocabulary.venues))\n"
    if index >= 20, index % 4 == 0 {
      let distances = Set((0..<2).map { _ in Int.random(in: 1...20, using: &generator) }).sorted()
      yaml += "        requires: [\(distances.map { keys[index - $0] }.joined(separator: ", "))]\n"
    }
    let (why, lookFor) = (pick(Vocabulary.sentences), pick(Vocabulary.sentences))
    yaml += "        why: {en: \"\(why.english)\", zh: \"\(why.chinese)\"}\n"
    if index % 2 == 0 { yaml += "        look_for: {en: \"\(lookFor.english)\", zh: \"\(lookFor.chinese)\"}\n" }
    keys.append(key)
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
