import BundledLists
import Foundation
import PapersApp
import PapersFormats
import PapersModel

/// A list to measure with, and what a measurement has to know about it.
struct Subject {
  /// `bundled`, or the number of its entries.
  let name: String
  let list: ReadingList
  let overview: ListOverview
  /// Its file; `nil` for the list inside the program.
  let file: String?

  static func bundled() throws -> Subject {
    let bytes = UnsafeBufferPointer(start: bundled_understanding_llms_start(), count: bundled_understanding_llms_size)
    return Subject(name: "bundled", list: try ListFile.list(from: bytes, file: "understanding-llms.yaml"), file: nil)
  }

  /// Writes a generated list into a folder.
  static func generated(count: Int, in folder: URL) throws -> Subject {
    let yaml = GeneratedList(count: count).yaml
    let file = folder.appendingPathComponent("generated-\(count).yaml")
    try Data(yaml.utf8).write(to: file)
    return Subject(
      name: count.formatted(.number.locale(Locale(identifier: "en"))),
      list: try ListFile.list(from: yaml.utf8, file: file.path), file: file.path)
  }

  private init(name: String, list: ReadingList, file: String?) {
    (self.name, self.list, self.file) = (name, list, file)
    var end = 0
    let sections = list.sections.map { section in
      let entries = section.readingOrder
      let start = end
      end += entries.count
      return SectionOverview(
        id: section.id, title: section.title, positions: start..<end,
        papers: Tally([.toRead: entries.count { $0.kind == .paper }]), everything: Tally([.toRead: entries.count]))
    }
    overview = ListOverview(id: list.id, title: list.title, sections: sections)
  }

  /// The paper at which a number of Downs from the top arrive, or the next if that is no paper; the last paper of a list
  /// that is shorter.
  ///
  /// - Returns: Its row, which is as many Downs away, and its number among the papers, counted from 1.
  func paper(atRow wanted: Int) -> (row: Int, number: Int) {
    var number = 0
    var row = 0
    for (position, entry) in list.readingOrder.enumerated() where entry.kind == .paper {
      number += 1
      row = overview.row(of: .entry(position))
      if row >= wanted { break }
    }
    return (row, number)
  }

  /// The list for a pager: one line for each entry.
  var plainText: String {
    list.readingOrder.map { entry in
      let title = entry.title.all.joined(separator: " ")
      return "\(title) · \(entry.authors.joined(separator: ", ")) · \(entry.year.map(String.init) ?? "")\n"
    }.joined()
  }
}
