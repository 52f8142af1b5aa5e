import PapersModel

/// A text of ours that stands between guards and is made anew by each export.
struct GeneratedPart {
  /// As it stands between the guards.
  let text: Bytes
  private let lineBreak: LineBreak

  init(_ text: String, lineBreak: LineBreak) {
    self.lineBreak = lineBreak
    let ended = text.isEmpty || text.utf8.last == 0x0A ? text : text + "\n"
    self.text = VaultGuard.escaped(lineBreak.applied(to: ended))
  }

  func between(_ opening: String, _ closing: String) -> Bytes {
    lineBreak.applied(to: opening + "\n") + text + lineBreak.applied(to: closing + "\n")
  }

  /// What somebody wrote inside a part: its lines that the text to come hasn't, if the part isn't as it was written.
  ///
  /// - Parameter fingerprint: That of a text of this part.
  func linesToKeep(
    of part: VaultBody.Part, in body: VaultBody, fingerprint: (Bytes) -> ContentHash
  ) -> Bytes {
    let lines = Array(body.lines[(part.lines.lowerBound + 1)..<(part.lines.upperBound - 1)])
    let inner = Bytes(lines.joined())
    guard fingerprint(inner).description != part.opening.fingerprints.first else { return [] }
    let diff = LineDiff(from: ArraySlice(text.withLineFeeds), to: ArraySlice(inner.withLineFeeds))
    let kept = diff.changes.flatMap { lines[$0.new] }
    guard kept.contains(where: { !$0.isBlank }) else { return [] }
    return lineBreak.bytes + kept.joined()
  }
}

extension ContentHash {
  /// A fingerprint of a part of a page: the same text elsewhere has another one, so that what is copied from file to
  /// file doesn't count as written there. Kinds of line breaks don't matter, as editors change them.
  init(of part: VaultPart, _ key: CitationKey, _ text: Bytes) {
    self.init(Bytes(part.rawValue.utf8) + [0] + key.rawValue.utf8 + [0] + text.withLineFeeds)
  }
}
