import Foundation
import PapersModel

/// How the backups of a library are called: `library.backup-7-2026-11-24.sqlite` beside `library.sqlite`.
///
/// The number grows by 1 with each backup and tells which is newer, whatever the clock said; the day is for the reader.
struct BackupNames {
  /// How many backups are kept.
  static let keptCount = 3
  /// How a copy that isn't finished ends.
  static let partialSuffix = ".partial"
  /// How the files end that SQLite keeps beside one that it writes.
  private static let companionSuffixes = ["-journal", "-wal", "-shm"]

  /// Removes a copy that isn't finished, with what SQLite kept beside it.
  static func removePartial(_ path: String) {
    for suffix in [""] + companionSuffixes { try? FileManager.default.removeItem(atPath: path + suffix) }
  }

  private static func isPartial(_ name: String) -> Bool {
    ([""] + companionSuffixes).contains { name.hasSuffix(partialSuffix + $0) }
  }

  private let folder: URL
  private let stem: String
  private let suffix: String

  /// - Parameter path: The library's file.
  init(library path: String) {
    let file = URL(fileURLWithPath: path)
    folder = file.deletingLastPathComponent()
    stem = file.deletingPathExtension().lastPathComponent + ".backup-"
    suffix = file.pathExtension.isEmpty ? "" : "." + file.pathExtension
  }

  /// The backups there are, the newest first.
  func existing() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .compactMap { name in number(in: name).map { (number: $0, name: name) } }
      .sorted { $0.number > $1.number }
      .map { folder.appendingPathComponent($0.name).path }
  }

  /// Where the next backup goes.
  func next(on day: CivilDay) throws -> String {
    let latest = try existing().first.flatMap { number(in: URL(fileURLWithPath: $0).lastPathComponent) } ?? 0
    return folder.appendingPathComponent("\(stem)\(latest + 1)-\(day)\(suffix)").path
  }

  /// Removes all but the newest, and unfinished ones that a killed program left behind a day ago or longer.
  ///
  /// - Parameter spared: A file that stays in any case.
  func removeOld(sparing spared: String?) throws {
    let spared = spared.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
    for path in try existing().dropFirst(Self.keptCount)
    where URL(fileURLWithPath: path).standardizedFileURL.path != spared {
      try FileManager.default.removeItem(atPath: path)
    }
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where name.hasPrefix(stem) && Self.isPartial(name) {
      let path = folder.appendingPathComponent(name).path
      let changed = try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
      if let changed, changed.timeIntervalSinceNow < -86_400 { try? FileManager.default.removeItem(atPath: path) }
    }
  }

  /// The number in a name that is just as `next` makes it; other files are nobody's to remove.
  private func number(in name: String) -> Int? {
    guard name.hasPrefix(stem), name.hasSuffix(suffix), name.count > stem.count + suffix.count else { return nil }
    let middle = name.dropFirst(stem.count).dropLast(suffix.count)
    guard let dash = middle.firstIndex(of: "-") else { return nil }
    let digits = middle[..<dash]
    let day = PartialDate(String(middle[middle.index(after: dash)...]))
    guard day?.day != nil, digits.allSatisfy({ $0.isASCII && $0.isNumber }), digits.count < 10 else { return nil }
    return Int(digits)
  }
}
