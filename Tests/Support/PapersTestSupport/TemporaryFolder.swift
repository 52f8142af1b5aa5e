import Foundation

/// A folder of its own in the temporary folder, which goes with the last use of it.
public final class TemporaryFolder: Sendable {
  public let url: URL

  /// - Throws: If the folder can't be made.
  public init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("paperstui-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The path of a file in it.
  public func path(_ name: String) -> String { url.appendingPathComponent(name).path }
}
