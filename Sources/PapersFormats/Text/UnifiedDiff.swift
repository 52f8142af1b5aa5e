/// What would change in a file, in the format that `diff -u` writes and `patch` and people read.
///
/// The format is described in POSIX, <https://pubs.opengroup.org/onlinepubs/9699919799/utilities/diff.html>.
public enum UnifiedDiff {
  /// The name that stands for a file that isn't there.
  public static let noFile = "/dev/null"

  /// The difference between two texts, byte by byte: texts that look alike and differ in bytes do differ.
  ///
  /// - Parameters:
  ///   - oldName: Stands after `---`; `noFile` for a file that is yet to be.
  ///   - newName: Stands after `+++`.
  ///   - context: Unchanged lines to show around a change, at least 0.
  /// - Returns: An empty text if nothing differs.
  public static func text(
    from old: String, to new: String, oldName: String, newName: String, context: Int = 3
  ) -> String {
    let diff = LineDiff(from: ArraySlice(old.utf8), to: ArraySlice(new.utf8))
    guard !diff.changes.isEmpty else { return "" }
    var out = Bytes("--- \(header(oldName))\n+++ \(header(newName))\n".utf8)
    for hunk in hunks(of: diff, context: context) { write(hunk, of: diff, context: context, to: &out) }
    return out.text
  }

  /// A name as it can stand in a header. A tab ends a name with spaces, as git writes it.
  private static func header(_ name: String) -> String {
    let line = String(name.map { $0.isNewline || $0 == "\t" ? "?" : $0 })
    return line.contains(" ") ? line + "\t" : line
  }

  /// The changes in groups whose contexts meet.
  private static func hunks(of diff: LineDiff, context: Int) -> [ArraySlice<LineDiff.Change>] {
    var hunks: [ArraySlice<LineDiff.Change>] = []
    var start = 0
    for index in diff.changes.indices {
      let isLast = index + 1 == diff.changes.count
      if isLast || diff.changes[index + 1].old.lowerBound - diff.changes[index].old.upperBound > 2 * context {
        hunks.append(diff.changes[start...index])
        start = index + 1
      }
    }
    return hunks
  }

  private static func write(
    _ hunk: ArraySlice<LineDiff.Change>, of diff: LineDiff, context: Int, to out: inout Bytes
  ) {
    guard let first = hunk.first, let last = hunk.last else { return }
    let before = min(context, first.old.lowerBound)
    let after = min(context, diff.old.count - last.old.upperBound)
    let old = (first.old.lowerBound - before)..<(last.old.upperBound + after)
    let new = (first.new.lowerBound - before)..<(last.new.upperBound + after)
    out += "@@ -\(range(old)) +\(range(new)) @@\n".utf8

    func write(_ sign: String, _ lines: ArraySlice<ByteSlice>) {
      for line in lines {
        out += sign.utf8
        out += line
        if line.last != 0x0A { out += "\n\\ No newline at end of file\n".utf8 }
      }
    }
    var position = old.lowerBound
    for change in hunk {
      write(" ", diff.old[position..<change.old.lowerBound])
      write("-", diff.old[change.old])
      write("+", diff.new[change.new])
      position = change.old.upperBound
    }
    write(" ", diff.old[position..<old.upperBound])
  }

  /// Lines count from 1; an empty range names the line before it.
  private static func range(_ lines: Range<Int>) -> String {
    "\(lines.isEmpty ? lines.lowerBound : lines.lowerBound + 1),\(lines.count)"
  }
}
