/// A file as it is.
struct VaultFile {
  /// The byte-order mark, if there is one.
  let mark: Bytes
  let lines: [ByteSlice]
  let lineBreak: LineBreak

  init(_ text: String?) {
    let bytes = Bytes((text ?? "").utf8)
    mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? [0xEF, 0xBB, 0xBF] : []
    lines = bytes[mark.count...].lines
    lineBreak = LineBreak(of: bytes)
  }
}
