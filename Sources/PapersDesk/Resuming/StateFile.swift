import Foundation

/// A small file in which the program keeps something for the next start. Losing it costs little, so failing is quiet.
enum StateFile {
  /// How long another program that writes the file is waited for, in milliseconds.
  private static let patience = 1_000

  /// - Returns: `nil` for a file that is missing or damaged.
  static func read<Value: Decodable>(_ type: Value.Type, from file: URL) -> Value? {
    guard let data = try? Data(contentsOf: file) else { return nil }
    return try? JSONDecoder().decode(type, from: data)
  }

  /// Changes what a file holds, so that of two programs each keeps what the other wrote.
  ///
  /// - Parameters:
  ///   - empty: What counts as its contents where it is missing or damaged.
  static func change<Value: Codable>(_ file: URL, from empty: Value, _ body: (inout Value) -> Void) {
    try? FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let lock = open(file.path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    defer { if lock >= 0 { close(lock) } }
    // Whoever holds the lock writes a file and is done; one that was stopped just then must not stop others.
    for _ in 0..<patience / 10 where lock >= 0 && flock(lock, LOCK_EX | LOCK_NB) != 0 { usleep(10_000) }
    var value = read(Value.self, from: file) ?? empty
    body(&value)
    guard let data = try? JSONEncoder().encode(value) else { return }
    try? data.write(to: file, options: .atomic)
  }
}
