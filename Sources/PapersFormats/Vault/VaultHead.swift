/// The properties at the top of a file, with ours in it.
struct VaultHead {
  var text: Bytes
  /// Whether there was nothing before.
  var isNew: Bool
  var warnings: [VaultWarning] = []

  /// The text, and a blank line after it if it would run into what is below.
  func text(above line: ByteSlice?, _ lineBreak: LineBreak) -> Bytes {
    guard isNew, !text.isEmpty, let line, !line.isBlank else { return text }
    return text + lineBreak.bytes
  }
}
