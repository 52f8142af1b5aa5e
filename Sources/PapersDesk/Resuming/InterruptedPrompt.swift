import Foundation
import PapersApp

/// A line that was being typed when the program crashed. Where the program ends in order, its saved view holds the line.
package struct InterruptedPrompt: Codable, Equatable {
  /// The list on which it was typed.
  package var source: String
  package var prompt: Prompt

  package init(source: String, prompt: Prompt) {
    self.source = source
    self.prompt = prompt
  }

  /// Makes the folder of the file, so that a crash only has to write.
  package static func prepare() {
    let folder = Places.interruptedPrompt.deletingLastPathComponent().path
    guard !FileManager.default.fileExists(atPath: folder) else { return }
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  package var text: String? { (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } }

  /// The line of a list, once.
  package static func take(of source: String) -> Prompt? {
    guard let data = try? Data(contentsOf: Places.interruptedPrompt) else { return nil }
    let kept = try? JSONDecoder().decode(InterruptedPrompt.self, from: data)
    if let kept, kept.source != source { return nil }
    try? FileManager.default.removeItem(at: Places.interruptedPrompt)
    return kept?.prompt
  }
}
