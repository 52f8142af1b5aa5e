/// Links between notes: `[[vaswani2017]]`, as it is written here, and `[[@vaswani2017]]`, as a vault names its files; both
/// may go on with another name to show, `[[vaswani2017|the paper]]`.
public enum NoteLinks {
  public struct Link: Hashable, Sendable {
    /// From the first bracket to the last.
    public var range: Range<String.Index>
    public var key: CitationKey
  }

  /// The links of a note, in their order. What can't be a citation key is text.
  public static func all(in note: String) -> [Link] {
    var links: [Link] = []
    var start = note.startIndex
    while let opening = note[start...].firstRange(of: "[[") {
      guard let closing = note[opening.upperBound...].firstRange(of: "]]") else { break }
      var inner = note[opening.upperBound..<closing.lowerBound]
      // The last opening before a closing counts: "[[a [[b]]" links to b.
      var first = opening.lowerBound
      while let later = inner.firstRange(of: "[[") {
        first = later.lowerBound
        inner = inner[later.upperBound...]
      }
      var name = inner.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)[0]
      if name.first == "@" { name.removeFirst() }
      if CitationKey.isValid(String(name)) {
        links.append(Link(range: first..<closing.upperBound, key: CitationKey(String(name))))
      }
      start = closing.upperBound
    }
    return links
  }
}
