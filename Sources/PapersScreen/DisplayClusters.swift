/// The clusters of a text as a terminal shows them, with what shows nothing left out.
///
/// Finding the ends of grapheme clusters is what costs time in text layout, so the two cases in which a cluster is surely
/// one scalar are told by their bytes: ASCII before ASCII, and CJK before CJK or ASCII. Everything else is left to
/// Swift's `Character`.
struct DisplayClusters<Text: StringProtocol>: Sequence, IteratorProtocol {
  private let text: Text
  private var index: Text.Index

  init(_ text: Text) {
    self.text = text
    index = text.startIndex
  }

  mutating func next() -> DisplayCluster? {
    while let step = nextStep() {
      if let cluster = step.cluster { return cluster }
    }
    return nil
  }

  /// The next cluster with the number of bytes it takes in the text; `cluster` is `nil` for one that shows nothing.
  mutating func nextStep() -> (cluster: DisplayCluster?, utf8Count: Int)? {
    let utf8 = text.utf8
    guard index < utf8.endIndex else { return nil }
    let byte = utf8[index]
    let following = utf8.index(after: index)
    if (0x20..<0x7F).contains(byte) {
      if following == utf8.endIndex || (0x20..<0x7F).contains(utf8[following]) {
        index = following
        return (DisplayCluster(ascii: byte), 1)
      }
    } else if (0xE4...0xE9).contains(byte) {
      // Three bytes: U+4000 to U+9FFF, all of it CJK and two columns wide but for the hexagrams at U+4DC0.
      let second = utf8[following]
      let thirdIndex = utf8.index(after: following)
      let third = utf8[thirdIndex]
      let end = utf8.index(after: thirdIndex)
      let value = UInt32(byte & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
      if value >= 0x4E00, end == utf8.endIndex || Self.standsAlone(utf8[end]) {
        index = end
        return (DisplayCluster(wide: Unicode.Scalar(value)!), 3)
      }
    }
    let start = index
    index = text.index(after: index)
    return (DisplayCluster(text[start]), utf8.distance(from: start, to: index))
  }

  /// Whether a character with this first byte never joins the one before it: ASCII and CJK ideographs.
  private static func standsAlone(_ byte: UInt8) -> Bool {
    byte < 0x80 || (0xE5...0xE9).contains(byte)
  }
}
